import { shortcutAt, type ShortcutAt } from '#renderer/shell/shortcuts.ts'
import { markOfKey, type ShiftMark } from './shift-marks.ts'
import { moved, stepOf, type Selection } from './selection.ts'

type Key = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean; nativeEvent?: { isComposing?: boolean } }
type Place = { selection: Selection | null; size: { rows: number; columns: number }; page: number; marks: readonly ShiftMark[] }
/** What a key asks of the grid; null: nothing, the key goes its way. */
export type GridAct = { select: Selection | null } | { set: string | null } | { choose: true } | { fillDown: true } | null

/** Arrows move, with Shift they extend; Home and End go to the ends of a row, with Ctrl to the corners; keys of shifts set them. */
export function gridKey(event: Key, { selection, size, page, marks }: Place): GridAct {
  if (event.altKey || event.nativeEvent?.isComposing || size.rows === 0) return null
  const ctrl = event.ctrlKey || event.metaKey
  const at = selection ?? { anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } }
  const step: GridAct = { select: selection ? moved(at, stepOf(event, size, page), size, event.shiftKey) : at }
  const isStretch = selection !== null && (selection.other !== undefined || selection.anchor !== selection.focus)
  const acts: Record<ShortcutAt<'roster'>, GridAct> = {
    'roster.step': step,
    'roster.edge': step,
    'roster.stretch': step,
    'roster.all': { select: { anchor: { row: 0, column: 0 }, focus: { row: size.rows - 1, column: size.columns - 1 } } },
    'roster.fill': { fillDown: true },
    'roster.leave': isStretch ? { select: { anchor: selection.focus, focus: selection.focus } } : null,
    'roster.clear': selection && { set: null },
    'roster.open': selection && { choose: true },
  }
  const shortcut = shortcutAt(event, 'roster')
  if (shortcut) return acts[shortcut]
  const mark = selection && !ctrl ? markOfKey(marks, event.key.toLowerCase()) : undefined
  return mark ? { set: mark.type.id } : null
}
