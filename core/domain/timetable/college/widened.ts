import { NEVER, type Plan } from '../problem.ts'
import { Board } from './board.ts'
import type { Cure, Place, SessionName } from './choice.ts'
import { curesOf } from './cures.ts'
import { spotOf } from './locks.ts'
import { collegeModel, type CollegeModel } from './model.ts'
import { publishedPlace, wayOf } from './read-plan.ts'
import { sessionKey } from './sessions.ts'

/** The plan of a proposal as a board again; a session that can't be read back is left out. */
export function boardOf(model: CollegeModel, plan: readonly (SessionName & Place)[]): Board {
  const { items, problem, grid } = model
  const board = new Board(problem, problem.activities.map(a => (a.locked ? { ...a.locked, picks: [] } : null)))
  const index = new Map(items.flatMap((item, a) => (item.session ? [[item.session.key, a] as const] : [])))
  for (const place of plan) {
    const a = index.get(sessionKey(place.requestId, place.nth))
    const spot = a === undefined ? null : spotOf(place, items[a]!, problem.activities[a]!, grid.placeOf, problem)
    if (a === undefined || !spot) continue
    if (board.plan[a]) board.take(a)
    board.put(a, { ...spot, picks: picksFor(model, board, a, spot, place) })
  }
  return board
}

/** The plan as it is published, as far as every part of it can still be had: where a search begins that is to change little. */
export function publishedPlan(model: CollegeModel): Plan {
  const { items, problem, grid } = model
  const board = new Board(problem, problem.activities.map(a => (a.locked ? { ...a.locked, picks: [] } : null)))
  for (const [a, { session }] of items.entries()) {
    if (!session?.booking || problem.activities[a]!.locked) continue
    const place = { requestId: session.requestId, nth: session.nth, ...publishedPlace(session.booking) }
    const activity = problem.activities[a]!
    const spot = spotOf(place, items[a]!, activity, grid.placeOf, problem)
    if (!spot || activity.starts[spot.slot]! >= NEVER) continue
    // as published or not at all: the search is not to guess for us
    const only = { ...activity, choices: activity.choices.map((list, i) => [list[spot.options[i]!]!]) }
    const fit = board.could(a, only, spot.slot, activity.patterns[spot.pattern]!)
    if (!('picks' in fit)) continue
    const picks = picksFor(model, board, a, spot, place)
    board.put(a, { ...spot, picks: picks.length === fit.picks.length ? picks : fit.picks })
  }
  return board.plan
}

/** Rows for the pieces that a place names, and for its workstations whichever are free. */
function picksFor({ items, problem, drafts }: CollegeModel, board: Board, a: number, spot: { slot: number; pattern: number; options: readonly number[] }, place: Place): number[] {
  const { length, patterns } = problem.activities[a]!
  const units = new Map(place.items.map(i => [i.equipmentId, i.units]))
  return wayOf(items[a]!, { ...spot, picks: [] }).sources.flatMap(source => {
    if (!('rows' in source)) return []
    const free = board.freeIn(source.rows, a, spot.slot, length, patterns[spot.pattern]!)
    if (!source.pieces.machines.length) return free.slice(0, source.count)
    const taken = new Map<string, number>()
    const own = free.filter(row => {
      const { id } = drafts[row]!.meaning
      const before = taken.get(id) ?? 0
      taken.set(id, before + 1)
      return before * source.each < (units.get(id) ?? 0)
    })
    return own.slice(0, source.count)
  })
}

/**
 * The same term with everything movable that may ever move, as published where a proposal leaves it: what a cure may touch is more than what
 * a search may.
 */
export function widened(model: CollegeModel, plan: readonly (SessionName & Place)[]): { curesOf(key: string, most: number, enough: () => boolean): Cure[] } {
  const { requestIds: _, ...choice } = model.choice
  const wide = model.choice.scope === 'all' && !model.choice.requestIds ? model : collegeModel(model.scene, { ...choice, scope: 'all' })! // its grid is the same
  const named = new Set(plan.map(p => sessionKey(p.requestId, p.nth)))
  const narrow = new Set(model.items.flatMap(i => i.session?.key ?? []))
  const published = wide.items.flatMap(({ session }) => (session?.booking && !named.has(session.key) && !narrow.has(session.key) ? [{ requestId: session.requestId, nth: session.nth, ...publishedPlace(session.booking) }] : []))
  const board = boardOf(wide, [...published, ...plan])
  const index = new Map(wide.items.flatMap((item, a) => (item.session ? [[item.session.key, a] as const] : [])))
  return {
    curesOf(key, most, enough) {
      const a = index.get(key)
      return a === undefined || board.plan[a] ? [] : curesOf(wide, board, a, most, enough)
    },
  }
}
