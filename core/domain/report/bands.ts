import type { PeriodRange } from '../records/booking.ts'
import type { BellTable } from '../records/calendar.ts'
import { clockMinutes, clockOf } from '../base/time.ts'
import type { Text } from './model.ts'

/** One row of a week grid: a period, an hour, or the time between periods; only periods have a head. Minutes since midnight, half-open. */
export type Band = { head: Text; start: number; end: number; no?: number }
export type DaySpan = { start: number; end: number; periods?: PeriodRange }

/** Office hours, for a week without a bell table and without uses. */
const OPEN = 8
const CLOSE = 18

/**
 * The rows of a week grid: the periods of the bell table, and between them a row for each stretch of time in which
 * something happens outside all periods (an evening course, Saturday training). Without a bell table, clock hours.
 * @param spans  every use of the week, in minutes since midnight
 * @returns      bands in time order; each span meets at least one
 */
export function bandsOf(bell: BellTable | null, spans: readonly DaySpan[]): Band[] {
  const base = bell ? periodsOf(bell) : hoursOf(spans)
  const between: Band[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (base.some(band => meets(band, start, end))) continue
    const last = between.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else between.push({ head: '', start, end })
  }
  return [...base, ...between].sort((a, b) => a.start - b.start)
}

/** The bands that a use fills, and its clock times where the bands' edges don't say them. */
export function placeIn(bands: readonly Band[], span: DaySpan): { band: number; bands: number; clock?: string } {
  const { periods } = span
  const from = bands.findIndex(b => (periods ? b.no === periods.from : false))
  const to = bands.findIndex(b => (periods ? b.no === periods.to : false))
  if (from >= 0 && to >= from) return { band: from, bands: to - from + 1 }

  const first = bands.findIndex(band => meets(band, span.start, span.end))
  const last = bands.findLastIndex(band => meets(band, span.start, span.end))
  if (first < 0) return { band: 0, bands: 1, clock: clockSpan(span) }
  const exact = bands[first]!.start === span.start && bands[last]!.end === span.end
  return { band: first, bands: last - first + 1, ...(exact ? {} : { clock: clockSpan(span) }) }
}

/** What stands at the left of each band: a period's name and its times, else the times alone. */
export function bandHeads(bands: readonly Band[]): { head: Text; clock?: string }[] {
  return bands.map(band => (band.no === undefined ? { head: clockSpan(band) } : { head: band.head, clock: clockSpan(band) }))
}

/** `08:00–09:35`, from minutes since midnight. */
export function clockSpan({ start, end }: { start: number; end: number }): string {
  return `${clockOf(start)}–${clockOf(end)}`
}

/** `1–2` for the periods that a use fills exactly, else its clock times. */
export function shortTime(bands: readonly Band[], span: DaySpan): string {
  const place = placeIn(bands, span)
  const first = bands[place.band]?.no
  const last = bands[place.band + place.bands - 1]?.no
  if (place.clock || first === undefined || last === undefined) return clockSpan(span)
  return first === last ? String(first) : `${first}–${last}`
}

function periodsOf(bell: BellTable): Band[] {
  return bell.periods
    .map(p => ({ head: p.name ?? { code: 'report.period', facts: { no: p.no } }, no: p.no, start: clockMinutes(p.start), end: clockMinutes(p.end) }))
    .sort((a, b) => a.start - b.start)
}

function hoursOf(spans: readonly DaySpan[]): Band[] {
  const from = Math.min(OPEN, ...spans.map(s => Math.floor(s.start / 60)))
  const to = Math.max(CLOSE, ...spans.map(s => Math.ceil(s.end / 60)))
  return Array.from({ length: to - from }, (_, i) => ({ head: '', start: (from + i) * 60, end: (from + i + 1) * 60 }))
}

function meets(band: Band, start: number, end: number): boolean {
  return start < band.end && band.start < end
}
