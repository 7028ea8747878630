import { birth, removal, revision, type Row0 } from '../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import type { LocalDate } from '../base/time.ts'
import { nameOf } from '../record-name.ts'
import { isDone, type Visit } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'
import { issuesOf } from './record.ts'

export type PlanEntry = { id?: string | undefined; enterpriseId: string; date: LocalDate; start?: string | undefined; teacherId: string; way: Visit['way']; note?: string | undefined }

/** Puts a visit on a day to come, or on another day. Refuses days that are over (`visit.planPast`) and visits that took place (`visit.isDone`). */
export function planVisit(tables: Pick<Tables, 'enterprise' | 'teacher' | 'visit'>, { id, ...fields }: PlanEntry, ctx: Context): Decision<{ id: string }> {
  const today = ctx.now.slice(0, 10)
  const host = tables.enterprise.get(fields.enterpriseId)
  if (!host) return refuse('record.missing', { id: fields.enterpriseId })
  if (!tables.teacher.has(fields.teacherId)) return refuse('record.missing', { id: fields.teacherId })
  if (fields.date < today) return refuse('visit.planPast', { date: fields.date, today })
  const about = { host: host.name, date: fields.date }
  if (id === undefined) {
    const visit = { id: ctx.newId('visit'), ...fields, status: 'planned' as const }
    return accept([birth('visit', visit as Row0)], { id: visit.id }, about)
  }
  const old = tables.visit.get(id)
  if (!old) return refuse('record.missing', { id })
  if (isDone(old)) return refuse('visit.isDone', { host: host.name, date: old.date })
  return accept([revision('visit', old, { start: null, note: null, ...fields })], { id }, about)
}

/** Takes a visit away, with the issues that it found. What it saw of interns stays in the attendance. */
export function removeVisit(tables: Pick<Tables, 'enterprise' | 'visit' | 'visitIssue'>, id: string): Decision<null> {
  const visit = tables.visit.get(id)
  if (!visit) return refuse('record.missing', { id })
  return accept([...issuesOf(tables, id).map(issue => removal('visitIssue', issue)), removal('visit', visit)], null, { host: nameOf(tables, visit.enterpriseId), date: visit.date })
}

/** Says that what a visit found was seen to. Refuses a day before the visit (`visit.issueClosed`) or to come (`visit.closedFuture`). */
export function closeIssue(tables: Pick<Tables, 'visit' | 'visitIssue'>, { id, closedOn, result }: { id: string; closedOn: LocalDate; result?: string | undefined }, ctx: Context): Decision<null> {
  const issue = tables.visitIssue.get(id)
  if (!issue) return refuse('record.missing', { id })
  const today = ctx.now.slice(0, 10)
  const found = tables.visit.get(issue.visitId)?.date
  if (closedOn > today) return refuse('visit.closedFuture', { closedOn, today })
  if (found !== undefined && closedOn < found) return refuse('visit.issueClosed', { what: issue.what, closedOn, date: found })
  return accept([revision('visitIssue', issue, { closedOn, ...(result === undefined ? {} : { result }) })], null, { what: issue.what, date: closedOn })
}
