import type { TableName } from '../tables.ts'
import type { Register, Values } from './held.ts'
import type { RowWarning } from './internship-warnings.ts'
import { isBeforeEntry, studentOf } from './outcome-checks.ts'

/** What may be right all the same, but seldom is. */
export function outcomeWarnings(held: Register, table: TableName, row: Values & { id: string }): RowWarning[] {
  const student = studentOf(held, row)
  const name = student?.name ?? ''
  if (table === 'certificate' && isBeforeEntry(student, row.issuedOn)) return [{ code: 'certificate.beforeEntry', facts: { student: name, date: row.issuedOn, year: student?.year } }]
  if (table === 'destination' && row.destination === 'host' && row.enterpriseId === undefined) return [{ code: 'destination.noHost', facts: { student: name } }]
  const teacher = table === 'enterpriseTeaching' ? held.row('teacher', String(row.teacherId)) : undefined
  return teacher && teacher.enterpriseId === undefined ? [{ code: 'enterpriseTeaching.noEnterprise', facts: { teacher: teacher.name } }] : []
}
