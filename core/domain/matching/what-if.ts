import type { Step } from './cure.ts'
import { goalValues, type GoalValue, type Solution } from './match.ts'
import type { MinCostFlow } from './min-cost-flow.ts'
import { seatKey, UNWISHED, type Model } from './model.ts'
import type { Student } from './problem.ts'

/** What the best plan would be if something were different. */
export type WhatIf = { flow: MinCostFlow; values: GoalValue[] }

/** The best plan if the student had to be at the post; null where there is no room to be made. */
export function ifPlacedAt({ model, flow }: Solution, student: Student, post: string): WhatIf | null {
  const row = model.rowOf.get(student.id)!
  const columns = model.columnsOf.get(post)!.filter(c => model.reasonsOf(student, model.seats[c]!) === null)
  const changed = flow.copy()
  changed.withdraw(row)
  return withRow(model, row, () => {
    const { costs, columns: width } = model.network
    for (let c = 0; c < width; c++) if (!columns.includes(c)) costs[0]![row * width + c] = Infinity
    return changed.place(row) ? { flow: changed, values: goalValues(model, changed) } : null
  })
}

/** The best plan once the steps are taken, if the student has a place in every plan that is as good, and takes it from nobody; else null. */
export function ifCured({ model, flow }: Solution, student: Student, steps: readonly Step[]): WhatIf | null {
  const row = model.rowOf.get(student.id)!
  const changed = flow.copy()
  for (const step of steps) {
    if (step.kind !== 'places' && step.kind !== 'limit') continue
    const node = step.kind === 'places' ? columnAt(model, step) : model.hostNodes.get(seatKey(step.host, step.period))!
    const room = roomOf(model, node) + step.more
    while (changed.capacity[node]! < room) changed.widen(node)
  }
  changed.withdraw(row)
  return withRow(model, row, () => {
    const { costs, columns: width } = model.network
    const lock = steps.find(s => s.kind === 'lock')
    for (const column of opened(model, student, steps)) for (const [w, cost] of model.costOf(student, column).entries()) costs[w]![row * width + column] = cost
    if (lock) for (let c = 0; c < width; c++) if (c !== columnAt(model, lock)) costs[0]![row * width + c] = Infinity
    if (!changed.place(row) || changed.columnOf[row] === model.nowhere) return null
    const cured = { flow: changed, values: goalValues(model, changed) }
    if (lock) return placedIn(model, changed) > placedIn(model, flow) ? cured : null
    const without = changed.copy()
    without.withdraw(row)
    return isBetter(cured.values, goalValues(model, without)) ? cured : null
  })
}

function columnAt({ columnsOf, seats }: Model, { post, period }: { post: string; period: string }): number {
  return columnsOf.get(post)!.find(c => seats[c]!.period === period)!
}

function placedIn({ nowhere }: Model, { columnOf }: MinCostFlow): number {
  return columnOf.reduce((count, column) => count + (column === nowhere ? 0 : 1), 0)
}

/** Is the first plan better, by the order of the goals? */
export function isBetter(a: readonly GoalValue[], b: readonly GoalValue[]): boolean {
  const at = a.findIndex(({ value }, i) => value !== b[i]!.value)
  return at >= 0 && a[at]!.value < b[at]!.value
}

/** Places of a seat, or the limit of a host, as the problem says: what is locked may be more. */
export function roomOf({ problem, seats, hostNodes }: Model, node: number): number {
  const seat = seats[node]
  if (seat) return problem.posts.find(p => p.id === seat.post)!.places[seat.period]!
  const limits = problem.hosts.flatMap(h => Object.entries(h.limits ?? {}).map(([period, limit]) => ({ key: seatKey(h.id, period), most: limit.most })))
  return limits.find(l => hostNodes.get(l.key) === node)?.most ?? Infinity
}

function opened(model: Model, student: Student, steps: readonly Step[]): number[] {
  return steps.flatMap(step => {
    if (step.kind !== 'allow' && step.kind !== 'wish') return []
    const lifted = steps.flatMap(s => (s.kind === 'allow' && s.post === step.post ? s.reasons : []))
    const wished = steps.some(s => s.kind === 'wish' && s.post === step.post)
    return model.columnsOf.get(step.post)!.filter(column => {
      const reasons = model.reasonsOf(student, model.seats[column]!)
      return reasons !== null && reasons.length > 0 && reasons.every(r => lifted.includes(r) || (wished && r.code === UNWISHED))
    })
  })
}

/** Lets the work change the costs of a row, and puts them back. */
function withRow<T>({ network: { costs, columns } }: Model, row: number, work: () => T): T {
  const were = costs.map(word => word.slice(row * columns, (row + 1) * columns))
  try {
    return work()
  } finally {
    for (const [w, word] of costs.entries()) word.set(were[w]!, row * columns)
  }
}
