import loadHighs from 'highs'
import type { GoalCode, Problem } from '#domain/matching/problem.ts'

/** Kilometres are counted in tenths, as the matching counts them. */
const TENTHS = 10

/**
 * The optimum of each goal in order, by a solver that is not ours: HiGHS on the linear programme of the whole office, one goal after
 * the other, each held at its best for the next. Students with one period, hosts with a limit, no locks.
 */
export async function linearOptimum(problem: Problem): Promise<{ code: GoalCode; value: number }[]> {
  const highs = await loadHighs()
  const columns = columnsOf(problem)
  const rows = rowsOf(problem, columns)
  const names = columns.map((_, i) => `x${i}`)
  const goals: { code: GoalCode; costs: number[]; constant: number }[] = [
    { code: 'everyone', costs: columns.map(c => (c.kind === 'place' ? -1 : 0)), constant: problem.students.length },
    ...problem.goals.map(goal => ({
      code: goal.code,
      costs: columns.map(c => (c.kind === 'load' ? (goal.code === 'spread' ? c.before : 0) : goal.code === 'spread' ? 0 : (c.costs[goal.code] ?? 0))),
      // who stays without a place has no wish met, and is a change where a place was published
      constant: goal.code === 'changes' ? problem.students.filter(s => s.previous).length : 0,
    })),
  ]
  const found: { code: GoalCode; value: number }[] = []
  for (const goal of goals) {
    const solved = highs.solve(programme(names, goal.costs, rows))
    if (solved.Status !== 'Optimal') throw new Error(`the linear programme ended ${solved.Status}`)
    const best = Math.round(solved.ObjectiveValue)
    rows.push(`${sum(names, goal.costs)} <= ${best}`)
    found.push({ code: goal.code, value: goal.code === 'distance' ? (best + goal.constant) / TENTHS : best + goal.constant })
  }
  return found
}

type Column =
  | { kind: 'place'; student: string; post: string; host: string; costs: Partial<Record<GoalCode, number>> }
  /** the next student at a host, where there are so many before */
  | { kind: 'load'; host: string; before: number }

function columnsOf({ students, posts, hosts, pairs, goals }: Problem): Column[] {
  const hostOf = new Map(posts.map(p => [p.id, p.host]))
  const byId = new Map(students.map(s => [s.id, s]))
  const wishes = goals.find(g => g.code === 'wishes')
  const places = pairs.flatMap((pair): Column[] => {
    if (pair.forbidden?.length) return []
    const student = byId.get(pair.student)!
    const rank = student.wishes.indexOf(pair.post)
    const costs = {
      wishes: (rank < 0 ? undefined : wishes?.ranks[rank]) ?? wishes?.other ?? 0,
      distance: Math.round((pair.km ?? 0) * TENTHS),
      changes: student.previous?.post === pair.post ? -1 : 0,
    }
    return [{ kind: 'place', student: pair.student, post: pair.post, host: hostOf.get(pair.post)!, costs }]
  })
  const loads = hosts.flatMap(({ id, limits }): Column[] => Array.from({ length: Object.values(limits!)[0]!.most }, (_, before) => ({ kind: 'load', host: id, before })))
  return [...places, ...loads]
}

function rowsOf({ posts }: Problem, columns: readonly Column[]): string[] {
  const students = new Map<string, string[]>()
  const seats = new Map<string, string[]>()
  const hosts = new Map<string, string[]>()
  const add = (map: Map<string, string[]>, key: string, term: string) => (map.get(key)?.push(term) ?? map.set(key, [term]))
  for (const [i, column] of columns.entries()) {
    add(hosts, column.host, column.kind === 'place' ? `+ x${i}` : `- x${i}`)
    if (column.kind === 'load') continue
    add(students, column.student, `+ x${i}`)
    add(seats, column.post, `+ x${i}`)
  }
  const places = new Map(posts.map(p => [p.id, Object.values(p.places)[0]!]))
  return [
    ...[...students.values()].map(terms => `${lines(terms)} <= 1`),
    ...[...seats].map(([post, terms]) => `${lines(terms)} <= ${places.get(post)}`),
    ...[...hosts.values()].map(terms => `${lines(terms)} = 0`),
  ]
}

function programme(names: readonly string[], costs: readonly number[], rows: readonly string[]): string {
  const bounds = names.map(name => ` 0 <= ${name} <= 1`)
  return ['Minimize', ` obj: ${sum(names, costs)}`, 'Subject To', ...rows.map((row, i) => ` r${i}: ${row}`), 'Bounds', ...bounds, 'End'].join('\n')
}

function sum(names: readonly string[], costs: readonly number[]): string {
  return lines(names.flatMap((name, i) => (costs[i] ? [`${costs[i]! < 0 ? '-' : '+'} ${Math.abs(costs[i]!)} ${name}`] : [])))
}

/** The format allows lines of some hundred characters. */
function lines(terms: readonly string[]): string {
  const out: string[] = []
  for (let i = 0; i < terms.length; i += 20) out.push(terms.slice(i, i + 20).join(' '))
  return out.join('\n  ')
}
