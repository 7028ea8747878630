import type { TestName } from './tests.ts'

const WAIVABLE = ['hazardsAllowed', 'restDaysKept', 'hoursKept'] as const
const WORK = ['restDaysKept', 'hoursKept', 'weeklyRest'] as const

/**
 * Which tests of a placement look at records of a table. A table that is not named here may alter any of them. Whoever writes a test
 * that looks at another table adds it here; tests/domain/compliance/watch.test.ts finds it missing.
 */
const LOOKED_AT_BY: Readonly<Record<string, ReadonlySet<TestName>>> = {
  student: new Set(['gradeReached', 'ageReached', 'minorsSpared', 'womenSpared', 'categoryFits', ...WAIVABLE]),
  classGroup: new Set(['gradeReached', 'categoryFits', ...WAIVABLE]),
  programme: new Set(['categoryFits']),
  batch: new Set(['batchFiled', 'planned', 'archived']),
  internshipPlan: new Set(['planned', 'archived']),
  exemption: new Set(WAIVABLE),
  enterprise: new Set(['restDaysKept', 'payFloor', 'crossProvince']),
  post: new Set(['categoryFits', 'minorsSpared', 'womenSpared', 'intensityAllowed', 'hazardsAllowed', 'payFloor']),
  staffCount: new Set(),
  leave: new Set(['lodging']),
  payment: new Set(['payForm']),
  shift: new Set(WORK),
  shiftType: new Set(WORK),
  visit: new Set(['checked', 'archived']),
  journal: new Set(['journalKept', 'archived']),
  ticket: new Set(),
}

/** Whether a change of a record of the table can alter what a test says of a placement. */
export function reaches(table: string, test: TestName | undefined): boolean {
  const tests = LOOKED_AT_BY[table]
  return tests === undefined || (test !== undefined && tests.has(test))
}
