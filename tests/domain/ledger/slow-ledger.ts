import { addDays, datesBetween, weekdayOf } from '#domain/base/time.ts'
import type { LineKey } from '#domain/ledger/lines.ts'
import type { BookedItem, Booking } from '#domain/records/booking.ts'
import type { World } from '#domain/world.ts'

type Question = { from: string; to: string; asOf: string }
type Days = { day: string; quantity: number }
const THING: Partial<Record<LineKey, string>> = { lentHours: 'lentHour', mentorHours: 'mentorHour', teacherHours: 'teacherHour', placeMonths: 'placeMonth', collegeHours: 'collegeHour', trainedHours: 'trainedHour', recruits: 'recruit' }

/** The same figures by counting minutes and days one by one, an enterprise and a line at a time, with no index of any kind. */
export function slowLine(world: World, { from, to, asOf }: Question, enterpriseId: string, key: LineKey): { quantity: number; value: number | null } {
  const { tables } = world
  const days = datesBetween(from, to < asOf ? to : asOf)
  const inSpan = (day: string) => days.includes(day)
  const given: Days[] = []
  if (key === 'lentHours' || key === 'collegeHours') {
    for (const booking of tables.booking.values()) {
      const user = ['teaching', 'exam'].includes(booking.use) ? undefined : booking.enterpriseId
      for (const { start, end, items } of times(world, booking)) {
        const minutes = minutesBetween(start, end).filter(minute => inSpan(minute.slice(0, 10)))
        if (!minutes.length) continue
        for (const { equipmentId, units } of items) {
          const lender = tables.equipment.get(equipmentId)!.lenderId
          const gives = key === 'lentHours' ? lender === enterpriseId && user !== enterpriseId : lender === undefined && user === enterpriseId
          if (gives) given.push({ day: minutes[0]!.slice(0, 10), quantity: (minutes.length * units) / 60 })
        }
      }
    }
  } else if (key === 'mentorHours') {
    for (const work of tables.mentorWork.values()) if (work.enterpriseId === enterpriseId && inSpan(work.to)) given.push({ day: work.to, quantity: work.hours })
  } else if (key === 'placeMonths') {
    for (const placement of tables.placement.values()) {
      if (placement.kind !== 'post' || placement.status === 'cancelled') continue
      for (const day of days) if (hostOn(world, placement.id, day) === enterpriseId) given.push({ day, quantity: 1 / 30 })
    }
  } else if (key === 'trainedHours') {
    for (const s of tables.enterpriseService.values()) {
      if (s.enterpriseId === enterpriseId && s.serviceType === 'staffTraining' && inSpan(s.to)) given.push({ day: s.to, quantity: (s.people ?? 0) * (s.hours ?? 0) })
    }
  } else if (key === 'donations') {
    const gifts = [...tables.donation.values()].filter(d => d.enterpriseId === enterpriseId && inSpan(d.date))
    return { quantity: gifts.length, value: gifts.length ? round(gifts.reduce((sum, d) => sum + d.value, 0)) : null }
  }
  const byRate = new Map<number | null, number>()
  for (const { day, quantity } of given) {
    const rate = rateOn(world, THING[key]!, day)
    byRate.set(rate, (byRate.get(rate) ?? 0) + quantity)
  }
  const rated = [...byRate].filter(([rate]) => rate !== null)
  return {
    quantity: round([...byRate.values()].reduce((sum, n) => sum + round(n), 0)),
    value: rated.length ? round(rated.reduce((sum, [rate, n]) => sum + round(round(n) * rate!), 0)) : null,
  }
}

/** Of the rates that have begun, the last one; amounts differ, so that an amount tells which it is. */
function rateOn(world: World, thing: string, day: string): number | null {
  let last: { from: string; amount: number } | null = null
  for (const rate of world.tables.ledgerRate.values()) if (rate.thing === thing && rate.from <= day && (!last || rate.from > last.from)) last = rate
  return last?.amount ?? null
}

function hostOn(world: World, placementId: string, day: string): string | null {
  const placement = world.tables.placement.get(placementId)!
  const changes = [...world.tables.placementChange.values()].filter(c => c.placementId === placementId).sort((a, b) => (a.from < b.from || (a.from === b.from && a.id < b.id) ? -1 : 1))
  const last = changes.reduce((end, c) => c.to ?? end, placement.to)
  if (day < placement.from || day > last) return null
  return changes.filter(c => c.from <= day).reduce((host, c) => c.enterpriseId ?? host, placement.enterpriseId)
}

function times(world: World, { times: when, exceptions = [], items = [], status }: Booking): { start: string; end: string; items: readonly BookedItem[] }[] {
  if (status === 'cancelled') return []
  const dates = when.kind === 'once' ? [{ date: when.start.slice(0, 10), start: when.start, end: when.end }] : weekly(world, when)
  return dates.flatMap(({ date, start, end }) => {
    const exception = exceptions.find(e => e.date === date)
    if (exception?.kind === 'skip') return []
    return exception ? [{ start: exception.start, end: exception.end, items: exception.items ?? items }] : [{ start, end, items }]
  })
}

function weekly(world: World, when: Extract<Booking['times'], { kind: 'series' }>) {
  const term = world.tables.term.get(when.termId)!
  const [first, last] = when.weeks.split('-').map(Number)
  return datesBetween(addDays(term.start, (first! - 1) * 7), addDays(term.start, last! * 7 - 1))
    .filter(date => weekdayOf(date) === when.weekday)
    .map(date => ({ date, start: `${date}T${when.clock!.start}`, end: `${date}T${when.clock!.end}` }))
}

/** Every minute from the first to before the last, as `YYYY-MM-DDTHH:mm`. */
function minutesBetween(start: string, end: string): string[] {
  const minutes: string[] = []
  for (let t = Date.parse(`${start}Z`); t < Date.parse(`${end}Z`); t += 60_000) minutes.push(new Date(t).toISOString().slice(0, 16))
  return minutes
}

function round(n: number): number {
  return Number(`${Math.round(Number(`${n.toFixed(6)}e2`))}e-2`)
}
