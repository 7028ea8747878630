import { base64OfBytes } from '#domain/base/bytes.ts'
import { birth, revision, type Change, type Row0 } from '#domain/base/change.ts'
import { refuse, type ChangeSet, type Past, type Refused } from '#domain/base/decision.ts'
import { BUNDLE_FORMAT, type Bundle, type BundleHead } from '#domain/exchange/bundle.ts'
import { countsByTable } from '#domain/exchange/scope.ts'
import { carriedBy } from '#domain/exchange/carried.ts'
import { gatherOutgoing } from '#domain/exchange/outgoing.ts'
import { partHeld } from '#domain/exchange/part-held.ts'
import { joined, type Vector } from '#domain/exchange/stamp.ts'
import { COLLEGE_ID } from '#domain/records/college.ts'
import { tableNames, tableOf, type TableName } from '#domain/table-names.ts'
import type { World } from '#domain/world.ts'
import type { Progress } from '#contract/define.ts'
import type { Sent } from '#contract/exchange.ts'
import { AT_ONCE, entriesFrom } from './journal-entries.ts'
import { FileRefusal, type Lock } from './ports.ts'
import type { JobTools } from './handlers.ts'

type Tools = JobTools<Progress>

export const BUNDLE_MIME = 'application/vnd.mortise'

/** What this computer is called where nobody has named it. */
const UNNAMED = 'Mortise'

/** Says who this computer is and, of a laptop, what it has, and gives the college the name by which its files know each other. Nothing where both are said. */
export async function introduction({ world, ports, past }: Tools, name: string | undefined): Promise<Change[]> {
  const keys = await ports.bundles.keys()
  const known = world.tables.device.get(ports.device)
  const college = world.tables.college.get(COLLEGE_ID)
  const part = await partHeld(world, past)
  const laptop = part === null ? undefined : world.tables.takeAlong.get(part)
  const said = { name: name ?? known?.name ?? laptop?.label ?? college?.name ?? UNNAMED, ...keys }
  const changes: (Change | null)[] = [known ? revision('device', known as Row0, said) : birth('device', { id: ports.device, ...said } as Row0)]
  if (college && !college.school) changes.push(revision('college', college as Row0, { school: (await schoolOf(world, past)) ?? ports.device }))
  if (laptop) changes.push(revision('takeAlong', laptop as Row0, { deviceId: ports.device }))
  return changes.filter(c => c !== null)
}

/**
 * The name by which files of this college know each other: that of the data folder in which it was founded. So an older copy that is put
 * back gives it the same, and it outlives the taking back of the act that gave it.
 */
export async function schoolOf(world: World, past: Past): Promise<string | null> {
  const college = world.tables.college.get(COLLEGE_ID)
  if (college?.school) return college.school
  const sets = await past.touching(COLLEGE_ID)
  const named = sets.flatMap(set => set.changes).findLast(c => c.id === COLLEGE_ID && c.from?.['school'])
  return (named?.from?.['school'] as string | undefined) ?? sets.find(set => !set.merged)?.device ?? null
}

/** Everything of the wanted records, as one file carries it; photos of those for which `showing` says so. */
export async function bundleOf(tools: Tools, wanted: (id: string) => boolean, more: Pick<BundleHead, 'kind'> & Partial<BundleHead>, showing = wanted): Promise<Bundle | Refused> {
  const { world, ports, past } = tools
  const college = world.tables.college.get(COLLEGE_ID)
  const device = world.tables.device.get(ports.device)
  if (!college?.school || !device) return refuse('exchange.nothing', {})
  const { knows } = await past.next(ports.clock.instant())
  const last = past.seq
  const known = { ...knows, [ports.device]: last }
  const outgoing = gatherOutgoing(wanted)
  await eachSet(tools, last, set => outgoing.take(set))
  await past.needAll()
  const rows = tableNames.flatMap(table => [...(tables(world, table))].filter(row => wanted(row.id)).map(row => ({ table, row })))
  return {
    head: {
      format: BUNDLE_FORMAT,
      school: college.school,
      schoolName: college.name,
      from: { device: ports.device, name: device.name, signKey: device.signKey, recipient: device.recipient },
      made: ports.clock.instant(),
      knows: known,
      counts: countsByTable(rows.map(({ row }) => row.id)),
      ...more,
      // what was not chosen is left out, whatever of it is known
      ...(more.span ? { assumes: known } : {}),
    },
    sets: outgoing.sets(rows),
    photos: await photosOf(tools, rows.flatMap(({ row }) => (showing(row.id) ? row : []))),
  }
}

/**
 * Records of which somebody does not know everything yet, and what all of them know; `readers` are computers, of which one that never
 * sent anything knows nothing.
 */
export async function newsFor(tools: Tools, readers: readonly string[]): Promise<{ wanted: (id: string) => boolean; assumes: Vector }> {
  const said: { device: string; seq: number; ids: string[] }[] = []
  const known = new Map<string, Vector>()
  await eachSet(tools, tools.past.seq, set => {
    if (set.merged) known.set(set.merged.from.device, joined(known.get(set.merged.from.device) ?? {}, set.merged.from.knows))
    for (const { device, seq, changes } of carriedBy(set, undefined)) said.push({ device, seq, ids: changes.map(c => c.id) })
  })
  const vectors = readers.map(reader => known.get(reader) ?? {})
  if (!vectors.length) vectors.push({})
  const news = new Set<string>()
  for (const { device, seq, ids } of said) {
    if (vectors.every(knows => (knows[device] ?? 0) >= seq)) continue
    for (const id of ids) news.add(id)
  }
  const [first, ...others] = vectors
  const assumes = Object.fromEntries(Object.entries(first!).map(([device, seq]) => [device, Math.min(seq, ...others.map(knows => knows[device] ?? 0))]))
  return { wanted: id => news.has(id) && tableOf(id) !== 'conflict', assumes }
}

async function eachSet({ past, ports, progress, signal }: Tools, last: number, take: (set: ChangeSet) => void): Promise<void> {
  let done = 0
  for await (const set of entriesFrom(past, 1, last)) {
    if (done % AT_ONCE === 0) {
      await ports.breath()
      progress({ code: 'exchange.gather', done, total: last })
      if (signal.aborted) throw new FileRefusal('job.cancelled', {})
    }
    take(set)
    done++
  }
}

function tables(world: World, table: TableName): Iterable<Row0> {
  return world.tables[table].values() as Iterable<Row0>
}

/** Ids of photos and papers anywhere in a row. */
export function attachmentsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('attachment:') ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(attachmentsIn) : []
}

async function photosOf({ ports, progress, signal }: Tools, rows: readonly Row0[]): Promise<Map<string, Uint8Array>> {
  const ids = [...new Set(rows.flatMap(attachmentsIn))]
  const photos = new Map<string, Uint8Array>()
  for (const [i, id] of ids.entries()) {
    progress({ code: 'exchange.photos', done: i, total: ids.length })
    if (signal.aborted) throw new FileRefusal('job.cancelled', {})
    const bytes = await ports.attachments.get(id)
    if (bytes) photos.set(id, bytes)
  }
  return photos
}

/** Locks a bundle and hands it over, or writes it into a folder of this computer. */
export async function handOver({ ports, progress, signal }: Tools, bundle: Bundle, name: string, lock: Lock, folder: string | undefined, id: string | null): Promise<Sent> {
  const bytes = await ports.bundles.seal(bundle, lock, progress, signal)
  const records = Object.values(bundle.head.counts).reduce((a, b) => a + b, 0)
  const sent = { bytes: bytes.length, records, photos: bundle.photos.size, id }
  if (folder !== undefined) return { ...sent, path: await ports.bundles.write(folder, name, bytes), file: null }
  return { ...sent, path: null, file: { name, mime: BUNDLE_MIME, base64: base64OfBytes(bytes) } }
}

/** A file name that every stick takes, with the day in it. */
export function bundleName(label: string, instant: string): string {
  const plain = label.replace(/[<>:"/\\|?*\u0000-\u001f]+/g, ' ').replace(/[. ]+$/, '').trim().slice(0, 60)
  return `${plain || 'Mortise'} ${instant.slice(0, 10)}.mortise`
}
