import { NEVER, type Activity, type Problem } from '../problem.ts'

/**
 * Locks what can lie in one way only: one start, and nothing to choose. Of two that would then clash, only the first is locked; the
 * second cannot be placed at all.
 * @returns the problem, and by index who clashes with whom
 */
export function lockFixed(problem: Problem): { problem: Problem; clashes: [number, number][] } {
  const slots = problem.days * problem.periods
  const holds = new Map<number, number>()
  const clashes: [number, number][] = []
  const activities = problem.activities.map((activity, a): Activity => {
    const slot = onlyStart(activity)
    if (slot === null || activity.choices.length) return activity
    const cells = activity.rows.flatMap(row => {
      if (!problem.rows[row]!.exclusive) return []
      return Array.from({ length: activity.length }, (_, i) => row * slots + slot + i)
    })
    const other = cells.map(cell => holds.get(cell)).find(held => held !== undefined)
    if (other !== undefined) {
      clashes.push([a, other])
      return activity
    }
    for (const cell of cells) holds.set(cell, a)
    return { ...activity, locked: { slot, pattern: 0, options: [] } }
  })
  return { problem: { ...problem, activities }, clashes }
}

function onlyStart({ starts }: Activity): number | null {
  const first = starts.findIndex(cost => cost < NEVER)
  return first < 0 || starts.some((cost, slot) => slot > first && cost < NEVER) ? null : first
}
