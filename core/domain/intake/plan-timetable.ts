import { formatWeeks, parseWeeks, weekList } from '../calendar/week-pattern.ts'
import type { Facts } from '../base/decision.ts'
import type { Booking, PeriodRange, Series } from '../records/booking.ts'
import type { Term } from '../records/calendar.ts'
import type { World } from '../world.ts'
import { chooseTerm, type TermChoice } from './choose-term.ts'
import type { Draft } from './draft.ts'
import { weekdayInName } from './fet-days.ts'
import { fetHours } from './fet-hours.ts'
import { originText } from './origin.ts'
import { planBookings, type WantedBooking } from './plan-bookings.ts'
import type { ReadRow } from './plan.ts'
import { nameKey } from './text-key.ts'

export type TimetableChoice = TermChoice & { overrideReason?: string }

/**
 * Weekly bookings from the rows of a timetable. Rows that differ in their weeks only are one series. A row is known
 * again by term, course, weekday, periods, room, classes and teachers, whoever made the booking; then only its weeks, people and note
 * can change. Of several such bookings it is the one of these weeks, else one that no row repeats.
 */
export function planTimetable(
  world: World,
  draft: Draft,
  rows: readonly ReadRow[],
  options: TimetableChoice & { newId: (table: string) => string; now: string },
): void {
  if (!rows.length) return
  const termFor = termsOf(world, draft, options)
  const there = weeklyThere(world)
  const wanted = new Map<string, Weekly>()
  const others: Weekly[] = []
  let lastPeriod = 0
  for (const { values, place } of rows) {
    const term = termFor(values.term)
    const when = whenOf(values, term)
    if ('code' in when) {
      draft.problem(when.code, when.facts, place)
      continue
    }
    const { weekday, periods, weeks } = when
    const { title, teacherIds, workshopId, classGroupIds, people, note } = values
    const given = Object.fromEntries(
      Object.entries({ title, teacherIds, workshopId, classGroupIds, people, note }).filter(([, v]) => v !== undefined),
    )
    const times: Series = { kind: 'series', termId: term.id, weekday, weeks: formatWeeks(weeks), periods }
    const booking = { ...given, use: 'teaching', status: 'confirmed', times, origin: originOf(draft, values, weekday, periods) } as Weekly['booking'] // read by the fields of the timetable
    const key = keyOf(booking)
    const existing = there.take(key, times.weeks)
    const entry: Weekly = { booking, place, facts: {}, ...(existing ? { existing } : {}) }
    if (!existing) others.push(entry)
    else wanted.set(wanted.has(key) ? existing.id : key, entry)
    lastPeriod = Math.max(lastPeriod, periods.to)
  }
  for (const entry of others) {
    const key = keyOf(entry.booking)
    const left = there.take(key)
    const one = wanted.get(key)
    if (left || !one) wanted.set(one ? left!.id : key, left ? { ...entry, existing: left } : entry)
    else {
      const [had, more] = [one, entry].map(e => weekList(e.booking.times.weeks)) as [number[], number[]]
      if (more.some(week => had.includes(week))) draft.problem('row.duplicate', { table: 'timetable', name: entry.booking.title, first: one.place.row }, entry.place)
      else one.booking.times.weeks = formatWeeks([...had, ...more].sort((a, b) => a - b))
    }
  }
  if (wanted.size && !world.tables.bellTable.size && !draft.changes.some(c => c.table === 'bellTable')) {
    const { periods } = fetHours(Array.from({ length: lastPeriod }, (_, i) => String(i + 1)))
    draft.put('bellTable', { name: termFor(undefined).name, periods, isDefault: true }, undefined, { name: termFor(undefined).name })
  }
  planBookings(world, draft, [...wanted.values()], options)
}

type Weekly = WantedBooking & { booking: { times: Series } }

/** The term of a row: the one that it names, else the one that the import is for. */
function termsOf(world: World, draft: Draft, options: TimetableChoice & { now: string }): (named: unknown) => Term {
  let usual: Term | undefined
  return named => {
    const found = typeof named === 'string' ? draft.find('term', named) : null
    const term = found && 'id' in found ? (draft.row('term', found.id) as Term | undefined) : undefined
    if (term) return term
    usual ??= chooseTerm(world, draft, options, '', options.now).term
    if (typeof named === 'string') draft.remark('termUnknown', { value: named.slice(0, 60), name: usual.name })
    return usual
  }
}

/** The weekly bookings that stand, by what a row of a timetable knows them by. */
function weeklyThere(world: World): { take(key: string, weeks?: string): Booking | undefined } {
  const standing = new Map<string, Booking[]>()
  for (const booking of world.tables.booking.values()) {
    if (booking.times.kind !== 'series' || !booking.times.periods || booking.status === 'cancelled') continue
    const key = keyOf(booking)
    standing.set(key, [...(standing.get(key) ?? []), booking])
  }
  return {
    /** A booking that nobody has taken before; with these weeks, where they are given. */
    take(key, weeks) {
      const all = standing.get(key) ?? []
      const at = all.findIndex(b => weeks === undefined || (b.times.kind === 'series' && formatWeeks(weekList(b.times.weeks)) === weeks))
      return at < 0 ? undefined : all.splice(at, 1)[0]
    },
  }
}

function keyOf({ title, times, workshopId, classGroupIds, teacherIds }: Partial<Omit<Booking, 'times'>> & { times: Booking['times'] }): string {
  const { termId, weekday, periods } = times as Series // only weekly bookings have keys
  const ids = (of: readonly string[] | undefined) => (of ?? []).toSorted().join('+')
  return JSON.stringify([termId, weekday, periods?.from, periods?.to, nameKey(title ?? ''), workshopId ?? '', ids(classGroupIds), ids(teacherIds)])
}

/** Weekday, periods and weeks of a row, or the problem with them. */
function whenOf(
  values: Record<string, unknown>,
  term: Term,
): { weekday: number; periods: PeriodRange; weeks: number[] } | { code: string; facts: Facts } {
  const weekday = weekdayIn(String(values.weekday ?? ''))
  if (weekday === null) return { code: 'row.weekday', facts: { value: values.weekday ?? '' } }
  const periods = periodsIn(String(values.periods ?? ''))
  if (!periods) return { code: 'row.periods', facts: { value: values.periods ?? '' } }
  const weeks = weeksOf(values, term)
  if (!weeks) return { code: 'row.weeks', facts: weekFacts(values, term) }
  const late = weeks.find(w => w > term.weeks)
  if (late) return { code: 'row.weeksBeyond', facts: { ...weekFacts(values, term), week: late } }
  return { weekday, periods, weeks }
}

function weekFacts(values: Record<string, unknown>, term: Term): Facts {
  const value = values.weeks ?? [values.fromWeek, values.toWeek, values.parity].filter(v => v !== undefined).join(' ')
  return { value, term: term.name, last: term.weeks }
}

function weeksOf(values: Record<string, unknown>, term: Term): number[] | null {
  const parity = parityIn(values.parity)
  if (parity === null) return null
  let weeks: number[]
  if (values.weeks !== undefined) {
    const parsed = parseWeeks(String(values.weeks), term.weeks)
    if (!parsed.ok) return null
    weeks = parsed.value
  } else {
    const from = Number(values.fromWeek ?? 1)
    const to = Number(values.toWeek ?? (values.fromWeek === undefined ? term.weeks : values.fromWeek))
    weeks = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
  }
  const kept = weeks.filter(w => parity === undefined || w % 2 === parity)
  return kept.length ? kept : null
}

/** 1 for odd, 0 for even weeks, undefined for all, null when it is not understood. Codes of domain.md E3. */
function parityIn(value: unknown): 0 | 1 | undefined | null {
  const text = String(value ?? '')
    .normalize('NFKC')
    .trim()
    .toLowerCase()
  if (['', '0', 'all', 'every', '每周', '全', '全周', '不限', '无', '单双周', '正常'].includes(text)) return undefined
  if (['1', 'odd', '单', '单周'].includes(text)) return 1
  if (['2', 'even', '双', '双周'].includes(text)) return 0
  return null
}

function weekdayIn(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  if (/^[1-7]$/.test(plain)) return Number(plain)
  if (/^[一二三四五六日天]$/.test(plain)) return plain === '天' ? 7 : '一二三四五六日'.indexOf(plain) + 1
  return weekdayInName(plain.replace('天', '日'))
}

/** `1-2`, `第3、4节`, `0102`, `5` -> the first and the last period; null when they are no unbroken run. */
export function periodsIn(text: string): PeriodRange | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const packed = /^第?((?:\d\d){2,})节?$/.exec(plain)?.[1]
  const numbers = (packed ? packed.match(/\d\d/g)! : (plain.match(/\d+/g) ?? [])).map(Number)
  const range = /\d[-~〜至到—–]/.test(plain)
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (first === undefined || last === undefined || first < 1 || last > 40 || last < first) return null
  if (!range && numbers.some((n, i) => i > 0 && n !== numbers[i - 1]! + 1)) return null
  return { from: first, to: last }
}

function originOf(draft: Draft, values: Record<string, unknown>, weekday: number, periods: PeriodRange): string {
  const names = (['workshopId', 'classGroupIds', 'teacherIds'] as const).map(f => {
    const table = f === 'workshopId' ? 'workshop' : f === 'teacherIds' ? 'teacher' : 'classGroup'
    return [values[f] ?? []]
      .flat()
      .map(id => String(draft.row(table, String(id))?.name ?? ''))
      .sort()
      .join('+')
  })
  return originText(`timetable:${weekday}.${periods.from}-${periods.to} ${[values.title, ...names].join(' / ')}`)
}
