import { bytesOfBase64 } from '#domain/base/bytes.ts'
import { revision, type Change, type Row0 } from '#domain/base/change.ts'
import { accept, refuse, type Accepted, type Context, type Past, type Refused } from '#domain/base/decision.ts'
import { consequencesOf } from '#domain/booking/consequences.ts'
import type { ClashRow } from '#domain/booking/listing.ts'
import type { Bundle } from '#domain/exchange/bundle.ts'
import { merge, type MergeOutcome } from '#domain/exchange/merge.ts'
import { partHeld } from '#domain/exchange/part-held.ts'
import { previewOf, type MergeCounts, type MergeEntry } from '#domain/exchange/preview.ts'
import { erasedIn } from '#domain/person/belonging.ts'
import { withoutErased } from '#domain/person/kept-away.ts'
import { COLLEGE_ID } from '#domain/records/college.ts'
import { tableNames } from '#domain/table-names.ts'
import type { World } from '#domain/world.ts'
import type { Progress } from '#contract/define.ts'
import type { BundleTold } from '#contract/exchange.ts'
import { schoolOf } from './exchange-out.ts'
import { hearsayIn, historyOf, unseenBy } from './exchange-past.ts'
import type { JobTools } from './handlers.ts'
import type { Ports } from './ports.ts'

type Tools = JobTools<Progress>
export type Source = { file?: { name: string; base64: string } | undefined; folder?: string | undefined; name?: string | undefined; passphrase: string | null }

/** What a merge would be, and what comes of it. */
export type Merging = {
  outcome: MergeOutcome
  own: Change[]
  /** the first of them; `total`: how many there are */
  entries: MergeEntry[]
  total: number
  counts: MergeCounts
  clashes: ClashRow[]
}

/** More removals than this, or than this share of a table's records, are seldom meant. */
const MANY_REMOVALS = 10
const MANY_SHARE = 0.05

/** Opens a file and asks whether it may be brought in here at all. Refuses with `bundle.otherSchool`, `.revoked`, `.otherKey`, `.own`. */
export async function opened(tools: Tools, source: Source): Promise<{ ok: true; bundle: Bundle } | Refused> {
  const { ports, progress, signal } = tools
  const { file, folder, name } = source
  const bytes = file ? bytesOfBase64(file.base64) : folder !== undefined && name !== undefined ? await ports.bundles.read(folder, name) : null
  if (!bytes) return refuse('exchange.noFile', {})
  const bundle = await ports.bundles.open(bytes, source.passphrase, progress, signal)
  return (await admitted(tools, bundle)) ?? { ok: true, bundle }
}

async function admitted({ world, ports, past }: Tools, { head, sets }: Bundle): Promise<Refused | null> {
  const { school, schoolName, from } = head
  const college = world.tables.college.get(COLLEGE_ID)
  if (past.seq > 0 && (await schoolOf(world, past)) !== school) return refuse('bundle.otherSchool', { theirs: schoolName, ours: college?.name ?? '' })
  const known = world.tables.device.get(from.device)
  if (known?.revoked) return refuse('bundle.revoked', { name: known.name })
  if (known && known.signKey !== from.signKey) return refuse('bundle.otherKey', { name: known.name })
  // this folder is an older copy of what once sent that: to go on with the same numbers would mix up two histories
  if (sets.some(set => set.device === ports.device && set.seq > past.seq)) return refuse('bundle.olderFolder', { name: from.name })
  return null
}

/** What the file would do to the data as they are now, or the refusal. */
export async function mergingOf(world: World, past: Past, ports: Ports, { head, sets: brought }: Bundle, ctx: Context): Promise<Merging | Refused> {
  const sets = await keptAway(world, past, brought)
  const stamp = await past.next(ports.clock.instant())
  await past.need(sets.flatMap(set => set.changes.map(c => c.id)))
  const since = await unseenBy(past, head.knows, ports.device)
  // a part of the college, taken along, or nothing of what it once held
  const isPart = !world.tables.college.has(COLLEGE_ID) || (await partHeld(world, past)) !== null
  const outcome = await merge(
    { sets, knows: head.knows, assumes: head.span && !past.seq ? null : (head.assumes ?? {}) },
    {
      world,
      stamp,
      since,
      historyOf: ids => historyOf(past, ids),
      isPart,
      hearsay: () => hearsayIn(past, isPart ? {} : stamp.knows),
      needPointing: ids => past.needPointing(ids),
      breath: ports.breath,
    },
  )
  if ('ok' in outcome) return outcome
  const own = ownChanges(world, outcome, head, ports, isPart)
  const all = { ...outcome, changes: joinedChanges(outcome.changes, own) }
  const { entries, counts, total } = await previewOf(world, outcome, ports.breath)
  const { clashes } = consequencesOf(world, all.changes, ctx.now.slice(0, 10))
  return { outcome: all, own, entries, total, counts, clashes }
}

/** Without what it says of people whose data were erased here; their months may lie on the disk. */
async function keptAway(world: World, past: Past, sets: Bundle['sets']): Promise<Bundle['sets']> {
  if (!erasedIn(world.tables).length) return sets
  await past.needAll()
  return [...withoutErased(world.tables, sets)]
}

/** What this computer adds: on a laptop, which file it lives from; at home, that the laptop has come back. */
function ownChanges(world: World, outcome: MergeOutcome, head: Bundle['head'], ports: Ports, isPart: boolean): Change[] {
  if (head.takeAlong === undefined) return []
  const born = outcome.changes.find(c => c.id === head.takeAlong && c.from === null)?.to
  const held = world.tables.takeAlong.get(head.takeAlong) as Row0 | undefined
  const row = born ? { id: head.takeAlong, ...born } : held
  if (!row) return []
  const isHome = !head.span && !isPart && outcome.received.some(set => set.device === head.from.device)
  const said = head.span && isPart ? { deviceId: ports.device } : isHome ? { backAt: head.made, deviceId: head.from.device } : {}
  const change = revision('takeAlong', row, said)
  return change ? [change] : []
}

/** A record that the merge brings and this computer completes is born complete. */
function joinedChanges(changes: readonly Change[], own: readonly Change[]): Change[] {
  const rest = new Map(own.map(c => [c.id, c]))
  const all = changes.map(c => {
    const more = rest.get(c.id)
    rest.delete(c.id)
    return more && c.to ? { ...c, to: { ...c.to, ...more.to }, from: c.from && { ...more.from, ...c.from } } : c
  })
  return [...all, ...rest.values()]
}

/** The merge as an act of this computer: one entry of the history, which can be taken back as one. */
export function accepted<R>({ outcome, own }: Merging, { head }: Bundle, result: R): Accepted<R> {
  const { changes, received, keeps, hears, upTo, saw } = outcome
  const touched = [...new Set([...keeps, ...hears])].map((id): Change => ({ table: id.slice(0, id.indexOf(':')), id, from: {}, to: {} }))
  const merged = { from: { device: head.from.device, knows: head.knows }, received, own: [...touched, ...own], ...(keeps.length ? { keeps } : {}), upTo, ...(hears.length ? { hears, saw } : {}) }
  return { ...accept(changes, result, { from: head.from.name, made: head.made, label: head.label ?? '' }), merged }
}

export function manyRemovals(world: World, { removed }: MergeCounts): boolean {
  return removed > MANY_REMOVALS || (removed > 0 && removed > MANY_SHARE * tableNames.reduce((n, table) => n + world.tables[table].size, 0))
}

export function toldOf({ tables }: World, { head }: Bundle): BundleTold {
  const { kind, made, schoolName, counts, from, label, takeAlong } = head
  return { kind, made, schoolName, counts, device: from.device, deviceName: from.name, label: label ?? null, unexpected: !tables.device.has(from.device) && !tables.takeAlong.has(takeAlong ?? '') }
}

/** Who took back the last file of a computer, where that is how things stand. */
export async function takenBackBy(past: Past, device: string): Promise<{ by: string; at: string } | null> {
  const { undone } = past.standing
  for (const seq of undone.toReversed()) {
    const [set] = await past.read(seq, seq)
    if (set?.merged?.from.device !== device) continue
    const later = await past.read(seq + 1, past.seq)
    const back = later.findLast(s => s.undoes === seq)
    return back ? { by: back.actor.name, at: back.at } : null
  }
  return null
}
