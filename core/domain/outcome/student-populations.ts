import { monthsLater, yearsLater } from '../base/time.ts'
import { DESTINATIONS, type DestinationKind } from '../records/outcome.ts'
import type { Student } from '../records/student.ts'
import { itself, population, type Field, type Population, type Reach, type Scene } from './population.ts'
import { destinationOn, heldOn, hiredByHost, lastHost, quarterEnd, skillsOf, stayed } from './student-facts.ts'

const KNOWN_DESTINATIONS = DESTINATIONS.filter(d => d !== 'unknown') as Exclude<DestinationKind, 'unknown'>[]

const student: Reach = { by: 'studentId' }
const placed: Reach = { by: 'placementId', via: (id, { tables }) => [tables.placement.get(id)?.studentId ?? ''] }
const shared = {
  row: (id: string, { tables }: Scene) => tables.student.get(id),
  classGroup: (row: Student) => row.classGroupId,
  enterprise: lastHost,
  reads: { student: itself, destination: student, certificate: student, assessment: student, placement: student, placementChange: placed, skill: 'all' },
} as const

/** Where somebody was in the n-th quarter after leaving; null before it is over. */
const inQuarter = (n: number): Field<Student> => ({ kind: 'choice', options: KNOWN_DESTINATIONS, of: (row, scene) => destinationOn(row, quarterEnd(row.graduatedOn!, n), scene)?.destination })
const isOver = (n: number): Field<Student> => ({ kind: 'flag', of: (row, { asOf }) => quarterEnd(row.graduatedOn!, n) <= asOf })

const skillFields = {
  skillsTaught: { kind: 'number', unit: 'count', of: (row, scene) => skillsOf(row, scene).taught },
  skillsAssessed: { kind: 'number', unit: 'count', of: (row, scene) => skillsOf(row, scene).assessed },
  skillsNotAssessed: { kind: 'number', unit: 'count', of: (row, scene) => skillsOf(row, scene).taught - skillsOf(row, scene).assessed },
  skillsMastered: { kind: 'number', unit: 'count', of: (row, scene) => skillsOf(row, scene).mastered },
  certified: { kind: 'flag', of: (row, scene) => heldOn(row, scene.asOf, scene) > 0 },
} as const satisfies Record<string, Field<Student>>

/** Students by the day of their graduation. */
const graduate = population<Student>({
  ...shared,
  rows: ({ tables }) => withDay(tables.student.values()),
  row: (id, { tables }) => [...withDay([tables.student.get(id)])][0],
  day: row => row.graduatedOn,
  fields: {
    destination: { kind: 'choice', options: KNOWN_DESTINATIONS, of: (row, scene) => destinationOn(row, scene.asOf, scene)?.destination },
    fieldMatch: { kind: 'flag', of: (row, scene) => destinationOn(row, scene.asOf, scene)?.fieldMatch },
    hiredByHost: { kind: 'flag', of: hiredByHost },
    pay: { kind: 'number', unit: 'yuan', of: (row, scene) => destinationOn(row, scene.asOf, scene)?.salary },
    source: { kind: 'choice', options: ['survey', 'phone', 'contract', 'employer', 'platform', 'other'], of: (row, scene) => destinationOn(row, scene.asOf, scene)?.source },
    jobLongEnough: { kind: 'flag', of: (row, scene) => stayed(row, scene) !== null },
    stayed: { kind: 'flag', of: (row, scene) => stayed(row, scene) ?? undefined },
    quarter2Over: isOver(2),
    inQuarter2: inQuarter(2),
    payInQuarter2: { kind: 'number', unit: 'yuan', of: (row, scene) => destinationOn(row, quarterEnd(row.graduatedOn!, 2), scene)?.salary },
    quarter4Over: isOver(4),
    inQuarter4: inQuarter(4),
    yearOver: { kind: 'flag', of: (row, { asOf }) => yearsLater(row.graduatedOn!, 1) <= asOf },
    afterYear: { kind: 'choice', options: KNOWN_DESTINATIONS, of: (row, scene) => destinationOn(row, monthsLater(row.graduatedOn!, 12), scene)?.destination },
    certifiedInYear: { kind: 'flag', of: (row, { facts, asOf }) => facts.of('certificate', row.id).some(c => c.issuedOn <= asOf && c.issuedOn <= yearsLater(row.graduatedOn!, 1)) },
    ...skillFields,
  },
})

function* withDay(students: Iterable<Student | undefined>): Generator<Student> {
  for (const row of students) if (row?.graduatedOn !== undefined) yield row
}

/** Students who are at the college on the cohort date. */
const enrolled = population<Student>({
  ...shared,
  rows: function* ({ tables, asOf }) {
    for (const row of tables.student.values()) if (isEnrolled(row, asOf)) yield row
  },
  row: (id, { tables, asOf }) => {
    const row = tables.student.get(id)
    return row && isEnrolled(row, asOf) ? row : undefined
  },
  day: () => undefined,
  fields: {
    ...skillFields,
    isIntern: { kind: 'flag', of: (row, { facts, live, asOf }) => facts.of('placement', row.id).some(p => live.stays.segmentsOf(p.id).some(s => s.from <= asOf && asOf <= s.to)) },
  },
})

function isEnrolled({ status, graduatedOn }: Student, asOf: string): boolean {
  return (status === undefined || status === 'enrolled' || status === 'suspended') && (graduatedOn === undefined || graduatedOn > asOf)
}

/** Students by the year in which they entered (from its September on). */
const entrant = population<Student>({
  ...shared,
  rows: function* ({ tables }) {
    for (const row of tables.student.values()) if (row.year !== undefined) yield row
  },
  row: (id, { tables }) => {
    const row = tables.student.get(id)
    return row?.year === undefined ? undefined : row
  },
  day: row => `${row.year}-09-01`,
  fields: {
    standing: { kind: 'choice', options: ['enrolled', 'suspended', 'left', 'graduated'], of: row => row.status },
    certified: skillFields.certified,
  },
})

export const STUDENT_POPULATIONS: Record<string, Population> = { graduate, enrolled, entrant }
