import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from './Icon.tsx'
import { hearRowKeys, rowsSeen } from './row-keys.ts'
import './row-grid.css'

export type Column<R> = {
  key: string
  label: string
  width: number
  /** its share of the room that is left over; of figures none, of texts their width */
  grow?: number
  figure?: boolean
  /** left out while something is open at the side */
  wide?: boolean
  /** what is read and sorted by; the cell itself where `render` says nothing else */
  text: (row: R) => string | number | null
  render?: (row: R) => ReactNode
}

type RowGridProps<R> = { label: string; rows: readonly R[]; columns: readonly Column<R>[]; idOf: (row: R) => string; open: string | null; onOpen: (id: string) => void; onClose: () => void; empty: string }

const ROW = 34

/** Any number of rows to look through: only those in sight are in the page. Heads sort, arrows move, Enter opens, Esc closes. */
export function RowGrid<R>({ label, rows, columns: all, idOf, open, onOpen, onClose, empty }: RowGridProps<R>) {
  const { language } = useSay()
  const body = useRef<HTMLDivElement>(null)
  const [sort, setSort] = useState<{ key: string; down: boolean } | null>(null)
  const [moved, setMoved] = useState<{ open: string | null; to: number } | null>(null)
  const columns = open ? all.filter(c => !c.wide) : all
  const by = sort && columns.find(c => c.key === sort.key)
  const shown = by ? rows.toSorted((a, b) => compare(by.text(a), by.text(b), language) * (sort.down ? -1 : 1)) : rows
  const virtual = useVirtualizer({ count: shown.length, getScrollElement: () => body.current, estimateSize: () => ROW, overscan: 10, scrollPaddingStart: ROW })
  const active = moved?.open === open ? moved.to : shown.findIndex(r => idOf(r) === open)
  const template = columns.map(c => `minmax(${c.width}px, ${c.figure ? `${c.width}px` : `${c.grow ?? c.width}fr`})`).join(' ')
  const width = columns.reduce((sum, c) => sum + c.width, 0)

  useEffect(() => {
    if (active >= 0 && active < shown.length) virtual.scrollToIndex(active)
  }, [active, shown.length, virtual])

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return
    hearRowKeys(event, { at: active, count: shown.length, page: rowsSeen(body.current, ROW), move: to => setMoved({ open, to }), open: at => onOpen(idOf(shown[at]!)), leave: onClose })
  }

  return (
    <div className="row-grid" role="grid" aria-label={label} aria-rowcount={shown.length + 1} tabIndex={0} ref={body} onKeyDown={onKeyDown} aria-activedescendant={shown[active] ? `row-at-${active}` : undefined}>
      <div className="row-head" role="row" style={{ gridTemplateColumns: template, minWidth: width }}>
        {columns.map(column => {
          const mine = sort?.key === column.key ? sort : null
          return (
            <span key={column.key} role="columnheader" aria-sort={mine ? (mine.down ? 'descending' : 'ascending') : 'none'}>
              <button type="button" className={column.figure ? 'row-cell figure' : 'row-cell'} title={column.label} onClick={() => setSort(!mine ? { key: column.key, down: column.figure ?? false } : mine.down === (column.figure ?? false) ? { key: column.key, down: !mine.down } : null)}>
                <span className="row-text">{column.label}</span>
                {mine && <Icon name={mine.down ? 'down' : 'up'} size={12} />}
              </button>
            </span>
          )
        })}
      </div>
      {shown.length === 0 && <p className="row-none quiet">{empty}</p>}
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative', minWidth: width }}>
        {virtual.getVirtualItems().map(item => {
          const row = shown[item.index]!
          const id = idOf(row)
          return (
            <div
              key={id}
              id={`row-at-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={id === open}
              className={`row-line${item.index === active ? ' active' : ''}`}
              style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }}
              onClick={() => onOpen(id)}
            >
              {columns.map(column => (
                <span key={column.key} role="gridcell" className={column.figure ? 'row-cell figure' : 'row-cell'} title={String(column.text(row) ?? '')}>
                  <span className="row-text">{column.render ? column.render(row) : column.text(row)}</span>
                </span>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Numbers by size, words by the language; what is empty comes last. */
function compare(a: string | number | null, b: string | number | null, language: string): number {
  if (a === b) return 0
  if (a === null || a === '') return 1
  if (b === null || b === '') return -1
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), language, { numeric: true })
}
