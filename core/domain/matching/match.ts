import { MinCostFlow } from './min-cost-flow.ts'
import { buildModel, seatKey, type Model } from './model.ts'
import type { GoalCode, Problem, Seat } from './problem.ts'

export type Placement = Seat & { student: string; locked: boolean }
export type GoalValue = { code: GoalCode; value: number }

/** A best plan, and what is needed to ask about it. */
export type Solution = {
  placements: Placement[]
  /** students without a place, in the order of the problem */
  unplaced: string[]
  /** in the order of the goals; no plan is better by that order */
  values: GoalValue[]
  /** more students were locked at these than they have room for */
  overfull: { kind: 'post' | 'host'; id: string; period: string; by: number }[]
  model: Model
  flow: MinCostFlow
}

export type MatchOptions = {
  /** asked before each student; true ends the work */
  cancelled?: () => boolean
  onProgress?: (done: number, of: number) => void
}

/** The best plan by the order of the goals, proven: every other plan is as good or worse. Null when it was cancelled. */
export function solve(problem: Problem, { cancelled, onProgress }: MatchOptions = {}): Solution | null {
  const model = buildModel(problem)
  const flow = new MinCostFlow(model.network)
  for (const row of model.students.keys()) {
    if (cancelled?.()) return null
    flow.place(row)
    onProgress?.(row + 1, model.students.length)
  }
  const placements: Placement[] = []
  const unplaced: string[] = []
  for (const { id, locked } of problem.students) {
    const seat = locked ?? model.seats[flow.columnOf[model.rowOf.get(id)!]!]
    if (seat) placements.push({ student: id, post: seat.post, period: seat.period, locked: locked !== undefined })
    else unplaced.push(id)
  }
  return { placements, unplaced, values: goalValues(model, flow), overfull: overfull(model), model, flow }
}

/** What a plan comes to, goal by goal. */
export function goalValues(model: Model, flow: MinCostFlow): GoalValue[] {
  return model.valuesOf(flow.columnOf).map((value, i) => ({ code: model.codes[i]!, value }))
}

function overfull({ problem, seats, hostNodes, network }: Model): Solution['overfull'] {
  const found: Solution['overfull'] = []
  const places = new Map(problem.posts.map(p => [p.id, p.places]))
  for (const [column, { post, period }] of seats.entries()) {
    const by = network.held[column]! - places.get(post)![period]!
    if (by > 0) found.push({ kind: 'post', id: post, period, by })
  }
  for (const { id, limits } of problem.hosts) {
    for (const [period, { most }] of Object.entries(limits ?? {})) {
      const node = hostNodes.get(seatKey(id, period))
      const by = node === undefined ? 0 : network.held[node]! - most
      if (by > 0) found.push({ kind: 'host', id, period, by })
    }
  }
  return found
}
