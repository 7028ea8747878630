import rrule from 'rrule'
import { birth } from '#domain/base/change.ts'
import { addDays, dayNumber, mondayOf, type LocalDate } from '#domain/base/time.ts'
import { occurrencesIn, type Timed } from '#domain/booking/occurrences.ts'
import { buildCalendar } from '#domain/calendar/calendar.ts'
import { parseOfficialDays } from '#domain/calendar/official-days.ts'
import { createDice } from '#domain/sample/dice.ts'
import officialDays from '../../assets/calendar/cn-2025-2026.json' with { type: 'json' }
import { byMachine, createFleet, type Held } from './fleet.ts'
import { worldOf } from './fleet-world.ts'
import { measurement, type Bench } from './report.ts'
import { nanosecondsPerCall } from './timing.ts'

const { RRule, RRuleSet } = rrule // CommonJS inside
const SERIES = 200
const WEEKS = 52
/** so many series are checked against a full scan: it takes it seconds */
const CHECKED = 5
const TERM = { id: 'term:year', name: '2026', start: mondayOf('2026-01-01'), weeks: WEEKS }

type Wanted = { machine: string; row: number; weekday: number; first: number; last: number; every: 1 | 2; skips: LocalDate[]; start: number; end: number }

/** Weekly series over a year with holidays and dates that fall out: their dates, and whether the machine is free on each. */
export const series: Bench = ({ seed }) => {
  const fleet = createFleet(seed)
  const world = worldOf(fleet)
  world.apply([birth('term', TERM), ...holidays().map((date, i) => birth('calendarDay', { id: `calendarDay:${i}`, date, kind: 'holiday' } as { id: string }))])
  const off = holidays()
  const lists = byMachine(fleet)
  const wanted = wishes(seed, fleet.machines)
  const calendar = () => buildCalendar(world.tables) // a new one each round: no date is remembered from the round before
  const { occupancy } = world

  const ours = (at: ReturnType<typeof calendar>, w: Wanted) => occurrencesIn(at, bookingOf(w))
  const oursChecked = (at: ReturnType<typeof calendar>, w: Wanted) => ours(at, w).map(o => occupancy.peak(w.machine, o) > 0)
  const theirs = (w: Wanted) => ruleOf(w, off).all()
  const taken = (list: readonly Held[], w: Wanted, start: number, end: number) => list.some(b => b.row === w.row && b.start < end && b.end > start)
  const theirsChecked = (bookings: readonly Held[], w: Wanted) =>
    theirs(w).map(date => {
      const midnight = Math.floor(date.getTime() / 86_400_000) * 1440
      return taken(bookings, w, midnight + w.start, midnight + w.end)
    })

  const fresh = calendar()
  let dates = 0
  for (const w of wanted) {
    const mine = ours(fresh, w).map(o => o.date)
    dates += mine.length
    if (mine.join() !== theirs(w).map(d => d.toISOString().slice(0, 10)).join()) throw new Error(`dates differ for ${JSON.stringify(w)}`)
  }
  const few = wanted.slice(0, CHECKED)
  for (const w of few) if (oursChecked(fresh, w).join() !== theirsChecked(fleet.bookings, w).join()) throw new Error(`clashes differ for ${JSON.stringify(w)}`)
  const each = (n: number, find: () => unknown) => nanosecondsPerCall(n, find) / 1000
  const all = (find: (at: ReturnType<typeof calendar>, w: Wanted) => unknown[]) => {
    const at = calendar()
    return wanted.reduce((n, w) => n + find(at, w).length, 0)
  }
  const answers = `${SERIES} series, ${dates.toLocaleString('en')} dates: the same dates; the same clashes on the ${CHECKED} series that were scanned`
  const scanName = 'rrule 2.8.1 + full scan of the bookings'
  return [
    measurement(
      { subject: 'series', what: 'the dates of a weekly series of a year, holidays and skipped dates left out', unit: 'us', ours: { name: 'Mortise, occurrences', value: each(SERIES, () => all(ours)) }, seed, answers },
      [{ name: 'rrule 2.8.1, rule set with excluded dates', value: each(SERIES, () => wanted.reduce((n, w) => n + theirs(w).length, 0)) }],
      () => [],
    ),
    measurement(
      { subject: 'series', what: 'the same, and whether the machine is free on each date', unit: 'us', ours: { name: 'Mortise, occurrences + occupancy', value: each(SERIES, () => all(oursChecked)) }, seed, answers },
      [
        { name: scanName, value: each(few.length, () => few.reduce((n, w) => n + theirsChecked(fleet.bookings, w).length, 0)) },
        { name: 'rrule 2.8.1 + list of the machine, scanned', value: each(SERIES, () => wanted.reduce((n, w) => n + theirsChecked(lists[w.row]!, w).length, 0)) },
      ],
      ratio => [{ text: 'at least 20 times rrule + scan', met: ratio(scanName) >= 20 }],
    ),
  ]
}

function holidays(): LocalDate[] {
  const read = parseOfficialDays(JSON.stringify(officialDays))
  return read.ok ? read.value.filter(d => d.kind === 'holiday' && d.date >= TERM.start).map(d => d.date) : []
}

function wishes(seed: number, machines: readonly string[]): Wanted[] {
  const dice = createDice(seed + 1)
  return Array.from({ length: SERIES }, () => {
    const weekday = dice.between(1, 5)
    const first = dice.between(1, 6)
    const every = dice.chance(40) ? 2 : 1
    const last = dice.between(44, WEEKS)
    const start = dice.between(16, 36) * 30
    const skips = Array.from({ length: 5 }, () => addDays(TERM.start, (first + every * dice.below(15) - 1) * 7 + weekday - 1))
    const row = dice.below(machines.length)
    return { machine: machines[row]!, row, weekday, first, last, every, skips: [...new Set(skips)], start, end: start + 95 }
  })
}

function bookingOf({ weekday, first, last, every, skips, start, end, machine }: Wanted): Timed {
  const weeks = every === 1 ? `${first}-${last}` : `${first}-${last} ${first % 2 ? 'odd' : 'even'}`
  const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return {
    times: { kind: 'series', termId: TERM.id, weekday, weeks, clock: { start: clock(start), end: clock(end) } },
    items: [{ equipmentId: machine, units: 1 }],
    exceptions: skips.map(date => ({ kind: 'skip', date })),
  }
}

function ruleOf({ weekday, first, last, every, skips }: Wanted, off: readonly LocalDate[]): InstanceType<typeof RRuleSet> {
  const utc = (date: LocalDate) => new Date(dayNumber(date) * 86_400_000)
  const at = (week: number) => utc(addDays(TERM.start, (week - 1) * 7 + weekday - 1))
  const set = new RRuleSet()
  set.rrule(new RRule({ freq: RRule.WEEKLY, interval: every, byweekday: [weekday - 1], dtstart: at(first), until: at(last) }))
  for (const date of [...skips, ...off]) set.exdate(utc(date))
  return set
}
