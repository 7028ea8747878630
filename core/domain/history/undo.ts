import { fits, inverse, type Row0 } from '../base/change.ts'
import { refuse, type Accepted, type ChangeSet, type Refused } from '../base/decision.ts'
import type { LocalDate } from '../base/time.ts'
import { consequencesOf } from '../booking/consequences.ts'
import { nameOf } from '../record-name.ts'
import { usersOf } from '../register/references.ts'
import type { World } from '../world.ts'

export type Standing = {
  /** seqs of acts that hold, oldest first */
  active: number[]
  /** seqs of acts that were taken back and can be done again, the next one last */
  undone: number[]
}

/** Which acts of the log hold and which were taken back. A new act after an undo leaves nothing to redo. */
export function standingOf(log: readonly ChangeSet[]): Standing {
  const active: number[] = []
  let undone: number[] = []
  for (const set of log) {
    if (set.undoes !== undefined) {
      active.splice(active.lastIndexOf(set.undoes), 1)
      undone.push(set.undoes)
    } else if (set.redoes !== undefined) {
      undone.splice(undone.lastIndexOf(set.redoes), 1)
      active.push(set.redoes)
    } else {
      active.push(set.seq)
      undone = []
    }
  }
  return { active, undone }
}

type Undone = Accepted<{ seq: number; command: string; about?: ChangeSet['about'] }> & { undoes?: number; redoes?: number }

/**
 * Takes back one act: the last that holds, or the one named. Refuses with `history.nothing`, `history.later`
 * (a later change stands in the way: which record, who), `history.used` or `history.clash`.
 */
export function undo(world: World, log: readonly ChangeSet[], today: LocalDate, seq?: number): Undone | Refused {
  const { active } = standingOf(log)
  const target = seq ?? active.at(-1)
  const set = log.find(s => s.seq === target)
  if (target === undefined || !set || !active.includes(target)) return refuse('history.nothing', {})
  const changes = set.changes.toReversed().map(inverse)
  const blocked = obstacle(world, log, set, changes, today)
  if (blocked) return blocked
  return { ok: true, changes, result: { seq: set.seq, command: set.command, about: set.about }, about: { ...set.about, command: set.command }, undoes: set.seq }
}

/** Does again what was last taken back. Refuses as {@link undo} does. */
export function redo(world: World, log: readonly ChangeSet[], today: LocalDate): Undone | Refused {
  const target = standingOf(log).undone.at(-1)
  const set = log.find(s => s.seq === target)
  if (!set) return refuse('history.nothing', {})
  const blocked = obstacle(world, log, set, set.changes, today)
  if (blocked) return blocked
  return { ok: true, changes: set.changes, result: { seq: set.seq, command: set.command, about: set.about }, about: { ...set.about, command: set.command }, redoes: set.seq }
}

function obstacle(world: World, log: readonly ChangeSet[], set: ChangeSet, changes: ChangeSet['changes'], today: LocalDate): Refused | null {
  const seen = new Set<string>()
  for (const change of changes) {
    if (seen.has(change.id)) continue // the first change of a record meets the world as it is now
    seen.add(change.id)
    if (fits(world.find(change.id) as Row0 | undefined, change)) continue
    const later = log.findLast(s => s.seq > set.seq && s.changes.some(c => c.id === change.id))
    const facts = { name: nameOf(world.tables, change.id), id: change.id, by: later?.actor.name ?? '', at: later?.at ?? '', command: later?.command ?? '' }
    return refuse('history.later', facts)
  }
  const removed = new Set(changes.filter(c => c.to === null).map(c => c.id))
  const users = removed.size ? usersOf(world.tables, removed) : []
  if (users[0]) return refuse('history.used', { name: nameOf(world.tables, users[0].target), by: nameOf(world.tables, users[0].id), count: users.length })
  // even the last act that holds may clash by now: an older one can have been taken back out of its turn
  const { clashes } = consequencesOf(world, changes, today)
  const first = clashes[0]
  return first ? refuse('history.clash', { ...first.facts, name: first.title, rule: first.rule, date: first.date }) : null
}
