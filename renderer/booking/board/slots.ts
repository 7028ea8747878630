import type { BoardView } from '#domain/booking/board-model.ts'
import { DAY } from './board-types.ts'

/** A place that the cell cursor can stand on: a period, an hour where no bell rings, or (term zoom) a day's open hours. */
export type Slot = { day: number; start: number; end: number; no?: number }

type Hours = Pick<BoardView, 'days' | 'bells' | 'open' | 'close'>

/** The slots of one day in order. `byDay`: the day is too narrow to show more than one. */
export function slotsOfDay(view: Hours, day: number, byDay: boolean): Slot[] {
  const midnight = day * DAY
  if (byDay) return [{ day, start: midnight + view.open, end: midnight + view.close }]
  const periods = view.bells[view.days[day]?.bell ?? -1]
  if (periods?.length) return periods.map(p => ({ day, start: midnight + p.start, end: midnight + p.end, no: p.no }))
  const hours = Math.ceil((view.close - view.open) / 60)
  return Array.from({ length: hours }, (_, i) => {
    const start = midnight + view.open + i * 60
    return { day, start, end: Math.min(start + 60, midnight + view.close) }
  })
}

/** All slots of the board in order. */
export function allSlots(view: Hours, byDay: boolean): Slot[] {
  return view.days.flatMap((_, day) => slotsOfDay(view, day, byDay))
}

/** The position of the slot that holds a minute, else of the next one; the last when there is none. */
export function slotAt(slots: readonly Slot[], minute: number): number {
  const at = slots.findIndex(s => minute < s.end)
  return at === -1 ? slots.length - 1 : at
}
