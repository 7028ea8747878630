import { markOfKey, type ShiftMark } from './shift-marks.ts'
import { moved, type Selection } from './selection.ts'

type Key = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean; nativeEvent?: { isComposing?: boolean } }
type Place = { selection: Selection | null; size: { rows: number; columns: number }; page: number; marks: readonly ShiftMark[] }
/** What a key asks of the grid; null: nothing, the key goes its way. */
export type GridAct = { select: Selection | null } | { set: string | null } | { choose: true } | { fillDown: true } | null

/** Arrows move, with Shift they extend; Home and End go to the ends of a row, with Ctrl to the corners; keys of shifts set them. */
export function gridKey(event: Key, { selection, size, page, marks }: Place): GridAct {
  if (event.altKey || event.nativeEvent?.isComposing || size.rows === 0) return null
  const ctrl = event.ctrlKey || event.metaKey
  const at = selection ?? { anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } }
  const far = ctrl ? Math.max(size.rows, size.columns) : 1
  const steps: Record<string, { rows?: number; columns?: number }> = {
    ArrowUp: { rows: -far },
    ArrowDown: { rows: far },
    ArrowLeft: { columns: -far },
    ArrowRight: { columns: far },
    PageUp: { rows: -page },
    PageDown: { rows: page },
    Home: { columns: -size.columns, rows: ctrl ? -size.rows : 0 },
    End: { columns: size.columns, rows: ctrl ? size.rows : 0 },
  }
  const step = steps[event.key]
  if (step) return { select: selection ? moved(at, step, size, event.shiftKey) : at }
  const key = event.key.toLowerCase()
  if (ctrl) {
    if (key === 'a') return { select: { anchor: { row: 0, column: 0 }, focus: { row: size.rows - 1, column: size.columns - 1 } } }
    return key === 'd' ? { fillDown: true } : null
  }
  if (!selection) return null
  if (key === 'escape') return selection.other || selection.anchor !== selection.focus ? { select: { anchor: selection.focus, focus: selection.focus } } : null
  if (key === 'delete' || key === 'backspace' || key === '0') return { set: null }
  if (key === 'enter' || key === 'f2') return { choose: true }
  const mark = markOfKey(marks, key)
  return mark ? { set: mark.type.id } : null
}
