import { STATE_KEYS } from '#renderer/on-site/sheet-selection.ts'

/** Where keys mean what they mean. */
export const SHORTCUT_PLACES = ['anywhere', 'panel', 'find', 'register', 'rows', 'board', 'timetable', 'calendar', 'attendance', 'roster', 'assess', 'pack', 'chart'] as const
export type ShortcutPlace = (typeof SHORTCUT_PLACES)[number]
export type Shortcut = {
  /** worded by `shortcut.<id>` */
  id: string
  place: ShortcutPlace
  /** each of them does it; Control is ⌘ on a Mac as well */
  keys: readonly string[]
  /** they do it, too, which the sheet need not say */
  also?: readonly string[]
}

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const
const FAR = ['Home', 'End', 'PageUp', 'PageDown'] as const
const held = (by: string, keys: readonly string[]) => keys.map(key => `${by}+${key}`)
/** How the keyboard goes through cells: to the next, to the edge, and drawing a stretch. */
const STEP = { keys: [...ARROWS, ...FAR] }
const EDGE = { keys: held('Control', ARROWS), also: ['Control+Home', 'Control+End'] }
const STRETCH = { keys: held('Shift', ARROWS), also: [...held('Shift', FAR), ...held('Control+Shift', [...ARROWS, 'Home', 'End'])] }

/**
 * Every key of the program, once: whoever hears keys asks {@link pressed} or {@link shortcutAt}, and the sheet of keys shows this table, so that
 * it says what the keys do.
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
  { id: 'register.step', place: 'register', ...STEP },
  { id: 'register.edge', place: 'register', ...EDGE },
  { id: 'register.stretch', place: 'register', ...STRETCH },
  { id: 'register.open', place: 'register', keys: ['Enter'] },
  { id: 'register.edit', place: 'register', keys: ['F2'] },
  { id: 'register.choose', place: 'register', keys: ['Space'] },
  { id: 'register.all', place: 'register', keys: ['Control+A'] },
  { id: 'register.copy', place: 'register', keys: ['Control+C'] },
  { id: 'register.paste', place: 'register', keys: ['Control+V'] },
  { id: 'register.clear', place: 'register', keys: ['Delete'], also: ['Backspace'] },
  { id: 'register.filter', place: 'register', keys: ['Alt+ArrowDown'] },
  { id: 'register.find', place: 'register', keys: ['/'] },
  { id: 'register.new', place: 'register', keys: ['Alt+N'] },
  { id: 'register.leave', place: 'register', keys: ['Escape'] },
  { id: 'rows.step', place: 'rows', keys: ['ArrowUp', 'ArrowDown', ...FAR] },
  { id: 'rows.open', place: 'rows', keys: ['Enter'] },
  { id: 'rows.choose', place: 'rows', keys: ['Space'] },
  { id: 'rows.all', place: 'rows', keys: ['Control+A'] },
  { id: 'rows.leave', place: 'rows', keys: ['Escape'] },
  { id: 'board.step', place: 'board', ...STEP },
  { id: 'board.enter', place: 'board', keys: ['Enter', 'Space'] },
  { id: 'board.move', place: 'board', keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'] },
  { id: 'board.row', place: 'board', keys: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
  { id: 'board.resize', place: 'board', keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'] },
  { id: 'board.resizeStart', place: 'board', keys: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
  { id: 'board.cancel', place: 'board', keys: ['Delete'], also: ['Backspace'] },
  { id: 'board.zoom', place: 'board', keys: ['+', '-'] },
  { id: 'board.leave', place: 'board', keys: ['Escape'] },
  { id: 'schedule', place: 'timetable', keys: ['Alt+S'] },
  { id: 'timetable.step', place: 'timetable', keys: ARROWS },
  { id: 'timetable.open', place: 'timetable', keys: ['Enter', 'Space'] },
  { id: 'timetable.leave', place: 'timetable', keys: ['Escape'] },
  { id: 'calendar.step', place: 'calendar', keys: ARROWS },
  { id: 'calendar.open', place: 'calendar', keys: ['Enter', 'Space'] },
  { id: 'attendance.step', place: 'attendance', ...STEP },
  { id: 'attendance.edge', place: 'attendance', ...EDGE },
  { id: 'attendance.stretch', place: 'attendance', ...STRETCH },
  { id: 'attendance.all', place: 'attendance', keys: ['Control+A'] },
  { id: 'attendance.mark', place: 'attendance', keys: STATE_KEYS.map(({ key }) => key), also: STATE_KEYS.map((_, i) => String(i + 1)) },
  { id: 'attendance.present', place: 'attendance', keys: ['Space'] },
  { id: 'attendance.clear', place: 'attendance', keys: ['Delete'], also: ['Backspace'] },
  { id: 'attendance.open', place: 'attendance', keys: ['Enter'] },
  { id: 'attendance.leave', place: 'attendance', keys: ['Escape'] },
  { id: 'roster.step', place: 'roster', ...STEP },
  { id: 'roster.edge', place: 'roster', ...EDGE },
  { id: 'roster.stretch', place: 'roster', ...STRETCH },
  { id: 'roster.all', place: 'roster', keys: ['Control+A'] },
  { id: 'roster.open', place: 'roster', keys: ['Enter', 'F2'] },
  { id: 'roster.fill', place: 'roster', keys: ['Control+D'] },
  { id: 'roster.clear', place: 'roster', keys: ['Delete', '0'], also: ['Backspace'] },
  { id: 'roster.leave', place: 'roster', keys: ['Escape'] },
  { id: 'assess.step', place: 'assess', ...STEP },
  { id: 'assess.edge', place: 'assess', ...EDGE },
  { id: 'assess.stretch', place: 'assess', ...STRETCH },
  { id: 'assess.all', place: 'assess', keys: ['Control+A'] },
  { id: 'assess.edit', place: 'assess', keys: ['F2'] },
  { id: 'assess.down', place: 'assess', keys: ['Enter', 'Shift+Enter'] },
  { id: 'assess.same', place: 'assess', keys: ['Control+Enter'] },
  { id: 'assess.fill', place: 'assess', keys: ['Control+D'] },
  { id: 'assess.clear', place: 'assess', keys: ['Delete'], also: ['Backspace'] },
  { id: 'assess.leave', place: 'assess', keys: ['Escape'] },
  { id: 'pack.step', place: 'pack', keys: ['ArrowUp', 'ArrowDown'] },
  { id: 'pack.move', place: 'pack', keys: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
  { id: 'pack.open', place: 'pack', keys: ['Enter', 'Space'] },
  { id: 'pack.remove', place: 'pack', keys: ['Delete'], also: ['Backspace'] },
  { id: 'chart.step', place: 'chart', keys: [...ARROWS, 'Home', 'End'] },
  { id: 'chart.open', place: 'chart', keys: ['Enter', 'Space'] },
  { id: 'chart.leave', place: 'chart', keys: ['Escape'] },
] as const satisfies readonly Shortcut[]

export type ShortcutId = (typeof SHORTCUTS)[number]['id']
/** What can be done by keys in one place. */
export type ShortcutAt<P extends ShortcutPlace> = Extract<(typeof SHORTCUTS)[number], { place: P }>['id']

type Pressed = { key: string; code?: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }

/** Whether an event is one of the keys of a shortcut. A sign that is typed with Shift, such as ?, is what it is. */
export function pressed(event: Pressed, id: ShortcutId): boolean {
  const { keys, also = [] }: Shortcut = SHORTCUTS.find(s => s.id === id)!
  return [...keys, ...also].some(text => {
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

/** What an event does in a place; null: nothing by this table. */
export function shortcutAt<P extends ShortcutPlace>(event: Pressed, place: P): ShortcutAt<P> | null {
  return (SHORTCUTS.find(s => s.place === place && pressed(event, s.id))?.id ?? null) as ShortcutAt<P> | null // of that place
}

const SIGNS: Readonly<Record<string, string>> = { Control: 'Ctrl', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Delete: 'Del', PageUp: 'PgUp', PageDown: 'PgDn' }

/** The keys of a shortcut as they are printed on a keyboard: `Ctrl`, `Shift`, `Z`. */
export function keyCaps(keys: string): string[] {
  return keys.split(/(?<=.)\+/).map(part => SIGNS[part] ?? part)
}

/** The keys of a shortcut for the sheet: those for which the same is held down stand together, `Ctrl ↑ ↓ ← →`. */
export function keyGroups(keys: readonly string[]): string[][] {
  const groups: { held: string; caps: string[] }[] = []
  for (const caps of keys.map(keyCaps)) {
    const held = caps.slice(0, -1).join('+')
    const last = groups.at(-1)
    if (held && last?.held === held) last.caps.push(caps.at(-1)!)
    else groups.push({ held, caps })
  }
  return groups.map(group => group.caps)
}

/** Whether somebody is typing, so that a sign is a sign. */
export function isTyping(event: { target: EventTarget | null }): boolean {
  return event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]') !== null
}
