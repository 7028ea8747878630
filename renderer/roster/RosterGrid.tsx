import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { dayText } from '#words/say.ts'
import { ChoiceMenu } from './ChoiceMenu.tsx'
import type { ShownPlan } from './effective.ts'
import { gridKey } from './grid-keys.ts'
import { RosterFoot } from './RosterFoot.tsx'
import { RosterHead } from './RosterHead.tsx'
import { RosterRow, type RowLook } from './RosterRow.tsx'
import { blockOf, isSingle, type Selection, type Spot } from './selection.ts'
import type { ShiftMark } from './shift-marks.ts'

type RosterGridProps = {
  plan: ShownPlan
  marks: readonly ShiftMark[]
  today: string
  selection: Selection | null
  /** cells are painted with what is chosen in the palette as soon as the mouse lets go */
  painting: boolean
  onSelect: (selection: Selection | null) => void
  /** a shift, or none, for the cells chosen */
  onSet: (shiftTypeId: string | null, advance: boolean) => void
  onPaint: (selection: Selection) => void
  onCopy: () => string | null
  onPaste: (text: string) => void
  onFillDown: () => void
}

const ROW = 32
const NAME = 190
const SUMS = [60, 48, 48]
const NOWHERE: RowLook = { left: -1, right: -1, focus: -1, other: -1 }

/** Students by days, like a sheet: click, drag or arrows choose cells, letters and digits set shifts. Only rows in sight are in the page. */
export function RosterGrid({ plan, marks, today, selection, painting, onSelect, onSet, onPaint, onCopy, onPaste, onFillDown }: RosterGridProps) {
  const { say, language } = useSay()
  const body = useRef<HTMLDivElement>(null)
  const dragging = useRef(false)
  const [choosing, setChoosing] = useState<Spot | null>(null)
  const { rows, days } = plan
  const wide = days.length <= 10
  const least = wide ? 68 : 36
  const template = `${wide ? `minmax(${NAME}px, 2fr)` : `${NAME}px`} repeat(${days.length}, minmax(${least}px, 1fr)) ${SUMS.map(w => `${w}px`).join(' ')}`
  const width = NAME + days.length * least + SUMS.reduce((a, b) => a + b, 0)
  const byId = useMemo(() => new Map(marks.map(m => [m.type.id, m])), [marks])
  const heads = useMemo(() => days.map(d => ({ kind: d.kind, text: dayText(d.date, language) })), [days, language])
  const size = { rows: rows.length, columns: days.length }
  const foot = marks.length * 24
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => body.current, estimateSize: () => ROW, overscan: 6, scrollPaddingStart: 52, scrollPaddingEnd: foot + 8 })
  const focus = selection?.focus

  const [atRow, atColumn] = focus ? [focus.row, focus.column] : [-1, -1]

  useEffect(() => {
    if (atRow < 0) return
    virtual.scrollToIndex(atRow)
    document.getElementById(`cell-${atRow}-${atColumn}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [atRow, atColumn, virtual])

  const spotAt = (target: EventTarget): Spot | null => {
    const cell = (target as HTMLElement).closest<HTMLElement>('[data-row]')
    return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : null
  }
  function onPointerDown(event: PointerEvent) {
    const spot = spotAt(event.target)
    if (!spot || event.button !== 0) return
    setChoosing(null)
    if ((event.ctrlKey || event.metaKey) && selection) return onSelect({ anchor: selection.focus, focus: selection.focus, other: spot })
    dragging.current = true
    onSelect(event.shiftKey && selection ? { anchor: selection.anchor, focus: spot } : { anchor: spot, focus: spot })
  }
  function onPointerMove(event: PointerEvent) {
    if (!dragging.current || !selection) return
    const spot = spotAt(event.target)
    if (spot && (spot.row !== selection.focus.row || spot.column !== selection.focus.column)) onSelect({ anchor: selection.anchor, focus: spot })
  }
  function onPointerUp() {
    if (!dragging.current) return
    dragging.current = false
    if (painting && selection) onPaint(selection)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (choosing) return
    const page = Math.max(1, Math.floor(((body.current?.clientHeight ?? 400) - foot - 52) / ROW) - 1)
    const act = gridKey(event, { selection, size, page, marks })
    if (!act) return
    event.preventDefault()
    if ('select' in act) onSelect(act.select)
    else if ('set' in act) onSet(act.set, selection !== null && isSingle(selection))
    else if ('choose' in act) setChoosing(selection?.focus ?? null)
    else onFillDown()
  }
  function copy(event: ClipboardEvent, cut: boolean) {
    const text = onCopy()
    if (text === null) return
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
    if (cut) onSet(null, false)
  }
  function paste(event: ClipboardEvent) {
    event.preventDefault()
    onPaste(event.clipboardData.getData('text/plain'))
  }
  function open(event: MouseEvent) {
    const spot = spotAt(event.target)
    if (spot) setChoosing(spot)
  }
  const block = selection && blockOf(selection)
  const lookOf = (row: number): RowLook => {
    if (!selection || !block) return NOWHERE
    const inBlock = row >= block.top && row <= block.bottom
    return {
      left: inBlock ? block.left : -1,
      right: inBlock ? block.right : -1,
      focus: selection.focus.row === row ? selection.focus.column : -1,
      other: selection.other?.row === row ? selection.other.column : -1,
    }
  }
  const close = () => {
    setChoosing(null)
    body.current?.focus({ preventScroll: true })
  }

  return (
    <div className="roster-grid-frame">
      <div
        className={`roster-grid${painting ? ' painting' : ''}${wide ? '' : ' narrow'}`}
        role="grid"
        aria-label={say('roster.grid', { host: plan.host })}
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        aria-colcount={days.length + 4}
        aria-activedescendant={focus ? `cell-${focus.row}-${focus.column}` : undefined}
        tabIndex={0}
        ref={body}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={onPointerUp}
        onDoubleClick={open}
        onKeyDown={onKeyDown}
        onCopy={e => copy(e, false)}
        onCut={e => copy(e, true)}
        onPaste={paste}
        onFocus={() => !selection && rows.length > 0 && onSelect({ anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } })}
      >
        <RosterHead days={days} today={today} template={template} wide={wide} />
        <div className="roster-rows" role="rowgroup" style={{ height: virtual.getTotalSize(), minWidth: width }}>
          {virtual.getVirtualItems().map(item => (
            <RosterRow key={rows[item.index]!.placementId} row={rows[item.index]!} index={item.index} top={item.start} marks={byId} heads={heads} template={template} wide={wide} look={lookOf(item.index)} />
          ))}
        </div>
        <RosterFoot plan={plan} marks={marks} template={template} />
      </div>
      {choosing && (
        <ChoiceMenu
          spot={choosing}
          marks={marks.filter(({ type }) => type.postId === undefined || type.postId === rows[choosing.row]?.postId)}
          onChoose={id => {
            close()
            onSet(id, false)
          }}
          onClose={close}
        />
      )}
    </div>
  )
}
