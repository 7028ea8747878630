import { bySound } from '../base/by-sound.ts'
import { dayNumber, lastOfMonth, type LocalDate } from '../base/time.ts'
import { meets, type Stays } from '../placement/stays.ts'
import { nameOf } from '../record-name.ts'
import { isDone, type Visit } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'

export type VisitRow = {
  id: string
  enterpriseId: string
  host: string
  /** the one intern to whom it was, if not to all */
  intern: string | null
  date: LocalDate
  start: string | null
  teacher: string
  way: Visit['way']
  done: boolean
  /** planned, and its day is over */
  late: boolean
  seen: number
  inOrder: number
  failed: number
  photos: number
  openIssues: number
}
export type OpenIssue = { id: string; visitId: string; host: string; what: string; owner: string; due: LocalDate; overdueDays: number }
/** A host with interns in the month. `visits`: in person; `afar`: by phone and the like. */
export type HostVisits = {
  id: string
  name: string
  interns: number
  tutors: string[]
  visits: number
  afar: number
  /** the last visit in person ever, up to today */
  lastOn: LocalDate | null
  /** days since then, or since the first intern came */
  daysSince: number
  /** the first intern's first day there */
  since: LocalDate
  plannedOn: LocalDate | null
}
export type VisitBoard = {
  month: string
  today: LocalDate
  hosts: HostVisits[]
  visits: VisitRow[]
  /** plans whose day is over, of other months too */
  late: VisitRow[]
  issues: OpenIssue[]
}

type BoardTables = Pick<Tables, 'enterprise' | 'placement' | 'student' | 'teacher' | 'visit' | 'visitIssue'>

/**
 * How the visits of a month stand: which hosts with interns were visited in person and which were not (the longest unvisited first),
 * the visits made and planned, and what visits found that is still open. Hosts count that have interns in the month: up to today in
 * the one that is running, all of it in one to come.
 */
export function visitBoard(tables: BoardTables, stays: Stays, month: string, today: LocalDate): VisitBoard {
  const first = `${month}-01`
  const last = lastOfMonth(first)
  const until = first > today || last < today ? last : today
  const open = openIssues(tables, today)
  const issuesAt = new Map<string, number>()
  for (const { visitId } of open) issuesAt.set(visitId, (issuesAt.get(visitId) ?? 0) + 1)
  const inMonth: Visit[] = []
  const late: Visit[] = []
  const byHost = new Map<string, Visit[]>()
  for (const visit of tables.visit.values()) {
    if (visit.date.startsWith(month)) inMonth.push(visit)
    else if (!isDone(visit) && visit.date < today) late.push(visit)
    const visits = byHost.get(visit.enterpriseId)
    if (visits) visits.push(visit)
    else byHost.set(visit.enterpriseId, [visit])
  }
  const rowsOf = (visits: Visit[]) => visits.sort(byTime).map(visit => visitRow(tables, visit, issuesAt.get(visit.id) ?? 0, today))
  return {
    month,
    today,
    hosts: [...stays.hosts()]
      .flatMap(id => hostVisits(tables, stays, byHost.get(id) ?? [], id, { first, until, today }) ?? [])
      .sort((a, b) => a.visits - b.visits || b.daysSince - a.daysSince || bySound.compare(a.name, b.name)),
    visits: rowsOf(inMonth),
    late: rowsOf(late),
    issues: open,
  }
}

function byTime(a: Visit, b: Visit): number {
  const [first, second] = [`${a.date} ${a.start ?? ''}`, `${b.date} ${b.start ?? ''}`]
  return first < second ? -1 : first > second ? 1 : 0
}

/** Null for a host that has no interns in these days. */
function hostVisits(tables: BoardTables, stays: Stays, visits: readonly Visit[], id: string, { first, until, today }: { first: LocalDate; until: LocalDate; today: LocalDate }): HostVisits | null {
  const there = stays.at(id).filter(stay => meets(stay.segments, first, until))
  if (!there.length) return null
  const tutors = new Set(there.flatMap(stay => stay.segments.flatMap(s => (s.tutorId !== undefined && s.from <= until && s.to >= first ? s.tutorId : []))))
  const since = there.reduce((least, { segments }) => (segments[0]!.from < least ? segments[0]!.from : least), until)
  const made = visits.filter(v => isDone(v) && v.date <= until)
  const inMonth = made.filter(v => v.date >= first)
  const lastOn = latest(made.filter(v => v.way === 'onSite').map(v => v.date))
  return {
    id,
    name: nameOf(tables, id),
    interns: there.length,
    tutors: [...tutors].map(t => nameOf(tables, t)),
    visits: inMonth.filter(v => v.way === 'onSite').length,
    afar: inMonth.filter(v => v.way !== 'onSite').length,
    lastOn,
    daysSince: Math.max(0, dayNumber(until < today ? until : today) - dayNumber(lastOn !== null && lastOn > since ? lastOn : since)),
    since,
    plannedOn: earliest(visits.filter(v => !isDone(v) && v.date >= today).map(v => v.date)),
  }
}

function latest(dates: readonly LocalDate[]): LocalDate | null {
  return dates.reduce<LocalDate | null>((last, date) => (last === null || date > last ? date : last), null)
}
function earliest(dates: readonly LocalDate[]): LocalDate | null {
  return dates.reduce<LocalDate | null>((first, date) => (first === null || date < first ? date : first), null)
}

function visitRow(tables: BoardTables, visit: Visit, issues: number, today: LocalDate): VisitRow {
  const placement = visit.placementId === undefined ? undefined : tables.placement.get(visit.placementId)
  return {
    id: visit.id,
    enterpriseId: visit.enterpriseId,
    host: nameOf(tables, visit.enterpriseId),
    intern: placement ? nameOf(tables, placement.studentId) : null,
    date: visit.date,
    start: visit.start ?? null,
    teacher: nameOf(tables, visit.teacherId),
    way: visit.way,
    done: isDone(visit),
    late: !isDone(visit) && visit.date < today,
    seen: visit.seen?.length ?? 0,
    inOrder: visit.checks?.length ?? 0,
    failed: visit.failed?.length ?? 0,
    photos: visit.photos?.length ?? 0,
    openIssues: issues,
  }
}

/** What visits found and nobody has closed, the most overdue first. */
function openIssues(tables: BoardTables, today: LocalDate): OpenIssue[] {
  return [...tables.visitIssue.values()]
    .filter(issue => issue.closedOn === undefined)
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .map(issue => {
      const visit = tables.visit.get(issue.visitId)
      const { id, visitId, what, owner, due } = issue
      return { id, visitId, host: visit ? nameOf(tables, visit.enterpriseId) : '', what, owner, due, overdueDays: Math.max(0, dayNumber(today) - dayNumber(due)) }
    })
}
