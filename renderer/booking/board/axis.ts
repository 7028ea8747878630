import { DAY } from './board-types.ts'

/**
 * Where a minute lies on the board. Every day is equally wide and shows its open hours only; minutes count
 * from the midnight that begins the first day. Nights have no width.
 */
export type Axis = { days: number; open: number; close: number; dayWidth: number }

/** Minutes -> pixels from the left edge of the first day. A minute at night lies on the nearer edge of its day. */
export function xOf(axis: Axis, minute: number): number {
  const day = Math.floor(minute / DAY)
  const clock = Math.min(Math.max(minute - day * DAY, axis.open), axis.close)
  const x = day * axis.dayWidth + ((clock - axis.open) / (axis.close - axis.open)) * axis.dayWidth
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
  const share = within / axis.dayWidth - day
  return day * DAY + Math.round(axis.open + share * (axis.close - axis.open))
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
