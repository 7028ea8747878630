import { yearsLater, type LocalDate } from '../base/time.ts'
import { Destination, DESTINATIONS, type DestinationKind } from '../records/outcome.ts'
import { Student } from '../records/student.ts'
import { itself, population, type Field, type Population, type Reach } from './population.ts'
import { destinationOn, heldOn, hiredByHost, lastHost, quarterEnd, skillsOf, stayed } from './student-facts.ts'

const KNOWN_DESTINATIONS = DESTINATIONS.filter(d => d !== 'unknown') as Exclude<DestinationKind, 'unknown'>[]

const student: Reach = { by: 'studentId' }
const placed: Reach = { by: 'placementId', via: (id, { tables }) => [tables.placement.get(id)?.studentId ?? ''] }
const shared = {
  classGroup: (row: Student) => row.classGroupId,
  enterprise: lastHost,
  person: ({ id }: Student) => id,
  reads: { student: itself, destination: student, certificate: student, assessment: student, placement: student, placementChange: placed, skill: 'all' },
} as const

const aYearAfter = ({ graduatedOn }: Student): LocalDate => yearsLater(graduatedOn!, 1)

/** Where somebody was in the n-th quarter after leaving, and whether that is over. */
const inQuarter = (n: number): Field<Student> => ({ kind: 'choice', options: KNOWN_DESTINATIONS, worded: 'destination', of: (row, scene) => destinationOn(row, quarterEnd(row.graduatedOn!, n), scene)?.destination })
const isOver = (n: number): Field<Student> => ({ kind: 'flag', of: (row, { asOf }) => quarterEnd(row.graduatedOn!, n) <= asOf })

const skillFields = {
  skillsTaught: { kind: 'number', unit: 'count', of: (row, scene) => skillsOf(row, scene).taught },
  skillsAssessed: { kind: 'number', unit: 'count', of: (row, scene) => skillsOf(row, scene).assessed },
  skillsNotAssessed: { kind: 'number', unit: 'count', of: (row, scene) => skillsOf(row, scene).notAssessed },
  skillsMastered: { kind: 'number', unit: 'count', of: (row, scene) => skillsOf(row, scene).mastered },
  certified: { kind: 'flag', of: (row, scene) => heldOn(row, scene.asOf, scene) > 0 },
} as const satisfies Record<string, Field<Student>>

/** Students by the day of their graduation. */
const graduate = population('student', {
  ...shared,
  has: row => row.graduatedOn !== undefined,
  day: row => row.graduatedOn,
  fields: {
    destination: { kind: 'choice', options: KNOWN_DESTINATIONS, of: (row, scene) => destinationOn(row, scene.asOf, scene)?.destination },
    fieldMatch: { kind: 'flag', of: (row, scene) => destinationOn(row, scene.asOf, scene)?.fieldMatch },
    hiredByHost: { kind: 'flag', of: hiredByHost },
    pay: { kind: 'number', unit: 'yuan', of: (row, scene) => destinationOn(row, scene.asOf, scene)?.salary },
    source: { kind: 'choice', options: Destination.shape.source.options, of: (row, scene) => destinationOn(row, scene.asOf, scene)?.source },
    jobLongEnough: { kind: 'flag', of: (row, scene) => stayed(row, scene) !== null },
    stayed: { kind: 'flag', of: (row, scene) => stayed(row, scene) ?? undefined },
    quarter2Over: isOver(2),
    inQuarter2: inQuarter(2),
    payInQuarter2: { kind: 'number', unit: 'yuan', of: (row, scene) => destinationOn(row, quarterEnd(row.graduatedOn!, 2), scene)?.salary },
    quarter4Over: isOver(4),
    inQuarter4: inQuarter(4),
    yearOver: { kind: 'flag', of: (row, { asOf }) => aYearAfter(row) <= asOf },
    afterYear: { kind: 'choice', options: KNOWN_DESTINATIONS, worded: 'destination', of: (row, scene) => destinationOn(row, aYearAfter(row), scene)?.destination },
    certifiedInYear: { kind: 'flag', of: (row, { facts, asOf }) => facts.of('certificate', row.id).some(c => c.issuedOn <= asOf && c.issuedOn <= aYearAfter(row)) },
    ...skillFields,
  },
})

/** Students who are at the college on the cohort date. */
const enrolled = population('student', {
  ...shared,
  has: ({ status, graduatedOn }, { asOf }) => (status === undefined || status === 'enrolled' || status === 'suspended') && (graduatedOn === undefined || graduatedOn > asOf),
  fields: {
    ...skillFields,
    isIntern: { kind: 'flag', of: (row, { facts, live, asOf }) => facts.of('placement', row.id).some(p => live.stays.segmentsOf(p.id).some(s => s.from <= asOf && asOf <= s.to)) },
  },
})

/** Students by the year in which they entered (from its September on). */
const entrant = population('student', {
  ...shared,
  has: row => row.year !== undefined,
  day: row => `${row.year}-09-01`,
  fields: {
    standing: { kind: 'choice', options: Student.shape.status.unwrap().options, worded: 'status', of: row => row.status },
    certified: skillFields.certified,
  },
})

export const STUDENT_POPULATIONS: Record<string, Population> = { graduate, enrolled, entrant }
