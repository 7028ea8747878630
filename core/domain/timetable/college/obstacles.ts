import type { Facts } from '../../base/decision.ts'
import { dayNumber } from '../../base/time.ts'
import { holderFacts } from '../../booking/holders.ts'
import { nameOf } from '../../record-name.ts'
import { Board, startsOf, type Block } from './board.ts'
import type { Obstacle, ObstacleCode } from './choice.ts'
import { CLOSED } from './closures.ts'
import type { CollegeModel } from './model.ts'
import type { Source } from './options.ts'

/** What keeps an activity from its possible starts: each start counted once, the commonest obstacle first. `free` counts starts at which nothing does. */
export function obstaclesOf(model: CollegeModel, board: Board, a: number): Obstacle[] {
  const starts = startsOf(model.problem.activities[a]!)
  const found = new Map<string, Obstacle>()
  for (const { slot, pattern } of starts) {
    const at = board.at(a, slot, pattern)
    const { code, facts } = 'kind' in at ? obstacleAt(model, board, a, slot, pattern, at) : { code: 'free' as const, facts: {} }
    const key = `${code} ${String(facts['id'] ?? '')}`
    const known = found.get(key)
    if (known) known.starts++
    else found.set(key, { code, facts, starts: 1, of: starts.length })
  }
  return [...found.values()].sort((x, y) => y.starts - x.starts)
}

/** A block in the words of the college. */
export function obstacleAt(model: CollegeModel, board: Board, a: number, slot: number, pattern: number, block: Block): { code: ObstacleCode; facts: Facts } {
  const { items, drafts, scene, problem } = model
  const item = items[a]!
  const activity = problem.activities[a]!
  const by = block.by.map(b => titleOf(model, b))
  const mask = activity.patterns[pattern]!
  if (block.kind === 'pair') return { code: 'sameDay', facts: { by: by[0] } }
  const meaning = drafts[block.row]?.meaning
  if (block.kind === 'option') {
    const count = activity.choices[block.choice]!.length
    if (block.choice === item.teacherChoice) return { code: 'teachers', facts: { count } }
    return { code: 'rooms', facts: { count, kind: item.session!.request.workshopKind ?? '' } }
  }
  if (!meaning) return { code: 'rooms', facts: { count: 0, kind: '' } }
  const named = { name: nameOf(scene.tables, meaning.id), id: meaning.id }
  const holder = () => ({ by: by[0] || fixedHolder(model, meaning.id, block.row, slot, activity.length, mask) })
  if (block.kind === 'pool') return poolObstacle(model, board, a, slot, pattern, block, by)
  if (block.kind === 'rule') return meaning.kind === 'machine' ? { code: 'loanHours', facts: { ...named, wanted: 1, free: 0, kind: '' } } : { code: 'sameDay', facts: { by: item.session!.request.title } }
  const away = !by.length && Boolean(whyAt(model, block.row, slot, activity.length, mask) & (CLOSED.away | CLOSED.loan)) && !(whyAt(model, block.row, slot, activity.length, mask) & CLOSED.use)
  switch (meaning.kind) {
    case 'class':
      return away ? { code: 'classAway', facts: named } : { code: 'class', facts: { ...named, ...holder() } }
    case 'teacher':
      return away ? { code: 'teacherAway', facts: named } : { code: 'teacher', facts: { ...named, ...holder() } }
    case 'room':
      return away ? { code: 'roomClosed', facts: named } : { code: 'room', facts: { ...named, ...holder() } }
    case 'machine':
      return { code: 'machinesOut', facts: { ...named, ...holder(), kind: '', wanted: 1, free: 0 } }
    case 'days':
      return { code: 'sameDay', facts: { by: item.session!.request.title } }
    default:
      return { code: 'noLesson', facts: {} }
  }
}

function poolObstacle(model: CollegeModel, board: Board, a: number, slot: number, pattern: number, block: Block, by: readonly string[]): { code: ObstacleCode; facts: Facts } {
  const { items, problem, drafts, scene } = model
  const activity = problem.activities[a]!
  const mask = activity.patterns[pattern]!
  const source = items[a]!.ways.flatMap(w => w.sources).find((s): s is Extract<Source, { rows: unknown }> => 'rows' in s && s.rows[0] === block.row)
  if (!source) return { code: 'rooms', facts: { count: 0, kind: '' } }
  const free = board.freeIn(source.rows, a, slot, activity.length, mask).length * source.each
  const figures = { wanted: source.pieces.pieces, free: Math.min(free, source.pieces.pieces) }
  if (!source.pieces.machines.length) return { code: 'room', facts: { name: nameOf(scene.tables, drafts[block.row]!.meaning.id), id: drafts[block.row]!.meaning.id, by: by[0] ?? '', ...figures, context: 'stations' } }
  const facts = { kind: source.pieces.kind, id: source.pieces.key, ...figures }
  const named = (row: number) => ({ name: nameOf(scene.tables, drafts[row]!.meaning.id) })
  const out = source.rows.find(row => whyAt(model, row, slot, activity.length, mask))
  if (out !== undefined) {
    const holder = fixedHolder(model, drafts[out]!.meaning.id, out, slot, activity.length, mask)
    return { code: 'machinesOut', facts: { ...facts, ...named(out), by: holder, ...(holder ? {} : { context: 'loan' }) } }
  }
  if (by.length) return { code: 'machines', facts: { ...facts, by: by[0] } }
  // nobody has them, and still they are not free: then a lender's hours are used up
  const idle = new Set(board.freeIn(source.rows, a, slot, activity.length, mask))
  return { code: 'loanHours', facts: { ...facts, ...named(source.rows.find(row => !idle.has(row)) ?? block.row) } }
}

/** Session or lesson, as people call it: its title and classes. */
export function titleOf({ items, scene }: CollegeModel, a: number): string {
  const request = items[a]!.session?.request
  return request ? [request.title, (request.classGroupIds ?? []).slice(0, 3).map(id => nameOf(scene.tables, id)).join('、')].filter(Boolean).join(' · ') : ''
}

/** The bits of why a row is closed there, in any of the weeks. */
function whyAt({ drafts, kinds, grid }: CollegeModel, row: number, slot: number, length: number, mask: number): number {
  const { why } = drafts[row]!
  let bits = 0
  if (why) for (const [week, k] of kinds.of) if (mask & (1 << k)) for (let i = 0; i < length; i++) bits |= why[(week - 1) * 7 * grid.periods.length + slot + i]!
  return bits
}

/** Who holds somebody or something that is closed there: the first booking or upkeep in the first such week. */
function fixedHolder(model: CollegeModel, id: string, row: number, slot: number, length: number, mask: number): string {
  const { grid, kinds, scene, moving } = model
  const weekday = Math.floor(slot / grid.periods.length) + 1
  const p = slot % grid.periods.length
  for (const [week, k] of kinds.of) {
    if (!(mask & (1 << k))) continue
    for (const date of grid.datesOf(week, weekday)) {
      const span = grid.spanOn(date, p, p + length - 1) ?? { start: dayNumber(date) * 1440, end: (dayNumber(date) + 1) * 1440 }
      const use = scene.occupancy.usesOf(id, span).find(u => !moving.has(u.source.id))
      if (!use) continue
      const { holder, start, until } = holderFacts(scene.tables, use)
      return use.source.kind === 'booking' ? String(holder) : `${String(holder)} ${String(start).slice(0, 10)} – ${String(until).slice(0, 10)}`
    }
  }
  return ''
}
