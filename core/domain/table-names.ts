/** The name of every table of the college. They stand apart from the schemas, which take a window time to read before it can show anything. */
export const tableNames = [
  'college',
  'term',
  'bellTable',
  'calendarDay',
  'programme',
  'classGroup',
  'teacher',
  'qualification',
  'teacherQualification',
  'enterprise',
  'workshop',
  'workstation',
  'equipment',
  'maintenancePlan',
  'maintenance',
  'fault',
  'booking',
  'sessionRequest',
  'unavailableTime',
  'contact',
  'agreement',
  'post',
  'postPlaces',
  'staffCount',
  'shiftType',
  'student',
  'internshipPlan',
  'batch',
  'wish',
  'placement',
  'placementChange',
  'exemption',
  'leave',
  'payment',
  'attendance',
  'signature',
  'shift',
  'visit',
  'visitIssue',
  'journal',
  'incident',
  'ticket',
  'findingOverride',
  'ruleSetting',
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
  'indicator',
  'indicatorTarget',
  'indicatorNote',
  'packTemplate',
  'listView',
  'importMapping',
  'device',
  'takeAlong',
  'conflict',
] as const

export type TableName = (typeof tableNames)[number]

const known: ReadonlySet<string> = new Set(tableNames)

export function isTable(name: string): name is TableName {
  return known.has(name)
}

/** The table that an id belongs to, by its prefix; undefined for a foreign id. */
export function tableOf(id: string): TableName | undefined {
  const name = id.slice(0, id.indexOf(':'))
  return isTable(name) ? name : undefined
}
