import { join } from 'node:path'
import { birth, sameValue, type Change, type Row0 } from '#domain/base/change.ts'
import type { ChangeSet, SetHead } from '#domain/base/decision.ts'
import { headOf } from '#domain/history/set-head.ts'
import { runsOf } from '#domain/history/standing.ts'
import { partOf } from '#domain/part.ts'
import { breath } from '../breath.ts'
import type { Codec } from './codec.ts'
import type { Disk } from './disk.ts'
import { makeFolderDurably } from './durable-entries.ts'
import { writeDurably } from './durable-write.ts'
import { closedName, HISTORY, MARK } from './file-names.ts'
import { writeHeads } from './heads-file.ts'
import { parseJournal } from './journal-content.ts'
import { bodyOf, FIRST_HASH, setOf, writeLine } from './journal-line.ts'
import { markBytes, NOTHING_CERTAIN } from './mark.ts'
import { readStore, type Found } from './read-store.ts'
import { applySets, Damage, type Rows } from './read-tables.ts'
import { replay } from './replay.ts'
import { readSegment, segmentsOf, zip, type Source } from './segments.ts'
import { EMPTY_HEAD, SnapshotFiles } from './snapshot.ts'

const TURN = 500 // sets written before others get their turn

export type Copying = {
  disk: Disk
  source: Source
  /** how the original lies there, and how the copy shall lie on the disk */
  from: Codec
  to: Codec
  /** what a set says from now on; absent: what it said */
  restated?: ((set: ChangeSet) => ChangeSet) | undefined
}

/**
 * One generation written anew under another lock, or saying something else: how it is filled from an original that was found whole, and
 * what is asked of it. Lines get a new chain, as each covers the bytes that lie on the disk; `told` hears where it ends.
 */
export function copyOf(copying: Copying, old: string, found: Found, told: (hash: string) => void): { fill: (path: string) => Promise<void>; prove: (path: string) => Promise<void> } {
  let { rows } = found
  return {
    async fill(path) {
      const { hash, again } = await copyHistory(copying, old, path, found)
      rows = again ?? found.rows
      await copyTables(copying, path, found, rows, hash)
      await writeDurably(copying.disk, join(path, MARK), [markBytes({ seq: found.seq, hash })])
      told(hash)
    },
    prove: path => proveCopy(copying, path, found.seq, rows),
  }
}

type Copied = { hash: string; /** what the copied sets lead to; null where the history does not begin with the first change */ again: Rows | null }

async function copyHistory({ disk, source, from, to, restated = set => set }: Copying, old: string, path: string, found: Found): Promise<Copied> {
  const segments = await segmentsOf(source, old)
  const again: Rows | null = found.lostHistory.length ? null : new Map()
  let seq = 0
  let hash = FIRST_HASH
  for (const segment of segments) {
    const { lines, rest } = parseJournal(await readSegment(source, old, segment, from), segment.first)
    if (rest.kind !== 'none') throw new Damage(segment.path, 'altered', `change ${segment.first + lines.length} is damaged`)
    const fresh = lines.filter(line => line.seq > seq && line.seq <= found.seq)
    if (!fresh.length) continue
    if (fresh[0]!.seq !== seq + 1) hash = fresh[0]!.prev // behind a gap the chain begins anew, as it did
    const texts: Buffer[] = []
    const heads: SetHead[] = []
    for (const line of fresh) {
      const set = restated(setOf(line, from))
      const written = writeLine(line.seq, bodyOf(set, to), hash, line.safe)
      hash = written.hash
      texts.push(written.bytes)
      heads.push(headOf(set))
      if (again) applySets(again, [set], () => true)
      if (heads.length % TURN === 0) await breath()
    }
    const first = fresh[0]!.seq
    seq = fresh.at(-1)!.seq
    await makeFolderDurably(disk, join(path, HISTORY), path)
    const name = closedName(first, seq)
    await writeDurably(disk, join(path, HISTORY, name), to.seal([await zip(Buffer.concat(texts))], name))
    await writeHeads(disk, path, { first, last: seq, heads }, to)
  }
  if (seq < found.seq && !found.lostHistory.length) throw new Damage(old, 'short', `it ends with change ${seq} instead of ${found.seq}`)
  return { hash: seq === found.seq ? hash : found.hash, again }
}

async function copyTables({ disk, to }: Copying, path: string, { seq, standing }: Found, rows: Rows, hash: string): Promise<void> {
  if (!seq) return
  const changes = new Map<string, Map<string, Change[]>>()
  for (const [table, records] of rows) {
    for (const row of records.values()) {
      const part = partOf(row.id)
      const inPart = changes.get(part) ?? new Map<string, Change[]>()
      changes.set(part, inPart)
      inPart.set(row.id, [birth(table, row)])
    }
  }
  const head = { seq, hash, standing: { active: runsOf(standing.active), undone: [...standing.undone] }, parts: {} }
  await new SnapshotFiles(disk, path, to).write({ head, changes })
}

/** The copy opens by itself, holds the same records, and its history leads to them. */
async function proveCopy({ disk, to }: Copying, path: string, seq: number, rows: Rows): Promise<void> {
  const copy = await readStore(disk, path, to)
  if (copy.damage) throw copy.damage
  if (copy.seq !== seq) throw new Damage(path, 'short', `it ends with change ${copy.seq} instead of ${seq}`)
  if (!isSame(copy.rows, rows)) throw new Damage(path, 'strange', 'its records differ')
  const segments = await segmentsOf(disk, path)
  if (seq && segments[0]?.first !== 1) return
  const again: Rows = new Map()
  const { damage } = await replay(disk, path, segments, EMPTY_HEAD, NOTHING_CERTAIN, to, set => applySets(again, [set], () => true))
  if (damage && !copy.lostHistory.length) throw damage
  if (!damage && !isSame(again, rows)) throw new Damage(path, 'strange', 'its history leads elsewhere')
}

function isSame(a: Rows, b: Rows): boolean {
  const counts = (rows: Rows) => [...rows.values()].reduce((n, table) => n + table.size, 0)
  return counts(a) === counts(b) && [...a].every(([table, records]) => [...records].every(([id, row]: [string, Row0]) => sameValue(row, b.get(table)?.get(id))))
}
