import { weekList } from '../../calendar/week-pattern.ts'
import { nameOf } from '../../record-name.ts'
import { NEVER, rowsOf, type Activity, type Spot } from '../problem.ts'
import type { TimetableChoice } from './choice.ts'
import type { CollegeModel, Item } from './model.ts'
import { sessionKey } from './sessions.ts'

type Lock = TimetableChoice['locks'][number]

/**
 * Pins sessions to where the office wants them. A lock may be at a time that the request did not ask for, but not where somebody is taken:
 * `lockTaken` {title, by}; `lockGone` where the session, its room or its teacher is not part of this any more. Such a lock is let go, and said.
 */
export function putLocks(model: CollegeModel): CollegeModel {
  const { choice, items, problem, grid } = model
  if (!choice.locks.length) return model
  const index = new Map(items.flatMap((item, a) => (item.session ? [[item.session.key, a] as const] : [])))
  const activities = [...problem.activities]
  const findings = [...model.findings]
  const holder = new Map<number, string>()
  const cellsOf = (activity: Activity, rows: readonly number[], { slot, pattern }: Spot) =>
    rows.flatMap(row => (problem.rows[row]!.exclusive ? problem.weeks.reduce<number[]>((cells, _, k) => (activity.patterns[pattern]! & (1 << k) ? cells.concat(Array.from({ length: activity.length }, (_, i) => (row * problem.weeks.length + k) * problem.days * problem.periods + slot + i)) : cells), []) : []))
  for (const activity of problem.activities) if (activity.locked) for (const cell of cellsOf(activity, activity.rows, activity.locked)) holder.set(cell, '')

  for (const lock of choice.locks) {
    const key = sessionKey(lock.requestId, lock.nth)
    const a = index.get(key)
    const request = model.scene.tables.sessionRequest.get(lock.requestId)
    const title = request?.title ?? lock.requestId
    const find = (code: 'lockTaken' | 'lockGone', facts = {}) => void findings.push({ requestId: lock.requestId, code, facts: { title, nth: lock.nth, weekday: lock.weekday, from: lock.from, ...facts }, blocks: false })
    const activity = a === undefined ? undefined : activities[a]!
    const spot = activity && spotOf(lock, items[a!]!, activity, grid.placeOf, problem)
    if (!activity || !spot) {
      find('lockGone')
      continue
    }
    const rows = rowsOf(activity, spot)
    const closed = rows.find(row => isClosed(model, row, activity, spot))
    const cells = cellsOf(activity, rows, spot)
    const other = cells.map(c => holder.get(c)).find(h => h !== undefined)
    if (closed !== undefined || other !== undefined) {
      find('lockTaken', { by: other || nameOf(model.scene.tables, closed === undefined ? '' : model.drafts[closed]!.meaning.id) })
      continue
    }
    for (const cell of cells) holder.set(cell, title)
    const starts = activity.starts.slice()
    if (starts[spot.slot]! >= NEVER) starts[spot.slot] = 0
    activities[a!] = { ...activity, starts, locked: spot }
  }
  // two that the office pins to one day are one day's, whatever their request says
  const pairs = problem.pairs.filter(({ a, b }) => !activities[a]!.locked || !activities[b]!.locked)
  return { ...model, findings, problem: { ...problem, activities, pairs } }
}

/** Where a session's place is in the problem; null where its room, teacher or weeks are not among those that it may have. */
export function spotOf(lock: Lock, item: Item, { choices, length }: Activity, placeOf: ReadonlyMap<number, number>, { days, periods }: CollegeModel['problem']): Spot | null {
  const p = placeOf.get(lock.from)
  if (p === undefined || lock.weekday > days || p + length > periods) return null
  const weeks = weekList(lock.weeks)
  const pattern = item.patterns.findIndex(own => own.weeks.length === weeks.length && own.weeks.every((w, i) => w === weeks[i]))
  const way = item.ways.findIndex(w => w.workshopId === lock.workshopId)
  const teacher = item.teachers.findIndex(id => lock.teacherIds.includes(id))
  if (pattern < 0 || way < 0 || (item.teacherChoice >= 0 && teacher < 0)) return null
  return { slot: (lock.weekday - 1) * periods + p, pattern, options: choices.map((_, i) => (i === item.teacherChoice ? teacher : way)) }
}

function isClosed({ problem }: CollegeModel, row: number, { length, patterns }: Activity, { slot, pattern }: Spot): boolean {
  const { closed } = problem.rows[row]!
  return closed !== null && Array.from({ length }, (_, i) => closed[slot + i]!).some(bits => bits & patterns[pattern]!)
}
