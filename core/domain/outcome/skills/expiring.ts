import { addDays, dayNumber, type LocalDate } from '../../base/time.ts'
import { nameOf } from '../../record-name.ts'
import type { Certificate } from '../../records/outcome.ts'
import type { OutcomeView } from '../population.ts'
import { isStudentOn } from '../student-populations.ts'
import { programmeOf } from './learners.ts'

/** A certificate that runs out. `days`: from today until its last day. */
export type ExpiringCertificate = { id: string; name: string; level: string | null; studentId: string; student: string; classGroup: string; expires: LocalDate; days: number }

/**
 * Certificates of students of the college whose last day lies within so many days from today, the first to run out first. One that was
 * renewed, by a certificate of the same name and level that runs longer or for good, is not among them.
 */
export function expiringCertificates({ tables, facts }: Pick<OutcomeView, 'tables' | 'facts'>, today: LocalDate, withinDays: number, programmeId: string | undefined): ExpiringCertificate[] {
  const last = addDays(today, withinDays)
  const found: ExpiringCertificate[] = []
  for (const row of tables.certificate.values()) {
    if (row.expires === undefined || row.expires < today || row.expires > last) continue
    const student = tables.student.get(row.studentId)
    if (!student || !isStudentOn(student, today, { tables }) || (programmeId !== undefined && programmeOf(student, { tables }) !== programmeId)) continue
    if (facts.of('certificate', student.id).some(other => isRenewal(other, row))) continue
    found.push({
      id: row.id,
      name: row.name,
      level: row.level ?? null,
      studentId: student.id,
      student: student.name,
      classGroup: student.classGroupId === undefined ? '' : nameOf(tables, student.classGroupId),
      expires: row.expires,
      days: dayNumber(row.expires) - dayNumber(today),
    })
  }
  return found.sort((a, b) => (a.expires < b.expires ? -1 : a.expires > b.expires ? 1 : a.id < b.id ? -1 : 1))
}

function isRenewal(other: Certificate, row: Certificate): boolean {
  return other.name === row.name && other.level === row.level && (other.expires === undefined || other.expires > row.expires!)
}
