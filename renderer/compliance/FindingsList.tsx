import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { issueWording } from '#domain/compliance/wording.ts'
import type { FindingRow } from '#contract/compliance.ts'
import { useSay } from '#renderer/client/language.tsx'
import { pressed } from '#renderer/shell/shortcuts.ts'
import { hearRowKeys, rowsSeen } from '#renderer/ui/row-keys.ts'
import { findingKey } from './finding-key.ts'
import { SeverityMark } from './SeverityMark.tsx'

type FindingsListProps = { rows: readonly FindingRow[]; open: string | null; onOpen: (key: string | null) => void }

const ROW = 52
const HEAD = 32

/** The findings as rows. Arrows move the open one, Enter opens the first, Esc closes. */
export function FindingsList({ rows, open, onOpen }: FindingsListProps) {
  const { say, language } = useSay()
  const scroll = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, paddingStart: HEAD, scrollPaddingStart: HEAD, overscan: 8 })
  const at = open === null ? -1 : rows.findIndex(f => findingKey(f) === open)
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at)
  }, [at, list])
  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 })
  }, [rows])

  const openAt = (to: number) => onOpen(findingKey(rows[to]!))
  function onKeyDown(event: KeyboardEvent): void {
    // the row under the keyboard is the one that is open: with none, Enter opens the first
    hearRowKeys(event, { at: open === null && pressed(event, 'rows.open') ? 0 : at, count: rows.length, page: rowsSeen(scroll.current, ROW), move: openAt, open: openAt, leave: open === null ? undefined : () => onOpen(null) })
  }
  const years = (f: FindingRow) => (f.from === f.to ? f.from : `${f.from} – ${f.to}`)
  return (
    <div ref={scroll} className="findings" role="table" aria-label={say('compliance.title')} aria-rowcount={rows.length + 1} tabIndex={0} lang={language} onKeyDown={onKeyDown}>
      <div role="row" aria-rowindex={1} className="finding-row finding-columns">
        {(['severity', 'rule', 'issue', 'days'] as const).map(column => (
          <span role="columnheader" key={column}>{say(`compliance.column.${column}`)}</span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: Math.max(0, list.getTotalSize() - HEAD) }}>
        {list.getVirtualItems().map(item => {
          const f = rows[item.index]!
          const key = findingKey(f)
          const { code, facts } = issueWording(f)
          const issue = say(code, facts)
          return (
            <div role="row" key={key} aria-rowindex={item.index + 2} className={`finding-row${open === key ? ' open' : ''}`} style={{ transform: `translateY(${item.start}px)` }} onClick={() => onOpen(key)}>
              <span role="cell"><SeverityMark severity={f.severity} answered={f.answer !== undefined} /></span>
              <span role="cell">{f.rule}</span>
              <span role="cell" className="finding-what">
                <button type="button" className="link" title={issue} tabIndex={-1} onClick={() => onOpen(key)}>{issue}</button>
                <span className="finding-whom">
                  <span>{f.name}</span>
                  {f.host && f.host !== f.name && <span className="finding-host"> · {f.host}</span>}
                </span>
              </span>
              <span role="cell" className="finding-when">{years(f)}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
