import type { Facts } from '../base/decision.ts'
import { openingSteps, type Step } from './cure.ts'
import type { GoalValue, Solution } from './match.ts'
import type { MinCostFlow } from './min-cost-flow.ts'
import type { Model } from './model.ts'
import type { Reason, Student } from './problem.ts'
import { ifCured, isBetter, roomOf } from './what-if.ts'

/** One kind of obstacle, and the posts at which it stands in the way. */
export type Blocked = { code: string; posts: string[]; /** of the first post */ facts: Facts; overridable: boolean }
/** These students have nothing but these posts, and there are fewer places than students. */
export type Competition = { students: string[]; posts: string[]; places: number }
/** What would give the student a place for certain: solved, not guessed. */
export type Cure = { steps: Step[]; /** of the best plan then */ values: GoalValue[] }
export type Unplaced = { student: string; blocked: Blocked[]; competition: Competition | null; cures: Cure[] }

/** Obstacles that the plan makes by itself, beside those that are given with the problem. */
export const OBSTACLES = { full: 'post.full', noPair: 'pair.none', noPeriod: 'period.none' } as const

const MOST_CURES = 3
/** So many posts are tried in earnest, of those that are open and of those that are not. */
const MOST_TRIED = 6
/** To ask a student is less work than to ask a host, and that is less than to bend a rule. */
const EFFORT: Record<Step['kind'], number> = { lock: 0.5, wish: 1, places: 2, allow: 3, limit: 3 }

/**
 * Why a student has no place: what blocks each post, who competes for the same places, and what would help.
 * @param inFull  false only counts what blocks: the rest is nearly all of the work
 */
export function explainUnplaced(solution: Solution, studentId: string, inFull = true): Unplaced {
  const { model, flow } = solution
  const student = model.students[model.rowOf.get(studentId)!]!
  return { student: studentId, blocked: blockedBy(model, flow, student), competition: inFull ? competitionFor(model, flow, student) : null, cures: inFull ? curesFor(solution, student) : [] }
}

function blockedBy(model: Model, flow: MinCostFlow, student: Student): Blocked[] {
  const found = new Map<string, Blocked>()
  const add = (post: string, { code, facts, overridable = false }: Reason) => {
    const blocked = found.get(code)
    if (!blocked) found.set(code, { code, posts: [post], facts, overridable })
    else if (!blocked.posts.includes(post)) blocked.posts.push(post)
  }
  for (const { id } of model.problem.posts) {
    const columns = model.columnsOf.get(id)!.filter(c => student.periods.includes(model.seats[c]!.period))
    if (!model.pairOf(student.id, id)) add(id, { code: OBSTACLES.noPair, facts: { post: id } })
    else if (!columns.length) add(id, { code: OBSTACLES.noPeriod, facts: { post: id, periods: student.periods } })
    else for (const column of columns) for (const reason of model.reasonsOf(student, model.seats[column]!) ?? fullness(model, flow, column)) add(id, reason)
  }
  return [...found.values()].sort((a, b) => b.posts.length - a.posts.length)
}

/** Why nobody else fits in at an open seat: its places are taken, or its host has all that it may have. */
function fullness(model: Model, flow: MinCostFlow, column: number): Reason[] {
  const { post, period } = model.seats[column]!
  const host = model.hostOf.get(post)!
  if (flow.flow[column]! >= flow.capacity[column]!) return [{ code: OBSTACLES.full, facts: { post, period, places: roomOf(model, column) } }]
  const limit = limitOf(model, host, period)
  return limit ? [{ ...limit.reason, facts: { ...limit.reason.facts, host, period, most: limit.most } }] : []
}

function limitOf({ problem }: Model, host: string, period: string) {
  return problem.hosts.find(h => h.id === host)?.limits?.[period]
}

/** All students who can be pushed around by the wish for one place, and all places among which they are: none of these is free. */
function competitionFor(model: Model, flow: MinCostFlow, student: Student): Competition | null {
  const { columns, above, held } = model.network
  const reached = new Set<number>()
  const rows = new Set([model.rowOf.get(student.id)!])
  for (const row of rows) {
    const stack = openColumns(model, row)
    for (let column = stack.pop(); column !== undefined; column = stack.pop()) {
      if (reached.has(column)) continue
      reached.add(column)
      for (const other of flow.rowsIn(column)) rows.add(other)
      // a post with room is closed by its host: there the students of the host's other posts are in the way
      if (flow.flow[column]! < flow.capacity[column]!) stack.push(...[...model.seats.keys()].filter(c => above[c] === above[column] && flow.flow[c]! > held[c]!))
    }
  }
  if (!reached.size) return null
  const places = rows.size - 1
  for (let row = 0; row < model.students.length; row++) {
    if (flow.columnOf[row] !== columns - 1) continue
    const open = openColumns(model, row)
    if (open.length && open.every(c => reached.has(c))) rows.add(row)
  }
  const posts = new Set([...reached].map(c => model.seats[c]!.post))
  return { students: model.students.flatMap(({ id }, row) => (rows.has(row) ? [id] : [])), posts: model.problem.posts.flatMap(({ id }) => (posts.has(id) ? [id] : [])), places }
}

function openColumns({ network: { costs, columns }, nowhere }: Model, row: number): number[] {
  const open: number[] = []
  for (let column = 0; column < nowhere; column++) if (costs[0]![row * columns + column]! < Infinity) open.push(column)
  return open
}

function curesFor(solution: Solution, student: Student): Cure[] {
  const { model } = solution
  const rank = (post: string) => (student.wishes.includes(post) ? student.wishes.indexOf(post) : Infinity)
  const near = (post: string) => model.pairOf(student.id, post)?.km ?? 0
  const seats = [...model.seats.keys()].filter(c => student.periods.includes(model.seats[c]!.period))
  const inOrder = seats
    .map(column => ({ column, post: model.seats[column]!.post, reasons: model.reasonsOf(student, model.seats[column]!) }))
    .sort((a, b) => (rank(a.post) === rank(b.post) ? 0 : rank(a.post) - rank(b.post)) || near(a.post) - near(b.post))
  const open = inOrder.filter(s => s.reasons === null).map(s => ({ column: s.column, steps: [] as Step[] }))
  const shut = inOrder.flatMap(s => {
    const steps = s.reasons && openingSteps(student.id, s.post, s.reasons)
    return steps ? [{ column: s.column, steps }] : []
  })
  const cures: Cure[] = []
  for (const { column, steps } of [...open.slice(0, MOST_TRIED), ...shut.slice(0, MOST_TRIED)]) {
    const cure = cureAt(solution, student, column, steps)
    if (cure && !cures.some(c => JSON.stringify(c.steps) === JSON.stringify(cure.steps))) cures.push(cure)
  }
  return cures.sort((a, b) => effort(a) - effort(b) || (isBetter(a.values, b.values) ? -1 : isBetter(b.values, a.values) ? 1 : 0)).slice(0, MOST_CURES)
}

function effort({ steps }: Cure): number {
  return steps.reduce((sum, step) => sum + EFFORT[step.kind] * ('more' in step ? step.more : 1), 0)
}

/** Opens the seat and makes as little room as can be, at the post, at its host or at both, for the student to be sure of a place. */
function cureAt(solution: Solution, student: Student, column: number, opening: readonly Step[]): Cure | null {
  const { model } = solution
  const { post, period } = model.seats[column]!
  const host = model.hostOf.get(post)!
  // locked students may be more than there is room for: room for them comes first
  const missing = (node: number) => 1 + model.network.capacity[node]! - roomOf(model, node)
  const places: Step = { kind: 'places', post, period, more: missing(column) }
  const rooms: Step[][] = [[], [places]]
  if (limitOf(model, host, period)?.reason.overridable) {
    const limit: Step = { kind: 'limit', host, period, more: missing(model.network.above[column]!) }
    rooms.push([limit], [places, limit])
  }
  for (const lock of [[], [{ kind: 'lock' as const, student: student.id, post, period }]]) {
    for (const room of rooms) {
      const steps = [...opening, ...room, ...lock]
      const cured = opening.length + room.length ? ifCured(solution, student, steps) : null
      if (cured) return { steps, values: cured.values }
    }
  }
  return null
}
