import { join } from 'node:path'
import type { ChangeSet, Standing } from '#domain/base/decision.ts'
import { follow, seqsOf } from '#domain/history/standing.ts'
import { partOf } from '#domain/part.ts'
import type { Codec } from './codec.ts'
import { HEAD, HEAD_BEFORE, MARK } from './file-names.ts'
import type { JournalEnd } from './journal.ts'
import { NOTHING_CERTAIN, readMark, type Mark } from './mark.ts'
import { applySets, Damage, damageOf, readTables, WHOLE, type Rows, type Taking } from './read-tables.ts'
import { replay, type Replay } from './replay.ts'
import { segmentsOf, type Segment, type Source } from './segments.ts'
import { EMPTY_HEAD, readHead, type Head } from './snapshot.ts'

/** A store as it was found on a disk or in a backup. */
export type Found = {
  rows: Rows
  /** parts that were left where they are */
  months: string[]
  head: Head
  /** what was done since the head */
  tail: ChangeSet[]
  seq: number
  hash: string
  standing: Standing
  end: JournalEnd
  /** the end of a write that was cut off */
  torn: Buffer | null
  damage: Damage | null
  /** with damage: true where another way led to every change */
  repairable: boolean
  /** changes whose account is gone, while the tables hold them */
  lostHistory: { from: number; to: number }[]
  /** the last change that was on the disk for certain, whether it is found or not */
  marked: number
}

/**
 * Reads a store: its tables, and what the journal says was done since. Where the newest tables are damaged it goes by the ones
 * before them, then by the whole history; what it finds then is shown, but nothing is written to it.
 */
export async function readStore(source: Source, folder: string, codec: Codec, taking: Taking = WHOLE): Promise<Found> {
  const mark = await readMark(source, folder) // before the journal: a writer may be at work
  const segments = await segmentsOf(source, folder)
  const problems: Damage[] = mark ? [] : [new Damage(MARK, 'missing')]
  let best: Found | null = null
  for (const name of [HEAD, HEAD_BEFORE, null]) {
    const from = await tablesOf(source, folder, name, codec, taking, problems)
    if (!from) continue
    const tail: ChangeSet[] = []
    const way = await replay(source, folder, segments, from.head, mark ?? NOTHING_CERTAIN, codec, set => void tail.push(set))
    const found = foundBy(from, way, tail, segments, mark ?? NOTHING_CERTAIN, taking.wanted)
    if (!way.damage && !problems.length) return found
    if (way.damage) problems.push(way.damage)
    if (!best || found.seq > best.seq || !way.damage) best = found
    if (!way.damage) break
  }
  return { ...best!, damage: problems[0]!, repairable: !best!.damage } // the last way, from nothing, always finds something
}

async function tablesOf(source: Source, folder: string, name: string | null, codec: Codec, taking: Taking, problems: Damage[]): Promise<{ head: Head; rows: Rows } | null> {
  if (name === null) return { head: structuredClone(EMPTY_HEAD), rows: new Map() }
  try {
    const head = await readHead(source, folder, name, codec)
    if (head) return { head, rows: await readTables(source, folder, head, codec, taking) }
    if (name === HEAD && (await source.stat(join(folder, HEAD_BEFORE)))) problems.push(new Damage(HEAD, 'missing'))
  } catch (error) {
    problems.push(damageOf(name, error))
  }
  return null
}

function foundBy({ head, rows }: { head: Head; rows: Rows }, way: Replay, tail: ChangeSet[], segments: readonly Segment[], mark: Mark, wanted: (part: string) => boolean): Found {
  applySets(rows, tail, wanted)
  const standing = { active: seqsOf(head.standing.active), undone: [...head.standing.undone] }
  for (const set of tail) follow(standing, set)
  const { newest, seq, hash } = way
  const goesOn = newest !== null && newest.segment.first + newest.held - 1 > head.seq
  return {
    rows,
    months: [...new Set([...Object.keys(head.parts), ...tail.flatMap(set => set.changes.map(change => partOf(change.id)))])].filter(part => !wanted(part)),
    head,
    tail,
    seq,
    hash,
    standing,
    end: newest && (goesOn || way.torn) ? { seq, hash, first: newest.segment.first, before: newest.before, bytes: newest.good } : { seq, hash, first: seq + 1, before: hash, bytes: 0 },
    torn: way.torn,
    damage: way.damage,
    repairable: false,
    lostHistory: gapsIn(segments, head.seq),
    marked: mark.seq,
  }
}

/** Changes that the tables hold and no piece of the journal tells of. */
function gapsIn(segments: readonly Segment[], through: number): Found['lostHistory'] {
  const gaps: Found['lostHistory'] = []
  let next = 1
  for (const { first, last } of segments) {
    if (first > next) gaps.push({ from: next, to: first - 1 })
    next = Math.max(next, (last ?? first) + 1)
  }
  if (next <= through) gaps.push({ from: next, to: through })
  return gaps
}
