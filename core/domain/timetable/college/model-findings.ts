import { formatWeeks } from '../../calendar/week-pattern.ts'
import { nameOf } from '../../record-name.ts'
import { NEVER } from '../problem.ts'
import { Board, startsOf } from './board.ts'
import type { RequestFinding } from './choice.ts'
import type { CollegeModel } from './model.ts'
import { obstaclesOf } from './obstacles.ts'

export type Crowd = { row: number; /** periods wanted and to be had, in the fullest week */ wanted: number; has: number; weeks: readonly number[]; /** so many sessions at least stay out */ out: number; activities: readonly number[] }

/**
 * What is seen of a term before any search: sessions that can begin at no time even if nothing else is placed, and people and rooms of whom
 * more is wanted than their week has.
 */
export function modelFindings(model: CollegeModel): RequestFinding[] {
  const { items, problem, drafts, scene } = model
  const found: RequestFinding[] = []
  const empty = new Board(problem, problem.activities.map(a => (a.locked ? { ...a.locked, picks: [] } : null)))
  const seen = new Set<string>()
  for (const [a, { session }] of items.entries()) {
    if (!session || seen.has(session.requestId) || problem.activities[a]!.locked) continue
    seen.add(session.requestId)
    const starts = startsOf(problem.activities[a]!)
    if (!starts.length) found.push({ requestId: session.requestId, code: 'noTime', facts: { title: session.request.title }, blocks: false })
    if (!starts.length || starts.some(({ slot, pattern }) => 'picks' in empty.at(a, slot, pattern))) continue
    found.push({ requestId: session.requestId, code: 'noStart', facts: { title: session.request.title, starts: starts.length, obstacles: obstaclesOf(model, empty, a).slice(0, 3) }, blocks: false })
  }
  const startless = new Set(found.map(f => f.requestId))
  const ignored = new Set(items.flatMap(({ session }, a) => (session && startless.has(session.requestId) ? [a] : [])))
  for (const { row, wanted, has, weeks, activities } of crowds(model, ignored)) {
    const { kind, id } = drafts[row]!.meaning
    const code = kind === 'class' ? 'classFull' : kind === 'teacher' ? 'teacherFull' : 'roomFull'
    for (const requestId of new Set(activities.map(a => items[a]!.session!.requestId))) {
      found.push({ requestId, code, facts: { title: scene.tables.sessionRequest.get(requestId)?.title ?? '', name: nameOf(scene.tables, id), id, wanted, has, weeks: formatWeeks(weeks) }, blocks: false })
    }
  }
  return found
}

/** People and rooms of whom more periods are wanted than are open to those who want them, in some week. */
export function crowds(model: CollegeModel, ignoring: ReadonlySet<number> = new Set()): Crowd[] {
  const { problem, items, kinds, drafts } = model
  const slots = problem.days * problem.periods
  const members = new Map<number, number[]>()
  const given = new Map<number, number[]>()
  for (const [a, activity] of problem.activities.entries()) {
    // who takes one of several weeks may go into another one
    if (ignoring.has(a) || activity.patterns.length !== 1) continue
    const lists = items[a]!.session ? members : given
    for (const row of activity.rows) if (problem.rows[row]!.exclusive) void (lists.get(row)?.push(a) ?? lists.set(row, [a]))
  }
  const covers = new Map<number, Uint8Array>()
  const coverOf = (a: number) => {
    let cover = covers.get(a)
    if (!cover) {
      const { starts, length } = problem.activities[a]!
      covers.set(a, (cover = new Uint8Array(slots)))
      for (let slot = 0; slot < slots; slot++) if (starts[slot]! < NEVER) cover.fill(1, slot, slot + length)
    }
    return cover
  }

  function crowdIn(row: number, own: readonly number[], k: number): Crowd | null {
    const activities = own.filter(a => problem.activities[a]!.patterns[0]! & (1 << k))
    const lengths = activities.map(a => problem.activities[a]!.length).sort((x, y) => x - y)
    const wanted = lengths.reduce((x, y) => x + y, 0)
    const open = new Uint8Array(slots)
    for (const a of activities) for (const [slot, bit] of coverOf(a).entries()) if (bit) open[slot] = 1
    const { closed } = problem.rows[row]!
    // lessons that are given already take their time as well
    for (const a of given.get(row) ?? []) {
      const { locked, length, patterns } = problem.activities[a]!
      if (patterns[0]! & (1 << k)) open.fill(0, locked!.slot, locked!.slot + length)
    }
    const has = open.reduce((sum, bit, slot) => sum + (bit && !(closed && closed[slot]! & (1 << k)) ? 1 : 0), 0)
    let fits = 0
    for (let sum = 0; fits < lengths.length && sum + lengths[fits]! <= has; fits++) sum += lengths[fits]!
    return fits === lengths.length ? null : { row, wanted, has, weeks: kinds.weeks[k]!, out: lengths.length - fits, activities }
  }

  return [...members].flatMap(([row, own]) => {
    if (!['class', 'teacher', 'room'].includes(drafts[row]!.meaning.kind)) return []
    const crowds = kinds.weeks.flatMap((_, k) => crowdIn(row, own, k) ?? [])
    return crowds.sort((x, y) => y.out - x.out).slice(0, 1)
  })
}
