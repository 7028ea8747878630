import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { PlacementRow } from '#domain/placement/overview.ts'
import type { PlacementSort } from '#domain/placement/listing.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { hearRowKeys, rowsSeen } from '#renderer/ui/row-keys.ts'
import { PlacementLine } from './PlacementLine.tsx'

export const ROW_HEIGHT = 34

/** The columns of the list, and by what each sorts. */
const COLUMNS = [
  ['student', 'student'],
  ['group', 'group'],
  ['host', 'host'],
  ['post', 'post'],
  ['tutor', 'tutor'],
  ['mentor', undefined],
  ['days', 'from'],
  ['papers', 'lacking'],
  ['findings', 'findings'],
] as const

type PlacementListProps = {
  total: number
  rowAt: (index: number) => PlacementRow | undefined
  onInSight: (first: number) => void
  sort: PlacementSort | undefined
  onSort: (sort: PlacementSort | undefined) => void
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
  onChooseAll: () => void
  /** the row under the keyboard */
  active: number
  onActive: (index: number) => void
  open: string | null
  onOpen: (id: string, index: number) => void
  onClose: () => void
}

/** Placements as rows; only those in sight are in the page. Arrows move, Space chooses, Enter opens, Esc closes, Ctrl+A chooses all. */
export function PlacementList(props: PlacementListProps) {
  const { total, rowAt, onInSight, sort, onSort, chosen, onChoose, onChooseAll, active, onActive, open, onOpen, onClose } = props
  const { say } = useSay()
  const body = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: total, getScrollElement: () => body.current, estimateSize: () => ROW_HEIGHT, overscan: 8, scrollPaddingStart: ROW_HEIGHT })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0

  useEffect(() => onInSight(first), [first, onInSight])
  useEffect(() => {
    if (active >= 0 && active < total) virtual.scrollToIndex(active)
  }, [active, total, virtual])

  function choose(id: string) {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  function onKeyDown(event: KeyboardEvent) {
    const row = rowAt(active) // not yet there while its page is on its way
    hearRowKeys(event, { at: active, count: total, page: rowsSeen(body.current, ROW_HEIGHT), move: onActive, open: row && (at => onOpen(row.id, at)), choose: row && (() => choose(row.id)), all: onChooseAll, leave: onClose })
  }
  const all = total > 0 && chosen.size >= total

  return (
    <div
      className="placement-list"
      role="grid"
      aria-label={say('placement.list')}
      aria-rowcount={total + 1}
      aria-activedescendant={active >= 0 && active < total ? `placement-row-${active}` : undefined}
      tabIndex={0}
      ref={body}
      onKeyDown={onKeyDown}
    >
      <div className="placement-head placement-grid" role="row">
        <span role="columnheader" className="placement-cell">
          <Checkbox aria-label={say('register.chooseAll')} checked={all} indeterminate={chosen.size > 0 && !all} onChange={onChooseAll} />
        </span>
        {COLUMNS.map(([column, by]) => {
          const mine = by && sort?.by === by ? sort : null
          return (
            <span key={column} role="columnheader" className={`column-${column}`} aria-sort={mine ? (mine.down ? 'descending' : 'ascending') : 'none'}>
              {by ? (
                <button type="button" className="placement-cell" onClick={() => onSort(!mine ? { by, down: column === 'papers' || column === 'findings' } : { by, down: !mine.down })}>
                  <span className="placement-text">{say(`placement.column.${column}`)}</span>
                  {mine && <Icon name={mine.down ? 'down' : 'up'} size={12} />}
                </button>
              ) : (
                <span className="placement-cell placement-text">{say(`placement.column.${column}`)}</span>
              )}
            </span>
          )
        })}
      </div>
      <div className="placement-rows" style={{ height: virtual.getTotalSize() }}>
        {items.map(item => {
          const row = rowAt(item.index)
          return (
            <PlacementLine
              key={item.index}
              index={item.index}
              top={item.start}
              row={row}
              active={item.index === active}
              open={row !== undefined && row.id === open}
              chosen={row !== undefined && chosen.has(row.id)}
              onChoose={choose}
              onOpen={onOpen}
            />
          )
        })}
      </div>
    </div>
  )
}
