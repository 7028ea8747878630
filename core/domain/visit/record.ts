import { birth, removal, revision, type Change, type Row0 } from '../base/change.ts'
import { accept, refuse, type Alternative, type Context, type Decision, type Refused } from '../base/decision.ts'
import type { LocalDate } from '../base/time.ts'
import { AT_WORK, planMarks, strongerFacts, type Mark, type MarkIndex } from '../attendance/mark.ts'
import { meets } from '../placement/stays.ts'
import { nameOf } from '../record-name.ts'
import { isDone, type CheckRemark, type Visit, type VisitIssue } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'

type Check = CheckRemark['check']
export type IssueEntry = { id?: string | undefined; what: string; owner: string; due: LocalDate; closedOn?: LocalDate | undefined; result?: string | undefined }
/** A visit as its form has it. What is absent is not known. */
export type VisitEntry = {
  /** of a visit that is there already, planned or done */
  id?: string | undefined
  enterpriseId: string
  placementId?: string | undefined
  date: LocalDate
  start?: string | undefined
  teacherId: string
  way: Visit['way']
  checks?: Check[] | undefined
  failed?: Check[] | undefined
  remarks?: CheckRemark[] | undefined
  spokeWith?: string | undefined
  /** placements of the interns who were seen: that day they were there, by the teacher's word */
  seen?: string[] | undefined
  content?: string | undefined
  progress?: string | undefined
  note?: string | undefined
  photos?: Visit['photos']
  issues?: IssueEntry[] | undefined
  /** interns who were seen, of whom a stronger word says otherwise: it stays */
  unmarked?: string[] | undefined
}

type VisitTables = Pick<Tables, 'enterprise' | 'placement' | 'student' | 'teacher' | 'contact' | 'visit' | 'visitIssue'>

/**
 * A visit that took place, with what it found and who was seen, in one change set: new, or written over the one with `id`. Refuses
 * days to come (`visit.future`), a point that is not in order without a word about it (`visit.noRemark`) or in both lists
 * (`visit.bothWays`), interns who are not at the host (`visit.notHere`) or were not seen in person (`visit.seenFromAfar`), dates of an
 * issue in the wrong order (`visit.issueDates`), and a day for which a stronger word says otherwise (`attendance.stronger`).
 */
export function recordVisit(tables: VisitTables, index: MarkIndex, entry: VisitEntry, ctx: Context): Decision<{ id: string; marked: number }> {
  const today = ctx.now.slice(0, 10)
  const host = tables.enterprise.get(entry.enterpriseId)
  if (!host) return refuse('record.missing', { id: entry.enterpriseId })
  const old = entry.id === undefined ? undefined : tables.visit.get(entry.id)
  if (entry.id !== undefined && !old) return refuse('record.missing', { id: entry.id })
  if (!tables.teacher.has(entry.teacherId)) return refuse('record.missing', { id: entry.teacherId })
  if (entry.date > today) return refuse('visit.future', { date: entry.date, today }, { alternatives: plannedInstead(old, entry) })
  const wrong = wrongChecks(entry) ?? wrongIssues(entry) ?? wrongSeen(tables, index, entry, host.name)
  if (wrong) return wrong

  const { id: _, issues = [], unmarked = [], ...fields } = entry
  const id = old?.id ?? ctx.newId('visit')
  const whole = { ...fields, status: 'done', remarks: filled(entry.remarks), photos: filled(entry.photos), checks: filled(entry.checks), failed: filled(entry.failed), seen: filled(entry.seen) }
  const changes: (Change | null)[] = [old ? revision('visit', old, { ...emptied(old), ...whole }) : birth('visit', { id, ...whole } as Row0)]
  changes.push(...issueChanges(tables, id, issues, ctx))

  const by = nameOf(tables, entry.teacherId)
  const marks = (entry.seen ?? []).filter(p => !unmarked.includes(p)).map(placementId => seenMark(index, placementId, entry.date))
  const planned = planMarks(tables, index, marks, { evidence: 'teacher', by }, ctx)
  if ('ok' in planned) return planned
  if (planned.against.length) {
    const input = { ...entry, unmarked: [...unmarked, ...planned.against.map(a => a.mark.placementId)] }
    return refuse('attendance.stronger', strongerFacts(planned.against, { evidence: 'teacher' }), {
      alternatives: [{ code: 'visit.leaveMarks', facts: { count: planned.against.length }, command: 'visit.record', input }],
    })
  }
  changes.push(...planned.changes)
  return accept(changes, { id, marked: planned.changes.length }, { host: host.name, date: entry.date, marked: planned.changes.length })
}

/** A visit to come is planned; one that took place is not turned into a plan again. */
function plannedInstead(old: Visit | undefined, { id, enterpriseId, date, start, teacherId, way, note }: VisitEntry): Alternative[] {
  return old && isDone(old) ? [] : [{ code: 'visit.planIt', facts: { date }, command: 'visit.plan', input: { id, enterpriseId, date, start, teacherId, way, note } }]
}

/** A teacher who sees an intern late at work does not make the day a punctual one: what was said of a day at work stays. */
function seenMark({ days }: MarkIndex, placementId: string, date: LocalDate): Mark {
  const [mark] = days.on(placementId, date)
  return { placementId, date, state: mark && AT_WORK.has(mark.state) ? mark.state : 'present' }
}

function wrongChecks({ checks = [], failed = [], remarks = [] }: VisitEntry): Refused | null {
  const both = failed.find(check => checks.includes(check))
  if (both) return refuse('visit.bothWays', { check: `choice.checks.${both}` })
  const silent = failed.filter(check => !remarks.some(r => r.check === check))
  return silent.length ? refuse('visit.noRemark', { check: `choice.checks.${silent[0]}`, count: silent.length }) : null
}

function wrongIssues({ issues = [], date }: VisitEntry): Refused | null {
  for (const { what, due, closedOn } of issues) {
    if (due < date) return refuse('visit.issueDates', { what, due, date })
    if (closedOn !== undefined && closedOn < date) return refuse('visit.issueClosed', { what, closedOn, date })
  }
  return null
}

function wrongSeen(tables: VisitTables, { stays }: MarkIndex, { seen = [], placementId, enterpriseId, date, way }: VisitEntry, host: string): Refused | null {
  if (seen.length && way !== 'onSite') return refuse('visit.seenFromAfar', { way })
  for (const id of [...seen, ...(placementId === undefined ? [] : [placementId])]) {
    const placement = tables.placement.get(id)
    const here = stays.segmentsOf(id).filter(s => s.enterpriseId === enterpriseId)
    if (!placement || !meets(here, date, date)) return refuse('visit.notHere', { name: placement ? nameOf(tables, placement.studentId) : id, host, date })
  }
  return null
}

/** Issues of the form: new ones, altered ones, and those that were taken away. */
function issueChanges(tables: VisitTables, visitId: string, issues: readonly IssueEntry[], ctx: Context): (Change | null)[] {
  const kept = new Set(issues.map(i => i.id))
  const gone = issuesOf(tables, visitId).filter(issue => !kept.has(issue.id))
  return [
    ...gone.map(issue => removal('visitIssue', issue)),
    ...issues.map(({ id, ...fields }) => {
      const old = id === undefined ? undefined : tables.visitIssue.get(id)
      return old ? revision('visitIssue', old, { closedOn: null, result: null, ...fields }) : birth('visitIssue', { id: ctx.newId('visitIssue'), visitId, ...fields } as Row0)
    }),
  ]
}

export function issuesOf(tables: Pick<Tables, 'visitIssue'>, visitId: string): VisitIssue[] {
  return [...tables.visitIssue.values()].filter(issue => issue.visitId === visitId)
}

/** What the form no longer says is taken away. */
function emptied(visit: Visit): Record<string, null> {
  return Object.fromEntries(Object.keys(visit).filter(field => field !== 'id').map(field => [field, null]))
}

function filled<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list?.length ? list : undefined
}
