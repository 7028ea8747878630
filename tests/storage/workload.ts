import { createHash } from 'node:crypto'
import type { Change, FieldValues, Row0 } from '#domain/base/change.ts'
import type { ChangeSet, Standing } from '#domain/base/decision.ts'
import { diceOf, type Dice } from './dice.ts'

/** Change sets from a seed, and the state after each prefix of them: `states[k]` stands after `sets[0 … k-1]`. */
export type Workload = { sets: ChangeSet[]; states: string[] }

type Rows = Map<string, Row0>
type Maker = { dice: Dice; rows: Rows; standing: Standing; sets: ChangeSet[]; born: number }

const TABLES = ['programme', 'room', 'student', 'fault']
const MONTHS = ['2026-11', '2026-10', '2024-03', '2023-09'] // the last two are left on the disk when a folder is opened in 2026-11
const WORDS = ['数控加工', '李华', '钳工实训室', 'CNC', '“引号”', '榫卯', 'naïve', '🛠', '\u2028', '-\n-', '\\', '']

/** Photos that rows name; a store is given them now and again, some of them more than once. */
export const PHOTOS = [3, 40, 600, 1500, 3000].map(size => Buffer.from(Array.from({ length: size }, (_, i) => (i * i + size) % 251)))
const PHOTO_IDS = PHOTOS.map(bytes => `attachment:${createHash('sha256').update(bytes).digest('hex')}`)

export function workload(seed: number, count: number): Workload {
  const maker: Maker = { dice: diceOf(seed), rows: new Map(), standing: { active: [], undone: [] }, sets: [], born: 0 }
  const states = [canonical(maker.rows.values(), maker.standing)]
  for (let seq = 1; seq <= count; seq++) {
    const set = nextSet(maker, seq)
    maker.sets.push(set)
    for (const change of set.changes) apply(maker.rows, change)
    follow(maker.standing, set)
    states.push(canonical(maker.rows.values(), maker.standing))
  }
  return { sets: maker.sets, states }
}

/** The state after some change sets of any origin. */
export function stateAfter(sets: readonly ChangeSet[]): string {
  const rows: Rows = new Map()
  const standing: Standing = { active: [], undone: [] }
  for (const set of sets) {
    for (const change of set.changes) apply(rows, change)
    follow(standing, set)
  }
  return canonical(rows.values(), standing)
}

/** One text for one state, whatever the order of tables, rows and fields. */
export function canonical(rows: Iterable<Row0>, standing: Standing): string {
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
  return JSON.stringify({ rows: sorted.map(inOrder), active: standing.active, undone: standing.undone })
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inOrder)
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, inOrder(v)]))
}

// The rules of the data said once more, and as simply as they can be: the store is not asked about itself.

function apply(rows: Rows, { id, from, to }: Change): void {
  if (to === null) return void rows.delete(id)
  const fields = { ...(from === null ? {} : rows.get(id)), ...to, id }
  rows.set(id, Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== null)) as Row0)
}

function follow(standing: Standing, set: ChangeSet): void {
  const without = (list: number[], seq: number) => list.filter(s => s !== seq)
  if (set.undoes !== undefined) Object.assign(standing, { active: without(standing.active, set.undoes), undone: [...standing.undone, set.undoes] })
  else if (set.redoes !== undefined) Object.assign(standing, { active: [...standing.active, set.redoes], undone: without(standing.undone, set.redoes) })
  else Object.assign(standing, { active: [...standing.active, set.seq], undone: [] })
}

function nextSet(maker: Maker, seq: number): ChangeSet {
  const { dice, standing, sets } = maker
  const last = standing.active.at(-1)
  const undone = standing.undone.at(-1)
  if (last !== undefined && dice.chance(0.12)) {
    const changes = sets[last - 1]!.changes.toReversed().map(({ table, id, from, to }) => ({ table, id, from: to, to: from }))
    return { ...head(seq), command: 'history.undo', changes, undoes: last }
  }
  if (undone !== undefined && dice.chance(0.4)) return { ...head(seq), command: 'history.redo', changes: sets[undone - 1]!.changes, redoes: undone }
  const size = dice.chance(0.04) ? 20 + dice.below(20) : 1 + dice.below(4)
  return { ...head(seq), command: 'register.save', about: { name: dice.pick(WORDS) }, changes: changesOf(maker, size, size >= 20 ? 400 : 20) }
}

function head(seq: number): Pick<ChangeSet, 'seq' | 'id' | 'at' | 'device' | 'actor'> {
  return { seq, id: `set:${seq}`, at: `2026-11-23T08:00:${String(seq % 60).padStart(2, '0')}.000Z`, device: 'device:1', actor: { name: '王工' } }
}

/** Births, revisions and removals; no record twice in one set. */
function changesOf(maker: Maker, size: number, longest: number): Change[] {
  const { dice, rows } = maker
  const there = [...rows.values()]
  const touched = new Set<string>()
  return Array.from({ length: size }, () => {
    const old = there.length && dice.chance(0.5) ? dice.pick(there) : null
    if (!old || touched.has(old.id)) return birthOf(maker, longest)
    touched.add(old.id)
    const { id, ...fields } = old
    return { table: id.slice(0, id.indexOf(':')), id, ...(dice.chance(0.3) ? { from: fields, to: null } : revisionOf(dice, fields, longest)) }
  })
}

function birthOf(maker: Maker, longest: number): Change {
  const { dice } = maker
  const table = dice.pick(TABLES)
  const month = table === 'fault' ? `${dice.pick(MONTHS)}:` : ''
  const to = { name: `${dice.pick(WORDS)}${++maker.born}`, note: text(dice, longest), size: dice.below(1000), tags: [dice.pick(WORDS), dice.below(9)], photo: dice.pick(PHOTO_IDS) }
  return { table, id: `${table}:${month}${maker.born}`, from: null, to }
}

function revisionOf(dice: Dice, fields: FieldValues, longest: number): { from: FieldValues; to: FieldValues } {
  const field = dice.pick(['note', 'size', 'place'])
  const value = fields[field] !== undefined && dice.chance(0.2) ? null : `${text(dice, longest)}${dice.below(1e6)}`
  return { from: { [field]: fields[field] ?? null }, to: { [field]: value } }
}

function text(dice: Dice, longest: number): string {
  return Array.from({ length: dice.below(longest) }, () => dice.pick(WORDS)).join('')
}
