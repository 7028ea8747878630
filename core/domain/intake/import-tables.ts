import { fieldsOf, type FieldInfo } from '../base/field.ts'
import type { TableName } from '../table-names.ts'
import { schemas } from '../tables.ts'
import { ROSTER_FIELDS } from './roster-fields.ts'
import { TIMETABLE_FIELDS } from './timetable-fields.ts'
import { WISH_LIST_FIELDS } from './wish-list-fields.ts'

/**
 * What a sheet can be imported as: a register; a timetable, whose rows become weekly bookings; or a roster of interns, whose rows
 * become placements and all that these name. */
export const IMPORT_TABLES = [
  'equipment',
  'workshop',
  'workstation',
  'teacher',
  'classGroup',
  'programme',
  'enterprise',
  'qualification',
  'teacherQualification',
  'maintenancePlan',
  'maintenance',
  'fault',
  'term',
  'bellTable',
  'calendarDay',
  'sessionRequest',
  'unavailableTime',
  'timetable',
  'student',
  'contact',
  'agreement',
  'post',
  'staffCount',
  'shiftType',
  'internshipPlan',
  'batch',
  'postPlaces',
  'wish',
  'wishList',
  'placement',
  'placementChange',
  'exemption',
  'leave',
  'payment',
  'attendance',
  'visit',
  'visitIssue',
  'journal',
  'incident',
  'ticket',
  'skill',
  'assessment',
  'trainingItem',
  'itemDelivery',
  'certificate',
  'destination',
  'ratingScale',
  'feedback',
  'skillDemand',
  'mentorWork',
  'enterpriseTeaching',
  'donation',
  'enterpriseService',
  'ledgerRate',
  'roster',
] as const
export type ImportTable = (typeof IMPORT_TABLES)[number]
/**
 * Tables that no file is read into, and by what they are filled instead. A single booking comes in by a calendar file (.ics), which its own
 * list goes out as; a list of bookings that is read again gives its weekly ones, as a timetable.
 */
export const NOT_IMPORTED: Record<Exclude<TableName, ImportTable>, 'aTimetable' | 'aPageOfItsOwn' | 'theProgram'> = {
  booking: 'aTimetable',
  // settings and decisions of one hand each, few at a time, on the page where they are understood
  college: 'aPageOfItsOwn',
  signature: 'aPageOfItsOwn',
  shift: 'aPageOfItsOwn',
  findingOverride: 'aPageOfItsOwn',
  ruleSetting: 'aPageOfItsOwn',
  indicator: 'aPageOfItsOwn',
  indicatorTarget: 'aPageOfItsOwn',
  indicatorNote: 'aPageOfItsOwn',
  packTemplate: 'aPageOfItsOwn',
  listView: 'aPageOfItsOwn',
  // what the program keeps about its own work
  importMapping: 'theProgram',
  device: 'theProgram',
  takeAlong: 'theProgram',
  conflict: 'theProgram',
}

/** Those of which one row is one record. */
export type RowTable = Exclude<ImportTable, 'timetable' | 'bellTable' | 'roster' | 'wishList'>

/** By what a row of a file is recognised as a record that is there already: the first of these that the row fills. */
export const IDENTITY: Record<RowTable, readonly (readonly string[])[]> = {
  equipment: [['assetNo'], ['name', 'model', 'spec']],
  workshop: [['name'], ['code']],
  workstation: [['workshopId', 'name']],
  teacher: [['staffNo'], ['name']],
  classGroup: [['name']],
  programme: [['name'], ['code']],
  enterprise: [['name'], ['creditCode']],
  qualification: [['name']],
  teacherQualification: [['teacherId', 'qualificationId']],
  maintenancePlan: [['equipmentId', 'kind', 'name']],
  maintenance: [['equipmentId', 'start']],
  fault: [['equipmentId', 'reportedAt']],
  term: [['name']],
  calendarDay: [['date']],
  sessionRequest: [['title', 'classGroupIds', 'teacherIds', 'workshopId']],
  unavailableTime: [['weekday', 'from', 'to', 'weeks', 'teacherId', 'classGroupId', 'workshopId', 'termId']],
  student: [['number']],
  contact: [['enterpriseId', 'name']],
  agreement: [['number'], ['enterpriseId', 'title', 'from']],
  post: [['enterpriseId', 'name']],
  staffCount: [['enterpriseId', 'postId', 'from']],
  shiftType: [['enterpriseId', 'postId', 'name']],
  internshipPlan: [['name']],
  batch: [['name']],
  postPlaces: [['postId', 'batchId']],
  wish: [['studentId', 'batchId', 'postId']],
  placement: [['studentId', 'from']],
  placementChange: [['placementId', 'from']],
  exemption: [['filingNo']],
  leave: [['placementId', 'from']],
  payment: [['placementId', 'date', 'from']],
  attendance: [['placementId', 'date']],
  visit: [['enterpriseId', 'date', 'teacherId', 'placementId']],
  visitIssue: [['visitId', 'what']],
  journal: [['placementId', 'date']],
  incident: [['placementId', 'date']],
  ticket: [['date', 'what']],
  skill: [['code'], ['name', 'programmeId']],
  assessment: [['studentId', 'skillId', 'part', 'date', 'assessor']],
  trainingItem: [['code'], ['name', 'programmeId']],
  itemDelivery: [['trainingItemId', 'classGroupId', 'plannedOn']],
  certificate: [['studentId', 'name', 'issuedOn']],
  destination: [['studentId', 'date']],
  ratingScale: [['name']],
  feedback: [['givenBy', 'date', 'enterpriseId', 'studentId', 'about']],
  skillDemand: [['enterpriseId', 'skillId', 'from']],
  mentorWork: [['enterpriseId', 'contactId', 'from']],
  enterpriseTeaching: [['teacherId', 'from']],
  donation: [['enterpriseId', 'date', 'what']],
  enterpriseService: [['enterpriseId', 'from', 'what']],
  ledgerRate: [['thing', 'from']],
}

/** What a new record gets where the file has no such column or the cell is empty. Existing records keep what they have. */
export const DEFAULTS: Partial<Record<ImportTable, Record<string, unknown>>> = {
  equipment: { units: 1, statusCode: '1' },
  maintenancePlan: { kind: 'maintenance' },
  maintenance: { kind: 'maintenance', status: 'planned' },
  fault: { severity: 'limited' },
  calendarDay: { kind: 'holiday' },
  sessionRequest: { periods: 2, perWeek: 1 },
  agreement: { type: 'cooperation' },
  batch: { kind: 'post' },
  placement: { kind: 'post', status: 'planned' },
  attendance: { evidence: 'self' }, // nobody else is known to have seen it
}

/** Fields of which a row fills one: where it does, the others have no default, and a template shows the first of them. */
export const ONE_OF: Partial<Record<ImportTable, readonly string[]>> = { sessionRequest: ['perWeek', 'perTerm'], unavailableTime: ['teacherId', 'classGroupId', 'workshopId'] }

/** What a new record gets besides what its row says. */
export function defaultsFor(table: ImportTable, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const told = ONE_OF[table]?.some(field => values[field] !== undefined) ?? false
  return Object.fromEntries(Object.entries(DEFAULTS[table] ?? {}).filter(([field]) => !(told && ONE_OF[table]!.includes(field))))
}

/** A field that the record named by another one gives: a list of visits to interns need not name their hosts. */
export const DERIVED: Partial<Record<ImportTable, { field: string; by: string }>> = { visit: { field: 'enterpriseId', by: 'placementId' } }

/** What a list may be that is offered as one of this table: a list of placements may be a roster, one of wishes may have a column for each wish. */
export function meantBy(as: ImportTable | undefined): readonly ImportTable[] {
  return as === undefined ? IMPORT_TABLES : as === 'placement' ? ['placement', 'roster'] : as === 'wish' ? ['wish', 'wishList'] : [as]
}

const cache = new Map<ImportTable, FieldInfo[]>()

/** The fields of a table that a file may fill. */
export function importFields(table: ImportTable): FieldInfo[] {
  let fields = cache.get(table)
  if (!fields) {
    fields = table === 'timetable' ? TIMETABLE_FIELDS : table === 'roster' ? ROSTER_FIELDS : table === 'wishList' ? WISH_LIST_FIELDS : table === 'bellTable' ? bellFields() : registerFields(table)
    cache.set(table, fields)
  }
  return fields
}

function registerFields(table: TableName): FieldInfo[] {
  return fieldsOf(schemas[table]).filter(f => !f.internal && (f.kind !== 'list' || f.written) && f.kind !== 'photo')
}

/** A bell table is a list of periods: a row of the file is one period of the table that it names. */
function bellFields(): FieldInfo[] {
  const own = registerFields('bellTable')
  const { no, name, start, end } = schemas.bellTable.shape.periods.element.shape
  return [
    ...own,
    { name: 'no', required: true, schema: no, kind: 'integer', aliases: ['节次', '节', '第几节', 'period'] },
    { name: 'periodName', required: false, schema: name.unwrap(), kind: 'text', aliases: ['节次名称'] },
    { name: 'start', required: true, schema: start, kind: 'clock', aliases: ['上课', '上课时间', '开始', '开始时间'] },
    { name: 'end', required: true, schema: end, kind: 'clock', aliases: ['下课', '下课时间', '结束', '结束时间'] },
  ]
}
