import { createContext, useCallback, useContext, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { pressed } from '#renderer/shell/shortcuts.ts'
import { nextPlace, type PlaceOf } from './mark-places.ts'

type Marks = { active: string; activate: (place: string) => void; pick: ((key: string, series?: string) => void) | undefined; /** the mark that has the focus */ focused: RefObject<string | null> }
const MarksContext = createContext<Marks>({ active: '', activate: () => undefined, pick: undefined, focused: { current: null } })

type MarkGroupProps = {
  /** what the chart shows, in words */
  label: string
  /** rows and columns of the marks that can be chosen */
  places: readonly PlaceOf[]
  onPick: ((key: string, series?: string) => void) | undefined
  children: ReactNode
}

/**
 * A chart for screen readers and the keyboard: a picture with its words, or, where its parts can be chosen, a group in which one of them
 * has the focus, the arrow keys go on to others, and Enter chooses.
 */
export function MarkGroup({ label, places, onPick, children }: MarkGroupProps) {
  const box = useRef<HTMLDivElement>(null)
  const focused = useRef<string | null>(null)
  const [chosen, setChosen] = useState('')
  const active = places.some(p => nameOf(p) === chosen) ? chosen : places[0] ? nameOf(places[0]) : ''
  function onKeyDown(event: KeyboardEvent) {
    const here = places.find(p => nameOf(p) === active)
    const next = here && pressed(event, 'chart.step') && nextPlace(places, here, event.key)
    if (!next) return
    event.preventDefault()
    box.current?.querySelector<HTMLElement>(`[data-mark="${nameOf(next)}"]`)?.focus()
  }
  return (
    <MarksContext value={{ active, activate: setChosen, pick: onPick, focused }}>
      {onPick ? (
        <div className="chart-marks" role="group" aria-label={label} ref={box} onKeyDown={onKeyDown}>
          {children}
        </div>
      ) : (
        <div className="chart-marks" role="img" aria-label={label}>
          {children}
        </div>
      )}
    </MarksContext>
  )
}

/** What makes a bar, a point or a cell one that can be chosen; nothing where there is nothing to be seen behind it. */
export function useMark(place: PlaceOf, label: string, key: string, series?: string) {
  const { active, activate, pick, focused } = useContext(MarksContext)
  const name = nameOf(place)
  // recharts makes its bars anew when the chart gets another width: the focus goes over to the new one
  const ref = useCallback(
    (element: SVGElement | HTMLElement | null) => {
      if (element && focused.current === name && document.activeElement === document.body) element.focus({ preventScroll: true })
    },
    [focused, name],
  )
  if (!pick) return {}
  return {
    ref,
    role: 'button',
    tabIndex: active === name ? 0 : -1,
    'aria-label': label,
    'data-mark': name,
    className: 'chart-mark',
    onFocus: () => {
      focused.current = name
      activate(name)
    },
    // one that was taken away keeps it for the one that comes in its place
    onBlur: ({ target }: FocusEvent) => queueMicrotask(() => target.isConnected && focused.current === name && (focused.current = null)),
    onClick: () => pick(key, series),
    onKeyDown: (event: KeyboardEvent) => {
      if (!pressed(event, 'chart.open')) return
      event.preventDefault()
      pick(key, series)
    },
  }
}

function nameOf({ row, column }: PlaceOf): string {
  return `${row} ${column}`
}
