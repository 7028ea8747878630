import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { useMemo, useRef } from 'react'
import type { ListedOccurrence } from '#domain/booking/listing.ts'
import { useSay } from '#renderer/client/language.tsx'
import { cellsOf } from './cells.ts'
import { SORTS, type Sort } from './sort-bookings.ts'

type BookingsTableProps = {
  /** in their order */
  rows: readonly ListedOccurrence[]
  sort: Sort
  onSort: (sort: Sort) => void
  /** ids of chosen bookings: every date of a booking is chosen with it */
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
  open: string | undefined
  onOpen: (id: string) => void
}

const ROW_HEIGHT = 32

/** The booked dates as a table, sortable by each column; only visible rows are in the document. */
export function BookingsTable({ rows, sort, onSort, chosen, onChoose, open, onOpen }: BookingsTableProps) {
  const { say, when, language } = useSay()
  const scroll = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => ROW_HEIGHT, paddingStart: ROW_HEIGHT, overscan: 8 })
  const ids = useMemo(() => new Set(rows.map(r => r.bookingId)), [rows])
  const allChosen = ids.size > 0 && [...ids].every(id => chosen.has(id))

  function toggle(id: string): void {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  return (
    <div ref={scroll} className="bookings" role="table" aria-label={say('bookings.title')} aria-rowcount={rows.length + 1} tabIndex={0}>
      <div role="row" aria-rowindex={1} className="bookings-row bookings-head">
        <span role="columnheader">
          <Checkbox aria-label={say('bookings.chooseAll')} checked={allChosen} indeterminate={!allChosen && chosen.size > 0} onChange={() => onChoose(allChosen ? new Set() : ids)} />
        </span>
        {SORTS.map(by => (
          <span role="columnheader" key={by} aria-sort={sort.by === by ? (sort.down ? 'descending' : 'ascending') : 'none'}>
            <button type="button" onClick={() => onSort({ by, down: sort.by === by && !sort.down })}>
              {say(`bookings.${by}`)} <span aria-hidden="true">{sort.by === by ? (sort.down ? '↓' : '↑') : ''}</span>
            </button>
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: list.getTotalSize() - ROW_HEIGHT }}>
        {list.getVirtualItems().map(item => {
          const row = rows[item.index]!
          const [time, title, who, where, use, status] = cellsOf(row, { say, when, language })
          return (
            <div
              role="row"
              key={`${row.bookingId} ${row.start}`}
              aria-rowindex={item.index + 2}
              className={`bookings-row${open === row.bookingId ? ' open' : ''} ${row.status}`}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => onOpen(row.bookingId)}
            >
              <span role="cell" onClick={e => e.stopPropagation()}>
                <Checkbox aria-label={say('bookings.choose', { title: row.title })} checked={chosen.has(row.bookingId)} onChange={() => toggle(row.bookingId)} />
              </span>
              <span role="cell">{time}</span>
              <span role="cell">
                <button type="button" className="link" onClick={() => onOpen(row.bookingId)}>
                  {title}
                </button>
              </span>
              <span role="cell">{who}</span>
              <span role="cell">{where}</span>
              <span role="cell">{use}</span>
              <span role="cell">
                <span className={`status-mark ${row.status}`} aria-hidden="true" /> {status}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
