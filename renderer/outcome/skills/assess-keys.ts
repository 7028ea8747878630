import { moved, type Selection } from '#renderer/roster/selection.ts'
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
  const far = ctrl ? Math.max(size.rows, size.columns) : 1
  switch (event.key) {
    case 'Enter':
      return ctrl ? { kind: 'fill' } : go({ rows: event.shiftKey ? -1 : 1 })
    case 'Tab': // only while typing: else the keyboard must get out of the sheet
      return typing === null ? null : go({ columns: event.shiftKey ? -1 : 1 })
    case 'ArrowUp':
      return go({ rows: -far }, event.shiftKey)
    case 'ArrowDown':
      return go({ rows: far }, event.shiftKey)
    case 'ArrowLeft':
      return go({ columns: -far }, event.shiftKey)
    case 'ArrowRight':
      return go({ columns: far }, event.shiftKey)
    case 'PageUp':
      return go({ rows: -page }, event.shiftKey)
    case 'PageDown':
      return go({ rows: page }, event.shiftKey)
    case 'Home':
      return go({ columns: -size.columns, rows: ctrl ? -size.rows : 0 }, event.shiftKey)
    case 'End':
      return go({ columns: size.columns, rows: ctrl ? size.rows : 0 }, event.shiftKey)
    case 'Delete':
      return { kind: 'clear' }
    case 'Backspace':
      return typing === null ? { kind: 'clear' } : { kind: 'type', digits: typing.slice(0, -1) || null }
    case 'F2':
      return { kind: 'edit' }
    case 'Escape':
      if (typing !== null) return { kind: 'type', digits: null }
      return selection.anchor === selection.focus ? null : { kind: 'select', selection: { anchor: selection.focus, focus: selection.focus }, commit: false }
    default:
      break
  }
  if (!ctrl) return null
  const key = event.key.toLowerCase()
  if (key === 'a') return { kind: 'select', selection: { anchor: { row: 0, column: 0 }, focus: { row: size.rows - 1, column: size.columns - 1 } }, commit: true }
  if (key === 'z' && !event.shiftKey) return typing === null ? { kind: 'back' } : { kind: 'type', digits: null }
  if (key === 's') return { kind: 'save' }
  return key === 'd' ? { kind: 'fillDown' } : null
}
