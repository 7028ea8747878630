import type { BoardView } from '#domain/booking/board-model.ts'
import { DAY } from './board-types.ts'

/**
 * Where a minute lies on the board. Every day is equally wide and shows its open hours only; minutes count from the
 * midnight that begins the first day. Nights have no width, and time in which no lesson is given is drawn narrower,
 * so that the periods, which is where the bookings are, have room for words.
 */
export type Axis = { days: number; dayWidth: number; shape: DayShape }

/** The corners of a day: at `minutes[i]` (since midnight) the share `shares[i]` of the day's width has passed. Ascending, from 0 to 1. */
export type DayShape = { minutes: readonly number[]; shares: readonly number[] }

/** A minute between lessons is this wide compared with a minute of a lesson. */
const BREAK_WIDTH = 0.25

/** The shape of a day with these hours and bells; where no bell rings, every minute is equally wide. */
export function dayShape({ open, close, bells }: Pick<BoardView, 'open' | 'close' | 'bells'>): DayShape {
  const periods = bells.flat()
  const edges = [open, close, ...periods.flatMap(p => [p.start, p.end])].filter(m => m >= open && m <= close)
  const minutes = [...new Set(edges)].sort((a, b) => a - b)
  const passed = [0]
  for (let i = 1; i < minutes.length; i++) {
    const from = minutes[i - 1]!
    const lesson = !periods.length || periods.some(p => p.start <= from && from < p.end)
    passed.push(passed[i - 1]! + (minutes[i]! - from) * (lesson ? 1 : BREAK_WIDTH))
  }
  const whole = passed.at(-1) || 1
  return { minutes, shares: passed.map(p => p / whole) }
}

/** Minutes -> pixels from the left edge of the first day. A minute at night lies on the nearer edge of its day. */
export function xOf(axis: Axis, minute: number): number {
  const day = Math.floor(minute / DAY)
  const x = (day + between(axis.shape.minutes, axis.shape.shares, minute - day * DAY)) * axis.dayWidth
  return Math.min(Math.max(x, 0), axis.days * axis.dayWidth)
}

/** The end of a span -> pixels; a span that ends at midnight ends with its day, not with the start of the next. */
export function xOfEnd(axis: Axis, minute: number): number {
  return minute % DAY === 0 ? Math.min(Math.max((minute / DAY) * axis.dayWidth, 0), axis.days * axis.dayWidth) : xOf(axis, minute)
}

/** Pixels -> whole minutes; left and right of the board are the first and the last open minute. */
export function minuteAt(axis: Axis, x: number): number {
  const within = Math.min(Math.max(x, 0), axis.days * axis.dayWidth - 0.001)
  const day = Math.floor(within / axis.dayWidth)
  return day * DAY + Math.round(between(axis.shape.shares, axis.shape.minutes, within / axis.dayWidth - day))
}

/** Linear interpolation between corners; outside them the nearer corner. `from` ascends. */
function between(from: readonly number[], to: readonly number[], value: number): number {
  const next = from.findIndex(f => f >= value)
  if (next === -1) return to.at(-1) ?? 0
  if (next === 0) return to[0] ?? 0
  const a = from[next - 1]!
  return to[next - 1]! + ((value - a) / (from[next]! - a)) * (to[next]! - to[next - 1]!)
}

/** The least width of a day in pixels with which it fills the room there is, for as many days as a zoom shows at once. */
export function dayWidthFor(room: number, days: number): number {
  return Math.max(NARROWEST_DAY, Math.floor(room / Math.max(1, days)))
}

/** A term at a glance: a day is as wide as its number. */
export const NARROWEST_DAY = 24
export const WIDEST_DAY = 2400
/** From this width on a day shows its periods; below, a day is one cell. */
export const PERIODS_FROM = 132
