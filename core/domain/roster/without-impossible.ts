import type { RowFinder } from './best-row.ts'
import { gridOf, type Grid } from './grid.ts'
import type { Cell, Problem, Roster } from './problem.ts'
import { rowCost } from './row-cost.ts'

export type Split = {
  /** the problem of all who can be given a lawful row, and such a row for each, by person × days + day */
  possible: { problem: Problem; grid: Grid; finders: readonly RowFinder[]; rows: Int32Array }
  /** ids of the others */
  impossible: readonly string[]
  /** the others have only the cells that were set for them: what that costs, and how to put their rows back */
  fixed: { cost: number; merge: (roster: Roster) => Roster }
}

/** Takes people whose own rules leave no lawful row out of the problem; the shifts that are set for them still count as covered. */
export function withoutImpossible(problem: Problem, findersOf: (grid: Grid) => readonly (RowFinder | null)[]): Split {
  const whole = gridOf(problem)
  const finders = findersOf(whole)
  const noPrices = new Float64Array(whole.days * whole.values)
  const found = finders.map(finder => finder?.(noPrices)?.row ?? null)
  const impossible = problem.people.filter((_, p) => !found[p]).map(p => p.id)
  if (impossible.length === 0) {
    const rows = Int32Array.from(found.flatMap(row => [...row!]))
    return { possible: { problem, grid: whole, finders: finders.map(f => f!), rows }, impossible, fixed: { cost: 0, merge: roster => roster } }
  }
  const setRows = new Map<string, Cell[]>(impossible.map(id => [id, Array.from({ length: problem.days }, () => null)]))
  for (const { person, day, shift } of problem.locks) if (day >= 0 && day < problem.days) setRows.get(person)?.splice(day, 1, shift)
  const cover = problem.cover.map(c => ({ ...c, need: c.need - [...setRows.values()].filter(row => row[c.day] === c.shift).length }))
  const rest: Problem = { ...problem, cover, people: problem.people.filter(p => !setRows.has(p.id)) }
  const grid = gridOf(rest)
  const others = problem.people.flatMap((p, i) => (setRows.has(p.id) ? [] : [i]))
  // what is fair is fair among all, the others' shares do not grow
  if (grid.fairness && whole.fairness) for (const [i, p] of others.entries()) grid.fairness.shares.set(whole.fairness.shares.subarray(p * 3, p * 3 + 3), i * 3)
  const rows = Int32Array.from(others.flatMap(p => [...found[p]!]))
  const valuesOf = (row: readonly Cell[]) => row.map(code => problem.shifts.findIndex(s => s.code === code) + 1)
  const cost = problem.people.reduce((sum, p, i) => sum + (setRows.has(p.id) ? rowCost(whole, i, valuesOf(setRows.get(p.id)!)) : 0), 0)
  const merge = (roster: Roster): Roster => {
    let next = 0
    return problem.people.map(p => setRows.get(p.id) ?? roster[next++]!)
  }
  return { possible: { problem: rest, grid, finders: findersOf(grid).map(f => f!), rows }, impossible, fixed: { cost, merge } }
}
