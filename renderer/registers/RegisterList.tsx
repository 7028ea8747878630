import { Checkbox } from 'antd'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { FieldInfo } from '#domain/base/field.ts'
import type { TableName } from '#domain/tables.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { columnWidth, isFigure } from './columns.ts'
import type { ShownRow, Sort } from './row-order.ts'
import './registers.css'

type RegisterListProps = {
  table: TableName
  rows: readonly ShownRow[]
  columns: readonly FieldInfo[]
  sort: Sort | null
  onSort: (sort: Sort | null) => void
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
  /** the row under the keyboard */
  active: number
  onActive: (index: number) => void
  onOpen: (id: string) => void
  onClose: () => void
}

const ROW = 34

/** A register as rows; only those in sight are in the page. Arrows move, Space chooses, Enter opens, Esc closes, Ctrl+A chooses all. */
export function RegisterList({ table, rows, columns, sort, onSort, chosen, onChoose, active, onActive, onOpen, onClose }: RegisterListProps) {
  const { say } = useSay()
  const body = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => body.current, estimateSize: () => ROW, overscan: 8, scrollPaddingStart: ROW })
  const template = `40px ${columns.map(c => `minmax(${columnWidth(c)}px, ${columnWidth(c)}fr)`).join(' ')}`
  const width = 40 + columns.reduce((sum, c) => sum + columnWidth(c), 0)

  useEffect(() => {
    if (active >= 0 && active < rows.length) virtual.scrollToIndex(active)
  }, [active, rows.length, virtual])

  function choose(id: string) {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  function chooseAll() {
    onChoose(chosen.size === rows.length ? new Set() : new Set(rows.map(r => r.id)))
  }
  function onKeyDown(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((body.current?.clientHeight ?? 400) / ROW) - 2)
    const steps: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: rows.length - 1 }
    const row = rows[active]
    if (event.key in steps) onActive(Math.min(rows.length - 1, Math.max(0, steps[event.key]!)))
    else if (event.key === 'Enter' && row) onOpen(row.id)
    else if (event.key === 'Escape') onClose()
    else if (event.key === ' ' && row) choose(row.id)
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) chooseAll()
    else return
    event.preventDefault()
  }

  return (
    <div
      className="register-list"
      role="grid"
      aria-label={say(`tables.${table}`)}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={rows[active] ? `row-${active}` : undefined}
      tabIndex={0}
      ref={body}
      onKeyDown={onKeyDown}
    >
      <div className="register-head" role="row" style={{ gridTemplateColumns: template, minWidth: width }}>
        <span className="register-cell" role="columnheader">
          <Checkbox
            aria-label={say('register.chooseAll')}
            checked={rows.length > 0 && chosen.size === rows.length}
            indeterminate={chosen.size > 0 && chosen.size < rows.length}
            onChange={chooseAll}
          />
        </span>
        {columns.map(column => {
          const mine = sort?.field === column.name ? sort : null
          return (
            <span key={column.name} role="columnheader" aria-sort={mine ? (mine.down ? 'descending' : 'ascending') : 'none'}>
              <button
                type="button"
                className={isFigure(column) ? 'register-cell figure' : 'register-cell'}
                title={say(`field.${table}.${column.name}`)}
                onClick={() => onSort(!mine ? { field: column.name, down: false } : mine.down ? null : { field: column.name, down: true })}
              >
                <span className="register-text">{say(`field.${table}.${column.name}`)}</span>
                {mine && <Icon name={mine.down ? 'down' : 'up'} size={12} />}
              </button>
            </span>
          )
        })}
      </div>
      <div style={{ height: virtual.getTotalSize(), position: 'relative', minWidth: width }}>
        {virtual.getVirtualItems().map(item => {
          const row = rows[item.index]!
          return (
            <div
              key={row.id}
              id={`row-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={chosen.has(row.id)}
              className={`register-row${item.index === active ? ' active' : ''}${row.fields['status'] === 'cancelled' ? ' cancelled' : ''}`}
              style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }}
              onClick={() => onOpen(row.id)}
            >
              <span className="register-cell" role="gridcell" onClick={e => e.stopPropagation()}>
                <Checkbox aria-label={say('register.choose')} checked={chosen.has(row.id)} onChange={() => choose(row.id)} />
              </span>
              {columns.map(column => (
                <span key={column.name} role="gridcell" className={`register-cell${isFigure(column) ? ' figure' : ''}`} title={row.textOf(column.name)}>
                  <span className={`register-text${column.name === 'lenderId' ? ' lender' : ''}`}>{row.textOf(column.name)}</span>
                </span>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}
