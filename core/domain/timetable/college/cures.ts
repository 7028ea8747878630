import { nameOf } from '../../record-name.ts'
import { formatWeeks } from '../../calendar/week-pattern.ts'
import { startsOf, type Board, type Fit } from './board.ts'
import type { Cure } from './choice.ts'
import type { CollegeModel } from './model.ts'
import { titleOf } from './obstacles.ts'
import { nameAndPlace } from './proposal.ts'
import { readPlan } from './read-plan.ts'

/**
 * What would let a session in that has no place, cheapest first and each of them tried: one other session moved, then fewer pieces, some weeks
 * left out, another room of the kind, a second session on one day. `enough` ends the trying.
 */
export function curesOf(model: CollegeModel, board: Board, a: number, most: number, enough: () => boolean): Cure[] {
  const cures: Cure[] = []
  for (const cure of [moves(model, board, a, most, enough), fewerPieces(model, board, a), fewerWeeks(model, board, a), anotherRoom(model, board, a), anyDay(model, board, a)]) {
    for (const one of cure) if (cures.length < most) cures.push(one)
  }
  return cures
}

/** One other session elsewhere: for each start at which a single session is in the way, whether that has another place of its own. */
function* moves(model: CollegeModel, board: Board, a: number, most: number, enough: () => boolean): Generator<Cure> {
  const { problem } = model
  const activity = problem.activities[a]!
  const tried = new Set<string>()
  let found = 0
  for (const { slot, pattern } of startsOf(activity)) {
    for (const other of inTheWay(model, board, a, slot, pattern)) {
      if (enough() || found >= most) return
      if (problem.activities[other]!.locked || !model.items[other]!.session || tried.has(`${slot} ${pattern} ${other}`)) continue
      tried.add(`${slot} ${pattern} ${other}`)
      const was = board.take(other)
      const fit = board.at(a, slot, pattern)
      if ('picks' in fit) {
        board.put(a, { slot, pattern, ...fit })
        const to = cheapest(board, problem, other, was.slot)
        if (to) {
          board.put(other, to)
          yield moveCure(model, board, a, other)
          found++
          board.take(other)
        }
        board.take(a)
      }
      board.put(other, was)
    }
  }
}

/** Sessions each of which may alone be what is in the way. */
function inTheWay({ problem }: CollegeModel, board: Board, a: number, slot: number, pattern: number): Iterable<number> {
  const { rows, choices, length, patterns } = problem.activities[a]!
  const at = board.at(a, slot, pattern)
  if ('picks' in at) return []
  const mask = patterns[pattern]!
  const fixed = board.othersAt(rows.filter(row => problem.rows[row]!.exclusive), a, slot, length, mask)
  if (fixed.size > 1) return []
  if (fixed.size === 1) return fixed
  if (at.kind === 'pair') return at.by
  if (at.choice < 0) return []
  return board.othersAt(choices[at.choice]!.flatMap(o => [...o.rows, ...o.pools.flatMap(p => p.rows)]), a, slot, length, mask)
}

function cheapest(board: Board, problem: CollegeModel['problem'], other: number, but: number) {
  const { starts } = problem.activities[other]!
  let best: ({ slot: number; pattern: number } & Fit) | null = null
  for (const { slot, pattern } of startsOf(problem.activities[other]!)) {
    if (slot === but) continue
    const fit = board.at(other, slot, pattern)
    if ('picks' in fit && (!best || starts[slot]! + fit.cost < starts[best.slot]! + best.cost)) best = { slot, pattern, ...fit }
  }
  return best
}

function moveCure(model: CollegeModel, board: Board, a: number, other: number): Cure {
  const placed = readPlan(model, board.plan)
  const [own, moved] = [placed[a]!, placed[other]!]
  return {
    kind: 'move',
    facts: { by: titleOf(model, other), weekday: moved.weekday, from: moved.from, to: moved.to, freeWeekday: own.weekday, freeFrom: own.from, freeTo: own.to },
    changes: 1,
    places: [nameAndPlace(own), nameAndPlace(moved)],
  }
}

/** The most pieces of one kind that are free together with everybody else, where that is some. */
function fewerPieces(model: CollegeModel, board: Board, a: number): Cure[] {
  const { items, problem } = model
  const activity = problem.activities[a]!
  let best: Cure | null = null
  let mostFree = 0
  for (const source of items[a]!.ways.flatMap(w => w.sources)) {
    if (!('rows' in source) || !source.pieces.machines.length) continue
    const without = { ...activity, choices: activity.choices.map(c => c.map(o => ({ ...o, pools: o.pools.filter(p => p.rows !== source.rows) }))) }
    for (const { slot, pattern } of startsOf(activity)) {
      if (!('picks' in board.could(a, without, slot, activity.patterns[pattern]!))) continue
      const free = Math.min(source.pieces.pieces - 1, board.freeIn(source.rows, a, slot, activity.length, activity.patterns[pattern]!).length * source.each)
      if (free <= mostFree) continue
      mostFree = free
      best = { kind: 'fewer', facts: { kind: source.pieces.kind, wanted: source.pieces.pieces, pieces: free, ...when(model, slot, activity.length) }, changes: 1, places: [] }
    }
  }
  return best ? [best] : []
}

/** A time that is free in all weeks but a few. */
function fewerWeeks(model: CollegeModel, board: Board, a: number): Cure[] {
  const { problem, kinds, items } = model
  const activity = problem.activities[a]!
  const { weeks = [] } = items[a]!.patterns[0] ?? {}
  if (items[a]!.session!.request.perWeek === undefined || weeks.length < 2) return []
  let best: { slot: number; lost: number[] } | null = null
  for (const { slot } of startsOf(activity)) {
    const lost: number[] = []
    let mask = activity.patterns[0]!
    for (const [k, own] of kinds.weeks.entries()) {
      if (!(mask & (1 << k))) continue
      if (!('picks' in board.could(a, activity, slot, 1 << k))) {
        mask &= ~(1 << k)
        lost.push(...own.filter(w => weeks.includes(w)))
      }
      if (best && lost.length >= best.lost.length) break
    }
    if (lost.length && lost.length <= Math.min(3, weeks.length / 3) && (!best || lost.length < best.lost.length) && 'picks' in board.could(a, activity, slot, mask)) best = { slot, lost }
  }
  return best ? [{ kind: 'weeks', facts: { weeks: formatWeeks(weeks.filter(w => !best.lost.includes(w))), lost: formatWeeks(best.lost), n: best.lost.length, ...when(model, best.slot, activity.length) }, changes: 1, places: [] }] : []
}

/** For a request of one certain room: another room of that kind, free together with everybody else. Machines that stay in the room are not brought along. */
function anotherRoom(model: CollegeModel, board: Board, a: number): Cure[] {
  const { items, scene, problem, drafts } = model
  const { request } = items[a]!.session!
  const room = request.workshopId === undefined ? undefined : scene.tables.workshop.get(request.workshopId)
  if (!room?.kind || request.needs?.length || request.stations !== undefined) return []
  const activity = problem.activities[a]!
  const own = new Set(drafts.flatMap((d, row) => (d.meaning.kind === 'room' && d.meaning.id === room.id ? [row] : [])))
  const bare = { ...activity, rows: activity.rows.filter(r => !own.has(r)), choices: activity.choices.filter((_, i) => i === items[a]!.teacherChoice) }
  const others = [...scene.tables.workshop.values()].filter(w => w.id !== room.id && w.kind === room.kind && (request.people ?? 0) <= scene.occupancy.capacityOf(w.id))
  for (const { slot, pattern } of startsOf(activity)) {
    if (!('picks' in board.could(a, bare, slot, activity.patterns[pattern]!))) continue
    for (const { id } of others) {
      const rows = drafts.flatMap((d, row) => (d.meaning.kind === 'room' && d.meaning.id === id ? [row] : []))
      // a room that nobody asked for has no rows: then nothing is known of when it is free
      if (!rows.length || board.freeIn(rows, a, slot, activity.length, activity.patterns[pattern]!).length < rows.length) continue
      return [{ kind: 'place', facts: { room: nameOf(scene.tables, id), roomId: id, ...when(model, slot, activity.length) }, changes: 1, places: [] }]
    }
  }
  return []
}

/** A time on a day that has a session of the request already, where they are to be on different days. */
function anyDay(model: CollegeModel, board: Board, a: number): Cure[] {
  const { problem, drafts, items } = model
  const activity = problem.activities[a]!
  if (items[a]!.session!.request.notSameDay === false) return []
  const free = { ...activity, rows: activity.rows.filter(row => drafts[row]!.meaning.kind !== 'days') }
  const at = startsOf(activity).find(({ slot, pattern }) => 'picks' in board.could(a, free, slot, activity.patterns[pattern]!, false))
  return at ? [{ kind: 'anyDay', facts: when(model, at.slot, activity.length), changes: 1, places: [] }] : []
}

function when({ grid, problem }: CollegeModel, slot: number, length: number): { weekday: number; from: number; to: number } {
  const p = slot % problem.periods
  return { weekday: Math.floor(slot / problem.periods) + 1, from: grid.periods[p]!.no, to: grid.periods[p + length - 1]!.no }
}
