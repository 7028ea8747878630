import { EVIDENCE } from '../records/on-site.ts'
import { CERTIFICATE_TYPES, Feedback, FEEDBACK_SUBJECTS, PARTS, type ItemDelivery } from '../records/outcome.ts'
import { Placement } from '../records/internship.ts'
import { monthsBetween } from '../attendance/months.ts'
import { daysIn } from '../base/time.ts'
import { anyOfThem, itself, population, type Population, type Reach, type Scene } from './population.ts'
import { lastHost, STAY_FIELDS } from './student-facts.ts'

/** The class alone says to which group of students a row belongs. */
const CLASS: readonly string[] = ['classGroupId']
const classOfStudent = (id: string | undefined, { tables }: Scene) => (id === undefined ? undefined : tables.student.get(id)?.classGroupId)

/** Rows that a student owns stand where the student's class and last host are. */
function reachedByStudent(table: 'certificate' | 'feedback'): Record<'student' | 'placement' | 'placementChange', Reach> {
  const rowsOf = (id: string | undefined, { facts }: Scene) => facts.of(table, id).map(row => row.id)
  return {
    student: { by: 'id', via: rowsOf, when: CLASS },
    placement: { by: 'studentId', via: rowsOf, when: STAY_FIELDS },
    placementChange: { by: 'placementId', via: (id, scene) => rowsOf(scene.tables.placement.get(id)?.studentId, scene) },
  }
}

const certificate = population('certificate', {
  day: row => row.issuedOn,
  classGroup: (row, scene) => classOfStudent(row.studentId, scene),
  enterprise: (row, scene) => hostOfStudent(row.studentId, scene),
  person: row => row.studentId,
  fields: { certificateType: { kind: 'choice', options: CERTIFICATE_TYPES, of: row => row.certificateType } },
  reads: { certificate: itself, ...reachedByStudent('certificate') },
})

function hostOfStudent(id: string | undefined, scene: Scene): string | undefined {
  const student = id === undefined ? undefined : scene.tables.student.get(id)
  return student && lastHost(student, scene)
}

/** Training items that were planned for class groups, by the day for which they were; those to come are planned already. */
const delivery = population('itemDelivery', {
  planned: true,
  day: row => row.plannedOn,
  classGroup: row => row.classGroupId,
  programme: (row, { tables }) => tables.trainingItem.get(row.trainingItemId)?.programmeId,
  fields: {
    due: { kind: 'flag', of: (row, { asOf }) => row.plannedOn <= asOf },
    delivered: { kind: 'flag', of: isDelivered },
    part: { kind: 'choice', options: PARTS, of: (row, { tables }) => tables.trainingItem.get(row.trainingItemId)?.part },
    production: { kind: 'flag', of: (row, { tables }) => tables.trainingItem.get(row.trainingItemId)?.production ?? false },
    plannedHours: { kind: 'number', unit: 'hours', of: hoursPlanned },
    deliveredHours: { kind: 'number', unit: 'hours', of: hoursDelivered },
  },
  reads: { itemDelivery: itself, trainingItem: { by: 'id', via: (id, { facts }) => facts.of('itemDelivery', id).map(row => row.id) } },
})

function isDelivered(row: ItemDelivery, { asOf }: Scene): boolean {
  return row.deliveredOn !== undefined && row.deliveredOn <= asOf
}
/** Undefined where neither the delivery nor its item says them. */
export function hoursPlanned(row: ItemDelivery, { tables }: Scene): number | undefined {
  return row.plannedHours ?? tables.trainingItem.get(row.trainingItemId)?.hours
}
/** Hours given by the cohort date; as many as were planned where nothing else was written down. */
export function hoursDelivered(row: ItemDelivery, scene: Scene): number | undefined {
  return isDelivered(row, scene) ? (row.deliveredHours ?? hoursPlanned(row, scene)) : 0
}

/** Placement internships by the day on which they end, as amended; whether that day has come is a field. */
const internship = population('placement', {
  planned: true,
  has: row => row.kind === 'post',
  day: endOf,
  classGroup: (row, scene) => classOfStudent(row.studentId, scene),
  enterprise: (row, { live }) => live.stays.segmentsOf(row.id).at(-1)?.enterpriseId ?? row.enterpriseId,
  person: row => row.studentId,
  fields: {
    over: { kind: 'flag', of: (row, scene) => row.status === 'cancelled' || endOf(row, scene) <= scene.asOf },
    completed: { kind: 'flag', of: row => (row.status === 'cancelled' ? false : row.status === 'ended' ? true : undefined) },
    source: { kind: 'choice', options: Placement.shape.source.unwrap().options, of: row => row.source },
    assessed: { kind: 'flag', of: row => row.assessedOn !== undefined },
    months: { kind: 'number', unit: 'months', of: (row, { live }) => live.stays.segmentsOf(row.id).reduce((sum, s) => sum + daysIn(s), 0) / 30 },
  },
  reads: { placement: itself, placementChange: { by: 'placementId' }, student: { by: 'id', via: (id, { facts }) => facts.of('placement', id).map(p => p.id), when: CLASS } },
})

function endOf(row: Placement, { live }: Scene): string {
  return live.stays.segmentsOf(row.id).at(-1)?.to ?? row.to
}

/** Marks of one placement that are in memory: those of other months are not counted by anybody. */
function marksOf(placementId: string, { live }: Scene): string[] {
  return live.attendanceDays.all(placementId).map(row => row.id)
}

const WORKED: ReadonlySet<string> = new Set(['present', 'late', 'leftEarly'])
const EXPECTED: ReadonlySet<string> = new Set([...WORKED, 'absent'])

/** Days on which interns were marked. */
const attendanceDay = population('attendance', {
  // who asks without having brought the months in from the disk is told so, not given a part for the whole
  check({ live, from, known }) {
    for (const month of monthsBetween(from, known)) live.attendanceDays.has('', `${month}-01`)
  },
  day: row => row.date,
  owner: row => row.placementId,
  classGroup: (row, scene) => classOfStudent(scene.tables.placement.get(row.placementId)?.studentId, scene),
  enterprise: (row, { live, tables }) => live.stays.segmentsOf(row.placementId).find(s => s.from <= row.date && row.date <= s.to)?.enterpriseId ?? tables.placement.get(row.placementId)?.enterpriseId,
  person: (row, { tables }) => tables.placement.get(row.placementId)?.studentId,
  fields: {
    /** not on leave, sick or resting */
    expected: { kind: 'flag', of: row => EXPECTED.has(row.state) },
    worked: { kind: 'flag', of: row => WORKED.has(row.state) },
    evidence: { kind: 'choice', options: EVIDENCE, of: row => row.evidence },
    hours: { kind: 'number', unit: 'hours', of: row => row.hours },
  },
  reads: { attendance: itself, placement: { by: 'id', via: marksOf, when: STAY_FIELDS }, placementChange: { by: 'placementId', via: marksOf }, student: { by: 'id', via: (id, scene) => scene.facts.of('placement', id).flatMap(p => marksOf(p.id, scene)), when: CLASS } },
})

/** Answers of employers, graduates and interns. */
const answer = population('feedback', {
  day: row => row.date,
  classGroup: (row, scene) => classOfStudent(row.studentId, scene),
  enterprise: (row, scene) => row.enterpriseId ?? hostOfStudent(row.studentId, scene),
  person: row => row.studentId,
  fields: {
    givenBy: { kind: 'choice', options: Feedback.shape.givenBy.options, of: row => row.givenBy },
    about: { kind: 'choice', options: FEEDBACK_SUBJECTS, of: row => row.about },
    satisfied: { kind: 'flag', of: satisfied },
    /** 0 at the lowest end of its scale, 100 at the highest, so that answers on different scales can be held together */
    points: { kind: 'number', unit: 'points', of: pointsOf },
  },
  reads: { feedback: itself, ratingScale: { ...anyOfThem, when: ['lowest', 'highest', 'satisfiedFrom'] }, ...reachedByStudent('feedback') },
})

/** Nobody knows what a rating says whose scale is gone. */
function satisfied(row: Feedback, { tables }: Scene): boolean | undefined {
  const scale = tables.ratingScale.get(row.scaleId)
  return scale && row.rating >= scale.satisfiedFrom
}

function pointsOf(row: Feedback, { tables }: Scene): number | undefined {
  const scale = tables.ratingScale.get(row.scaleId)
  return scale && scale.highest > scale.lowest ? ((row.rating - scale.lowest) / (scale.highest - scale.lowest)) * 100 : undefined
}

export const PRACTICE_POPULATIONS: Record<string, Population> = { certificate, delivery, internship, attendanceDay, answer }
