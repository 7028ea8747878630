import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { ListedOccurrence } from '#domain/booking/listing.ts'
import { useSay } from '#renderer/client/language.tsx'
import { listText } from '#words/say.ts'
import { sortRows, SORTS, type Sort } from './sort-bookings.ts'

type BookingsTableProps = {
  rows: readonly ListedOccurrence[]
  /** ids of chosen bookings: every date of a booking is chosen with it */
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
  open: string | undefined
  onOpen: (id: string) => void
}

const ROW_HEIGHT = 32

/** The booked dates as a table, sortable by each column; only visible rows are in the document. */
export function BookingsTable({ rows, chosen, onChoose, open, onOpen }: BookingsTableProps) {
  const { say, when, language } = useSay()
  const [sort, setSort] = useState<Sort>({ by: 'when', down: false })
  const sorted = useMemo(() => sortRows(rows, sort, language), [rows, sort, language])
  const scroll = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({ count: sorted.length, getScrollElement: () => scroll.current, estimateSize: () => ROW_HEIGHT, paddingStart: ROW_HEIGHT, overscan: 8 })
  const ids = useMemo(() => new Set(rows.map(r => r.bookingId)), [rows])
  const allChosen = ids.size > 0 && [...ids].every(id => chosen.has(id))

  function toggle(id: string): void {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  return (
    <div ref={scroll} className="bookings" role="table" aria-label={say('bookings.title')} aria-rowcount={sorted.length + 1} tabIndex={0}>
      <div role="row" aria-rowindex={1} className="bookings-row bookings-head">
        <span role="columnheader">
          <Checkbox aria-label={say('bookings.chooseAll')} checked={allChosen} indeterminate={!allChosen && chosen.size > 0} onChange={() => onChoose(allChosen ? new Set() : ids)} />
        </span>
        {SORTS.map(by => (
          <span role="columnheader" key={by} aria-sort={sort.by === by ? (sort.down ? 'descending' : 'ascending') : 'none'}>
            <button type="button" onClick={() => setSort({ by, down: sort.by === by && !sort.down })}>
              {say(`bookings.${by}`)} <span aria-hidden="true">{sort.by === by ? (sort.down ? '↓' : '↑') : ''}</span>
            </button>
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: list.getTotalSize() - ROW_HEIGHT }}>
        {list.getVirtualItems().map(item => {
          const row = sorted[item.index]!
          const things = [row.workshop, ...row.items.map(i => (i.units > 1 ? `${i.name} ×${i.units}` : i.name))].filter(Boolean)
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
              <span role="cell">{`${when(row.start)}–${row.end.slice(11)}`}</span>
              <span role="cell">
                <button type="button" className="link" onClick={() => onOpen(row.bookingId)}>
                  {row.title}
                </button>
              </span>
              <span role="cell">{listText([...row.classGroups, ...row.teachers, ...(row.enterprise ? [row.enterprise] : [])], language)}</span>
              <span role="cell">{listText(things, language)}</span>
              <span role="cell">{say(`choice.use.${row.use}`)}</span>
              <span role="cell">
                <span className={`status-mark ${row.status}`} aria-hidden="true" /> {say(`choice.status.${row.status}`)}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
