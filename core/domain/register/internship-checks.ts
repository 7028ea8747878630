import { birthDateIn, isNationalId, sexIn } from '../base/national-id.ts'
import { sameValue } from '../base/change.ts'
import type { TableName, Tables } from '../tables.ts'
import type { RowProblem } from './row-checks.ts'

type Values = Record<string, unknown>

/** The records that a row is held against: the college's, or the college's and what an import has added so far. */
export type Register = {
  row(table: TableName, id: string): Values | undefined
  /** the records that hold this value in this field */
  holding(table: TableName, field: string, value: unknown): Iterable<Values>
}

export function registerOf(tables: Tables): Register {
  return {
    row: (table, id) => tables[table].get(id) as Values | undefined,
    *holding(table, field, value) {
      for (const row of tables[table].values()) if (sameValue((row as Values)[field], value)) yield row as Values // rows are read by field names
    },
  }
}

/** What the records of internships say against each other; see {@link rowProblems} for what holds for all. */
export function internshipProblems(held: Register, table: TableName, row: Values & { id: string }): RowProblem[] {
  switch (table) {
    case 'student':
      return studentProblems(row)
    case 'placement':
      return [...elsewhere(held, row, row.enterpriseId), ...overlaps(held, row)]
    case 'placementChange':
      return elsewhere(held, row, hostOn(held, row))
    case 'staffCount':
      return staffProblems(held, row)
    default:
      return []
  }
}

/** An identity number must agree with itself, and with the birth date and the sex where they are given. */
function studentProblems(row: Values): RowProblem[] {
  const { nationalId: id, birthDate, sex } = row
  if (typeof id !== 'string') return []
  if (!isNationalId(id)) return [{ field: 'nationalId', code: 'student.nationalId', facts: {} }]
  const problems: RowProblem[] = []
  if (birthDate !== undefined && birthDate !== birthDateIn(id)) problems.push({ field: 'birthDate', code: 'student.birthDate', facts: { born: birthDateIn(id) } })
  if (sex !== undefined && sex !== sexIn(id)) problems.push({ field: 'sex', code: 'student.sex', facts: {} })
  return problems
}

/** A post and a mentor belong to the enterprise at which the student is. */
function elsewhere(held: Register, row: Values, enterpriseId: unknown): RowProblem[] {
  const problems: RowProblem[] = []
  const post = typeof row.postId === 'string' ? held.row('post', row.postId) : undefined
  if (post && post.enterpriseId !== enterpriseId) problems.push({ field: 'postId', code: 'placement.postElsewhere', facts: { post: post.name, host: hostName(held, post.enterpriseId) } })
  const mentor = typeof row.mentorId === 'string' ? held.row('contact', row.mentorId) : undefined
  if (mentor && mentor.enterpriseId !== enterpriseId) problems.push({ field: 'mentorId', code: 'placement.mentorElsewhere', facts: { mentor: mentor.name, host: hostName(held, mentor.enterpriseId) } })
  return problems
}

/** The enterprise from the day of a change on: the one that it names, else that of the last change before it, else of the placement. */
function hostOn(held: Register, change: Values): unknown {
  if (change.enterpriseId !== undefined) return change.enterpriseId
  const earlier = [...held.holding('placementChange', 'placementId', change.placementId)]
    .filter(c => c.id !== change.id && c.enterpriseId !== undefined && String(c.from) <= String(change.from))
    .sort((a, b) => (String(a.from) < String(b.from) ? 1 : -1))
  return earlier[0]?.enterpriseId ?? held.row('placement', String(change.placementId))?.enterpriseId
}

/** A student is at one host at a time; what was cancelled does not count. */
function overlaps(held: Register, row: Values): RowProblem[] {
  if (row.status === 'cancelled') return []
  for (const other of held.holding('placement', 'studentId', row.studentId)) {
    if (other.id === row.id || other.status === 'cancelled' || String(other.from) > String(row.to) || String(other.to) < String(row.from)) continue
    const facts = { student: held.row('student', String(row.studentId))?.name ?? '', host: hostName(held, other.enterpriseId), from: other.from, to: other.to }
    return [{ field: 'from', code: 'placement.overlap', facts }]
  }
  return []
}

/** At one post there can't work more people than at the whole enterprise on that day. */
function staffProblems(held: Register, row: Values): RowProblem[] {
  const post = typeof row.postId === 'string' ? held.row('post', row.postId) : undefined
  if (post && post.enterpriseId !== row.enterpriseId) return [{ field: 'postId', code: 'staffCount.postElsewhere', facts: { post: post.name, host: hostName(held, post.enterpriseId) } }]
  const counts = [...held.holding('staffCount', 'enterpriseId', row.enterpriseId)].filter(c => c.id !== row.id && String(c.from) <= String(row.from))
  const inForce = (postId: unknown): Values | undefined => counts.filter(c => c.postId === postId).sort((a, b) => (String(a.from) < String(b.from) ? 1 : -1))[0]
  const all = post ? inForce(undefined) : row
  const posts = post ? [row] : [...new Set(counts.map(c => c.postId))].filter(id => id !== undefined).map(inForce).filter(c => c !== undefined)
  const above = all && posts.find(c => Number(c.count) > Number(all.count))
  if (!above) return []
  const name = held.row('post', String(above.postId))?.name ?? ''
  return [{ field: 'count', code: 'staffCount.abovePlace', facts: { post: name, count: above.count, all: all.count, date: row.from } }]
}

function hostName(held: Register, id: unknown): unknown {
  return held.row('enterprise', String(id))?.name ?? ''
}
