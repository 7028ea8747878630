import type { WeekType } from '#domain/shifts/week.ts'

/** How a shift is shown and typed: its name in short, the key that sets it, and which of the colours it has. */
export type ShiftMark = { type: WeekType; short: string; keys: readonly string[]; colour: number }

/** How many colours `roster.css` has. */
const COLOURS = 8
const SHORT = 3

/**
 * The marks of the shifts in their order: the first nine by digit, and each by the first letter of its name where no other shift begins
 * with it. A name in Chinese characters is short by its first one.
 */
export function shiftMarks(types: readonly WeekType[]): ShiftMark[] {
  const initials = types.map(t => initialOf(t.name))
  const shorts = types.map(t => shortOf(t.name))
  return types.map((type, i) => {
    const initial = initials[i]!
    const own = /^[a-z]$/.test(initial) && initials.indexOf(initial) === i && initials.lastIndexOf(initial) === i
    const clear = shorts.indexOf(shorts[i]!) === shorts.lastIndexOf(shorts[i]!)
    return { type, short: clear ? shorts[i]! : String(i + 1), keys: [...(i < 9 ? [String(i + 1)] : []), ...(own ? [initial] : [])], colour: i % COLOURS }
  })
}

/** Undefined: the key means no shift. */
export function markOfKey(marks: readonly ShiftMark[], key: string): ShiftMark | undefined {
  return marks.find(m => m.keys.includes(key.toLowerCase()))
}

function initialOf(name: string): string {
  return Array.from(name.trim().toLowerCase())[0] ?? ''
}

function shortOf(name: string): string {
  const letters = Array.from(name.trim())
  const first = letters[0] ?? ''
  return /[\u3400-\u9fff]/.test(first) ? first : letters.slice(0, SHORT).join('')
}
