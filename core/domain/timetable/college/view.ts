import { formatWeeks } from '../../calendar/week-pattern.ts'
import { addDays, type LocalDate } from '../../base/time.ts'
import { nameOf } from '../../record-name.ts'
import type { Term } from '../../records/calendar.ts'
import { groupedBy } from '../../base/grouped-by.ts'
import type { RequestFinding, Weights } from './choice.ts'
import type { Scene } from './facts.ts'
import { weekOfTerm, type Grid } from './grid.ts'
import { modelFindings } from './model-findings.ts'
import { collegeModel } from './model.ts'
import { sessionsIn, type Asked } from './sessions.ts'

/** `block`: half days, counted from 0, with a long break between two. */
export type PeriodRow = { no: number; name: string; start: string; end: string; block: number }
export type RequestRow = {
  id: string
  title: string
  classGroupIds: string[]
  teacherIds: string[]
  teacherChoice: 'all' | 'any'
  qualificationId: string | null
  workshopId: string | null
  workshopKind: string | null
  needs: { kind: string; pieces: number }[]
  stations: number | null
  people: number | null
  periods: number
  perWeek: number | null
  perTerm: number | null
  /** canonical, within the term */
  weeks: string
  priority: 'high' | 'normal' | 'low'
  /** sessions that it wants, how many of them have a time, and how many of those never move */
  sessions: number
  booked: number
  locked: number
  findings: RequestFinding[]
}
export type TimetableView = {
  terms: { id: string; name: string; start: string; weeks: number }[]
  termId: string
  /** the week of the term in which today lies; null outside it */
  thisWeek: number | null
  /** of the usual week, and any other that a request asks for */
  weekdays: number[]
  periods: PeriodRow[]
  requests: RequestRow[]
  counts: { requests: number; sessions: number; booked: number; open: number; /** requests with a finding, and those that can't be scheduled because of one */ doubtful: number; blocked: number }
  names: Record<string, string>
}

const NO_GOALS: Weights = { gapsClasses: 0, gapsTeachers: 0, spread: 0, sameRoom: 0, compactDays: 0, preferences: 0, evenLoad: 0, change: 0 }

/** What is asked for in a term, and what is wrong with it; null where the term is unknown or has no bell table. */
export function timetableView(scene: Scene, termId: string, today: LocalDate): TimetableView | null {
  const { tables } = scene
  // what is booked may move here: what is asked for is looked at, not how it is placed
  const model = collegeModel(scene, { termId, scope: 'all', fromWeek: 1, goals: NO_GOALS, locks: [], doubles: false })
  if (!model) return null
  const findings = groupedBy([...model.findings, ...modelFindings(model)], f => f.requestId)
  const requests = model.asked.map(a => rowOf(a, findings.get(a.request.id) ?? [])).sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0))
  const total = (of: (r: RequestRow) => number) => requests.reduce((n, r) => n + of(r), 0)
  const ids = requests.flatMap(r => [...r.classGroupIds, ...r.teacherIds, r.qualificationId, r.workshopId])
  return {
    terms: scene.calendar.terms.map(({ id, name, start, weeks }) => ({ id, name, start, weeks })),
    termId,
    thisWeek: weekOfTerm(model.grid.term, today),
    weekdays: Array.from({ length: model.problem.days }, (_, i) => i + 1),
    periods: periodsOf(model.grid),
    requests,
    counts: {
      requests: requests.length,
      sessions: total(r => r.sessions),
      booked: total(r => Math.min(r.booked, r.sessions)),
      open: total(r => Math.max(0, r.sessions - r.booked)),
      doubtful: requests.filter(r => r.findings.length).length,
      blocked: requests.filter(r => r.findings.some(f => f.blocks)).length,
    },
    names: Object.fromEntries([...new Set(ids)].flatMap(id => (id ? [[id, nameOf(tables, id)]] : []))),
  }
}

/** The term that an office plans: the running one until it is half over, then the next; the last where there is none to come. */
export function termToPlan(terms: readonly Term[], today: LocalDate): Term | null {
  return terms.find(t => addDays(t.start, Math.floor((t.weeks * 7) / 2)) > today) ?? terms.at(-1) ?? null
}

function periodsOf({ periods, blocks }: Grid): PeriodRow[] {
  return periods.map(({ no, name, start, end }, p) => ({ no, name: name ?? String(no), start, end, block: blocks[p]! }))
}

function rowOf({ request: r, wanted, booked, weeks }: Asked, findings: RequestFinding[]): RequestRow {
  return {
    id: r.id,
    title: r.title,
    classGroupIds: r.classGroupIds ?? [],
    teacherIds: r.teacherIds ?? [],
    teacherChoice: r.teacherChoice ?? 'all',
    qualificationId: r.qualificationId ?? null,
    workshopId: r.workshopId ?? null,
    workshopKind: r.workshopKind ?? null,
    needs: r.needs ?? [],
    stations: r.stations ?? null,
    people: r.people ?? null,
    periods: r.periods,
    perWeek: r.perWeek ?? null,
    perTerm: r.perTerm ?? null,
    weeks: formatWeeks(weeks),
    priority: r.priority ?? 'normal',
    sessions: wanted,
    booked: booked.reduce((n, b) => n + sessionsIn(r, b), 0),
    locked: booked.filter(b => b.locked).length,
    findings,
  }
}
