import type { TableName } from '#domain/tables.ts'

/** Records of another register that point at this one, shown in its panel. */
export type Related = { table: TableName; field: string; /** the first of these that the record fills is what it is called here */ main: readonly string[]; quiet: readonly string[]; /** one of these is made on the upkeep page: `?plan=` or `?report=` */ madeBy?: 'plan' | 'report' }

const RELATED: Partial<Record<TableName, readonly Related[]>> = {
  equipment: [
    { table: 'fault', field: 'equipmentId', main: ['description'], quiet: ['severity', 'reportedAt', 'fixedAt'], madeBy: 'report' },
    { table: 'maintenancePlan', field: 'equipmentId', main: ['name', 'kind'], quiet: ['kind', 'everyDays', 'everyHours', 'lastOn'] },
    { table: 'maintenance', field: 'equipmentId', main: ['kind'], quiet: ['start', 'status'], madeBy: 'plan' },
    { table: 'workstation', field: 'equipmentId', main: ['name'], quiet: ['workshopId'] },
  ],
  workshop: [
    { table: 'workstation', field: 'workshopId', main: ['name'], quiet: ['equipmentId', 'state'] },
    { table: 'equipment', field: 'workshopId', main: ['name'], quiet: ['assetNo', 'units', 'statusCode'] },
  ],
  teacher: [
    { table: 'teacherQualification', field: 'teacherId', main: ['qualificationId'], quiet: ['since', 'expires'] },
    { table: 'classGroup', field: 'adviserId', main: ['name'], quiet: ['size'] },
  ],
  qualification: [
    { table: 'teacherQualification', field: 'qualificationId', main: ['teacherId'], quiet: ['expires'] },
    { table: 'equipment', field: 'qualificationId', main: ['name'], quiet: ['assetNo', 'workshopId'] },
  ],
  enterprise: [
    { table: 'equipment', field: 'lenderId', main: ['name'], quiet: ['assetNo', 'units', 'loanTo'] },
    { table: 'teacher', field: 'enterpriseId', main: ['name'], quiet: ['phone'] },
  ],
  programme: [
    { table: 'classGroup', field: 'programmeId', main: ['name'], quiet: ['year', 'size'] },
    { table: 'workshop', field: 'programmeId', main: ['name'], quiet: ['code', 'stations'] },
  ],
  classGroup: [{ table: 'classGroup', field: 'partOf', main: ['name'], quiet: ['size'] }],
  term: [{ table: 'bellTable', field: 'termId', main: ['name'], quiet: ['from', 'to'] }],
  maintenancePlan: [{ table: 'maintenance', field: 'planId', main: ['start'], quiet: ['status', 'doneBy'], madeBy: 'plan' }],
}

/** What points at a record of this register. */
export function relatedOf(table: TableName): readonly Related[] {
  return RELATED[table] ?? []
}
