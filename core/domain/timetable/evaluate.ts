import { NEVER, rowsOf, tableOf, type Activity, type Cost, type Placed, type Plan, type Problem, type Rule } from './problem.ts'

/** The cost of a plan reckoned from nothing, slowly and plainly: what the search's own sums are checked against. */
export function evaluate(problem: Problem, plan: Plan): Cost {
  const cost = { out: 0, hard: 0, soft: 0 }
  for (const [a, activity] of problem.activities.entries()) {
    const placed = plan[a]
    if (placed) addOwn(cost, activity, placed)
    else cost.out += activity.worth
  }
  addRows(cost, problem, plan)
  const slots = problem.days * problem.periods
  for (const { a, b, hard, table } of problem.pairs) {
    const [one, other] = [plan[a], plan[b]]
    if (one && other) cost[hard ? 'hard' : 'soft'] += table[one.slot * slots + other.slot]!
  }
  for (const [f, { perOption }] of problem.families.entries()) {
    const used = new Set(problem.activities.flatMap((activity, a) => (activity.family === f && plan[a] && activity.choices.length ? [plan[a].options[0]!] : [])))
    cost.soft += perOption * Math.max(0, used.size - 1)
  }
  return cost
}

function addOwn(cost: Cost, activity: Activity, { slot, options, picks }: Placed): void {
  const chosen = activity.choices.map((choice, c) => choice[options[c]!]!)
  for (const own of [activity.starts[slot]!, ...chosen.map(o => o.cost)]) {
    if (own >= NEVER) cost.hard++
    else cost.soft += own
  }
  // a pool that gave fewer pieces than were asked for
  const left = new Set(picks)
  for (const pool of chosen.flatMap(o => o.pools)) {
    const given = [...left].filter(row => pool.rows.includes(row)).slice(0, pool.count)
    for (const row of given) left.delete(row)
    cost.hard += pool.count - given.length
  }
}

function addRows(cost: Cost, problem: Problem, plan: Plan): void {
  const { days, periods, weeks, activities, rows } = problem
  const members = rows.map((): number[] => [])
  const waiting = rows.map((): number[] => [])
  for (const [a, activity] of activities.entries()) {
    if (plan[a]) for (const row of rowsOf(activity, plan[a])) members[row]!.push(a)
    else for (const row of activity.rows) waiting[row]!.push(a)
  }
  for (const [r, row] of rows.entries()) {
    for (let k = 0; k < weeks.length; k++) {
      const busy = new Uint8Array(days * periods)
      for (const a of members[r]!) {
        const { slot, pattern } = plan[a]!
        if (!(activities[a]!.patterns[pattern]! & (1 << k))) continue
        for (let i = 0; i < activities[a]!.length; i++) {
          if (row.closed && row.closed[slot + i]! & (1 << k)) cost.hard++
          busy[slot + i]!++
        }
      }
      if (row.exclusive) for (const n of busy) cost.hard += Math.max(0, n - 1)
      const toCome = waiting[r]!.reduce((sum, a) => sum + (activities[a]!.patterns[0]! & (1 << k) ? activities[a]!.length : 0), 0)
      for (const rule of row.rules) {
        const price = rule.price[Math.max(0, weekCount(rule, k, busy, days, periods) - (rule.fillable ? toCome : 0))]!
        if (rule.hard) cost.hard += price
        else cost.soft += price * weeks[k]!
      }
    }
  }
}

function weekCount(rule: Rule, kind: number, busy: Uint8Array, days: number, periods: number): number {
  let sum = 0
  for (let day = 0; day < days; day++) {
    let mask = 0
    for (let p = 0; p < periods; p++) if (busy[day * periods + p]) mask |= 1 << p
    sum += rule.count[tableOf(rule, days, kind, day)]![mask]!
  }
  return sum
}
