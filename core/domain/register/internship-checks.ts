import { birthDateIn, isNationalId, sexIn } from '../base/national-id.ts'
import { heldSegments, heldSpan } from '../placement/held-segments.ts'
import { segmentOn } from '../placement/segments.ts'
import type { TableName } from '../table-names.ts'
import type { Register, Values } from './held.ts'
import type { RowProblem } from './row-checks.ts'

/** Nobody begins at a vocational college younger than this; a birth date that says so is mistyped. */
const YOUNGEST_ENTRY = 10

/** What the records of internships say against each other; see row-checks.ts for what holds for all. */
export function internshipProblems(held: Register, table: TableName, row: Values & { id: string }): RowProblem[] {
  switch (table) {
    case 'student':
      return studentProblems(row)
    case 'placement':
      return [...elsewhere(held, row, row.enterpriseId), ...noPlaces(held, row), ...overlaps(held, row, heldSpan(held, row))]
    case 'placementChange':
      return changeProblems(held, row)
    case 'shiftType':
      return elsewhere(held, row, row.enterpriseId)
    case 'staffCount':
      return staffProblems(held, row)
    case 'wish':
      return twice(held, table, row, 'postId', ['studentId', 'batchId'])
    case 'postPlaces':
      return twice(held, table, row, 'batchId', ['postId'])
    case 'leave':
    case 'attendance':
    case 'shift':
    case 'journal':
      return dayProblems(held, table, row)
    case 'visit':
      return visitProblems(row)
    default:
      return []
  }
}

/** An identity number must agree with itself, and with the birth date and the sex where they are given. */
function studentProblems(row: Values): RowProblem[] {
  const { nationalId: id, birthDate, sex, year } = row
  const problems: RowProblem[] = []
  if (typeof birthDate === 'string' && typeof year === 'number' && Number(birthDate.slice(0, 4)) > year - YOUNGEST_ENTRY) {
    problems.push({ field: 'birthDate', code: 'student.tooYoung', facts: { born: birthDate, year } })
  }
  if (typeof id !== 'string') return problems
  if (!isNationalId(id)) return [...problems, { field: 'nationalId', code: 'student.nationalId', facts: {} }]
  if (birthDate !== undefined && birthDate !== birthDateIn(id)) problems.push({ field: 'birthDate', code: 'student.birthDate', facts: { born: birthDateIn(id) } })
  if (sex !== undefined && sex !== sexIn(id)) problems.push({ field: 'sex', code: 'student.sex', facts: {} })
  return problems
}

/** A point of the checklist is in order or it is not. */
function visitProblems({ checks, failed }: Values): RowProblem[] {
  const both = Array.isArray(checks) && Array.isArray(failed) ? failed.find(check => checks.includes(check)) : undefined
  return both === undefined ? [] : [{ field: 'failed', code: 'visit.bothWays', facts: { check: `choice.checks.${String(both)}` } }]
}

/** One wish of a student for a post in a batch, and one number of places of a post in a batch. */
function twice(held: Register, table: 'wish' | 'postPlaces', row: Values, field: string, others: readonly string[]): RowProblem[] {
  const [first] = others
  const other = [...held.holding(table, first!, row[first!])].find(o => o.id !== row.id && [field, ...others].every(f => o[f] === row[f]))
  return other ? [{ field, code: `${table}.twice`, facts: { rank: other.rank ?? null, places: other.places ?? null } }] : []
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

/** A post without places takes nobody new; who is there already may stay. */
function noPlaces(held: Register, row: Values): RowProblem[] {
  if (typeof row.postId !== 'string' || row.status === 'cancelled') return []
  const post = held.row('post', row.postId)
  const table = 'placementId' in row ? 'placementChange' : 'placement'
  if (!post) return []
  const ofBatch = [...held.holding('postPlaces', 'postId', row.postId)].find(p => p.batchId === row.batchId)
  if ((ofBatch ? ofBatch.places : post.capacity) !== 0 || held.row(table, String(row.id))?.postId === row.postId) return []
  return [{ field: 'postId', code: 'placement.noPlaces', facts: { post: post.name, host: hostName(held, post.enterpriseId) } }]
}

/** A change lies within the days of its placement, changes something, and leaves the student at one host at a time. */
function changeProblems(held: Register, change: Values & { id: string }): RowProblem[] {
  const placement = held.row('placement', String(change.placementId))
  if (!placement) return []
  if (placement.status === 'cancelled') return [{ field: 'placementId', code: 'placementChange.cancelled', facts: {} }]
  const problems: RowProblem[] = []
  if (!['enterpriseId', 'postId', 'tutorId', 'mentorId', 'to'].some(field => change[field] !== undefined)) problems.push({ field: 'reason', code: 'placementChange.nothing', facts: {} })
  const { to: _, ...without } = change
  const span = heldSpan(held, placement, without)
  if (String(change.from) < span.from || String(change.from) > span.to) problems.push({ field: 'from', code: 'placementChange.outside', facts: { date: change.from, ...span } })
  problems.push(...elsewhere(held, change, hostOn(held, change)), ...noPlaces(held, change))
  if (!problems.length && change.to !== undefined) problems.push(...overlaps(held, placement, heldSpan(held, placement, change)).map(p => ({ ...p, field: 'to' })))
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

/** A student is at one host at a time, by the dates as they were amended; what was cancelled does not count. */
function overlaps(held: Register, row: Values, span: { from: string; to: string }): RowProblem[] {
  if (row.status === 'cancelled') return []
  for (const other of held.holding('placement', 'studentId', row.studentId)) {
    if (other.id === row.id || other.status === 'cancelled') continue
    const its = heldSegments(held, other)
    const hit = its.find(s => s.from <= span.to && s.to >= span.from)
    if (!hit) continue
    const facts = { student: held.row('student', String(row.studentId))?.name ?? '', host: hostName(held, hit.enterpriseId), from: its[0]!.from, to: its.at(-1)!.to }
    return [{ field: 'from', code: 'placement.overlap', facts }]
  }
  return []
}

/** Leave, attendance, shifts and journals are about days that the placement has. */
function dayProblems(held: Register, table: TableName, row: Values): RowProblem[] {
  const placement = held.row('placement', String(row.placementId))
  if (!placement) return []
  const segments = heldSegments(held, placement)
  const [first, last] = [segments[0], segments.at(-1)]
  const days = table === 'leave' ? (['from', 'to'] as const) : (['date'] as const)
  const outside = days.find(field => !first || !last || String(row[field]) < first.from || String(row[field]) > last.to)
  if (outside) return [{ field: outside, code: 'placement.dayOutside', facts: { date: row[outside], from: first?.from ?? placement.from, to: last?.to ?? placement.to } }]
  const type = table === 'shift' ? held.row('shiftType', String(row.shiftTypeId)) : undefined
  const there = segmentOn(segments, String(row.date))?.enterpriseId
  return type && type.enterpriseId !== there ? [{ field: 'shiftTypeId', code: 'shift.elsewhere', facts: { shift: type.name, host: hostName(held, there) } }] : []
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
