import { EVIDENCE } from '../records/on-site.ts'
import { CERTIFICATE_TYPES, Feedback, FEEDBACK_SUBJECTS, PARTS, type ItemDelivery } from '../records/outcome.ts'
import { Placement } from '../records/internship.ts'
import { monthsBetween } from '../attendance/months.ts'
import { datesBetween, daysIn } from '../base/time.ts'
import { itself, population, type Population, type Reach, type Scene } from './population.ts'
import { lastHost } from './student-facts.ts'

const classOfStudent = (id: string | undefined, { tables }: Scene) => (id === undefined ? undefined : tables.student.get(id)?.classGroupId)

/** Rows that a student owns stand where the student's class and last host are. */
function reachedByStudent(table: 'certificate' | 'feedback'): Record<'student' | 'placement' | 'placementChange', Reach> {
  const rowsOf = (id: string | undefined, { facts }: Scene) => facts.of(table, id).map(row => row.id)
  return {
    student: { by: 'id', via: rowsOf },
    placement: { by: 'studentId', via: rowsOf },
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

/** Training items that were planned for class groups, by the day for which they were. */
const delivery = population('itemDelivery', {
  day: row => row.plannedOn,
  classGroup: row => row.classGroupId,
  programme: (row, { tables }) => tables.trainingItem.get(row.trainingItemId)?.programmeId,
  fields: {
    due: { kind: 'flag', of: (row, { asOf }) => row.plannedOn <= asOf },
    delivered: { kind: 'flag', of: isDelivered },
    part: { kind: 'choice', options: PARTS, of: (row, { tables }) => tables.trainingItem.get(row.trainingItemId)?.part },
    production: { kind: 'flag', of: (row, { tables }) => tables.trainingItem.get(row.trainingItemId)?.production ?? false },
    plannedHours: { kind: 'number', unit: 'hours', of: hoursPlanned },
    deliveredHours: { kind: 'number', unit: 'hours', of: (row, scene) => (isDelivered(row, scene) ? (row.deliveredHours ?? hoursPlanned(row, scene)) : 0) },
  },
  reads: { itemDelivery: itself, trainingItem: 'all' },
})

function isDelivered(row: ItemDelivery, { asOf }: Scene): boolean {
  return row.deliveredOn !== undefined && row.deliveredOn <= asOf
}
function hoursPlanned(row: ItemDelivery, { tables }: Scene): number | undefined {
  return row.plannedHours ?? tables.trainingItem.get(row.trainingItemId)?.hours
}

/** Placement internships by the day on which they end, as amended. */
const internship = population('placement', {
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
  reads: { placement: itself, placementChange: { by: 'placementId' }, student: { by: 'id', via: (id, { facts }) => facts.of('placement', id).map(p => p.id) } },
})

function endOf(row: Placement, { live }: Scene): string {
  return live.stays.segmentsOf(row.id).at(-1)?.to ?? row.to
}

/** Marks of one placement in the span. */
function markedDays(placementId: string, { live, from, to }: Scene): string[] {
  return datesBetween(from, to).flatMap(date => live.attendanceDays.on(placementId, date).map(row => row.id))
}

const WORKED: ReadonlySet<string> = new Set(['present', 'late', 'leftEarly'])
const EXPECTED: ReadonlySet<string> = new Set([...WORKED, 'absent'])

/** Days on which interns were marked. */
const attendanceDay = population('attendance', {
  // who asks without having brought the months in from the disk is told so, not given a part for the whole
  check({ live, from, to }) {
    for (const month of monthsBetween(from, to)) live.attendanceDays.has('', `${month}-01`)
  },
  day: row => row.date,
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
  reads: { attendance: itself, placement: { by: 'id', via: markedDays }, placementChange: { by: 'placementId', via: markedDays }, student: { by: 'id', via: (id, scene) => scene.facts.of('placement', id).flatMap(p => markedDays(p.id, scene)) } },
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
    satisfied: { kind: 'flag', of: (row, { tables }) => row.rating >= (tables.ratingScale.get(row.scaleId)?.satisfiedFrom ?? Infinity) },
    /** 0 at the lowest end of its scale, 100 at the highest, so that answers on different scales can be held together */
    points: { kind: 'number', unit: 'points', of: pointsOf },
  },
  reads: { feedback: itself, ratingScale: 'all', ...reachedByStudent('feedback') },
})

function pointsOf(row: Feedback, { tables }: Scene): number | undefined {
  const scale = tables.ratingScale.get(row.scaleId)
  return scale && ((row.rating - scale.lowest) / (scale.highest - scale.lowest)) * 100
}

export const PRACTICE_POPULATIONS: Record<string, Population> = { certificate, delivery, internship, attendanceDay, answer }
