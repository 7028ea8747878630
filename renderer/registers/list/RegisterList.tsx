import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent } from 'react'
import type { RegisterRow } from '#contract/register.ts'
import { useSay } from '#renderer/client/language.tsx'
import { shortcutAt, type ShortcutAt } from '#renderer/shell/shortcuts.ts'
import { useSteady } from '#renderer/ui/use-steady.ts'
import { worderOf } from '#words/value-text.ts'
import { columnWidth } from '../columns.ts'
import { useRowsInSight } from '../use-rows-in-sight.ts'
import { CellEditor, type AfterCell } from './CellEditor.tsx'
import { movedCell, oneCell, rangeOf, type CellPlace, type CellRange } from './cell-place.ts'
import { ListHead } from './ListHead.tsx'
import { ListRow, type RowActs } from './ListRow.tsx'
import type { ListState } from './list-state.ts'
import { useCellWrites, type Written } from './use-cell-writes.ts'
import '../registers.css'

type RegisterListProps = {
  list: ListState
  /** the records that are found, in their order */
  ids: readonly string[]
  /** the first of them */
  firstRows: readonly RegisterRow[]
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
  /** where the keyboard is */
  cell: CellPlace | null
  onCell: (cell: CellPlace) => void
  onOpen: (id: string) => void
  onClose: () => void
  /** nothing can be written in this list */
  fixed: boolean
  onCopy: (range: CellRange | null) => void
  onPaste: (text: string, range: CellRange) => void
  onDelete: (range: CellRange) => void
}


const ROW = 34
/** rows beside those in sight that are in the page as well */
const OVERSCAN = 6

/**
 * A register as rows; only those in sight are in the page, and asked for. Arrows move from cell to cell, Shift draws a stretch of them, Space chooses the
 * row, Enter opens it, F2 or typing writes into the cell, Alt+Down filters the column, Ctrl+A chooses all, Ctrl+C and Ctrl+V go to and from a spreadsheet,
 * Delete empties, Esc closes.
 */
export function RegisterList({ list, ids, firstRows, chosen, onChoose, cell, onCell, onOpen, onClose, fixed, onCopy, onPaste, onDelete }: RegisterListProps) {
  const { say, language } = useSay()
  const { table, columns } = list
  const body = useRef<HTMLDivElement>(null)
  const lastChosen = useRef<string | null>(null)
  const [filtering, setFiltering] = useState<string | null>(null)
  const { editing, setEditing, under, write } = useCellWrites(table, at => onCell(oneCell(at.row, at.column)))
  const written = editing?.row ?? -1
  // what is being written is not lost when somebody scrolls away from it
  const rangeExtractor = useCallback((seen: Range) => [...new Set([...defaultRangeExtractor(seen), ...(written >= 0 ? [written] : [])])].sort((a, b) => a - b), [written])
  const virtual = useVirtualizer({ count: ids.length, getScrollElement: () => body.current, estimateSize: () => ROW, overscan: OVERSCAN, scrollPaddingStart: ROW, rangeExtractor })
  const items = virtual.getVirtualItems()
  const seen = items.filter(item => item.index !== written || items.length === 1)
  const [first, last] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0]
  const rowOf = useRowsInSight(table, ids, firstRows, first, last, virtual.isScrolling)
  // a row that leaves at one end is written over for the one that comes at the other: there are as many as can be seen at once
  const places = Math.ceil((virtual.scrollRect?.height ?? 0) / ROW) + 2 + 2 * OVERSCAN
  const placeOf = (index: number) => (index === written ? places : index % places)
  // while they move, rows keep their places in the document; when they rest, they stand there in their order
  const drawn = virtual.isScrolling ? items.toSorted((a, b) => placeOf(a.index) - placeOf(b.index)) : items
  const worders = useMemo(() => columns.map(column => worderOf(column, language)), [columns, language])
  const template = useMemo(() => `40px ${columns.map(c => `minmax(${columnWidth(c)}px, ${columnWidth(c)}fr)`).join(' ')}`, [columns])
  const width = 40 + columns.reduce((sum, c) => sum + columnWidth(c), 0)
  const range = cell && rangeOf(cell)
  const [row, column] = [cell?.row ?? -1, Math.min(cell?.column ?? -1, columns.length - 1)]

  useEffect(() => {
    if (row >= 0 && row < ids.length) virtual.scrollToIndex(row)
  }, [row, ids.length, virtual])
  useEffect(() => {
    if (column >= 0) showColumn(body.current, column)
  }, [row, column])

  const choose = useSteady((id: string, event: MouseEvent | null) => {
    const next = new Set(chosen)
    const from = event?.shiftKey && lastChosen.current !== null ? ids.indexOf(lastChosen.current) : -1
    const on = !chosen.has(id)
    const stretch = from < 0 ? [id] : ids.slice(Math.min(from, ids.indexOf(id)), Math.max(from, ids.indexOf(id)) + 1)
    for (const one of stretch) {
      if (on) next.add(one)
      else next.delete(one)
    }
    lastChosen.current = id
    onChoose(next)
  })
  const press = useSteady((event: MouseEvent, at: number, over: number) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey) return
    // a click may open the record at the side, which moves the columns: a double click means the cell that was pressed first
    if (event.detail < 2) onCell(event.shiftKey && cell ? { ...cell, row: at, column: over } : oneCell(at, over))
  })
  const draw = useSteady((at: number, over: number) => cell && onCell({ ...cell, row: at, column: over }))
  const click = useSteady((event: MouseEvent, id: string) => {
    if (event.ctrlKey || event.metaKey) choose(id, event)
    else if (!event.shiftKey && event.detail < 2) onOpen(id)
  })
  const edit = useSteady(() => begin(null))
  const acts = useMemo<RowActs>(() => ({ choose, press, draw, click, edit }), [choose, press, draw, click, edit])

  function begin(seed: string | null) {
    const id = ids[row]
    const field = columns[column]
    if (id !== undefined && field && !fixed && !editing && (field.kind !== 'list' || field.written) && rowOf(id)) setEditing({ id, row, column, seed })
  }
  const goOn = useSteady((after: AfterCell) => {
    if (!editing) return
    setEditing(null)
    const to = { down: [1, 0], right: [0, 1], left: [0, -1], here: [0, 0], away: null }[after]
    if (!to) return
    onCell(oneCell(Math.min(ids.length - 1, editing.row + to[0]!), Math.min(columns.length - 1, Math.max(0, editing.column + to[1]!))))
    body.current?.focus({ preventScroll: true })
  })
  const onWritten = useSteady((after: AfterCell, what: Written, accept?: boolean) => {
    const [field, held] = [columns[editing?.column ?? -1], editing && rowOf(editing.id)]
    if (editing && field && held) void write(editing, field, held, what, accept)
    goOn(after)
  })
  function pasted(event: ClipboardEvent) {
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea')) return
    if (!range || fixed) return
    event.preventDefault()
    onPaste(event.clipboardData.getData('text/plain'), range)
  }
  const chooseAll = useSteady(() => onChoose(chosen.size === ids.length ? new Set() : new Set(ids)))
  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((body.current?.clientHeight ?? 400) / ROW) - 2)
    const ctrl = event.ctrlKey || event.metaKey
    const id = ids[row]
    const field = columns[column]
    const go = () => {
      const moved = movedCell(cell && { ...cell, column }, { key: event.key, shift: event.shiftKey, ctrl }, { rows: ids.length, columns: columns.length, page })
      if (!moved) return
      onCell(moved)
      virtual.scrollToIndex(moved.row) // also where the keyboard was there before, and somebody scrolled away
    }
    const acts: Record<ShortcutAt<'register'>, (() => void) | null> = {
      'register.step': go,
      'register.edge': go,
      'register.stretch': go,
      'register.open': id === undefined ? null : () => onOpen(id),
      'register.edit': () => begin(null),
      'register.choose': id === undefined ? null : () => choose(id, null),
      'register.all': chooseAll,
      'register.copy': range || chosen.size ? () => onCopy(range) : null,
      'register.paste': null, // the browser brings what is pasted
      'register.clear': range && (() => onDelete(range)),
      'register.filter': field ? () => setFiltering(field.name) : null,
      'register.find': null, // the page's
      'register.new': null,
      'register.leave': onClose,
    }
    const shortcut = shortcutAt(event, 'register')
    const act = shortcut ? acts[shortcut] : event.key.length === 1 && !ctrl && !event.altKey ? () => begin(event.key) : null
    if (!act) return
    act()
    event.preventDefault()
  }
  const onFiltering = useSteady((field: string | null) => {
    setFiltering(field)
    if (field === null) body.current?.focus({ preventScroll: true })
  })

  return (
    <div
      className={row < 0 ? 'register-list nowhere' : 'register-list'}
      role="grid"
      aria-label={say(`tables.${table}`)}
      aria-rowcount={ids.length + 1}
      aria-multiselectable
      aria-activedescendant={row >= first && row <= last && column >= 0 ? `cell-${row}-${column}` : undefined}
      tabIndex={0}
      ref={body}
      onKeyDown={onKeyDown}
      onPaste={pasted}
    >
      <ListHead list={list} template={template} width={width} all={ids.length > 0 && chosen.size === ids.length} some={chosen.size > 0} onChooseAll={chooseAll} filtering={filtering} onFiltering={onFiltering} />
      <div style={{ height: virtual.getTotalSize(), position: 'relative', minWidth: width }}>
        {drawn.map(item => {
          const id = ids[item.index]!
          const held = rowOf(id)
          const writes = editing?.id === id && held ? editing : null
          const inRange = range !== null && item.index >= range.top && item.index <= range.bottom && (range.top < range.bottom || range.left < range.right)
          return (
            <ListRow
              key={placeOf(item.index)}
              index={item.index}
              id={id}
              row={held}
              columns={columns}
              worders={worders}
              template={template}
              top={item.start}
              chosen={chosen.has(id)}
              current={writes ? writes.column : item.index === row ? column : -1}
              left={inRange ? range.left : -1}
              right={inRange ? range.right : -1}
              underway={held && under.get(id)?.row === held ? under.get(id)!.texts : null}
              editor={
                writes && held ? (
                  <CellEditor
                    key={`${id} ${writes.column} ${writes.refusal ? 'again' : ''}`}
                    table={table}
                    field={columns[writes.column]!}
                    row={held}
                    word={worders[writes.column]!}
                    seed={writes.seed}
                    refusal={writes.refusal ?? null}
                    onWritten={onWritten}
                    onLeft={goOn}
                  />
                ) : null
              }
              acts={acts}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Scrolls sideways until a column is in sight. */
function showColumn(body: HTMLElement | null, column: number): void {
  const head = body?.querySelectorAll<HTMLElement>('.register-head > span')[column + 1]
  if (!body || !head) return
  const [left, right] = [head.offsetLeft, head.offsetLeft + head.offsetWidth]
  if (left < body.scrollLeft) body.scrollLeft = left
  else if (right > body.scrollLeft + body.clientWidth) body.scrollLeft = right - body.clientWidth
}
