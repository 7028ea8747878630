import { addDays, datesFrom, type LocalDate } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { DayIndex } from '../attendance/day-index.ts'
import { hostDay, type HostDay } from '../calendar/host-day.ts'
import type { Finding, RulePack } from '../compliance/pack.ts'
import { nightMinutes, workedMinutes } from '../compliance/test-work.ts'
import { segmentOn } from '../placement/segments.ts'
import { isOnLeave, meets, type Stay, type Stays } from '../placement/stays.ts'
import { nameOf } from '../record-name.ts'
import type { ShiftType } from '../records/host.ts'
import type { Shift } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'
import { restBetween, USUAL_REST } from './rest-between.ts'

type WeekTables = Pick<Tables, 'placement' | 'student' | 'enterprise' | 'post' | 'shiftType'>
export type WeekIndex = { stays: Stays; shifts: DayIndex<'shift'>; calendar: Calendar; findingsOf: (placementId: string) => readonly Finding[] }

export type WeekCell = {
  date: LocalDate
  /** false on days on which the intern is not at this host, or not at this post */
  here: boolean
  onLeave: boolean
  shiftTypeId: string | null
  published: boolean
  /** rules that break here and for which nobody answers */
  breaks: string[]
  /** hours since the end of the shift before, where they are fewer than is usual */
  rest?: number
}
export type WeekRow = { placementId: string; student: string; number: string; postId?: string; post: string; cells: WeekCell[]; minutes: number; nightShifts: number; freeDays: number }
/** `needs`: people wanted on a workday and on a rest day. */
export type WeekType = { id: string; /** of a shift for one post only */ postId?: string; post?: string; name: string; start: string; end: string; breakMinutes: number; minutes: number; night: boolean; needs: { work: number; rest: number } }
/** What a rule says of shifts, without the list of these. */
export type ShiftFinding = Pick<Finding, 'pack' | 'rule' | 'article' | 'cure' | 'facts' | 'from' | 'to' | 'placementId' | 'overrideId'>
export type WeekPlan = {
  host: string
  days: HostDay[]
  types: WeekType[]
  rows: WeekRow[]
  /** how many of each shift type work on each day, in the order of `types` */
  coverage: number[][]
  /** how many are wanted, in the same order */
  needs: number[][]
  findings: ShiftFinding[]
  /** shifts that bind nobody yet */
  drafts: number
}

export type WeekQuestion = { enterpriseId: string; postId?: string | undefined; from: LocalDate; days: number; pack: RulePack; night: { from: string; to: string } }

/** Tests that speak of shifts. */
export const SHIFT_TESTS: ReadonlySet<string> = new Set(['restDaysKept', 'hoursKept', 'weeklyRest'])

/** The shifts of one host, or of one post there, for some days: who works when, what adds up, and where rules break. */
export function weekPlan(tables: WeekTables, index: WeekIndex, question: WeekQuestion): WeekPlan {
  const { enterpriseId, postId, from, days: count, night, pack } = question
  const dates = datesFrom(from, count)
  const to = dates.at(-1) ?? from
  const host = tables.enterprise.get(enterpriseId)
  const days = dates.map(date => hostDay(index.calendar, host, date))
  const types = typesOf(tables, enterpriseId, night).filter(t => postId === undefined || t.postId === undefined || t.postId === postId)
  const rules = new Set(pack.rules.filter(r => r.test && SHIFT_TESTS.has(r.test)).map(r => r.id))
  const findings: ShiftFinding[] = []
  const rows = index.stays.at(enterpriseId).flatMap((stay): WeekRow[] => {
    const segments = postId === undefined ? stay.segments : stay.segments.filter(s => s.postId === postId)
    if (!meets(segments, from, to)) return []
    const broken = index.findingsOf(stay.placement.id).filter(f => rules.has(f.rule) && f.from <= to && f.to >= from)
    for (const { pack: by, rule, article, cure, facts, from: first, to: last, placementId, overrideId } of broken) {
      findings.push({ pack: by, rule, article, cure, facts, from: first, to: last, ...(placementId ? { placementId } : {}), ...(overrideId ? { overrideId } : {}) })
    }
    return [rowOf(tables, index, { ...stay, segments }, dates, types, broken)]
  })
  rows.sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0))
  const place = new Map(types.map((t, i) => [t.id, i]))
  const coverage = dates.map(() => types.map(() => 0))
  let drafts = 0
  for (const { cells } of rows) {
    for (const [day, { here, shiftTypeId, published }] of cells.entries()) {
      if (!here || shiftTypeId === null) continue
      if (!published) drafts++
      const at = place.get(shiftTypeId)
      if (at !== undefined) coverage[day]![at]!++
    }
  }
  return { host: nameOf(tables, enterpriseId), days, types, rows, coverage, needs: days.map(d => types.map(t => needOn(t, d))), findings, drafts }
}

/** Kinds of shifts of a host, by their beginning. */
export function typesOf(tables: Pick<Tables, 'shiftType' | 'post'>, enterpriseId: string, night: { from: string; to: string }): WeekType[] {
  const order = (a: ShiftType, b: ShiftType) => (a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1)
  return [...tables.shiftType.values()]
    .filter(t => t.enterpriseId === enterpriseId)
    .sort(order)
    .map(t => ({
      id: t.id,
      ...(t.postId === undefined ? {} : { postId: t.postId, post: nameOf(tables, t.postId) }),
      name: t.name,
      start: t.start,
      end: t.end,
      breakMinutes: t.breakMinutes ?? 0,
      minutes: workedMinutes(t),
      night: nightMinutes(t, night.from, night.to) > 0,
      needs: { work: t.needWorkdays ?? 0, rest: t.needRestDays ?? 0 },
    }))
}

/** People wanted on a shift of a day. */
export function needOn({ needs }: Pick<WeekType, 'needs'>, { kind }: Pick<HostDay, 'kind'>): number {
  return kind === 'work' ? needs.work : needs.rest
}

function rowOf(tables: WeekTables, { stays, shifts }: WeekIndex, { placement, segments }: Stay, dates: readonly LocalDate[], types: readonly WeekType[], broken: readonly Finding[]): WeekRow {
  const leaves = stays.leavesOf(placement.id)
  const standing = broken.filter(f => f.overrideId === undefined)
  let before = dates[0] === undefined ? [] : shifts.on(placement.id, addDays(dates[0], -1))
  const cells = dates.map((date): WeekCell => {
    const now = shifts.on(placement.id, date)
    const [shift] = now
    const rest = shift ? restAfter(tables, before, shift) : null
    before = now
    return {
      date,
      here: segmentOn(segments, date) !== undefined,
      onLeave: isOnLeave(leaves, date),
      shiftTypeId: shift?.shiftTypeId ?? null,
      published: shift?.published === true,
      breaks: shift && standing.length ? [...new Set(standing.filter(f => isBrokenBy(f, shift.id, date)).map(f => f.rule))] : [],
      ...(rest === null ? {} : { rest }),
    }
  })
  const byId = new Map(types.map(t => [t.id, t]))
  const worked = cells.flatMap(c => (c.here ? (byId.get(c.shiftTypeId ?? '') ?? []) : []))
  const student = tables.student.get(placement.studentId)
  const post = segments.at(-1)?.postId
  return {
    placementId: placement.id,
    student: student?.name ?? placement.studentId,
    number: student?.number ?? '',
    ...(post === undefined ? { post: '' } : { postId: post, post: nameOf(tables, post) }),
    cells,
    minutes: worked.reduce((sum, type) => sum + type.minutes, 0),
    nightShifts: worked.filter(type => type.night).length,
    freeDays: cells.filter(c => c.here && c.shiftTypeId === null).length,
  }
}

/** A finding that names shifts breaks on the days of these, another one on all of its days. */
function isBrokenBy(f: Finding, shiftId: string, date: LocalDate): boolean {
  if (date < f.from || date > f.to) return false
  return f.records.includes(shiftId) || !f.records.some(id => id.startsWith('shift:'))
}

/** Hours between the shifts of the day before and a shift, where they are fewer than is usual; else null. */
function restAfter(tables: Pick<Tables, 'shiftType'>, before: readonly Shift[], shift: Shift): number | null {
  const next = tables.shiftType.get(shift.shiftTypeId)
  let least = USUAL_REST * 60
  for (const { shiftTypeId } of next ? before : []) {
    const type = tables.shiftType.get(shiftTypeId)
    if (type) least = Math.min(least, restBetween(type, next!))
  }
  return least < USUAL_REST * 60 ? Math.round((least / 60) * 100) / 100 : null
}
