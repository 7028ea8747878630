import { tableOf, type TableName } from '../table-names.ts'
import type { Finding } from './pack.ts'

/** Where a finding is put right: at a record that is there, at a new one with some fields known, on the roster of a host, or by a visit. */
export type CurePlace =
  | { at: 'record'; id: string }
  | { at: 'new'; table: TableName; fields: Record<string, string> }
  | { at: 'roster'; enterpriseId: string; date: string }
  | { at: 'visit'; enterpriseId: string; placementId: string }

/** The table of the record that a cure changes, where it is not the placement. */
const TABLE_OF: Readonly<Record<string, TableName>> = {
  recordLegalForm: 'enterprise',
  registeredHost: 'enterprise',
  checkCredit: 'enterprise',
  checkSafety: 'enterprise',
  checkSafetyAgain: 'enterprise',
  assessHost: 'enterprise',
  completeAssessment: 'enterprise',
  decideHost: 'enterprise',
  otherHost: 'enterprise',
  fileBatch: 'batch',
  choosePlan: 'batch',
  completePlan: 'internshipPlan',
  datePlan: 'internshipPlan',
  signChange: 'placementChange',
  recordYear: 'student',
  recordBirth: 'student',
  approveLeave: 'leave',
  settleTicket: 'ticket',
  answerTicket: 'ticket',
}
const ON_THE_ROSTER = new Set(['moveShift', 'shorterDay', 'dayShift', 'shorterWeek', 'restDay'])

/** Where the cure of a finding is carried out; `hostId` is the host that it is about. */
export function placeOfCure(f: Finding, hostId: string | undefined): CurePlace {
  const record = (table: TableName) => [...f.records, f.subject].find(id => tableOf(id) === table)
  if (ON_THE_ROSTER.has(f.cure) && hostId) return { at: 'roster', enterpriseId: hostId, date: f.from }
  if (f.cure === 'recordStaff') {
    const postId = record('post')
    return { at: 'new', table: 'staffCount', fields: { enterpriseId: f.subject, from: f.from, ...(postId ? { postId } : {}) } }
  }
  if (f.cure === 'visit' && hostId && f.placementId) return { at: 'visit', enterpriseId: hostId, placementId: f.placementId }
  if (f.cure === 'writeJournal' && f.placementId) return { at: 'new', table: 'journal', fields: { placementId: f.placementId } }
  if (f.cure === 'recordWage') return { at: 'record', id: record('post') ?? record('enterprise') ?? f.subject }
  // what was paid in a wrong way is a payment; what was agreed so stands in the placement
  const table = TABLE_OF[f.cure] ?? (record('payment') ? 'payment' : 'placement')
  return { at: 'record', id: record(table) ?? f.records[0] ?? f.subject }
}
