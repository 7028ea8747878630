import type { LocalDate } from '../base/time.ts'
import { Destination, DESTINATIONS, type DestinationKind } from '../records/outcome.ts'
import { Student } from '../records/student.ts'
import { AboutStudent } from './about-student.ts'
import { itself, population, type Field, type Population, type Reach, type Scene } from './population.ts'
import { hiredByHost, isGood, lastHost, STAY_FIELDS, type SkillCounts } from './student-facts.ts'

const KNOWN_DESTINATIONS = DESTINATIONS.filter(d => d !== 'unknown') as Exclude<DestinationKind, 'unknown'>[]

const ofStudent = (says: readonly string[]): Reach => ({ by: 'studentId', says })
const placed: Reach = { by: 'placementId', via: (id, { tables }) => [tables.placement.get(id)?.studentId ?? ''] }
const SKILLS = ['skillsTaught', 'skillsAssessed', 'skillsNotAssessed', 'skillsMastered']
/** A skill says something of the students of its programme. */
const skill: Reach = { says: SKILLS, by: 'programmeId', via: (id, { tables, facts }) => [...tables.classGroup.values()].flatMap(group => (group.programmeId === id ? facts.of('student', group.id).map(s => s.id) : [])) }
const shared = {
  about: (row: Student, scene: Scene) => new AboutStudent(row, scene),
  classGroup: (row: Student) => row.classGroupId,
  enterprise: lastHost,
  person: ({ id }: Student) => id,
  reads: {
    student: itself,
    destination: ofStudent(['destination', 'fieldMatch', 'hiredByHost', 'pay', 'source', 'jobLongEnough', 'stayed', 'inQuarter2', 'payInQuarter2', 'inQuarter4', 'afterYear']),
    certificate: ofStudent(['certified', 'attained', 'certifiedInYear']),
    assessment: ofStudent(SKILLS),
    placement: { by: 'studentId', when: STAY_FIELDS },
    placementChange: placed,
    skill,
  },
} as const

type StudentField = Field<Student, AboutStudent>
/** Where somebody was in the n-th quarter after leaving, and whether that is over. */
const inQuarter = (n: 2 | 4): StudentField => ({ kind: 'choice', options: KNOWN_DESTINATIONS, worded: 'destination', of: (_, _scene, about) => about.inQuarter(n)?.destination })
const isOver = (n: 2 | 4): StudentField => ({ kind: 'flag', of: (_, { asOf }, about) => about.quarterEnd(n) <= asOf })
const skillCount = (of: keyof SkillCounts): StudentField => ({ kind: 'number', unit: 'count', of: (_, _scene, about) => about.skills[of] })

const skillFields = {
  skillsTaught: skillCount('taught'),
  skillsAssessed: skillCount('assessed'),
  skillsNotAssessed: skillCount('notAssessed'),
  skillsMastered: skillCount('mastered'),
  /** on the cohort date */
  certified: { kind: 'flag', of: (_, { asOf }, about) => about.certificates.some(c => isGood(c, asOf)) },
  /** ever, whether or not it has run out since */
  attained: { kind: 'flag', of: (_, { asOf }, about) => about.certificates.some(c => c.issuedOn <= asOf) },
} as const satisfies Record<string, StudentField>

/** Students by the day of their graduation. */
const graduate = population('student', {
  ...shared,
  has: row => row.graduatedOn !== undefined,
  day: row => row.graduatedOn,
  fields: {
    destination: { kind: 'choice', options: KNOWN_DESTINATIONS, of: (_, _scene, about) => about.destination?.destination },
    fieldMatch: { kind: 'flag', of: (_, _scene, about) => about.destination?.fieldMatch },
    hiredByHost: { kind: 'flag', of: (row, scene, about) => hiredByHost(row, scene, about.destination) },
    pay: { kind: 'number', unit: 'yuan', of: (_, _scene, about) => about.destination?.salary },
    source: { kind: 'choice', options: Destination.shape.source.options, of: (_, _scene, about) => about.destination?.source },
    jobLongEnough: { kind: 'flag', of: (_, _scene, about) => about.stayed !== null },
    stayed: { kind: 'flag', of: (_, _scene, about) => about.stayed ?? undefined },
    quarter2Over: isOver(2),
    inQuarter2: inQuarter(2),
    payInQuarter2: { kind: 'number', unit: 'yuan', of: (_, _scene, about) => about.inQuarter(2)?.salary },
    quarter4Over: isOver(4),
    inQuarter4: inQuarter(4),
    yearOver: { kind: 'flag', of: (_, { asOf }, about) => about.yearAfter <= asOf },
    afterYear: { kind: 'choice', options: KNOWN_DESTINATIONS, worded: 'destination', of: (_, _scene, about) => about.afterYear?.destination },
    certifiedInYear: { kind: 'flag', of: (_, { asOf }, about) => about.certificates.some(c => c.issuedOn <= asOf && c.issuedOn <= about.yearAfter) },
    ...skillFields,
  },
})

/** The year in which a student came to the college: as written of the student, else of the class. */
function entered({ year, classGroupId }: Student, { tables }: Pick<Scene, 'tables'>): number | undefined {
  return year ?? (classGroupId === undefined ? undefined : tables.classGroup.get(classGroupId)?.year)
}
const entryDay = (row: Student, scene: Pick<Scene, 'tables'>): LocalDate => `${entered(row, scene)}-09-01`

/** Whether somebody is at the college on a day; of those who left without a degree nobody knows when. */
export function isStudentOn(row: Student, day: LocalDate, view: Pick<Scene, 'tables'>): boolean {
  if (row.status === 'left' || (row.status === 'graduated' && row.graduatedOn === undefined)) return false
  return (row.graduatedOn === undefined || row.graduatedOn > day) && (entered(row, view) === undefined || entryDay(row, view) <= day)
}

/** Students who are at the college on the cohort date. */
const enrolled = population('student', {
  ...shared,
  has: (row, scene) => isStudentOn(row, scene.asOf, scene),
  fields: {
    ...skillFields,
    isIntern: { kind: 'flag', of: (row, { facts, live, asOf }) => facts.of('placement', row.id).some(p => live.stays.segmentsOf(p.id).some(s => s.from <= asOf && asOf <= s.to)) },
  },
})

/** Students by the year in which they entered (from its September on). */
const entrant = population('student', {
  ...shared,
  has: (row, scene) => entered(row, scene) !== undefined,
  day: entryDay,
  fields: {
    standing: { kind: 'choice', options: Student.shape.status.unwrap().options, worded: 'status', of: row => row.status },
    certified: skillFields.certified,
    attained: skillFields.attained,
  },
})

export const STUDENT_POPULATIONS: Record<string, Population> = { graduate, enrolled, entrant }
