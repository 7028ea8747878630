import type { FieldInfo } from '#domain/base/field.ts'
import type { DueList } from '#domain/outcome/due-lists.ts'
import type { TableName } from '#domain/table-names.ts'
import type { ViewSort } from '#contract/register.ts'

/** Columns shown until somebody chooses; registers that are not named here show all of theirs. */
const FIRST_CHOICE: Partial<Record<TableName, readonly string[]>> = {
  fault: ['equipmentId', 'description', 'severity', 'reportedAt', 'fixedAt', 'reporter', 'units', 'repair'],
  maintenance: ['equipmentId', 'kind', 'start', 'end', 'status', 'doneBy', 'units', 'note'],
  equipment: ['assetNo', 'name', 'model', 'workshopId', 'units', 'statusCode', 'lenderId', 'keeper', 'unitPrice', 'purchasedOn'],
  workshop: ['name', 'code', 'building', 'kind', 'stations', 'programmeId', 'keeper', 'phone'],
  enterprise: ['name', 'industry', 'contactName', 'contactPhone', 'size', 'address'],
  agreement: ['enterpriseId', 'title', 'type', 'number', 'from', 'to', 'collegeSignedOn', 'enterpriseSignedOn'],
  post: ['enterpriseId', 'name', 'category', 'capacity', 'hazards', 'labourIntensity', 'pay'],
  student: ['number', 'name', 'sex', 'classGroupId', 'year', 'phone', 'guardianName', 'guardianPhone', 'status'],
  internshipPlan: ['name', 'programmeId', 'agreedOn', 'emergencyPlan', 'goals'],
  placement: ['studentId', 'enterpriseId', 'postId', 'from', 'to', 'status', 'tutorId', 'mentorId', 'batchId'],
  visit: ['date', 'enterpriseId', 'placementId', 'teacherId', 'way', 'checks', 'content'],
  assessment: ['studentId', 'skillId', 'part', 'level', 'date', 'assessor', 'by'],
  itemDelivery: ['trainingItemId', 'classGroupId', 'plannedOn', 'deliveredOn', 'deliveredHours', 'teacherId', 'reason'],
  certificate: ['studentId', 'name', 'certificateType', 'level', 'issuedOn', 'expires', 'number', 'issuer'],
  destination: ['studentId', 'date', 'destination', 'enterpriseId', 'employer', 'post', 'fieldMatch', 'salary', 'source'],
  feedback: ['date', 'givenBy', 'enterpriseId', 'studentId', 'about', 'rating', 'scaleId', 'note'],
  sessionRequest: ['title', 'classGroupIds', 'teacherIds', 'workshopId', 'needs', 'periods', 'perWeek', 'weeks', 'priority'],
  unavailableTime: ['weekday', 'from', 'to', 'teacherId', 'classGroupId', 'workshopId', 'reason', 'weeks'],
  ticket: ['date', 'kind', 'what', 'placementId', 'enterpriseId', 'handledBy', 'closedOn'],
}

/** What is latest matters most in these. */
const LATEST_FIRST: Partial<Record<TableName, string>> = {
  maintenance: 'start',
  fault: 'reportedAt',
  staffCount: 'from',
  batch: 'from',
  placement: 'from',
  placementChange: 'from',
  leave: 'from',
  payment: 'date',
  visit: 'date',
  journal: 'date',
  incident: 'date',
  ticket: 'date',
  assessment: 'date',
  itemDelivery: 'plannedOn',
  certificate: 'issuedOn',
  destination: 'date',
  feedback: 'date',
  skillDemand: 'from',
  mentorWork: 'from',
  enterpriseTeaching: 'from',
  donation: 'date',
  enterpriseService: 'from',
  ledgerRate: 'from',
}

/** What is due first matters most among what is due. */
const DUE_FIRST: Partial<Record<DueList, string>> = { certificatesExpiring: 'expires', trainingOverdue: 'plannedOn' }

/** How a register, or a list of what is due in it, is sorted until somebody chooses; null: in the order in which it was written. */
export function firstSort(table: TableName, among: DueList | null = null): ViewSort | null {
  const due = among && DUE_FIRST[among]
  if (due) return { field: due, down: false }
  const field = LATEST_FIRST[table]
  return field ? { field, down: true } : table === 'calendarDay' ? { field: 'date', down: false } : null
}

const WIDTHS: Partial<Record<FieldInfo['kind'], number>> = { integer: 96, number: 110, money: 120, date: 116, clock: 84, boolean: 92, choice: 128, list: 100 }

/** Fields whose words or heads are long in one language or the other. */
const LONG: Readonly<Record<string, number>> = { destination: 168, certificateType: 188, assessor: 148, thing: 260, people: 124, deliveredHours: 136, masteredFrom: 168, satisfiedFrom: 130, fieldMatch: 150 }

/** Width in px of a field's column. */
export function columnWidth(field: FieldInfo): number {
  if (field.name === 'name' || field.name === 'title') return 220
  if (field.written === 'needs' || field.written === 'spans') return 220
  return LONG[field.name] ?? WIDTHS[field.kind] ?? (field.kind === 'note' || field.kind === 'refs' || field.kind === 'choices' ? 240 : 160)
}

/** True for figures, which stand at the right of their column. */
export function isFigure(field: FieldInfo): boolean {
  if (field.written) return false
  return field.kind === 'integer' || field.kind === 'number' || field.kind === 'money'
}

function storageKey(table: TableName): string {
  return `mortise.columns.${table}`
}

/** The columns to show, in their order: what was chosen on this computer, else the first choice. */
export function chosenColumns(table: TableName, fields: readonly FieldInfo[]): string[] {
  const possible = fields.filter(f => f.kind !== 'photo').map(f => f.name)
  const kept = localStorage.getItem(storageKey(table))?.split(',')
  const wanted = kept ?? FIRST_CHOICE[table]
  const chosen = wanted ? wanted.filter(name => possible.includes(name)) : possible
  return chosen.length ? chosen : possible
}

/** Remembers the chosen columns on this computer. */
export function keepColumns(table: TableName, names: readonly string[]): void {
  localStorage.setItem(storageKey(table), names.join(','))
}

/** The first choice of columns holds again on this computer. */
export function forgetColumns(table: TableName): void {
  localStorage.removeItem(storageKey(table))
}
