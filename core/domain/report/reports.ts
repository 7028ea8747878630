import { refuse, type Context, type Result } from '../base/decision.ts'
import { fieldsOf } from '../base/field.ts'
import { finished, type Steps } from '../base/steps.ts'
import type { Tables } from '../tables.ts'
import type { World } from '../world.ts'
import { packReport } from '../pack/pack-report.ts'
import { bookingList } from './booking-list.ts'
import type { LastChange, ReportDefinition } from './definition.ts'
import { equipmentList } from './equipment-list.ts'
import { handover } from './handover.ts'
import { agreementAnnex } from './internship/agreement-annex.ts'
import { archive } from './internship/archive.ts'
import { attendanceReport } from './internship/attendance-sheet.ts'
import { chaseList } from './internship/chase-list.ts'
import { complianceReport } from './internship/compliance-report.ts'
import { placementList } from './internship/placement-list.ts'
import { roster } from './internship/roster.ts'
import { studentRoster } from './internship/student-roster.ts'
import { visitRecord } from './internship/visit-record.ts'
import { contribution, contributionsReport } from './ledger-reports.ts'
import { namesOf } from './lookup.ts'
import type { ReportModel } from './model.ts'
import { termPlan } from './term-plan.ts'
import { weekPlan } from './week-plan.ts'

/** Every report of the college by name. A new one is one file and one line here, and is then on screen, on paper and in scripts. */
export const reports: Readonly<Record<string, ReportDefinition>> = {
  'week-plan': weekPlan,
  'term-plan': termPlan,
  equipment: equipmentList,
  handover,
  bookings: bookingList,
  placements: placementList,
  chase: chaseList,
  agreement: agreementAnnex,
  roster,
  'student-roster': studentRoster,
  attendance: attendanceReport,
  visit: visitRecord,
  compliance: complianceReport,
  archive,
  contribution,
  contributions: contributionsReport,
  pack: packReport,
}

/** Reports that belong to internships, or to outcomes; the others belong to the workshops. */
const INTERNSHIP: ReadonlySet<string> = new Set(['placements', 'chase', 'agreement', 'roster', 'student-roster', 'attendance', 'visit', 'compliance', 'archive'])
const OUTCOMES: ReadonlySet<string> = new Set(['contribution', 'contributions', 'pack'])

/** One thing that a report wants to know. Of a choice's few `options` the first is the usual one. A ref's `table` in braces, `{of}`, is the one that the param of that name says. */
export type ReportParam = { name: string; kind: 'choice' | 'ref' | 'date' | 'text'; options?: readonly string[]; table?: string }
export type ReportEntry = { name: string; area: 'workshops' | 'internships' | 'outcomes'; params: ReportParam[] }

/** What reports there are and what they want to know, for forms and for `report --list`. */
export function reportEntries(): ReportEntry[] {
  return Object.entries(reports).map(([name, { params }]) => ({
    name,
    area: INTERNSHIP.has(name) ? 'internships' : OUTCOMES.has(name) ? 'outcomes' : 'workshops',
    params: fieldsOf(params).map(({ name: param, kind, options, table }) => ({
      name: param,
      kind: kind === 'choice' || kind === 'ref' || kind === 'date' ? kind : 'text',
      ...(options ? { options } : {}),
      ...(table ? { table } : {}),
    })),
  }))
}

/** Makes the report at once; refuses as {@link drawReport}. */
export function buildReport(world: World, name: string, params: unknown, ctx: Context, lastChanges: ReadonlyMap<string, LastChange> = new Map()): Result<ReportModel> {
  return finished(drawReport(world, name, params, ctx, lastChanges))
}

/** Makes the report, in as many steps as it has. Refuses an unknown name (`report.unknown`) and params that it does not take (`report.params`). */
export function* drawReport(world: World, name: string, params: unknown, ctx: Context, lastChanges: ReadonlyMap<string, LastChange> = new Map()): Steps<ReportModel> {
  const definition = Object.hasOwn(reports, name) ? reports[name] : undefined
  if (!definition) return refuse('report.unknown', { name, names: Object.keys(reports) })
  const parsed = definition.params.safeParse(params ?? {})
  if (!parsed.success) {
    const fields = parsed.error.issues.flatMap(issue => (issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')]))
    return refuse('report.params', { name, fields, takes: Object.keys(definition.params.shape) })
  }
  const made = definition.build(world, parsed.data, ctx, lastChanges)
  return 'next' in made ? yield* made : made
}

/** Ids in the months of large tables that a report reads, so that they can be brought in before it is made; none where it would be refused. */
export function olderParts(name: string, params: unknown, ctx: Context, world: World): string[] {
  const definition = Object.hasOwn(reports, name) ? reports[name] : undefined
  const parsed = definition?.params.safeParse(params ?? {})
  return (parsed?.success && definition?.older?.(parsed.data, ctx, world)) || []
}

/** Whether a report says when registers were changed last. */
export function tellsChanges(name: string): boolean {
  return Object.hasOwn(reports, name) && reports[name]!.tellsChanges === true
}

/** A booking that takes equipment, as it is offered for a handover slip. */
export type BookingOption = { id: string; name: string; hint: string }

/** The bookings for which a handover slip can be made, by title: with whom, and when or in which weeks. */
export function handoverBookings(tables: Pick<Tables, 'booking' | 'classGroup' | 'enterprise'>): BookingOption[] {
  return [...tables.booking.values()]
    .filter(booking => booking.items?.length && booking.status !== 'cancelled')
    .map(({ id, title, times, classGroupIds, enterpriseId }) => {
      const who = [...namesOf(tables.classGroup, classGroupIds), ...namesOf(tables.enterprise, enterpriseId ? [enterpriseId] : [])]
      return { id, name: title, hint: [...who, times.kind === 'once' ? times.start.replace('T', ' ') : times.weeks].join(' ') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.hint < b.hint ? -1 : 1))
}
