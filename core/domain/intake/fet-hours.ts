import { clockOf } from '../base/time.ts'
import type { Period } from '../records/calendar.ts'

const LENGTH = 45
const BREAK = 10
const FIRST = 8 * 60

/** The periods of a day as FET's hour names tell them. `timed` is false when the names hold no clock and a usual day was laid out. */
export type FetHours = { periods: Period[]; timed: boolean }

/**
 * Reads clocks out of hour names: "08:00-08:45" gives both ends, "2ª 09:15" the start; a period without an end lasts
 * as long as the shortest step between two starts. Afternoon hours written 1–7 are put after noon.
 * Without clocks: periods of 45 minutes from 08:00 with breaks of 10 minutes, shorter when there are very many.
 */
export function fetHours(names: readonly string[]): FetHours {
  const clocks = names.map(clocksIn)
  const starts: number[] = []
  for (const found of clocks) {
    const start = after(found[0], starts.at(-1))
    if (start === null) return { periods: usualDay(names), timed: false }
    starts.push(start)
  }
  const steps = starts.slice(1).map((s, i) => s - starts[i]!)
  const usual = steps.length ? Math.min(...steps) : LENGTH
  const ends = starts.map((start, i) => after(clocks[i]![1], start))
  // "4ª 11:30 - FP11:45" names two starts, not a span: second clocks are ends only if they could be so in every name
  const spans = ends.every((end, i) => end !== null && end <= (starts[i + 1] ?? 24 * 60))
  const periods = names.map((name, i) => {
    const start = starts[i]!
    const end = spans ? ends[i]! : Math.min(start + usual, starts[i + 1] ?? 24 * 60)
    return { no: i + 1, name: name.slice(0, 40), start: clockOf(start), end: clockOf(end) }
  })
  return { periods, timed: true }
}

function usualDay(names: readonly string[]): Period[] {
  const step = Math.min(LENGTH + BREAK, Math.floor((24 * 60 - FIRST) / Math.max(1, names.length)))
  const length = Math.max(5, step - BREAK)
  return names.map((name, i) => ({
    no: i + 1,
    name: name.slice(0, 40),
    start: clockOf(FIRST + i * step),
    end: clockOf(FIRST + i * step + length),
  }))
}

/** The clock as minutes after `previous`, twelve hours later if need be; null when it cannot follow. */
function after(minutes: number | undefined, previous: number | undefined): number | null {
  if (minutes === undefined) return null
  if (previous === undefined || minutes > previous) return minutes
  return minutes < 12 * 60 && minutes + 12 * 60 > previous ? minutes + 12 * 60 : null
}

function clocksIn(name: string): number[] {
  return [...name.matchAll(/(?<!\d)(\d{1,2})\s*[:.hH：]\s*(\d{2})(?!\d)/g)]
    .map(m => [Number(m[1]), Number(m[2])] as const)
    .filter(([h, m]) => h < 24 && m < 60)
    .map(([h, m]) => h * 60 + m)
}
