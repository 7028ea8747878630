/** Where keys mean what they mean. */
export type ShortcutPlace = 'anywhere' | 'panel' | 'find' | 'register' | 'board' | 'timetable' | 'sheet'
export type Shortcut = { /** worded by `shortcut.<id>` */ id: string; place: ShortcutPlace; /** each of them does it; Control is ⌘ on a Mac as well */ keys: readonly string[] }

/**
 * Every key of the program, once: the handlers of keys that mean the same everywhere ask {@link pressed}, and the sheet of keys shows the
 * whole table. Keys of a board, a sheet or a list are that one's own and are told here.
 */
export const SHORTCUTS = [
  { id: 'find', place: 'anywhere', keys: ['Control+K'] },
  { id: 'undo', place: 'anywhere', keys: ['Control+Z'] },
  { id: 'redo', place: 'anywhere', keys: ['Control+Y', 'Control+Shift+Z'] },
  { id: 'help', place: 'anywhere', keys: ['F1'] },
  { id: 'keys', place: 'anywhere', keys: ['?'] },
  { id: 'save', place: 'panel', keys: ['Control+S'] },
  { id: 'close', place: 'panel', keys: ['Escape'] },
  { id: 'find.step', place: 'find', keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'] },
  { id: 'find.open', place: 'find', keys: ['Enter'] },
  { id: 'register.step', place: 'register', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'] },
  { id: 'register.open', place: 'register', keys: ['Enter'] },
  { id: 'register.edit', place: 'register', keys: ['F2'] },
  { id: 'register.choose', place: 'register', keys: ['Space'] },
  { id: 'register.all', place: 'register', keys: ['Control+A'] },
  { id: 'register.copy', place: 'register', keys: ['Control+C'] },
  { id: 'register.paste', place: 'register', keys: ['Control+V'] },
  { id: 'register.clear', place: 'register', keys: ['Delete'] },
  { id: 'register.filter', place: 'register', keys: ['Alt+ArrowDown'] },
  { id: 'register.find', place: 'register', keys: ['/'] },
  { id: 'register.new', place: 'register', keys: ['Alt+N'] },
  { id: 'board.step', place: 'board', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'] },
  { id: 'board.enter', place: 'board', keys: ['Enter', 'Space'] },
  { id: 'board.move', place: 'board', keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'] },
  { id: 'board.row', place: 'board', keys: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
  { id: 'board.resize', place: 'board', keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'] },
  { id: 'board.cancel', place: 'board', keys: ['Delete'] },
  { id: 'board.zoom', place: 'board', keys: ['+', '-'] },
  { id: 'schedule', place: 'timetable', keys: ['Alt+S'] },
  { id: 'sheet.step', place: 'sheet', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'] },
  { id: 'sheet.more', place: 'sheet', keys: ['Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowRight'] },
  { id: 'sheet.all', place: 'sheet', keys: ['Control+A'] },
  { id: 'sheet.enter', place: 'sheet', keys: ['Enter'] },
  { id: 'sheet.fill', place: 'sheet', keys: ['Control+D'] },
  { id: 'sheet.clear', place: 'sheet', keys: ['Delete'] },
] as const satisfies readonly Shortcut[]

export type ShortcutId = (typeof SHORTCUTS)[number]['id']
export const SHORTCUT_PLACES: readonly ShortcutPlace[] = ['anywhere', 'panel', 'find', 'register', 'board', 'timetable', 'sheet']

type Pressed = { key: string; code?: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }

/** Whether an event is one of the keys of a shortcut. A sign that is typed with Shift, such as ?, is what it is. */
export function pressed(event: Pressed, id: ShortcutId): boolean {
  const { keys } = SHORTCUTS.find(s => s.id === id)!
  return keys.some(text => {
    const parts = text.split('+')
    const key = parts.at(-1) || '+'
    // with Alt a letter may be another sign, as on a Mac: then the key itself tells
    const isSign = key.length === 1 && !/[A-Z]/.test(key)
    return (
      (key === 'Space' ? event.key === ' ' : event.key.toLowerCase() === key.toLowerCase() || (event.altKey && event.code === `Key${key}`)) &&
      (event.ctrlKey || event.metaKey) === parts.includes('Control') &&
      event.altKey === parts.includes('Alt') &&
      (isSign || event.shiftKey === parts.includes('Shift'))
    )
  })
}

const SIGNS: Readonly<Record<string, string>> = { Control: 'Ctrl', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Delete: 'Del', PageUp: 'PgUp', PageDown: 'PgDn' }

/** The keys of a shortcut as they are printed on a keyboard: `Ctrl`, `Shift`, `Z`. */
export function keyCaps(keys: string): string[] {
  return keys.split(/(?<=.)\+/).map(part => SIGNS[part] ?? part)
}

/** Whether somebody is typing, so that a sign is a sign. */
export function isTyping(event: { target: EventTarget | null }): boolean {
  return event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]') !== null
}
