import type { Change } from '../base/change.ts'
import type { TestName } from './tests.ts'

/** Tests of a placement whose answer may be another one; `any` of them, by a record of which that is not known. */
export type Reach = ReadonlySet<TestName> | 'any'

const WAIVABLE = ['hazardsAllowed', 'restDaysKept', 'hoursKept'] as const
const WORK = ['restDaysKept', 'hoursKept', 'weeklyRest'] as const
const NONE: ReadonlySet<TestName> = new Set()

/**
 * Which tests of a placement look at records of a table. A table that is not named here may alter any of them. A student says of which
 * class group, a class group of which programme one is: what the one alters, the other may. Whoever writes a test that looks at another
 * table or field adds it here; tests/domain/compliance/watch.test.ts finds it missing.
 */
const LOOKED_AT_BY: Readonly<Record<string, ReadonlySet<TestName>>> = {
  student: new Set(['gradeReached', 'ageReached', 'minorsSpared', 'womenSpared', 'categoryFits', ...WAIVABLE]),
  classGroup: new Set(['gradeReached', 'categoryFits', ...WAIVABLE]),
  programme: new Set(['categoryFits', ...WAIVABLE]),
  batch: new Set(['batchFiled', 'planned', 'archived']),
  internshipPlan: new Set(['planned', 'archived']),
  exemption: new Set(WAIVABLE),
  enterprise: new Set(['restDaysKept', 'payFloor', 'crossProvince']),
  post: new Set(['categoryFits', 'minorsSpared', 'womenSpared', 'intensityAllowed', 'hazardsAllowed', 'payFloor']),
  staffCount: NONE,
  leave: new Set(['lodging']),
  payment: new Set(['payForm']),
  shift: new Set(WORK),
  shiftType: new Set(WORK),
  visit: new Set(['checked', 'archived']),
  journal: new Set(['journalKept', 'archived']),
  ticket: NONE,
}

/** Tests that speak of the days with one host, post, tutor and mentor apart. */
const SEGMENTS: ReadonlySet<TestName> = new Set([
  'supervised', 'categoryFits', 'crossProvince', 'abroad', 'agreementSigned', 'minorsSpared', 'womenSpared', 'intensityAllowed', 'hazardsAllowed', 'payFloor',
])

/** Which tests look at what a placement says of its papers and supervisors. Any other field says who is where, and when: that any rule may ask, also of a host. */
const FIELD_LOOKED_AT_BY: Readonly<Record<string, ReadonlySet<TestName>>> = {
  consentOn: new Set(['consent']),
  appliedOn: new Set(['selfChosen']),
  approvedOn: new Set(['selfChosen']),
  studentSignedOn: new Set(['agreementSigned', 'archived']),
  collegeSignedOn: new Set(['agreementSigned', 'archived']),
  hostSignedOn: new Set(['agreementSigned', 'agreementContents', 'archived']),
  agreementContents: new Set(['agreementContents']),
  trainedOn: new Set(['trained']),
  policyNo: new Set(['insured']),
  insuredFrom: new Set(['insured']),
  insuredTo: new Set(['insured']),
  insurancePaidBy: new Set(['insured']),
  noFees: new Set(['noFees']),
  independent: new Set(['payFloor']),
  pay: new Set(['payFloor']),
  payForm: new Set(['payForm']),
  payee: new Set(['payForm']),
  payDays: new Set(['payForm']),
  lodging: new Set(['lodging']),
  lodgingConsentOn: new Set(['lodging']),
  crossFilingNo: new Set(['crossProvince', 'abroad']),
  crossFiledOn: new Set(['crossProvince', 'abroad']),
  reportOn: new Set(['journalKept', 'archived']),
  summaryOn: new Set(['archived']),
  assessedOn: new Set(['archived']),
  processGrade: new Set(['assessedBothWays']),
  resultGrade: new Set(['assessedBothWays']),
  evidence: new Set(['archived']),
  tutorId: SEGMENTS,
  mentorId: SEGMENTS,
  content: NONE,
  note: NONE,
}

/** Tells what changes reach; changes of one kind get the same set. */
export function createReach(): (change: Change) => Reach {
  const ofFields = new Map<string, Reach>()
  return ({ table, from, to }) => {
    if (table !== 'placement') return LOOKED_AT_BY[table] ?? 'any'
    if (!from || !to) return 'any' // it came, or went
    const fields = Object.keys(to)
    const key = fields.join()
    let reach = ofFields.get(key)
    if (!reach) ofFields.set(key, (reach = fields.map((field): Reach => FIELD_LOOKED_AT_BY[field] ?? 'any').reduce(together, NONE)))
    return reach
  }
}

/** What two changes reach together. */
export function together(a: Reach, b: Reach): Reach {
  if (a === b || b === NONE) return a
  if (a === NONE) return b
  return a === 'any' || b === 'any' ? 'any' : new Set([...a, ...b])
}
