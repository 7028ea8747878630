import { fieldsOf, type FieldInfo } from '../base/field.ts'
import { schemas, type TableName } from '../tables.ts'
import { TIMETABLE_FIELDS } from './timetable-fields.ts'

/** What a sheet can be imported as: a register, or a timetable whose rows become weekly bookings. */
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
  'timetable',
] as const
export type ImportTable = (typeof IMPORT_TABLES)[number]

/** By what a row of a file is recognised as a record that is there already: the first of these that the row fills. */
export const IDENTITY: Record<Exclude<ImportTable, 'timetable' | 'bellTable'>, readonly (readonly string[])[]> = {
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
}

/** What a new record gets where the file has no such column or the cell is empty. Existing records keep what they have. */
export const DEFAULTS: Partial<Record<ImportTable, Record<string, unknown>>> = {
  equipment: { units: 1, statusCode: '1' },
  maintenancePlan: { kind: 'maintenance' },
  maintenance: { kind: 'maintenance', status: 'planned' },
  fault: { severity: 'limited' },
  calendarDay: { kind: 'holiday' },
  sessionRequest: { periods: 2, perWeek: 1 },
}

const cache = new Map<ImportTable, FieldInfo[]>()

/** The fields of a table that a file may fill. */
export function importFields(table: ImportTable): FieldInfo[] {
  let fields = cache.get(table)
  if (!fields) {
    fields = table === 'timetable' ? TIMETABLE_FIELDS : table === 'bellTable' ? bellFields() : registerFields(table)
    cache.set(table, fields)
  }
  return fields
}

function registerFields(table: TableName): FieldInfo[] {
  return fieldsOf(schemas[table]).filter(f => !f.internal && f.kind !== 'list' && f.kind !== 'photo')
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
