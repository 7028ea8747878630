import type { FieldInfo } from '#domain/base/field.ts'
import type { FieldValues } from '#domain/base/change.ts'
import { DEFAULT_LEVELS, DEFAULT_MASTERED_FROM } from '#domain/records/outcome.ts'
import type { TableName } from '#domain/table-names.ts'
import { INTERNSHIP_FORMS } from './internship-forms.ts'
import { OUTCOME_FORMS } from './outcome-forms.ts'

/** Parts of a record's form; a part with a title is worded by `section.<title>`. Registers not named here have one part. */
export type FormPart = { title: string | null; fields: readonly string[] }

const LAYOUTS: Partial<Record<TableName, readonly FormPart[]>> = {
  equipment: [
    { title: null, fields: ['name', 'assetNo', 'model', 'units', 'statusCode', 'workshopId', 'location', 'keeper', 'qualificationId'] },
    { title: 'owner', fields: ['lenderId', 'loanFrom', 'loanTo', 'loanHoursPerDay', 'loanUse', 'loanDueBack'] },
    { title: 'purchase', fields: ['spec', 'categoryCode', 'unitPrice', 'purchasedOn', 'manufacturer', 'source'] },
    { title: 'more', fields: ['photo', 'note'] },
  ],
  fault: [
    { title: null, fields: ['equipmentId', 'description', 'severity', 'units', 'reportedAt', 'reporter'] },
    { title: 'fixed', fields: ['fixedAt', 'repair'] },
  ],
  sessionRequest: [
    { title: null, fields: ['title', 'classGroupIds', 'teacherIds', 'teacherChoice', 'qualificationId'] },
    { title: 'place', fields: ['workshopId', 'workshopKind', 'needs', 'stations', 'people'] },
    { title: 'howOften', fields: ['periods', 'perWeek', 'perTerm', 'weeks', 'termId'] },
    { title: 'when', fields: ['weekdays', 'earliest', 'latest', 'preferred', 'notSameDay', 'priority'] },
    { title: 'note', fields: ['use', 'note'] },
  ],
  ...INTERNSHIP_FORMS,
  ...OUTCOME_FORMS,
}

/** The fields of equipment that say who owns it; shown by their own part of the form. */
export const LOAN_FIELDS = ['lenderId', 'loanFrom', 'loanTo', 'loanHoursPerDay', 'loanUse', 'loanDueBack'] as const

/** The parts of a register's form with their fields; a field that no part names stands in the last one. */
export function formParts(table: TableName, fields: readonly FieldInfo[]): { title: string | null; fields: FieldInfo[] }[] {
  const layout = LAYOUTS[table]
  if (!layout) return [{ title: null, fields: [...fields] }]
  const named = new Set(layout.flatMap(part => part.fields))
  return layout.map((part, i) => ({
    title: part.title,
    fields: [
      ...part.fields.flatMap(name => fields.find(f => f.name === name) ?? []),
      ...(i === layout.length - 1 ? fields.filter(f => !named.has(f.name)) : []),
    ],
  }))
}

/** What a new record starts with. `now` is the college's wall time. */
export function startingValues(table: TableName, now: string): FieldValues {
  const today = now.slice(0, 10)
  switch (table) {
    case 'equipment':
      return { units: 1, statusCode: '1' }
    case 'term':
      return { weeks: 20 }
    case 'calendarDay':
      return { kind: 'holiday' }
    case 'maintenancePlan':
      return { kind: 'maintenance' }
    case 'fault':
      return { severity: 'limited', reportedAt: now }
    case 'sessionRequest':
      return { periods: 2, perWeek: 1 }
    case 'agreement':
      return { type: 'cooperation', from: today }
    case 'student':
      return { status: 'enrolled' }
    case 'batch':
      return { kind: 'post' }
    case 'placement':
      return { kind: 'post', status: 'planned' }
    case 'placementChange':
    case 'leave':
    case 'staffCount':
      return { from: today }
    case 'payment':
      return { date: today, form: 'money', payee: 'student' }
    case 'visit':
      return { date: today, way: 'onSite' }
    case 'journal':
    case 'incident':
    case 'ticket':
    case 'donation':
      return { date: today }
    case 'assessment':
      return { date: today, part: 'practice', assessor: 'teacher' }
    case 'destination':
      return { date: today, source: 'phone' }
    case 'feedback':
      return { date: today, about: 'overall' }
    case 'skill':
      return { levels: DEFAULT_LEVELS, masteredFrom: DEFAULT_MASTERED_FROM }
    case 'trainingItem':
      return { part: 'practice' }
    case 'skillDemand':
    case 'enterpriseService':
    case 'ledgerRate':
      return { from: today }
    case 'itemDelivery':
      return { plannedOn: today }
    case 'mentorWork':
    case 'enterpriseTeaching':
      return { from: `${today.slice(0, 7)}-01`, to: today }
    default:
      return {}
  }
}
