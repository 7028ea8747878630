import type { DaySpan } from '../records/booking.ts'
import type { FetActivity, FetConstraint, FetFile } from './fet.ts'

/** Where the week of a file stands: per day of the file its weekday, per hour its period. */
export type FetWeek = { weekdays: readonly number[]; periods: readonly number[]; /** false: days are dates, or belong to alternating weeks */ plain: boolean }

/** When an activity may be or should be, as a request says it; and how many of its constraints that holds word for word. */
export type FetWish = { weekdays?: number[]; earliest?: number; latest?: number; preferred?: DaySpan[]; held: Record<string, number> }

const TIMES: ReadonlySet<string> = new Set(['ActivityPreferredStartingTimes', 'ActivityPreferredTimeSlots'])

/** The constraints about the times of one activity, by its id. */
export function timesByActivity(file: FetFile): ReadonlyMap<number, FetConstraint[]> {
  const by = new Map<number, FetConstraint[]>()
  for (const c of file.constraints) {
    const id = TIMES.has(c.type) ? Number(c.fields['Activity_Id']?.[0]) : NaN
    if (Number.isFinite(id) && c.slots.length) by.set(id, [...(by.get(id) ?? []), c])
  }
  return by
}

/**
 * What a request can say of the constraints of an activity. Those that must hold are weekdays with one earliest and one latest period
 * where they come to that; else they are times that are preferred, and so not held as strictly as the file has them.
 */
export function wishOf(a: FetActivity, constraints: readonly FetConstraint[], file: FetFile, week: FetWeek): FetWish {
  const hours = Math.min(file.hours.length, week.periods.length)
  const starts = constraints.map(c => ({ c, starts: startsOf(a, c, file, hours) })).filter(s => s.starts.size)
  const hard = starts.filter(s => s.c.weight >= 100)
  const soft = starts.filter(s => s.c.weight < 100)
  const held: Record<string, number> = {}
  const count = (of: typeof starts) => of.forEach(({ c }) => (held[c.type] = (held[c.type] ?? 0) + 1))
  const allowed = hard.length ? hard.map(s => s.starts).reduce((x, y) => new Set([...x].filter(s => y.has(s)))) : null
  const block = allowed?.size && week.plain ? blockOf(allowed, hours) : null
  const preferred = [...(allowed?.size && !block ? spansOf(allowed, a, hours, week) : []), ...soft.flatMap(s => spansOf(s.starts, a, hours, week))]
  const wish: FetWish = { held }
  if (block) {
    count(hard)
    wish.weekdays = [...new Set(block.days.map(d => week.weekdays[d]!))].sort((x, y) => x - y)
    if (block.first > 0) wish.earliest = week.periods[block.first]!
    if (block.last + a.duration < hours) wish.latest = week.periods[block.last + a.duration - 1]!
  }
  const inside = preferred.filter(s => (!wish.weekdays || wish.weekdays.includes(s.weekday)) && s.from >= (wish.earliest ?? 1) && s.to <= (wish.latest ?? Infinity))
  // a time that lies outside what must hold is never had
  const once = [...new Map(inside.map(s => [JSON.stringify(s), s])).values()].slice(0, 100)
  if (once.length) wish.preferred = once
  if (once.length || block) count(soft)
  return wish
}

/** Day × hours + hour of each beginning that a constraint allows; a time slot must hold the whole activity. */
function startsOf(a: FetActivity, c: FetConstraint, file: FetFile, hours: number): Set<number> {
  const slots = new Set<number>()
  for (const { day, hour } of c.slots) {
    for (let d = 0; d < file.days.length; d++) {
      if (day && file.days[d] !== day) continue
      for (let h = 0; h < hours; h++) if (!hour || file.hours[h] === hour) slots.add(d * hours + h)
    }
  }
  const whole = c.type === 'ActivityPreferredTimeSlots'
  return new Set(
    [...slots].filter(slot => (slot % hours) + a.duration <= hours && (!whole || Array.from({ length: a.duration }, (_, i) => slots.has(slot + i)).every(Boolean))),
  )
}

/** Days that all allow the same unbroken run of beginnings; null where they are not of that shape. */
function blockOf(starts: ReadonlySet<number>, hours: number): { days: number[]; first: number; last: number } | null {
  const days = [...new Set([...starts].map(s => Math.floor(s / hours)))].sort((a, b) => a - b)
  const of = (day: number) => [...starts].filter(s => Math.floor(s / hours) === day).map(s => s % hours).sort((a, b) => a - b)
  const [first, last] = [of(days[0]!)[0]!, of(days[0]!).at(-1)!]
  const run = Array.from({ length: last - first + 1 }, (_, i) => first + i).join()
  return days.every(day => of(day).join() === run) ? { days, first, last } : null
}

/** Beginnings that follow one another are one span, which ends with the last of them. */
function spansOf(starts: ReadonlySet<number>, a: FetActivity, hours: number, week: FetWeek): DaySpan[] {
  const spans: DaySpan[] = []
  for (const start of [...starts].sort((x, y) => x - y)) {
    if (start % hours > 0 && starts.has(start - 1)) continue
    let last = start
    while ((last + 1) % hours > 0 && starts.has(last + 1)) last++
    const weekday = week.weekdays[Math.floor(start / hours)]
    const [from, to] = [week.periods[start % hours], week.periods[(last % hours) + a.duration - 1]]
    if (weekday !== undefined && from !== undefined && to !== undefined) spans.push({ weekday, from, to })
  }
  return spans
}
