import { applied, becoming, fits, inverse, type Change, type Row0 } from '../base/change.ts'
import { accept, refuse, type ChangeSet, type Context, type Decision, type Past, type Refused } from '../base/decision.ts'
import { consequencesOf } from '../booking/consequences.ts'
import { belongingTo, erasedIn, follow } from '../person/belonging.ts'
import { nameOfRow } from '../record-name.ts'
import { referencesOf } from '../register/references.ts'
import { rowProblems } from '../register/row-checks.ts'
import { tableOf, type TableName } from '../table-names.ts'
import type { World } from '../world.ts'

/** What the program keeps for itself, and signatures, which are true of the moment at which they were given. */
const STAYS: ReadonlySet<TableName> = new Set(['signature', 'device', 'takeAlong', 'conflict', 'importMapping'])

export function mayBePutBack(table: TableName): boolean {
  return !STAYS.has(table)
}

/** The change that makes a record what it was, and why it can't be made where it can't. `change` is null where nothing would change. */
export type PutBack = { change: Change | null; name: string; refusal: Refused['refusal'] | null }

/** A record as an act left it: from what it is now, back over everything that was done to it since. Undefined where the history has a gap. */
export function recordAfter(now: Row0 | undefined, touching: readonly ChangeSet[], id: string, seq: number): Row0 | null | undefined {
  let row: Row0 | undefined = now
  for (const set of touching.toReversed()) {
    if (set.seq <= seq) break
    for (const change of set.changes.toReversed()) {
      if (change.id !== id) continue
      const back = inverse(change)
      if (!fits(row, back)) return undefined
      row = applied(row, back) ?? undefined
    }
  }
  return row ?? null
}

/** Looks at what it would mean to make a record again what it was after entry `seq` of the history. */
export async function lookAtPuttingBack(world: World, past: Past, id: string, seq: number, today: string): Promise<PutBack | Refused> {
  const table = tableOf(id)
  if (!table || !mayBePutBack(table)) return refuse('history.stays', {})
  await past.need([id])
  const touching = await past.touching(id)
  if (wasErased(world, touching, id)) return refuse('history.erased', {})
  if (!touching.some(set => set.seq === seq)) return refuse('history.nothing', {})
  const now = world.find(id) as Row0 | undefined
  const then = recordAfter(now, touching, id, seq)
  const known = then ?? now ?? lastKnown(touching, id)
  const name = known ? nameOfRow(world.tables, table, known) : id
  if (then === undefined) return refuse('history.gap', { name })
  if (then === null) return refuse('history.notThere', { name })
  const change = becoming(table, now, then)
  return { change, name, refusal: change && ((await obstacle(world, past, table, then, change, today))?.refusal ?? null) }
}

/**
 * Makes a record again what it was after entry `seq`, as an act of its own. Refuses with `history.same`, `history.notThere` (it had not been
 * entered yet, or was removed), `history.gone` (it pointed at what is no more), `history.wrong` (it would not be right any more), `history.taken` (another
 * stands on its day), `history.clash`, `history.gap`, `history.erased` and `history.stays`.
 */
export async function putBack(world: World, id: string, seq: number, { past, now }: Pick<Context, 'past' | 'now'>): Promise<Decision<{ id: string; name: string }>> {
  const look = await lookAtPuttingBack(world, past, id, seq, now.slice(0, 10))
  if ('ok' in look) return look
  if (look.refusal) return { ok: false, refusal: look.refusal }
  if (!look.change) return refuse('history.same', { name: look.name })
  return accept([look.change], { id, name: look.name }, { table: look.change.table, name: look.name, entry: seq })
}

async function obstacle(world: World, past: Past, table: TableName, then: Row0, change: Change, today: string): Promise<Refused | null> {
  const name = nameOfRow(world.tables, table, then)
  const targets = referencesOf(table, then).filter(target => tableOf(target))
  await past.need(targets)
  const missing = targets.find(target => !world.find(target))
  if (missing) {
    const removal = (await past.touching(missing)).findLast(set => set.changes.some(c => c.id === missing && c.to === null))
    const gone = removal?.changes.find(c => c.id === missing && c.to === null)
    const target = gone ? nameOfRow(world.tables, tableOf(missing)!, { ...gone.from, id: missing }) : missing
    return refuse('history.gone', { name, target, id: missing, by: removal?.actor.name ?? '' })
  }
  if (change.from === null && isTaken(world, table, then)) return refuse('history.taken', { name })
  const problems = world.trial([change], () => rowProblems(world.tables, table, then))
  const [first] = problems
  if (first) return refuse('history.wrong', { name, count: problems.length, problem: { code: `problem.${first.code}`, facts: first.facts } })
  const [clash] = consequencesOf(world, [change], today).clashes
  return clash ? refuse('history.clash', { ...clash.facts, name: clash.title, rule: clash.rule, date: clash.date }) : null
}

/** A day of a placement has one mark and one shift: whether another record holds it by now. */
function isTaken(world: World, table: TableName, { id, placementId, date }: Row0): boolean {
  const days = table === 'attendance' ? world.attendanceDays : table === 'shift' ? world.shiftDays : null
  return days?.on(String(placementId), String(date)).some(other => other.id !== id) ?? false
}

/** Whether a record is, or was before it was removed, about somebody whose data were erased. */
function wasErased({ tables }: World, touching: readonly ChangeSet[], id: string): boolean {
  const erased = erasedIn(tables)
  if (!erased.length) return false
  const all = belongingTo(tables, erased)
  for (const { changes } of touching) follow(all, changes)
  return all.has(id)
}

/** A record that is gone, as it was when it was removed. */
export function lastKnown(touching: readonly ChangeSet[], id: string): Row0 | undefined {
  const from = touching.flatMap(set => set.changes).findLast(c => c.id === id && c.to === null)?.from
  return from ? { ...from, id } : undefined
}
