import type { DayIndex } from '../attendance/day-index.ts'
import { addDays, dayNumber, mondayOf, weekdayOf, type LocalDate } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { hostIdOf } from '../compliance/board.ts'
import type { ComplianceWatch } from '../compliance/watch.ts'
import { segmentOn, spanOfSegments } from '../placement/segments.ts'
import { isOnLeave, type Stays } from '../placement/stays.ts'
import { nameOf } from '../record-name.ts'
import type { Enterprise } from '../records/host.ts'
import type { Placement } from '../records/internship.ts'
import { isDone } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'

export const DUE_TABLES = ['placement', 'placementChange', 'leave', 'student', 'enterprise', 'agreement', 'attendance', 'visit', 'visitIssue', 'ticket', 'term', 'calendarDay', 'bellTable'] as const
type DueTables = Pick<Tables, (typeof DUE_TABLES)[number]>

/** How many there are, and the first of them, the most urgent first. */
export type Some<T> = { total: number; first: T[] }
/** A paper of a placement: `days` until it is needed, 0 or less where it is needed already. */
export type DuePaper = { placementId: string; name: string; host: string; date: LocalDate; days: number }
export type DueHost = { enterpriseId: string; name: string; interns: number }
/** Something with a last day: `days` until then, less than 0 where it has passed. */
export type DueThing = { id: string; name: string; host: string; date: LocalDate; days: number }

/** What the office owes its internships, as things are on a day. */
export type InternshipDue = {
  /** findings that must be put right and that nobody answers for, and at how many hosts */
  findings: { count: number; hosts: number }
  /** three-party agreements that somebody has not signed, of placements that run or begin soon */
  unsigned: Some<DuePaper>
  /** without insurance, though the placement runs or begins soon */
  uninsured: Some<DuePaper>
  /** insurance that ends before the placement, and soon; `date` is its last day */
  insuranceEnds: Some<DuePaper>
  agreements: Some<DueThing>
  /** leave that is over, and nobody has noted the return */
  leaves: Some<DueThing>
  /** hosts where somebody's last working day has no mark; only where attendance is kept at all */
  unmarked: Some<DueHost> & { date: LocalDate }
  /** hosts that nobody has visited this month */
  unvisited: Some<DueHost>
  issues: Some<DueThing>
  tickets: Some<DueThing>
}

export type DueQuestion = { on: LocalDate; /** days in which something that begins or ends is soon */ paperDays?: number; insuranceDays?: number; agreementDays?: number; /** how many are named */ first?: number; /** only what concerns this teacher's interns, their hosts and his own visits */ tutorId?: string | undefined }

type Lacking = { placement: Placement; hostId: string; date: LocalDate }

/** Days back in which one mark at a host says that attendance is kept there. */
export const KEPT_WITHIN = 14

export function internshipDue(
  tables: DueTables,
  { stays, watch, attendance, calendar }: { stays: Stays; watch: ComplianceWatch; attendance: DayIndex<'attendance'>; calendar: Calendar },
  { on, paperDays = 14, insuranceDays = 30, agreementDays = 60, first = 3, tutorId }: DueQuestion,
): InternshipDue {
  const left = (date: LocalDate) => dayNumber(date) - dayNumber(on)
  const soonest = (list: DueThing[]): Some<DueThing> => ({ total: list.length, first: smallest(list, first, (a, b) => a.days - b.days || (a.name < b.name ? -1 : 1)) })
  const unsigned: Lacking[] = []
  const uninsured: Lacking[] = []
  const insuranceEnds: Lacking[] = []
  // names only for those that are told: in a fresh college thousands lack something
  const papers = (list: Lacking[]): Some<DuePaper> => ({
    total: list.length,
    first: smallest(list, first, (a, b) => (a.date !== b.date ? (a.date < b.date ? -1 : 1) : a.placement.id < b.placement.id ? -1 : 1)).map(({ placement, hostId, date }) => ({
      placementId: placement.id,
      name: nameOf(tables, placement.studentId),
      host: nameOf(tables, hostId),
      date,
      days: left(date),
    })),
  })
  const lastPaperDay = addDays(on, paperDays)
  const lastInsuranceDay = addDays(on, insuranceDays)
  const here = new Map<string, Placement[]>()
  const mine = new Set<string>()
  const concerns = (hostId: string | undefined) => tutorId === undefined || (hostId !== undefined && here.has(hostId))

  for (const placement of tables.placement.values()) {
    if (placement.status === 'cancelled') continue
    const segments = stays.segmentsOf(placement.id)
    const span = spanOfSegments(segments)
    if (!span || span.to < on || span.from > lastPaperDay) continue
    const { enterpriseId: hostId, tutorId: tutor } = segmentOn(segments, on) ?? segments[0]!
    if (tutorId !== undefined && tutor !== tutorId) continue
    mine.add(placement.id)
    if (span.from <= on) group(here, hostId, placement)
    const { studentSignedOn, collegeSignedOn, hostSignedOn, insuredTo } = placement
    if (placement.kind === 'post' && !(studentSignedOn && collegeSignedOn && hostSignedOn)) unsigned.push({ placement, hostId, date: span.from })
    if (!insuredTo) uninsured.push({ placement, hostId, date: span.from })
    else if (insuredTo < span.to && insuredTo <= lastInsuranceDay) insuranceEnds.push({ placement, hostId, date: insuredTo })
  }

  const thing = (id: string, name: string, hostId: string | undefined, date: LocalDate): DueThing => ({ id, name, host: hostId ? nameOf(tables, hostId) : '', date, days: left(date) })
  const agreements = [...tables.agreement.values()].flatMap(a => {
    if (a.to === undefined || a.renews || !concerns(a.enterpriseId) || a.to > addDays(on, a.alertDays ?? agreementDays)) return []
    // one that has run out matters while the enterprise still has interns
    return a.to >= on || here.has(a.enterpriseId) ? [thing(a.id, a.title, a.enterpriseId, a.to)] : []
  })
  const leaves = [...tables.leave.values()].flatMap(l => {
    const placement = tables.placement.get(l.placementId)
    if (l.returnedOn !== undefined || l.to >= on || !placement || placement.status === 'cancelled' || (tutorId !== undefined && !mine.has(placement.id))) return []
    const segments = stays.segmentsOf(placement.id)
    // who has gone home for good needs no return
    return (spanOfSegments(segments)?.to ?? '') >= on ? [thing(l.id, nameOf(tables, placement.studentId), segmentOn(segments, on)?.enterpriseId, l.to)] : []
  })
  const issues = [...tables.visitIssue.values()].flatMap(i => {
    const visit = tables.visit.get(i.visitId)
    const isMine = concerns(visit?.enterpriseId) || visit?.teacherId === tutorId
    return i.closedOn === undefined && i.due < on && isMine ? [thing(i.id, i.what, visit?.enterpriseId, i.due)] : []
  })
  const tickets = [...tables.ticket.values()].flatMap(t => (t.closedOn === undefined && concerns(t.enterpriseId) ? [thing(t.id, t.what, t.enterpriseId, t.date)] : []))
  return {
    findings: mustPutRight(watch, on, tutorId === undefined ? null : mine),
    unsigned: papers(unsigned),
    uninsured: papers(uninsured),
    insuranceEnds: papers(insuranceEnds),
    agreements: soonest(agreements),
    leaves: soonest(leaves),
    unmarked: unmarkedHosts(tables, stays, attendance, calendar, here, on, first),
    unvisited: mostInterns(tables, unvisitedHosts(tables, here, on), first),
    issues: soonest(issues),
    tickets: soonest(tickets),
  }
}

/** @param mine  only findings about these placements; null: all */
function mustPutRight(watch: ComplianceWatch, on: LocalDate, mine: ReadonlySet<string> | null): { count: number; hosts: number } {
  const hosts = new Set<string>()
  let count = 0
  for (const f of watch.on(on)) {
    if (f.severity !== 'E' || f.overrideId !== undefined || (mine && !mine.has(f.placementId ?? ''))) continue
    count += 1
    const host = hostIdOf(watch, f)
    if (host !== undefined) hosts.add(host)
  }
  return { count, hosts: hosts.size }
}

/** Hosts with interns on placement internships, without a visit of any way since the first of the month. */
function unvisitedHosts(tables: DueTables, here: ReadonlyMap<string, readonly Placement[]>, on: LocalDate): [string, number][] {
  const visited = new Set<string>()
  const firstDay = `${on.slice(0, 7)}-01`
  for (const visit of tables.visit.values()) if (isDone(visit) && visit.date >= firstDay && visit.date <= on) visited.add(visit.enterpriseId)
  return [...here].flatMap(([id, placements]): [string, number][] => {
    const interns = placements.filter(p => p.kind === 'post').length
    return interns && !visited.has(id) ? [[id, interns]] : []
  })
}

function unmarkedHosts(tables: DueTables, stays: Stays, attendance: DayIndex<'attendance'>, calendar: Calendar, here: ReadonlyMap<string, readonly Placement[]>, on: LocalDate, first: number): InternshipDue['unmarked'] {
  const days = Array.from({ length: KEPT_WITHIN }, (_, i) => addDays(on, -1 - i))
  const open: [string, number][] = []
  for (const [hostId, placements] of here) {
    const day = days.find(date => isWorkday(calendar, tables.enterprise.get(hostId), date))
    if (day === undefined) continue
    const missing = placements.filter(
      p => segmentOn(stays.segmentsOf(p.id), day)?.enterpriseId === hostId && !attendance.has(p.id, day) && !isOnLeave(stays.leavesOf(p.id), day),
    )
    if (missing.length && placements.some(p => days.some(date => attendance.has(p.id, date)))) open.push([hostId, missing.length])
  }
  // hosts that rest on other days have another last working day; the sheet is opened at the usual one
  const date = days.find(day => isWorkday(calendar, undefined, day)) ?? days[0]!
  return { ...mostInterns(tables, open, first), date }
}

/** Whether people work there on a day: not on a holiday, nor on a weekly rest day unless it is made up. */
function isWorkday(calendar: Calendar, host: Enterprise | undefined, date: LocalDate): boolean {
  const { kind } = calendar.dayOf(date)
  if (kind === 'makeup') return true
  if (kind === 'holiday') return false
  const rests = host?.restDays as readonly string[] | undefined
  return rests ? !rests.includes(String(weekdayOf(date))) : date < addDays(mondayOf(date), 5)
}

function mostInterns(tables: DueTables, hosts: readonly (readonly [string, number])[], first: number): Some<DueHost> {
  const most = smallest(hosts, first, (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return { total: hosts.length, first: most.map(([enterpriseId, interns]) => ({ enterpriseId, name: nameOf(tables, enterpriseId), interns })) }
}

/** The first few in an order, without putting the others in order. */
function smallest<T>(list: readonly T[], count: number, order: (a: T, b: T) => number): T[] {
  const best: T[] = []
  for (const item of list) {
    const last = best.at(-1)
    if (best.length === count && (last === undefined || order(item, last) >= 0)) continue
    const at = best.findIndex(other => order(item, other) < 0)
    best.splice(at < 0 ? best.length : at, 0, item)
    if (best.length > count) best.pop()
  }
  return best
}

function group<V>(groups: Map<string, V[]>, key: string, value: V): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}
