import type { FieldValues } from '#domain/base/change.ts'
import type { TableName } from '#domain/table-names.ts'

/** Records of another register that point at this one, shown in its panel. */
export type Related = { table: TableName; field: string; /** the first of these that the record fills is what it is called here */ main: readonly string[]; quiet: readonly string[]; /** one of these is made on the upkeep page: `?plan=` or `?report=` */ madeBy?: 'plan' | 'report'; /** what a new one starts with, from what this record says */ starts?: (of: FieldValues) => Record<string, string> }

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
    { table: 'unavailableTime', field: 'workshopId', main: ['reason', 'weekday'], quiet: ['weekday', 'from', 'to'] },
  ],
  teacher: [
    { table: 'teacherQualification', field: 'teacherId', main: ['qualificationId'], quiet: ['since', 'expires'] },
    { table: 'classGroup', field: 'adviserId', main: ['name'], quiet: ['size'] },
    { table: 'unavailableTime', field: 'teacherId', main: ['reason', 'weekday'], quiet: ['weekday', 'from', 'to'] },
    { table: 'sessionRequest', field: 'teacherIds', main: ['title'], quiet: ['classGroupIds', 'perWeek', 'weeks'] },
    { table: 'placement', field: 'tutorId', main: ['studentId'], quiet: ['enterpriseId', 'from', 'to'] },
    { table: 'visit', field: 'teacherId', main: ['enterpriseId'], quiet: ['date', 'way'] },
    { table: 'itemDelivery', field: 'teacherId', main: ['trainingItemId'], quiet: ['classGroupId', 'plannedOn'] },
    { table: 'enterpriseTeaching', field: 'teacherId', main: ['from'], quiet: ['hours', 'pay'] },
  ],
  qualification: [
    { table: 'teacherQualification', field: 'qualificationId', main: ['teacherId'], quiet: ['expires'] },
    { table: 'equipment', field: 'qualificationId', main: ['name'], quiet: ['assetNo', 'workshopId'] },
  ],
  enterprise: [
    { table: 'equipment', field: 'lenderId', main: ['name'], quiet: ['assetNo', 'units', 'loanTo'] },
    { table: 'teacher', field: 'enterpriseId', main: ['name'], quiet: ['phone'] },
    { table: 'post', field: 'enterpriseId', main: ['name'], quiet: ['capacity', 'pay'] },
    { table: 'contact', field: 'enterpriseId', main: ['name'], quiet: ['position', 'phone'] },
    { table: 'agreement', field: 'enterpriseId', main: ['title'], quiet: ['type', 'to'] },
    { table: 'staffCount', field: 'enterpriseId', main: ['postId', 'from'], quiet: ['count', 'from'] },
    { table: 'shiftType', field: 'enterpriseId', main: ['name'], quiet: ['start', 'end'] },
    { table: 'placement', field: 'enterpriseId', main: ['studentId'], quiet: ['postId', 'from', 'to', 'status'] },
    { table: 'visit', field: 'enterpriseId', main: ['date'], quiet: ['teacherId', 'way'] },
    { table: 'skillDemand', field: 'enterpriseId', main: ['skillId'], quiet: ['people', 'from'] },
    { table: 'donation', field: 'enterpriseId', main: ['what'], quiet: ['value', 'date'] },
    { table: 'enterpriseService', field: 'enterpriseId', main: ['what'], quiet: ['serviceType', 'from'] },
    { table: 'mentorWork', field: 'enterpriseId', main: ['contactId', 'from'], quiet: ['hours', 'from'] },
    { table: 'destination', field: 'enterpriseId', main: ['studentId'], quiet: ['destination', 'date'], starts: () => ({ destination: 'host' }) },
    { table: 'feedback', field: 'enterpriseId', main: ['about'], quiet: ['rating', 'date'], starts: () => ({ givenBy: 'employer' }) },
  ],
  programme: [
    { table: 'classGroup', field: 'programmeId', main: ['name'], quiet: ['year', 'size'] },
    { table: 'workshop', field: 'programmeId', main: ['name'], quiet: ['code', 'stations'] },
    { table: 'internshipPlan', field: 'programmeId', main: ['name'], quiet: ['agreedOn'] },
    { table: 'skill', field: 'programmeId', main: ['name'], quiet: ['levels'] },
    { table: 'trainingItem', field: 'programmeId', main: ['name'], quiet: ['part', 'hours'] },
    { table: 'exemption', field: 'programmeId', main: ['filingNo'], quiet: ['from', 'to'] },
  ],
  classGroup: [
    { table: 'classGroup', field: 'partOf', main: ['name'], quiet: ['size'] },
    { table: 'unavailableTime', field: 'classGroupId', main: ['reason', 'weekday'], quiet: ['weekday', 'from', 'to'] },
    { table: 'sessionRequest', field: 'classGroupIds', main: ['title'], quiet: ['teacherIds', 'perWeek', 'weeks'] },
    { table: 'student', field: 'classGroupId', main: ['name'], quiet: ['number', 'phone'] },
    { table: 'batch', field: 'classGroupIds', main: ['name'], quiet: ['from', 'to'] },
    { table: 'itemDelivery', field: 'classGroupId', main: ['trainingItemId'], quiet: ['plannedOn', 'deliveredOn'] },
  ],
  student: [
    { table: 'placement', field: 'studentId', main: ['enterpriseId'], quiet: ['postId', 'from', 'to', 'status'] },
    { table: 'wish', field: 'studentId', main: ['postId'], quiet: ['rank', 'batchId'] },
    { table: 'assessment', field: 'studentId', main: ['skillId'], quiet: ['level', 'date'] },
    { table: 'certificate', field: 'studentId', main: ['name'], quiet: ['level', 'issuedOn'] },
    { table: 'destination', field: 'studentId', main: ['destination'], quiet: ['enterpriseId', 'employer', 'date'] },
    { table: 'feedback', field: 'studentId', main: ['about'], quiet: ['rating', 'date'], starts: ({ graduatedOn }) => (graduatedOn ? { givenBy: 'graduate', about: 'overall' } : { givenBy: 'intern', about: 'internship' }) },
  ],
  post: [
    { table: 'placement', field: 'postId', main: ['studentId'], quiet: ['from', 'to', 'status'] },
    { table: 'postPlaces', field: 'postId', main: ['batchId'], quiet: ['places'] },
    { table: 'staffCount', field: 'postId', main: ['from'], quiet: ['count'] },
    { table: 'shiftType', field: 'postId', main: ['name'], quiet: ['start', 'end'] },
    { table: 'wish', field: 'postId', main: ['studentId'], quiet: ['rank', 'batchId'] },
    { table: 'exemption', field: 'postId', main: ['filingNo'], quiet: ['from', 'to'] },
  ],
  contact: [
    { table: 'placement', field: 'mentorId', main: ['studentId'], quiet: ['from', 'to', 'status'] },
    { table: 'mentorWork', field: 'contactId', main: ['from'], quiet: ['hours', 'to'], starts: ({ enterpriseId }) => ({ enterpriseId: String(enterpriseId) }) },
  ],
  internshipPlan: [{ table: 'batch', field: 'planId', main: ['name'], quiet: ['from', 'to'] }],
  batch: [{ table: 'placement', field: 'batchId', main: ['studentId'], quiet: ['enterpriseId', 'from', 'to', 'status'] }],
  placement: [
    { table: 'placementChange', field: 'placementId', main: ['reason'], quiet: ['from'] },
    { table: 'leave', field: 'placementId', main: ['reason'], quiet: ['from', 'to'] },
    { table: 'payment', field: 'placementId', main: ['date'], quiet: ['amount'] },
    { table: 'visit', field: 'placementId', main: ['date'], quiet: ['teacherId', 'way'] },
    { table: 'journal', field: 'placementId', main: ['date'], quiet: ['mentorSeen', 'tutorSeen'] },
    { table: 'incident', field: 'placementId', main: ['date'], quiet: ['severity'] },
    { table: 'ticket', field: 'placementId', main: ['date'], quiet: ['kind'] },
  ],
  visit: [{ table: 'visitIssue', field: 'visitId', main: ['what'], quiet: ['due', 'closedOn'] }],
  skill: [
    { table: 'assessment', field: 'skillId', main: ['studentId'], quiet: ['level', 'date'] },
    { table: 'skillDemand', field: 'skillId', main: ['enterpriseId'], quiet: ['people', 'from'] },
    { table: 'trainingItem', field: 'skillIds', main: ['name'], quiet: ['part', 'hours'] },
    { table: 'certificate', field: 'skillIds', main: ['studentId'], quiet: ['name', 'issuedOn'] },
  ],
  trainingItem: [{ table: 'itemDelivery', field: 'trainingItemId', main: ['classGroupId'], quiet: ['plannedOn', 'deliveredOn'] }],
  ratingScale: [{ table: 'feedback', field: 'scaleId', main: ['date'], quiet: ['givenBy', 'rating'] }],
  term: [{ table: 'bellTable', field: 'termId', main: ['name'], quiet: ['from', 'to'] }],
  maintenancePlan: [{ table: 'maintenance', field: 'planId', main: ['start'], quiet: ['status', 'doneBy'], madeBy: 'plan' }],
}

/** What points at a record of this register. */
export function relatedOf(table: TableName): readonly Related[] {
  return RELATED[table] ?? []
}
