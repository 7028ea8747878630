import { fits, inverse, type Change, type Row0 } from '../base/change.ts'
import { refuse, type Accepted, type ChangeSet, type Past, type Refused } from '../base/decision.ts'
import type { LocalDate } from '../base/time.ts'
import { restated } from '../exchange/restate.ts'
import { consequencesOf } from '../booking/consequences.ts'
import { nameOf, nameOfRow } from '../record-name.ts'
import { referencesOf, usersOf } from '../register/references.ts'
import { tableOf, type TableName } from '../table-names.ts'
import type { World } from '../world.ts'
import { undoOf } from './taken-back.ts'

type Undone = Accepted<{ seq: number; command: string; about?: ChangeSet['about'] }> & { undoes?: number; redoes?: number }

/**
 * Takes back one act: the last that holds, or the one named. Refuses with `history.nothing`, `history.later`
 * (a later change stands in the way: which record, who), `history.used` or `history.clash`.
 */
export async function undo(world: World, past: Past, today: LocalDate, seq?: number): Promise<Undone | Refused> {
  const { active } = past.standing
  const target = seq ?? active.at(-1)
  const set = target === undefined || !active.includes(target) ? null : await oneOf(past, target)
  if (!set) return refuse('history.nothing', {})
  const back = set.changes.toReversed().map(inverse)
  const changes = set.merged ? [...back, ...restated(world, back)] : back
  const blocked = await obstacle(world, past, set, changes, today)
  if (blocked) return blocked
  return { ok: true, changes, result: { seq: set.seq, command: set.command, about: set.about }, about: { ...set.about, command: set.command }, undoes: set.seq }
}

/** Does again what was last taken back. Refuses as {@link undo} does. */
export async function redo(world: World, past: Past, today: LocalDate): Promise<Undone | Refused> {
  const target = past.standing.undone.at(-1)
  const set = target === undefined ? null : await oneOf(past, target)
  if (!set) return refuse('history.nothing', {})
  // what the undo took back besides the act itself comes again with it
  const back = await undoOf(past, set.seq, past.seq + 1)
  const changes = back ? back.changes.toReversed().map(inverse) : set.changes
  const blocked = await obstacle(world, past, set, changes, today)
  if (blocked) return blocked
  return { ok: true, changes, result: { seq: set.seq, command: set.command, about: set.about }, about: { ...set.about, command: set.command }, redoes: set.seq }
}

async function oneOf(past: Past, seq: number): Promise<ChangeSet | null> {
  return (await past.read(seq, seq))[0] ?? null
}

async function obstacle(world: World, past: Past, set: ChangeSet, changes: ChangeSet['changes'], today: LocalDate): Promise<Refused | null> {
  await past.need(changes.map(c => c.id))
  const removed = new Set(changes.filter(c => c.to === null).map(c => c.id))
  await past.needPointing([...removed])
  const seen = new Set<string>()
  for (const change of changes) {
    // the first change of a record meets the world as it is now; what is asked follows from it
    if (seen.has(change.id) || change.table === 'conflict') continue
    seen.add(change.id)
    if (fits(world.find(change.id) as Row0 | undefined, change)) continue
    const later = (await past.touching(change.id)).findLast(s => s.seq > set.seq)
    const facts = { name: nameOf(world.tables, change.id), id: change.id, by: later?.actor.name ?? '', at: later?.at ?? '', command: later?.command ?? '' }
    return refuse('history.later', facts)
  }
  const { users, missing } = world.trial(changes, () => ({ users: removed.size ? usersOf(world.tables, removed) : [], missing: missingFor(world, changes) }))
  if (missing) {
    const later = (await past.touching(missing)).findLast(s => s.changes.some(c => c.id === missing && c.to === null))
    const gone = later?.changes.find(c => c.id === missing)
    return refuse('history.later', { name: nameOfRow(world.tables, tableOf(missing)!, { ...gone?.from, id: missing }), id: missing, by: later?.actor.name ?? '', at: later?.at ?? '', command: later?.command ?? '' })
  }
  if (users[0]) return refuse('history.used', { name: nameOf(world.tables, users[0].target), by: nameOf(world.tables, users[0].id), count: users.length })
  // even the last act that holds may clash by now: an older one can have been taken back out of its turn
  const { clashes } = consequencesOf(world, changes, today)
  const first = clashes[0]
  return first ? refuse('history.clash', { ...first.facts, name: first.title, rule: first.rule, date: first.date }) : null
}

/** What a record that comes back points at and is not there any more. */
function missingFor(world: World, changes: readonly Change[]): string | undefined {
  for (const { table, id, to } of changes) {
    const row = to && (world.find(id) as Row0 | undefined)
    const missing = row && referencesOf(table as TableName, row).find(target => tableOf(target) && !world.find(target))
    if (missing) return missing
  }
  return undefined
}
