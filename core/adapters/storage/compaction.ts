import { Low } from 'lowdb'
import { join } from 'node:path'
import type { Change } from '#domain/base/change.ts'
import type { ChangeSet, Standing } from '#domain/base/decision.ts'
import { follow, runsOf, seqsOf } from '#domain/history/standing.ts'
import { headOf } from '#domain/history/set-head.ts'
import { partOf } from '#domain/part.ts'
import { breath } from '../breath.ts'
import type { Codec } from './codec.ts'
import { listIfThere, type Disk } from './disk.ts'
import { HEAD_BEFORE, TABLES } from './file-names.ts'
import { writeHeads } from './heads-file.ts'
import { closeSegment, journalsOf } from './segments.ts'
import { readHead, SnapshotFiles, type Head, type Snapshot } from './snapshot.ts'

/** Sets looked at before others get their turn. */
const SLICE = 200

export type Tables = {
  readonly head: Head
  /** Brings the tables on the disk up to the last of these sets, which follow the head; `hash` is that of the last one's line. */
  advance(sets: readonly ChangeSet[], hash: string): Promise<void>
}

/** The tables on the disk, which only ever move forward: a write that fails leaves the head that was there. */
export function openTables(disk: Disk, folder: string, codec: Codec, start: Head): Tables {
  const low = new Low<Snapshot>(new SnapshotFiles(disk, folder, codec), { head: start, changes: new Map() })
  return {
    get head() {
      return low.data.head
    },
    async advance(sets, hash) {
      const before = low.data
      const last = sets.at(-1)
      if (!last) return
      low.data = { head: { seq: last.seq, hash, standing: await standingAfter(before.head, sets), parts: { ...before.head.parts } }, changes: await byPart(sets) }
      try {
        await low.write()
      } catch (error) {
        low.data = before
        throw error
      }
    },
  }
}

async function byPart(sets: readonly ChangeSet[]): Promise<Map<string, Map<string, Change[]>>> {
  const parts = new Map<string, Map<string, Change[]>>()
  let count = 0
  for (const { changes } of sets) {
    for (const change of changes) {
      const part = partOf(change.id)
      const records = parts.get(part) ?? new Map<string, Change[]>()
      parts.set(part, records)
      const list = records.get(change.id)
      if (list) list.push(change)
      else records.set(change.id, [change])
      if (++count % (SLICE * 10) === 0) await breath()
    }
  }
  return parts
}

async function standingAfter(head: Head, sets: readonly ChangeSet[]): Promise<Head['standing']> {
  const standing: Standing = { active: seqsOf(head.standing.active), undone: [...head.standing.undone] }
  for (const [i, set] of sets.entries()) {
    follow(standing, set)
    if (i % SLICE === 0) await breath()
  }
  return { active: runsOf(standing.active), undone: standing.undone }
}

/**
 * Packs journals that the tables have overtaken into the history (`writing` is not one), with the heads of what was just done, and
 * removes files that no head of the tables names any more.
 */
export async function tidy(disk: Disk, folder: string, head: Head, writing: string, codec: Codec, done: readonly ChangeSet[]): Promise<void> {
  for (const segment of await journalsOf(disk, folder)) {
    const last = segment.last ?? head.seq
    if (segment.path === writing || last > head.seq) continue
    await closeSegment(disk, folder, { ...segment, last }, codec)
    const heads = done.filter(({ seq }) => seq >= segment.first && seq <= last).map(headOf)
    // of a journal that an earlier start left behind they are drawn when they are asked for
    if (heads.length === last - segment.first + 1) await writeHeads(disk, folder, { first: segment.first, last, heads }, codec)
  }
  const before = await readHead(disk, folder, HEAD_BEFORE, codec) // where it can't be read, nothing is known to be stale
  const named = new Set([...Object.values(head.parts), ...Object.values(before?.parts ?? {})].map(ref => ref.file))
  const tables = join(folder, TABLES)
  for (const name of await listIfThere(disk, tables)) if (!named.has(name)) await disk.remove(join(tables, name))
}
