import { pressed, shortcutAt, type ShortcutAt } from '#renderer/shell/shortcuts.ts'
import { moved, stepOf, type Selection } from '#renderer/roster/selection.ts'
import { typedOn } from './assess-draft.ts'

type Key = { key: string; code: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean; nativeEvent?: { isComposing?: boolean } }
type At = { selection: Selection; /** the digits of the level that is being typed */ typing: string | null; size: { rows: number; columns: number }; page: number }

/** What a key asks of the sheet. `commit`: what was being typed stands, first. */
export type AssessAct =
  | { kind: 'type'; digits: string | null }
  | { kind: 'select'; selection: Selection; commit: boolean }
  | { kind: 'fill' }
  | { kind: 'fillDown' }
  | { kind: 'clear' }
  | { kind: 'edit' }
  | { kind: 'save' }
  | { kind: 'back' }

/** As in a spreadsheet: digits type, Enter and Tab go on, arrows move, Shift extends, Ctrl+Enter fills what is chosen. Null: the key goes its way. */
export function assessKey(event: Key, { selection, typing, size, page }: At): AssessAct | null {
  if (event.altKey || event.nativeEvent?.isComposing || size.rows === 0 || size.columns === 0) return null
  const ctrl = event.ctrlKey || event.metaKey
  // by the key's place, so that a Chinese input method does not swallow it
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(event.code) ?? []
  if (digit !== undefined && !ctrl && !event.shiftKey) return { kind: 'type', digits: typedOn(typing ?? '', digit) }
  const go = (by: { rows?: number; columns?: number }, extend = false): AssessAct => ({ kind: 'select', selection: moved(selection, by, size, extend), commit: true })
  if (event.key === 'Tab') return typing === null ? null : go({ columns: event.shiftKey ? -1 : 1 }) // only while typing: else the keyboard must get out of the sheet
  if (typing !== null && event.key === 'Backspace') return { kind: 'type', digits: typing.slice(0, -1) || null }
  if (pressed(event, 'undo')) return typing === null ? { kind: 'back' } : { kind: 'type', digits: null }
  if (pressed(event, 'save')) return { kind: 'save' }
  const step = go(stepOf(event, size, page), event.shiftKey)
  const acts: Record<ShortcutAt<'assess'>, AssessAct | null> = {
    'assess.step': step,
    'assess.edge': step,
    'assess.stretch': step,
    'assess.all': { kind: 'select', selection: { anchor: { row: 0, column: 0 }, focus: { row: size.rows - 1, column: size.columns - 1 } }, commit: true },
    'assess.edit': { kind: 'edit' },
    'assess.down': go({ rows: event.shiftKey ? -1 : 1 }),
    'assess.same': { kind: 'fill' },
    'assess.fill': { kind: 'fillDown' },
    'assess.clear': { kind: 'clear' },
    'assess.leave': typing !== null ? { kind: 'type', digits: null } : selection.anchor === selection.focus ? null : { kind: 'select', selection: { anchor: selection.focus, focus: selection.focus }, commit: false },
  }
  const shortcut = shortcutAt(event, 'assess')
  return shortcut && acts[shortcut]
}
