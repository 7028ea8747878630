import { Checkbox } from 'antd'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { FieldInfo } from '#domain/base/field.ts'
import type { TableName } from '#domain/tables.ts'
import type { RegisterRow, ViewSort } from '#contract/register.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { worderOf } from '#words/value-text.ts'
import { columnWidth, isFigure } from './columns.ts'
import { useRowsInSight } from './use-rows-in-sight.ts'
import './registers.css'

type RegisterListProps = {
  table: TableName
  /** the records that are found, in their order */
  ids: readonly string[]
  /** the first of them */
  firstRows: readonly RegisterRow[]
  columns: readonly FieldInfo[]
  sort: ViewSort | null
  onSort: (sort: ViewSort | null) => void
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
  /** the row under the keyboard */
  active: number
  onActive: (index: number) => void
  onOpen: (id: string) => void
  onClose: () => void
}

const ROW = 34

/** A register as rows; only those in sight are in the page, and asked for. Arrows move, Space chooses, Enter opens, Esc closes, Ctrl+A chooses all. */
export function RegisterList({ table, ids, firstRows, columns, sort, onSort, chosen, onChoose, active, onActive, onOpen, onClose }: RegisterListProps) {
  const { say, language } = useSay()
  const body = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: ids.length, getScrollElement: () => body.current, estimateSize: () => ROW, overscan: 8, scrollPaddingStart: ROW })
  const items = virtual.getVirtualItems()
  const rowOf = useRowsInSight(table, ids, firstRows, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  const worders = useMemo(() => columns.map(column => worderOf(column, language)), [columns, language])
  const template = `40px ${columns.map(c => `minmax(${columnWidth(c)}px, ${columnWidth(c)}fr)`).join(' ')}`
  const width = 40 + columns.reduce((sum, c) => sum + columnWidth(c), 0)

  useEffect(() => {
    if (active >= 0 && active < ids.length) virtual.scrollToIndex(active)
  }, [active, ids.length, virtual])

  function choose(id: string) {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  function chooseAll() {
    onChoose(chosen.size === ids.length ? new Set() : new Set(ids))
  }
  function onKeyDown(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((body.current?.clientHeight ?? 400) / ROW) - 2)
    const steps: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: ids.length - 1 }
    const id = ids[active]
    if (event.key in steps) onActive(Math.min(ids.length - 1, Math.max(0, steps[event.key]!)))
    else if (event.key === 'Enter' && id) onOpen(id)
    else if (event.key === 'Escape') onClose()
    else if (event.key === ' ' && id) choose(id)
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) chooseAll()
    else return
    event.preventDefault()
  }

  return (
    <div
      className="register-list"
      role="grid"
      aria-label={say(`tables.${table}`)}
      aria-rowcount={ids.length + 1}
      aria-activedescendant={ids[active] ? `row-${active}` : undefined}
      tabIndex={0}
      ref={body}
      onKeyDown={onKeyDown}
    >
      <div className="register-head" role="row" style={{ gridTemplateColumns: template, minWidth: width }}>
        <span className="register-cell" role="columnheader">
          <Checkbox
            aria-label={say('register.chooseAll')}
            checked={ids.length > 0 && chosen.size === ids.length}
            indeterminate={chosen.size > 0 && chosen.size < ids.length}
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
        {items.map(item => {
          const id = ids[item.index]!
          const row = rowOf(id)
          return (
            <div
              key={id}
              id={`row-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={chosen.has(id)}
              className={`register-row${item.index === active ? ' active' : ''}${row ? '' : ' coming'}${row?.fields['status'] === 'cancelled' ? ' cancelled' : ''}`}
              aria-busy={!row}
              style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }}
              onClick={() => onOpen(id)}
            >
              <span className="register-cell" role="gridcell" onClick={e => e.stopPropagation()}>
                <Checkbox aria-label={say('register.choose')} checked={chosen.has(id)} onChange={() => choose(id)} />
              </span>
              {columns.map((column, i) => {
                const text = row ? worders[i]!(row.fields[column.name], row.names[column.name]) : ''
                return (
                  <span key={column.name} role="gridcell" className={`register-cell${isFigure(column) ? ' figure' : ''}`} title={text}>
                    <span className={`register-text${column.name === 'lenderId' ? ' lender' : ''}`}>{text}</span>
                  </span>
                )
              })}
            </div>
          )
        })}
      </div>
    </div>
  )
}
