import { DEFAULT_LEVELS, DEFAULT_MASTERED_FROM } from '../records/outcome.ts'
import type { TableName } from '../table-names.ts'
import type { Register, Values } from './held.ts'
import type { RowProblem } from './row-checks.ts'

/** What the records of outcomes say against each other; see row-checks.ts for what holds for all. */
export function outcomeProblems(held: Register, table: TableName, row: Values & { id: string }): RowProblem[] {
  switch (table) {
    case 'student':
      return typeof row.graduatedOn === 'string' ? [...beforeEntry(row, 'graduatedOn', row), ...leftAndGraduated(row)] : []
    case 'skill':
      return skillProblems(held, row)
    case 'assessment':
      return [...aboveLevels(held, row), ...beforeEntry(studentOf(held, row), 'date', row), ...twice(held, table, row, ['studentId', 'skillId', 'part', 'date', 'assessor'], 'date')]
    case 'destination':
      return [...twoOnOneDay(held, row), ...beforeEntry(studentOf(held, row), 'date', row)]
    case 'itemDelivery':
      return [...noDay(row), ...twice(held, table, row, ['trainingItemId', 'classGroupId', 'plannedOn'], 'plannedOn')]
    case 'certificate':
      return sameNumber(held, row)
    case 'ratingScale':
      return scaleProblems(held, row)
    case 'feedback':
      return [...giverProblems(row), ...outsideScale(held, row), ...beforeEntry(studentOf(held, row), 'date', row)]
    default:
      return []
  }
}

export function studentOf(held: Register, row: Values): Values | undefined {
  return typeof row.studentId === 'string' ? held.row('student', row.studentId) : undefined
}

export function isBeforeEntry(student: Values | undefined, date: unknown): boolean {
  return typeof student?.year === 'number' && typeof date === 'string' && Number(date.slice(0, 4)) < student.year
}

/** Nothing is assessed and nobody leaves the college before the year of entry. */
function beforeEntry(student: Values | undefined, field: string, row: Values): RowProblem[] {
  return isBeforeEntry(student, row[field]) ? [{ field, code: 'outcome.beforeEntry', facts: { student: student?.name ?? '', date: row[field], year: student?.year } }] : []
}

/** Who left without finishing has no day of graduation: the rates of graduates go by that day. */
function leftAndGraduated(student: Values): RowProblem[] {
  return student.status === 'left' ? [{ field: 'graduatedOn', code: 'student.leftAndGraduated', facts: { date: student.graduatedOn } }] : []
}

/** A second record that says of the same what another one says: one of them would be counted twice. */
export function twice(held: Register, table: TableName, row: Values & { id: string }, fields: readonly [string, ...string[]], field: string): RowProblem[] {
  const other = [...held.holding(table, fields[0], row[fields[0]])].find(o => o.id !== row.id && fields.every(f => o[f] === row[f]))
  return other ? [{ field, code: `${table}.twice`, facts: { date: row[field], level: other.level ?? null, amount: other.amount ?? null } }] : []
}

function noDay(row: Values): RowProblem[] {
  return row.deliveredHours !== undefined && row.deliveredOn === undefined ? [{ field: 'deliveredOn', code: 'itemDelivery.noDay', facts: {} }] : []
}

/** Each issuer numbers its own certificates: the same number on one of the same name is the same certificate, or a slip. */
function sameNumber(held: Register, row: Values & { id: string }): RowProblem[] {
  const other = [...held.holding('certificate', 'number', row.number)].find(c => c.id !== row.id && c.name === row.name)
  return other ? [{ field: 'number', code: 'certificate.sameNumber', facts: { number: row.number, certificate: row.name, student: studentOf(held, other)?.name ?? '' } }] : []
}

export function levelsOf(skill: Values | undefined): number {
  return typeof skill?.levels === 'number' ? skill.levels : DEFAULT_LEVELS
}

function skillProblems(held: Register, skill: Values & { id: string }): RowProblem[] {
  const levels = levelsOf(skill)
  const mastered = typeof skill.masteredFrom === 'number' ? skill.masteredFrom : Math.min(DEFAULT_MASTERED_FROM, levels)
  if (mastered > levels) return [{ field: 'masteredFrom', code: 'skill.masteredAbove', facts: { level: mastered, levels } }]
  const above = [...held.holding('assessment', 'skillId', skill.id)].filter(a => Number(a.level) > levels).length
  if (above) return [{ field: 'levels', code: 'skill.levelsOutside', facts: { count: above, levels } }]
  const wanted = [...held.holding('skillDemand', 'skillId', skill.id)].filter(d => Number(d.level ?? 0) > levels).length
  return wanted ? [{ field: 'levels', code: 'skill.demandOutside', facts: { count: wanted, levels } }] : []
}

function aboveLevels(held: Register, row: Values): RowProblem[] {
  const skill = held.row('skill', String(row.skillId))
  const levels = levelsOf(skill)
  return skill && Number(row.level) > levels ? [{ field: 'level', code: 'assessment.aboveLevels', facts: { level: row.level, levels, skill: skill.name } }] : []
}

/** A graduate is in one place on one day. */
function twoOnOneDay(held: Register, row: Values & { id: string }): RowProblem[] {
  const other = [...held.holding('destination', 'studentId', row.studentId)].find(d => d.id !== row.id && d.date === row.date)
  return other ? [{ field: 'date', code: 'destination.twoOnOneDay', facts: { student: studentOf(held, row)?.name ?? '', date: row.date, other: `choice.destination.${String(other.destination)}` } }] : []
}

function scaleProblems(held: Register, scale: Values & { id: string }): RowProblem[] {
  const [lowest, highest, from] = [Number(scale.lowest), Number(scale.highest), Number(scale.satisfiedFrom)]
  if (lowest >= highest) return [{ field: 'highest', code: 'ratingScale.upsideDown', facts: { lowest, highest } }]
  if (from < lowest || from > highest) return [{ field: 'satisfiedFrom', code: 'ratingScale.satisfiedOutside', facts: { from, lowest, highest } }]
  const outside = [...held.holding('feedback', 'scaleId', scale.id)].filter(f => Number(f.rating) < lowest || Number(f.rating) > highest).length
  return outside ? [{ field: 'highest', code: 'ratingScale.ratingsOutside', facts: { count: outside, lowest, highest } }] : []
}

function giverProblems(row: Values): RowProblem[] {
  const needed = row.givenBy === 'employer' ? 'enterpriseId' : 'studentId'
  return row.givenBy !== undefined && row[needed] === undefined ? [{ field: needed, code: `feedback.${needed}`, facts: {} }] : []
}

function outsideScale(held: Register, row: Values): RowProblem[] {
  const scale = held.row('ratingScale', String(row.scaleId))
  const rating = Number(row.rating)
  if (!scale || (rating >= Number(scale.lowest) && rating <= Number(scale.highest))) return []
  return [{ field: 'rating', code: 'feedback.outsideScale', facts: { rating, scale: scale.name, lowest: scale.lowest, highest: scale.highest } }]
}
