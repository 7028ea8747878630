import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { ConflictRow } from '#contract/exchange.ts'
import { useSay } from '#renderer/client/language.tsx'
import { instantText } from '#renderer/history/instant-text.ts'
import { useValueShown } from '#renderer/registers/use-value-shown.tsx'
import { hearRowKeys, rowsSeen } from '#renderer/ui/row-keys.ts'
import { conflictText } from './conflict-text.ts'

const ROW = 52

type ConflictListProps = {
  rows: readonly ConflictRow[]
  names: Record<string, string>
  marked: ReadonlySet<string>
  onMark: (ids: ReadonlySet<string>) => void
  open: string | null
  onOpen: (id: string | null) => void
}

/** Open questions as rows. Arrows move, Space chooses, Enter opens, Esc closes, Ctrl+A chooses all. */
export function ConflictList({ rows, names, marked, onMark, open, onOpen }: ConflictListProps) {
  const { say } = useSay()
  const body = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState(-1)
  const at = open === null ? Math.min(moved, rows.length - 1) : rows.findIndex(r => r.id === open)
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => body.current, estimateSize: () => ROW, overscan: 8 })
  const all = rows.length > 0 && rows.every(r => marked.has(r.id))
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at)
  }, [at, list])

  function mark(id: string) {
    const next = new Set(marked)
    if (!next.delete(id)) next.add(id)
    onMark(next)
  }
  const markAll = () => onMark(new Set(all ? [] : rows.map(r => r.id)))
  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return
    hearRowKeys(event, { at, count: rows.length, page: rowsSeen(body.current, ROW), move, open: to => onOpen(rows[to]!.id), choose: to => mark(rows[to]!.id), all: markAll, leave: open === null ? undefined : () => onOpen(null) })
  }
  function move(to: number) {
    setMoved(to)
    if (open !== null) onOpen(rows[to]!.id)
  }
  return (
    <div
      className="conflicts"
      role="grid"
      aria-label={say('exchange.view.conflicts')}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={at >= 0 ? `conflict-row-${at}` : undefined}
      tabIndex={0}
      ref={body}
      onKeyDown={onKeyDown}
    >
      <div role="row" className="conflict-row conflict-head">
        <span role="columnheader"><Checkbox aria-label={say('register.chooseAll')} checked={all} indeterminate={marked.size > 0 && !all} onChange={markAll} /></span>
        {(['record', 'about', 'sides'] as const).map(column => <span role="columnheader" key={column}>{say(`exchange.conflicts.${column}`)}</span>)}
      </div>
      <div role="rowgroup" className="conflict-rows" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]!
          return <ConflictLine key={row.id} row={row} index={index} top={start} names={names} active={index === at} marked={marked.has(row.id)} onMark={mark} onOpen={onOpen} />
        })}
      </div>
    </div>
  )
}

type ConflictLineProps = {
  row: ConflictRow
  index: number
  top: number
  names: Record<string, string>
  active: boolean
  marked: boolean
  onMark: (id: string) => void
  onOpen: (id: string) => void
}

function ConflictLine({ row, index, top, names, active, marked, onMark, onOpen }: ConflictLineProps) {
  const words = useSay()
  const { say, called, language } = words
  const { value } = useValueShown(row.table, names)
  const last = row.sides.at(-1)
  return (
    <div
      id={`conflict-row-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={marked}
      className={active ? 'conflict-row active' : 'conflict-row'}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(row.id)}
    >
      <span role="gridcell" onClick={e => e.stopPropagation()}><Checkbox aria-label={say('register.choose')} checked={marked} onChange={() => onMark(row.id)} /></span>
      <span role="gridcell" className="conflict-name" title={called(row.name)}>
        <strong>{called(row.name)}</strong>
        <span className="quiet">{say(`table.${row.table}`)}</span>
      </span>
      <span role="gridcell" className="conflict-name" title={conflictText(row, words)}>
        <span>{conflictText(row, words)}</span>
        {last && <span className="quiet">{instantText(last.at, language)}</span>}
      </span>
      <span role="gridcell" className="conflict-sides">
        {row.kind === 'field'
          ? row.sides.map((side, i) => <span key={i} className="conflict-side">{value(row.field ?? '', side.value)}</span>)
          : row.kind === 'removed'
            ? <span className="quiet">{say('exchange.conflict.removedBy', { by: last?.by || say('exchange.somebody') })}</span>
            : null}
      </span>
    </div>
  )
}
