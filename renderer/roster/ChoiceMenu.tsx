import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { pressed } from '#renderer/shell/shortcuts.ts'
import type { Spot } from './selection.ts'
import { markOfKey, type ShiftMark } from './shift-marks.ts'

type ChoiceMenuProps = { spot: Spot; marks: readonly ShiftMark[]; onChoose: (shiftTypeId: string | null) => void; onClose: () => void }

/** The shifts to choose from, at the cell. Arrows and Enter choose, so do the keys of the shifts; Esc closes. */
export function ChoiceMenu({ spot, marks, onChoose, onClose }: ChoiceMenuProps) {
  const { say } = useSay()
  const menu = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const [at, setAt] = useState<{ left: number; top: number } | null>(null)
  const choices = [...marks.map(m => ({ id: m.type.id as string | null, mark: m as ShiftMark | null })), { id: null, mark: null }]

  useLayoutEffect(() => {
    const cell = document.getElementById(`cell-${spot.row}-${spot.column}`)?.getBoundingClientRect()
    const frame = menu.current?.parentElement?.getBoundingClientRect()
    const own = menu.current?.getBoundingClientRect()
    if (!cell || !frame || !own) return
    const left = Math.min(cell.left - frame.left, frame.width - own.width - 8)
    const below = cell.bottom - frame.top + 2
    setAt({ left, top: below + own.height > frame.height ? Math.max(0, cell.top - frame.top - own.height - 2) : below })
  }, [spot])
  useEffect(() => {
    if (at) menu.current?.focus({ preventScroll: true }) // what is hidden takes no focus
  }, [at])

  function onKeyDown(event: KeyboardEvent) {
    const mark = markOfKey(marks, event.key)
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setActive((active + (event.key === 'ArrowDown' ? 1 : choices.length - 1)) % choices.length)
    else if (event.key === 'Enter') onChoose(choices[active]!.id)
    else if (event.key === 'Escape') onClose()
    else if (pressed(event, 'roster.clear')) onChoose(null)
    else if (mark && !event.ctrlKey && !event.metaKey) onChoose(mark.type.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className="roster-choice"
      role="listbox"
      tabIndex={-1}
      ref={menu}
      aria-label={say('roster.choose')}
      aria-activedescendant={`roster-choice-${active}`}
      style={at ?? { left: 0, top: 0, visibility: 'hidden' }}
      onKeyDown={onKeyDown}
      onBlur={e => !e.currentTarget.contains(e.relatedTarget) && onClose()}
    >
      {choices.map(({ id, mark }, i) => (
        <div key={id ?? 'free'} id={`roster-choice-${i}`} role="option" aria-selected={i === active} className={i === active ? 'active' : ''} onPointerEnter={() => setActive(i)} onClick={() => onChoose(id)}>
          <span className={mark ? `roster-swatch colour-${mark.colour}` : 'roster-swatch free'}>{mark?.short ?? '–'}</span>
          <span>{mark?.type.name ?? say('roster.free')}</span>
          <span className="quiet">{mark ? [`${mark.type.start}–${mark.type.end}`, mark.type.post].filter(Boolean).join(' · ') : ''}</span>
          <kbd>{mark ? (mark.keys[0] ?? '') : say('roster.key.delete')}</kbd>
        </div>
      ))}
    </div>
  )
}
