import type { AttendanceSheet, SheetCell, SheetRow } from '#domain/attendance/sheet.ts'
import type { HostDay } from '#domain/calendar/host-day.ts'
import type { State } from '#domain/attendance/mark.ts'

/** A place in the grid, from 0. */
export type Place = { row: number; day: number }
/** The cell with the keyboard, and the one from which a range was begun. */
export type Selection = { at: Place; anchor: Place }

export type CellMark = { placementId: string; date: string; state: State | null }

/** States by their letter, as the key on the keyboard has it, and by their number in this order. */
export const STATE_KEYS = [
  { state: 'present', key: 'P' },
  { state: 'late', key: 'L' },
  { state: 'leftEarly', key: 'E' },
  { state: 'absent', key: 'A' },
  { state: 'leave', key: 'V' },
  { state: 'sick', key: 'S' },
  { state: 'rest', key: 'R' },
] as const satisfies readonly { state: State; key: string }[]

/** The state that a key means, null where it clears, undefined for any other key. By the key's place, so that a Chinese input method does not swallow it. */
export function stateOfKey(code: string): State | null | undefined {
  if (code === 'Space') return 'present'
  if (code === 'Delete' || code === 'Backspace') return null
  const [, number] = /^(?:Digit|Numpad)([1-7])$/.exec(code) ?? []
  if (number) return STATE_KEYS[Number(number) - 1]!.state
  return STATE_KEYS.find(s => code === `Key${s.key}`)?.state
}

/** Where an arrow leads, inside the grid; null for other keys. */
export function movedBy(key: string, { row, day }: Place, rows: number, days: number, far: boolean): Place | null {
  const within = (n: number, most: number) => Math.max(0, Math.min(most - 1, n))
  switch (key) {
    case 'ArrowUp':
      return { row: far ? 0 : within(row - 1, rows), day }
    case 'ArrowDown':
      return { row: far ? rows - 1 : within(row + 1, rows), day }
    case 'ArrowLeft':
      return { row, day: far ? 0 : within(day - 1, days) }
    case 'ArrowRight':
      return { row, day: far ? days - 1 : within(day + 1, days) }
    case 'Home':
      return { row: far ? 0 : row, day: 0 }
    case 'End':
      return { row: far ? rows - 1 : row, day: days - 1 }
    case 'PageUp':
      return { row: within(row - 10, rows), day }
    case 'PageDown':
      return { row: within(row + 10, rows), day }
    default:
      return null
  }
}

/** How many cells of a grid of that size are selected. */
export function countOf({ at, anchor }: Selection, rows: number, days: number): number {
  const among = (a: number, b: number, most: number) => Math.max(0, Math.min(most - 1, Math.max(a, b)) - Math.min(a, b) + 1)
  return among(at.row, anchor.row, rows) * among(at.day, anchor.day, days)
}

export function isSelected({ at, anchor }: Selection, row: number, day: number): boolean {
  const between = (n: number, a: number, b: number) => n >= Math.min(a, b) && n <= Math.max(a, b)
  return between(row, at.row, anchor.row) && between(day, at.day, anchor.day)
}

/**
 * The marks that setting a state makes in the selection. One cell is taken as it is, so that a refusal can say why it can't be marked;
 * of a range the days are left out that can have no mark, and those that are marked so already.
 */
export function marksIn(sheet: Pick<AttendanceSheet, 'today'>, rows: readonly SheetRow[], selection: Selection, state: State | null): CellMark[] {
  const single = selection.at.row === selection.anchor.row && selection.at.day === selection.anchor.day
  return rows.flatMap((row, r) =>
    row.cells.flatMap((cell, d) => {
      if (!isSelected(selection, r, d)) return []
      if (!single && (!cell.here || cell.date > sheet.today || cell.state === state)) return []
      return [{ placementId: row.placementId, date: cell.date, state }]
    }),
  )
}

/** Whether a mark is missing: a workday, or one with a shift, up to today, without leave. */
export function isOpen(cell: SheetCell, kind: HostDay['kind'], today: string): boolean {
  return cell.here && cell.state === null && !cell.onLeave && cell.date <= today && (kind === 'work' || cell.shift !== null)
}

/** Everybody of whom a day is open was present; on a day of rest, with `restToo`, everybody who has no mark and no leave. */
export function everyonePresent(sheet: Pick<AttendanceSheet, 'today' | 'days'>, rows: readonly SheetRow[], day: number, restToo = false): CellMark[] {
  const kind = restToo ? 'work' : sheet.days[day]!.kind
  return rows.flatMap(row => {
    const cell = row.cells[day]
    return cell && isOpen(cell, kind, sheet.today) ? [{ placementId: row.placementId, date: cell.date, state: 'present' as const }] : []
  })
}
