import { yearsLater, type LocalDate } from '../base/time.ts'
import { heldSegments } from '../placement/held-segments.ts'
import type { TableName } from '../table-names.ts'
import type { Register, Values } from './held.ts'
import type { RowWarning } from './internship-warnings.ts'
import { isBeforeEntry, studentOf } from './outcome-checks.ts'

/** Fields that tell of what has been: a day to come is most often a slip. */
const PAST: Partial<Record<TableName, string>> = { assessment: 'date', certificate: 'issuedOn', destination: 'date', feedback: 'date', itemDelivery: 'deliveredOn', donation: 'date' }

/** What may be right all the same, but seldom is. */
export function outcomeWarnings(held: Register, table: TableName, row: Values & { id: string }, today: LocalDate): RowWarning[] {
  const day = row[PAST[table] ?? '']
  const ahead = typeof day === 'string' && day > today ? [{ code: 'outcome.ahead', facts: { date: day, today } }] : []
  return [...ahead, ...aboutRow(held, table, row)]
}

function aboutRow(held: Register, table: TableName, row: Values & { id: string }): RowWarning[] {
  switch (table) {
    case 'certificate': {
      const student = studentOf(held, row)
      return isBeforeEntry(student, row.issuedOn) ? [{ code: 'certificate.beforeEntry', facts: { student: student?.name ?? '', date: row.issuedOn, year: student?.year } }] : []
    }
    case 'assessment':
      return otherProgramme(held, 'assessment', held.row('skill', String(row.skillId)), studentOf(held, row)?.classGroupId)
    case 'itemDelivery':
      return otherProgramme(held, 'itemDelivery', held.row('trainingItem', String(row.trainingItemId)), row.classGroupId)
    case 'destination':
      return [...hostWarnings(held, row), ...graduationWarnings(held, row)]
    case 'mentorWork':
      return overlapping(held, 'mentorWork', row, 'contactId', [])
    case 'enterpriseTeaching':
      return [...ofNoEnterprise(held, row), ...overlapping(held, 'enterpriseTeaching', row, 'teacherId', ['course'])]
    default:
      return []
  }
}

/** What belongs to another programme is in the register, but in no figure of the class. */
function otherProgramme(held: Register, table: 'assessment' | 'itemDelivery', of: Values | undefined, classGroupId: unknown): RowWarning[] {
  const group = typeof classGroupId === 'string' ? held.row('classGroup', classGroupId) : undefined
  if (of?.programmeId === undefined || group?.programmeId === undefined || of.programmeId === group.programmeId) return []
  const programme = held.row('programme', String(of.programmeId))
  return [{ code: `${table}.otherProgramme`, facts: { name: of.name, programme: programme?.name ?? '', group: group.name } }]
}

/** "Employed by the host" says at which enterprise, and that the student was an intern there, where placements are on record. */
function hostWarnings(held: Register, row: Values): RowWarning[] {
  if (row.destination !== 'host') return []
  const student = studentOf(held, row)?.name ?? ''
  if (row.enterpriseId === undefined) return [{ code: 'destination.noHost', facts: { student } }]
  const placements = [...held.holding('placement', 'studentId', row.studentId)].filter(p => p.status !== 'cancelled')
  const hosts = new Set<unknown>(placements.flatMap(p => heldSegments(held, p).map(s => s.enterpriseId)))
  if (!hosts.size || hosts.has(row.enterpriseId)) return []
  return [{ code: 'destination.notHost', facts: { student, enterprise: held.row('enterprise', String(row.enterpriseId))?.name ?? '' } }]
}

/** Destinations count from the graduation on; contracts of the last year before it are usual. */
function graduationWarnings(held: Register, row: Values): RowWarning[] {
  const student = studentOf(held, row)
  if (!student) return []
  const left = student.graduatedOn
  if (typeof left !== 'string') return [{ code: 'destination.noGraduation', facts: { student: student.name } }]
  return String(row.date) < yearsLater(left, -1) ? [{ code: 'destination.longBefore', facts: { student: student.name, date: row.date, left } }] : []
}

function ofNoEnterprise(held: Register, row: Values): RowWarning[] {
  const teacher = held.row('teacher', String(row.teacherId))
  return teacher && teacher.enterpriseId === undefined ? [{ code: 'enterpriseTeaching.noEnterprise', facts: { teacher: teacher.name } }] : []
}

/** The same person's hours of the same days, written down twice. */
function overlapping(held: Register, table: 'mentorWork' | 'enterpriseTeaching', row: Values & { id: string }, owner: string, same: readonly string[]): RowWarning[] {
  const other = [...held.holding(table, owner, row[owner])].find(o => o.id !== row.id && same.every(f => o[f] === row[f]) && String(o.from) <= String(row.to) && String(row.from) <= String(o.to))
  const person = held.row(table === 'mentorWork' ? 'contact' : 'teacher', String(row[owner]))
  return other ? [{ code: `${table}.overlap`, facts: { person: person?.name ?? '', from: other.from, to: other.to, hours: other.hours } }] : []
}
