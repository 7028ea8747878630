import { addDays, datesFrom, dayNumber, mondayOf, type LocalDate } from '../base/time.ts'
import type { DayIndex } from '../attendance/day-index.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { hostDay } from '../calendar/host-day.ts'
import type { PlacementCase } from '../compliance/case.ts'
import type { RulePack } from '../compliance/pack.ts'
import { stanceOf } from '../compliance/stance.ts'
import { workedMinutes } from '../compliance/test-work.ts'
import { segmentOn } from '../placement/segments.ts'
import { isOnLeave, type Stays } from '../placement/stays.ts'
import type { ShiftType } from '../records/host.ts'
import type { Shift } from '../records/on-site.ts'
import { weeksOf, type Cover, type FairnessWeights, type Lock, type Person, type Problem, type ShiftType as ShiftKind } from '../roster/problem.ts'
import type { Tables } from '../tables.ts'
import { lawfulFor, type Forbidden, type Lawful } from './lawful.ts'
import { restBetween } from './rest-between.ts'
import { suits } from './suits.ts'
import { needOn, typesOf, type WeekType } from './week.ts'

type FillTables = Pick<Tables, 'enterprise' | 'post' | 'shiftType' | 'ruleSetting' | 'findingOverride'>
export type FillIndex = { stays: Stays; shifts: DayIndex<'shift'>; calendar: Calendar; caseOf: (placementId: string) => PlacementCase | null }

export type FillQuestion = {
  enterpriseId: string
  placementIds: readonly string[]
  from: LocalDate
  days: number
  /** which of the shifts that are there stay as they are */
  keep: 'all' | 'published'
  weights: FairnessWeights
  /** days in a row with a shift, at most */
  mostInRow: number
  /** hours between the end of a shift and the next one, at least */
  restHours: number
  pack: RulePack
  night: { from: string; to: string }
}

/** Why somebody can't work at all on a day: elsewhere, on leave, too young, or two shifts set by hand. */
export type Away = 'away' | 'leave' | 'age' | 'twice'
/** What bars a person from a shift of a day before any roster is made. */
export type Barred = { away: Away } | { otherPost: true } | { forbidden: Forbidden } | { shortRest: true }

export type FillSetup = {
  problem: Problem
  types: WeekType[]
  /** what stands against a shift of a day, whatever else is worked; empty: nothing */
  barred(placementId: string, day: number, shiftTypeId: string): Barred[]
  /** the shift that is there now, or null; undefined on a day that is not for the search to touch */
  before(placementId: string, day: number): string | null | undefined
}

/** What a missing person costs, and one too many: both outweigh what fairness asks, so that nobody works only for the sake of it. */
const UNDER = 1000
const OVER = 400
/** Work on a day that the search leaves alone: it counts in a run of days, and nobody can be given it. */
const FIXED: ShiftKind = { code: 'fixed', start: 0, minutes: 0, notNext: [] }
/** Minutes are told to the search in steps, upwards: fewer states, and never a minute too many. */
const STEP = 5

/**
 * The roster of a host as a problem: what the rules of the pack forbid, what the office has set and asks for. Everything that could
 * break a rule is barred here, so that no roster that the search finds breaks one.
 */
export function fillProblem(tables: FillTables, index: FillIndex, q: FillQuestion): FillSetup {
  const dates = datesFrom(q.from, q.days)
  // shifts of posts at which nobody of these is are somebody else's to fill
  const posts = new Set(q.placementIds.flatMap(id => index.stays.segmentsOf(id).map(s => s.postId)))
  const types = typesOf(tables, q.enterpriseId, q.night).filter(t => t.postId === undefined || posts.has(t.postId))
  const kinds = types.flatMap(t => tables.shiftType.get(t.id) ?? [])
  const stance = stanceOf(tables)
  const seats = q.placementIds.flatMap(id => {
    const c = index.caseOf(id)
    return c ? [seatOf(index, q, c, lawfulFor(q.pack, c, stance), dates, kinds)] : []
  })
  const byId = new Map(seats.map(s => [s.person.id, s]))
  const problem: Problem = {
    from: q.from,
    days: q.days,
    shifts: [...types.map((t, i) => kindOf(t, kinds[i]!, kinds, q.restHours)), ...(seats.some(s => s.locks.some(l => l.shift === FIXED.code)) ? [FIXED] : [])],
    people: seats.map(s => s.person),
    requests: [],
    cover: coverOf(tables, index, q, dates, types, new Set(byId.keys())),
    locks: seats.flatMap(s => s.locks),
    fairness: q.weights,
  }
  return {
    problem,
    types,
    barred: (id, day, typeId) => byId.get(id)?.barred(day, typeId) ?? [],
    before: (id, day) => byId.get(id)?.before[day],
  }
}

function kindOf(type: WeekType, own: ShiftType, all: readonly ShiftType[], restHours: number): ShiftKind {
  const notNext = all.filter(next => restBetween(own, next) < restHours * 60).map(next => next.id)
  return { code: type.id, start: 0, minutes: Math.ceil(type.minutes / STEP) * STEP, notNext, night: type.night }
}

/** People wanted, without those whom others at the host cover already. */
function coverOf(tables: FillTables, index: FillIndex, q: FillQuestion, dates: readonly LocalDate[], types: readonly WeekType[], chosen: ReadonlySet<string>): Cover[] {
  const host = tables.enterprise.get(q.enterpriseId)
  const others = index.stays.at(q.enterpriseId).filter(s => !chosen.has(s.placement.id))
  return dates.flatMap((date, day) => {
    const kind = hostDay(index.calendar, host, date)
    const there = new Map<string, number>()
    for (const { placement } of others) for (const { shiftTypeId } of index.shifts.on(placement.id, date)) there.set(shiftTypeId, (there.get(shiftTypeId) ?? 0) + 1)
    return types.map((type): Cover => ({ day, shift: type.id, need: Math.max(0, needOn(type, kind) - (there.get(type.id) ?? 0)), under: UNDER, over: OVER }))
  })
}

type Seat = { person: Person; locks: Lock[]; before: (string | null | undefined)[]; barred: (day: number, typeId: string) => Barred[] }

function seatOf({ stays, shifts }: FillIndex, q: FillQuestion, c: PlacementCase, lawful: Lawful, dates: readonly LocalDate[], kinds: readonly ShiftType[]): Seat {
  const { id } = c.placement
  const leaves = stays.leavesOf(id)
  const byId = new Map(kinds.map(k => [k.id, k]))
  const existing = dates.map(date => shifts.on(id, date))
  const isKept = (shift: Shift) => q.keep === 'all' || shift.published === true
  const kept = existing.map(list => list.find(isKept)?.shiftTypeId ?? null)
  const away = dates.map((date, day): Away | null => {
    const list = existing[day]!
    if (segmentOn(c.segments, date)?.enterpriseId !== q.enterpriseId) return 'away'
    // what was set twice by hand, or belongs to another host, is not for the search to sort out
    if ((list.length > 1 && kept[day] !== null) || list.some(s => !byId.has(s.shiftTypeId))) return 'twice'
    if (kept[day] !== null) return null
    if (isOnLeave(leaves, date)) return 'leave'
    return lawful.isTooYoung(date) ? 'age' : null
  })
  const isTouched = (day: number) => away[day] !== 'away' && away[day] !== 'twice'
  const isFixed = (day: number) => !isTouched(day) && existing[day]!.length > 0
  const locks = dates.flatMap((_, day): Lock[] => {
    const shift = isFixed(day) ? FIXED.code : isTouched(day) ? kept[day]! : null
    return shift === null ? [] : [{ person: id, day, shift }]
  })
  const isPlanned = (date: LocalDate) => {
    const day = dayNumber(date) - dayNumber(q.from)
    return day >= 0 && day < q.days && isTouched(day)
  }
  const edges = edgeBans(shifts, id, q, dates, kinds, isPlanned)
  const forbidden = new Map(dates.flatMap((date, day) => (away[day] ? [] : kinds.map(k => [`${day} ${k.id}`, lawful.forbids(date, k)] as const))))
  const barred = (day: number, typeId: string): Barred[] => {
    const out = away[day]
    if (out) return [{ away: out }]
    // what the office has set stands, whatever it breaks: the others are planned around it
    if (isTouched(day) && kept[day] === typeId) return []
    if (!suits(byId.get(typeId)!, segmentOn(c.segments, dates[day]!)!)) return [{ otherPost: true }] // who is not away has a segment
    const short = edges.some(b => b.day === day && b.shift === typeId)
    return [...(forbidden.get(`${day} ${typeId}`) ?? []).map(f => ({ forbidden: f })), ...(short ? [{ shortRest: true } as const] : [])]
  }
  const open = dates.map((_, day) => kinds.filter(k => barred(day, k.id).length === 0))
  const weekMinutes = weeklyRoom(shifts, kinds, id, lawful, dates, open, isPlanned)
  const daysInRow = Math.max(1, Math.min(q.mostInRow, lawful.daysInRow(q.from)))
  const isOpen = (k: ShiftType) => open.some(day => day.includes(k))
  const person: Person = {
    id,
    skills: [],
    maxShifts: Object.fromEntries(kinds.filter(k => !isOpen(k)).map(k => [k.id, 0])),
    minMinutes: 0,
    maxMinutes: weekMinutes.reduce((sum, m) => sum + m, 0),
    minRun: 1,
    maxRun: daysInRow,
    minOff: 1,
    maxWeekends: q.days,
    daysOff: dates.flatMap((_, day) => (away[day] && !isFixed(day) ? [day] : [])),
    bans: dates.flatMap((_, day) => [...(isFixed(day) ? [] : [{ day, shift: FIXED.code }]), ...(away[day] ? [] : kinds.flatMap(k => (barred(day, k.id).length ? [{ day, shift: k.id }] : [])))]),
    weekMinutes,
    runBefore: runFrom(shifts, id, addDays(q.from, -1), -1, daysInRow),
    runAfter: runFrom(shifts, id, addDays(q.from, q.days), 1, daysInRow),
  }
  return { person, locks, before: existing.map((list, day) => (isTouched(day) ? (list[0]?.shiftTypeId ?? null) : undefined)), barred }
}

/** Shifts that come too soon after, or before, those of a neighbouring day that the search leaves alone. */
function edgeBans(shifts: DayIndex<'shift'>, id: string, { restHours }: FillQuestion, dates: readonly LocalDate[], kinds: readonly ShiftType[], isPlanned: (date: LocalDate) => boolean): { day: number; shift: string }[] {
  const known = new Map(kinds.map(k => [k.id, k]))
  const on = (date: LocalDate) => (isPlanned(date) ? [] : shifts.on(id, date).flatMap(s => known.get(s.shiftTypeId) ?? []))
  const least = restHours * 60
  return dates.flatMap((date, day) => {
    const [before, after] = [on(addDays(date, -1)), on(addDays(date, 1))]
    return kinds.filter(k => before.some(b => restBetween(b, k) < least) || after.some(a => restBetween(k, a) < least)).map(k => ({ day, shift: k.id }))
  })
}

/** Minutes that each week has room for: what the rules leave of it besides what is worked outside the roster, and no more than its open days hold. */
function weeklyRoom(shifts: DayIndex<'shift'>, kinds: readonly ShiftType[], id: string, lawful: Lawful, dates: readonly LocalDate[], open: readonly ShiftType[][], isPlanned: (date: LocalDate) => boolean): number[] {
  const worked = new Map(kinds.map(k => [k.id, workedMinutes(k)]))
  const longestAny = Math.max(0, ...worked.values())
  const weekOf = weeksOf({ from: dates[0] ?? '', days: dates.length })
  const mondays = [...new Set(dates.map(mondayOf))]
  return mondays.map((monday, week) => {
    let outside = 0
    for (let i = 0; i < 7; i++) {
      const date = addDays(monday, i)
      // a shift of another host is as long as the longest here, for all that is known of it
      if (!isPlanned(date)) for (const s of shifts.on(id, date)) outside += worked.get(s.shiftTypeId) ?? longestAny
    }
    const holds = open.reduce((sum, day, i) => sum + (weekOf[i] === week ? Math.max(0, ...day.map(k => Math.ceil(worked.get(k.id)! / STEP) * STEP)) : 0), 0)
    return Math.max(0, Math.min(lawful.weekMinutes(monday) - outside, holds))
  })
}

/** Days in a row with a shift, from a day on in a direction; more than `most` are as good as `most`. */
function runFrom(shifts: DayIndex<'shift'>, id: string, start: LocalDate, step: 1 | -1, most: number): number {
  let run = 0
  for (let date = start; run < most && shifts.on(id, date).length > 0; date = addDays(date, step)) run++
  return run
}
