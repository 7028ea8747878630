import { Fault } from '../base/decision.ts'
import { packGoals } from './goal-words.ts'
import type { Network } from './network.ts'
import { EVERYONE, type Goal, type GoalCode, type Pair, type Problem, type Reason, type Seat, type Student } from './problem.ts'

/** Kilometres are counted in tenths: costs are whole numbers. */
const TENTHS = 10

/** The problem by numbers: rows are the students who are not locked, columns the seats and, last, nowhere. */
export type Model = {
  problem: Problem
  students: readonly Student[]
  rowOf: ReadonlyMap<string, number>
  seats: readonly Seat[]
  columnsOf: ReadonlyMap<string, readonly number[]>
  nowhere: number
  hostOf: ReadonlyMap<string, string>
  /** node of a host in a period, by {@link seatKey} */
  hostNodes: ReadonlyMap<string, number>
  codes: readonly GoalCode[]
  network: Network
  pairOf(student: string, post: string): Pair | undefined
  /** what stands in the way of a student at a seat, full or not; null where nothing does */
  reasonsOf(student: Student, seat: Seat): readonly Reason[] | null
  /** by word; what the row would cost in the column if it were open */
  costOf(student: Student, column: number): number[]
  /** a plan's value by goal, locked students included; by row the column, or −1 for nowhere */
  valuesOf(columnOf: ArrayLike<number>): number[]
}

/** A post that the student has not asked for, where only wished posts are given. */
export const UNWISHED = 'wish.none'
const NO_REASON: readonly Reason[] = []

export function seatKey(name: string, period: string): string {
  return `${name}\n${period}`
}

export function buildModel(problem: Problem): Model {
  const { posts, hosts } = problem
  const hostOf = new Map(posts.map(p => [p.id, p.host]))
  const seats = posts.flatMap(post => Object.keys(post.places).map(period => ({ post: post.id, period })))
  const nowhere = seats.length
  const hostNodes = new Map<string, number>()
  for (const { post, period } of seats) {
    const key = seatKey(hostOf.get(post)!, period)
    if (!hostNodes.has(key)) hostNodes.set(key, nowhere + 1 + hostNodes.size)
  }
  const columnOf = new Map(seats.map((seat, column) => [seatKey(seat.post, seat.period), column]))
  const columnsOf = new Map(posts.map(post => [post.id, Object.keys(post.places).map(period => columnOf.get(seatKey(post.id, period))!)]))
  const pairs = pairsByStudent(problem, hostOf)
  const ranks = new Map(problem.students.map(s => [s.id, new Map(s.wishes.map((post, rank) => [post, rank]).reverse() as [string, number][])]))
  const students = problem.students.filter(s => !s.locked)
  const locked = problem.students.filter(s => s.locked)
  const pairOf = (student: string, post: string) => pairs.get(student)?.get(post)

  function costsOf(student: Student, seat: Seat | null): number[] {
    return problem.goals.map(goal => costOf(goal, student, seat))
  }
  function costOf(goal: Goal, student: Student, seat: Seat | null): number {
    if (goal.code === 'changes') return student.previous && (student.previous.post !== seat?.post || student.previous.period !== seat.period) ? 1 : 0
    if (!seat || goal.code === 'spread') return 0
    if (goal.code === 'distance') return Math.round((pairOf(student.id, seat.post)?.km ?? 0) * TENTHS)
    // where only wished posts are given, another one costs what it would as one more wish
    return goal.ranks[ranks.get(student.id)!.get(seat.post) ?? (problem.onlyWished && !student.locked ? student.wishes.length : Infinity)] ?? goal.other
  }
  function reasonsOf(student: Student, seat: Seat): readonly Reason[] | null {
    const pair = pairOf(student.id, seat.post)
    if (!pair || !student.periods.includes(seat.period)) return NO_REASON
    const forbidden = pair.forbidden?.filter(r => r.period === undefined || r.period === seat.period) ?? []
    const unwished = problem.onlyWished && !ranks.get(student.id)!.has(seat.post)
    if (unwished) return [...forbidden, { code: UNWISHED, facts: { post: seat.post }, overridable: true }]
    return forbidden.length ? forbidden : null
  }

  checkCosts(problem)
  const codes: GoalCode[] = [EVERYONE, ...problem.goals.map(g => g.code)]
  const seatAt = (column: number) => seats[column] ?? null
  const open = students.map(student =>
    (pairs.get(student.id) ? [...pairs.get(student.id)!.keys()] : []).flatMap(post => columnsOf.get(post)!.filter(c => reasonsOf(student, seats[c]!) === null)),
  )
  const people = problem.students.length
  const dearest = problem.goals.map(goal => {
    if (goal.code === 'changes') return people
    if (goal.code === 'spread') return people * people
    if (goal.code === 'wishes') return people * Math.max(goal.other, ...goal.ranks)
    return people * TENTHS * problem.pairs.reduce((most, p) => Math.max(most, Math.ceil(p.km ?? 0)), 0)
  })
  const words = packGoals([people, ...dearest])
  const packed = (costs: readonly number[]) => words.map(word => word.reduce((sum, { goal, weight }) => sum + weight * costs[goal]!, 0))
  const wordsOf = (student: Student, column: number) => packed([column === nowhere ? 1 : 0, ...costsOf(student, seatAt(column))])

  const columns = nowhere + 1
  const costs = words.map(() => new Float64Array(students.length * columns).fill(Infinity))
  for (const [row, student] of students.entries()) {
    for (const column of [...open[row]!, nowhere]) for (const [w, cost] of wordsOf(student, column).entries()) costs[w]![row * columns + column] = cost
  }

  const sink = columns + hostNodes.size
  const above = new Int32Array(sink).fill(sink)
  const capacity = new Float64Array(sink).fill(Infinity)
  const held = new Int32Array(sink)
  for (const [column, { post, period }] of seats.entries()) {
    above[column] = hostNodes.get(seatKey(hostOf.get(post)!, period))!
    capacity[column] = posts.find(p => p.id === post)!.places[period]!
  }
  for (const host of hosts) for (const [period, { most }] of Object.entries(host.limits ?? {})) if (hostNodes.has(seatKey(host.id, period))) capacity[hostNodes.get(seatKey(host.id, period))!] = most
  for (const student of locked) {
    const column = columnOf.get(seatKey(student.locked!.post, student.locked!.period))
    if (column === undefined) throw new Fault('matching.unknown', { student: student.id, ...student.locked })
    held[column]!++
    held[above[column]!]!++
  }
  // what is locked stays, though it be too much
  for (let node = 0; node < sink; node++) capacity[node] = Math.max(capacity[node]!, held[node]!)
  const spread = packed([0, ...problem.goals.map(g => (g.code === 'spread' ? 1 : 0))])
  const slope = words.map((_, w) => new Float64Array(sink + 1).fill(0).map((__, node) => (node >= columns && node < sink ? spread[w]! : 0)))

  return {
    problem,
    students,
    rowOf: new Map(students.map((s, row) => [s.id, row])),
    seats,
    columnsOf,
    nowhere,
    hostOf,
    hostNodes,
    codes,
    network: { rows: students.length, columns, costs, above, capacity, held, slope },
    pairOf,
    reasonsOf,
    costOf: wordsOf,
    valuesOf(columnOfRow) {
      const sums = codes.map(() => 0)
      const load = held.slice()
      const add = (student: Student, seat: Seat | null) => {
        sums[0]! += seat ? 0 : 1
        for (const [i, cost] of costsOf(student, seat).entries()) sums[i + 1]! += cost
      }
      for (const [row, student] of students.entries()) {
        const column = columnOfRow[row]!
        add(student, seatAt(column))
        if (seatAt(column)) load[above[column]!]!++
      }
      for (const student of locked) add(student, student.locked!)
      const crowded = [...hostNodes.values()].reduce((sum, node) => sum + (load[node]! * (load[node]! - 1)) / 2, 0)
      return sums.map((sum, i) => (codes[i] === 'distance' ? sum / TENTHS : codes[i] === 'spread' ? crowded : sum))
    },
  }
}

/** student id -> post id -> pair */
function pairsByStudent(problem: Problem, posts: ReadonlyMap<string, string>): Map<string, Map<string, Pair>> {
  const pairs = new Map<string, Map<string, Pair>>(problem.students.map(s => [s.id, new Map()]))
  for (const pair of problem.pairs) {
    const of = pairs.get(pair.student)
    if (!of || !posts.has(pair.post)) throw new Fault('matching.unknown', { student: pair.student, post: pair.post })
    of.set(pair.post, pair)
  }
  return pairs
}

/** The search is exact for whole numbers that are not below 0. */
function checkCosts({ goals, pairs }: Problem): void {
  const costs = goals.flatMap(g => (g.code === 'wishes' ? [...g.ranks, g.other] : []))
  const wrong = costs.find(cost => !(Number.isSafeInteger(cost) && cost >= 0)) ?? pairs.find(p => p.km !== undefined && !(p.km >= 0 && p.km < Infinity))
  if (wrong !== undefined) throw new Fault('matching.cost', { wrong })
}
