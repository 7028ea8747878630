import { afterwards, type Views } from '../afterwards.ts'
import { becoming, birth, removal, sameValue, type Change, type Row0 } from '../base/change.ts'
import { refuse, type Refused } from '../base/decision.ts'
import { referencesOf, usersOf } from '../register/references.ts'
import { formProblems, orderProblems } from '../register/row-checks.ts'
import type { Conflict } from '../records/exchange.ts'
import { tableOf, type TableName } from '../table-names.ts'
import type { World } from '../world.ts'
import { opsOf, type CarriedSet } from './carried.ts'
import { conflictRows } from './conflicts.ts'
import { doublesAmong } from './doubles.ts'
import { opKey, type Op } from './op.ts'
import { recordFrom, type Outcome } from './record-from.ts'
import { FOUNDING_DEVICE, joined, type Stamp, type Vector } from './stamp.ts'

/**
 * What a file brings: each record in it with everything that was ever done to it, as far as its author knew. Other records it leaves out
 * as far as `assumes` says; null: it is to be all that its reader has.
 */
export type Coming = { sets: readonly CarriedSet[]; knows: Vector; assumes: Vector | null }

/** What the merge needs of the data that are here. */
export type Ground = {
  world: World
  /** the stamp of the merge itself: this computer, its next number, what it knows before */
  stamp: Stamp
  /** what was done here, or came here, and the file's author had not seen */
  since: readonly CarriedSet[]
  /** all that was ever done here to these records */
  historyOf: (ids: readonly string[]) => Promise<readonly CarriedSet[]>
  /** this computer has a part of the records that its knowledge is about */
  isPart: boolean
  /** which records of others' sets came here, as `device#seq#record`; sets that are known of all records need not be among them */
  hearsay: () => Promise<ReadonlySet<string>>
  /** brings into memory what may point at these */
  needPointing: (ids: readonly string[]) => Promise<void>
  /** lets others have their turn */
  breath: () => Promise<void>
}

export type MergeOutcome = {
  changes: Change[]
  /** sets of the file that were not known here */
  received: CarriedSet[]
  /** records that somebody removed and that must stay because others need them */
  keeps: string[]
  /** what is known here after it, of all records; and of the records of the file, where it left out what had not come here */
  upTo: Vector
  saw: Vector
  /** records of which more is known than of all */
  hears: string[]
  /** how many the file holds, but for {@link BOOKKEEPING} */
  records: number
  /** the tables as they would be, but for questions, as long as the world does not change */
  after: Views
}

/** What Mortise itself keeps about computers and files: the last word is enough, nobody is asked about it. */
export const BOOKKEEPING: ReadonlySet<string> = new Set(['takeAlong', 'device', 'importMapping'])

const TURN = 2000 // records between two breaths

/**
 * What becomes of the data when a file comes: nothing is written here. The same acts give the same data on every computer, in
 * whatever order and however often they come (see {@link recordFrom}); records that are needed are kept; numbers that two records
 * share are noted. Refuses with `bundle.invalid` where a record is none, `bundle.dangling` where the file lacks what it points at, and
 * `bundle.older` where it would bring a laptop records as they were before it was given its part.
 */
export async function merge(coming: Coming, { world, stamp, since, historyOf, isPart, hearsay, needPointing, breath }: Ground): Promise<MergeOutcome | Refused> {
  const saw = joined(stamp.knows, coming.knows)
  const upTo = knownOfAll(coming, stamp)
  const brought = opsOf(coming.sets)
  const here = opsOf(since)
  const ops = new Map<string, Op[]>()
  const outcomes = new Map<string, Outcome>()
  const heard = isPart ? await hearsay() : null
  if (heard && isOlder(coming, stamp)) {
    const hadOnce = idsOf(heard)
    if ([...brought.keys()].some(id => !world.find(id) && !here.has(id) && !hadOnce.has(id))) return refuse('bundle.older', {})
  }
  const sets = new Map([...since, ...coming.sets].map(set => [opKey(set), set]))
  const isNews = (id: string, op: Op) => (op.device === FOUNDING_DEVICE ? !world.find(id) : heard && op.device !== stamp.device ? !heard.has(`${opKey(op)}#${id}`) : !isKnown(op, stamp))
  let done = 0
  let records = 0
  for (const [id, theirs] of brought) {
    const table = tableOf(id)
    if (!table) return refuse('bundle.invalid', { table: id.slice(0, id.indexOf(':')), id })
    if (!BOOKKEEPING.has(table)) records++
    if (++done % TURN === 0) await breath()
    if (!theirs.some(op => isNews(id, op))) continue // it is here as it will be
    const both = united(theirs, here.get(id) ?? [])
    ops.set(id, both)
    outcomes.set(id, recordFrom(id, both, isSound))
  }
  for (const [id, { row }] of outcomes) {
    const problems = row && !sameValue(row, world.find(id)) ? formProblems(tableOf(id)!, row) : []
    if (problems.length) return refuse('bundle.invalid', { table: tableOf(id), id, field: problems[0]!.field })
    if (++done % TURN === 0) await breath()
  }

  const keeps: string[] = []
  await needPointing([...outcomes].flatMap(([id, { row }]) => (row === null && world.find(id) ? [id] : [])))
  for (;;) {
    const needed = await missingAfter(world, outcomes, breath)
    if (!needed.length) break
    const known = needed.filter(id => !ops.has(id))
    const history = known.length ? await historyOf(known) : []
    for (const set of history) sets.set(opKey(set), set)
    const fetched = opsOf(history)
    for (const id of needed) {
      const all = ops.get(id) ?? fetched.get(id)
      if (!all || keeps.includes(id)) return refuse('bundle.dangling', { id })
      const keep: Op = { ...stamp, knows: saw, index: 0, change: { table: tableOf(id)!, id, from: {}, to: {} }, keeps: true }
      ops.set(id, [...all, keep])
      outcomes.set(id, recordFrom(id, ops.get(id)!, isSound))
      keeps.push(id)
    }
  }

  const changes = await changesOf(world, outcomes, ops, breath)
  await breath()
  const after = afterwards(world.tables, new Map([...outcomes].map(([id, { row }]) => [id, row])))
  const before = heldDoubles(world).flatMap(c => [c.record, ...(c.others ?? [])])
  const doubles = changes.length ? doublesAmong(after, [...before, ...outcomes.keys()]) : null
  await breath()
  const beyond = [...brought].flatMap(([id, theirs]) => theirs.filter(op => !isKnown(op, { ...stamp, knows: upTo })).map(op => `${opKey(op)}#${id}`))
  const came = heard ?? (beyond.length ? await hearsay() : new Set<string>())
  const hears = [...idsOf(beyond.filter(key => !came.has(key)))]
  const wanted = [...[...outcomes].flatMap(([id, { disputes }]) => (disputes.length && !BOOKKEEPING.has(tableOf(id)!) ? conflictRows(id, disputes, key => sets.get(key)) : [])), ...(doubles ?? heldDoubles(world))]
  return {
    changes: [...changes, ...conflictChanges(world, wanted, outcomes)],
    received: receivedOf(coming.sets, stamp, { isPart, heard: came, isNew: id => !world.find(id) && outcomes.get(id)?.row !== null }),
    keeps,
    upTo,
    saw,
    hears,
    records,
    after,
  }
}

/** A row whose fields go together, whoever wrote them. */
export function isSound(row: Row0): boolean {
  const table = tableOf(row.id)!
  return !formProblems(table, row).length && !orderProblems(table, row).length
}

function united(a: Op[], b: readonly Op[]): Op[] {
  if (!b.length) return a
  const byKey = new Map([...a, ...b].map(op => [`${opKey(op)}#${op.index}`, op]))
  return [...byKey.values()]
}

async function changesOf(world: World, outcomes: ReadonlyMap<string, Outcome>, ops: ReadonlyMap<string, readonly Op[]>, breath: () => Promise<void>): Promise<Change[]> {
  const changes: Change[] = []
  let done = 0
  for (const id of [...outcomes.keys()].sort()) {
    const table = tableOf(id)!
    const held = world.find(id) as Row0 | undefined
    const { row } = outcomes.get(id)!
    const change = row && !held ? born(table, row, ops.get(id)!) : becoming(table, held, row)
    if (change) changes.push(change)
    if (++done % TURN === 0) await breath()
  }
  return changes
}

/** The change by which a record comes here; the one that came, where it says the same, so that it is kept once. */
function born(table: TableName, row: Row0, [first]: readonly Op[]): Change {
  const change = birth(table, row)
  return first!.change.from === null && sameValue(first!.change.to, change.to) ? first!.change : change
}

/** Records that would be pointed at and not be there. */
async function missingAfter(world: World, outcomes: ReadonlyMap<string, Outcome>, breath: () => Promise<void>): Promise<string[]> {
  const isThere = (id: string) => {
    const outcome = outcomes.get(id)
    return outcome ? outcome.row !== null : world.find(id) !== undefined
  }
  const missing = new Set<string>()
  const gone = new Set<string>()
  let done = 0
  for (const [id, { row }] of outcomes) {
    const held = world.find(id)
    const isNew = row !== null && !sameValue(row, held)
    for (const target of row ? referencesOf(tableOf(id)!, row) : []) if (tableOf(target) && (isNew || outcomes.has(target)) && !isThere(target)) missing.add(target)
    if (!row && held) gone.add(id)
    if (++done % TURN === 0) await breath()
  }
  // of records of which the file says nothing
  for (const { id, target } of gone.size ? usersOf(world.tables, gone) : []) if (!outcomes.has(id)) missing.add(target)
  return [...missing].sort()
}

function heldDoubles(world: World): Conflict[] {
  return [...world.tables.conflict.values()].filter(c => c.kind === 'double')
}

function conflictChanges(world: World, wanted: readonly Conflict[], outcomes: ReadonlyMap<string, Outcome>): Change[] {
  const rows = new Map(wanted.map(row => [row.id, row as Row0]))
  const changes: Change[] = []
  for (const held of world.tables.conflict.values()) {
    const next = rows.get(held.id)
    if (next) {
      const change = becoming('conflict', held as Row0, next)
      if (change) changes.push(change)
      rows.delete(held.id)
    } else if (held.kind === 'double' || outcomes.has(held.record)) changes.push(removal('conflict', held))
  }
  return [...changes, ...[...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(row => birth('conflict', row))]
}

type Having = { isPart: boolean; heard: ReadonlySet<string>; isNew: (id: string) => boolean }

/** The sets that are new here, each with what it says of records of which it had not come here before. */
function receivedOf(sets: readonly CarriedSet[], stamp: Stamp, { isPart, heard, isNew }: Having): CarriedSet[] {
  return sets.flatMap(set => {
    if (set.device === stamp.device || (!isPart && set.device !== FOUNDING_DEVICE && isKnown(set, stamp))) return []
    const changes = set.changes.filter(c => (set.device === FOUNDING_DEVICE ? isNew(c.id) : !heard.has(`${opKey(set)}#${c.id}`)))
    return changes.length === set.changes.length ? [set] : changes.length ? [{ ...set, changes }] : []
  })
}

/** The records of `device#seq#record` keys. */
function idsOf(keys: Iterable<string>): Set<string> {
  return new Set([...keys].map(key => key.slice(key.indexOf('#', key.indexOf('#') + 1) + 1)))
}

/** Whether a file's author knew less than this computer, which has a part: of a record that is not here it may lack what was done to it since. */
function isOlder({ knows }: Coming, here: Stamp): boolean {
  return Object.entries(here.knows).some(([device, seq]) => (knows[device] ?? 0) < seq)
}

function isKnown({ device, seq }: Pick<Stamp, 'device' | 'seq'>, here: Stamp): boolean {
  return device === FOUNDING_DEVICE || (device === here.device ? seq < here.seq : (here.knows[device] ?? 0) >= seq)
}

/**
 * What is known of every record after a file has come: nothing more than before where the file left out what had not come here. All or
 * nothing, for to know an act of a computer is to know all that had come to it until then.
 */
function knownOfAll({ knows, assumes }: Coming, { device, seq, knows: before }: Stamp): Vector {
  if (!assumes) return joined(before, knows)
  const had = (of: string) => (of === device ? seq - 1 : (before[of] ?? 0))
  return Object.entries(assumes).every(([of, seq]) => had(of) >= seq) ? joined(before, knows) : before
}

