import { monthsLater, type LocalDate } from '../../base/time.ts'
import type { Within } from '../../records/finding.ts'
import type { Student } from '../../records/student.ts'
import { isWithin } from '../dimension.ts'
import type { Scene } from '../population.ts'
import { POPULATIONS } from '../populations.ts'
import { destinationOn } from '../student-facts.ts'
import { isStudentOn } from '../student-populations.ts'

/** Months after graduation in which somebody without a job can still be had by an enterprise. */
export const AVAILABLE_MONTHS = 12

/** Whether an enterprise could have somebody on a day: a student of the college, or a graduate of the twelve months before who is not known to be anywhere. */
export function isAvailableOn(student: Student, day: LocalDate, scene: Scene): boolean {
  if (isStudentOn(student, day, scene)) return true
  const { graduatedOn } = student
  if (graduatedOn === undefined || graduatedOn > day || monthsLater(graduatedOn, AVAILABLE_MONTHS) <= day) return false
  const destination = destinationOn(student, day, scene)?.destination
  return destination === undefined || destination === 'seeking'
}

/** Those whose skills are looked at: students of the college on the cohort date, and who graduated within the span. */
export function* learnersOf(scene: Scene, within: Within | undefined): Generator<Student> {
  const { from, known, asOf } = scene
  for (const student of studentsWithin(scene, within)) {
    const { graduatedOn, status } = student
    if (isStudentOn(student, asOf, scene) || (graduatedOn !== undefined && graduatedOn >= from && graduatedOn <= known && status !== 'left')) yield student
  }
}

/** Every student of a part of the college, whenever. */
export function* studentsWithin(scene: Scene, within: Within | undefined): Generator<Student> {
  for (const student of scene.tables.student.values()) if (isWithin(POPULATIONS.enrolled!, student, within, scene)) yield student
}

/** The programme that a student's class group belongs to. */
export function programmeOf({ classGroupId }: Student, { tables }: Pick<Scene, 'tables'>): string | undefined {
  return classGroupId === undefined ? undefined : tables.classGroup.get(classGroupId)?.programmeId
}
