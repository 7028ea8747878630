import { posix } from 'node:path'
import type { Dice } from './dice.ts'

/** A file: what a power cut leaves of it for certain, and what a reader sees. */
export type Inode = {
  /** what the last sync put on the disk; never altered in place */
  durable: Buffer
  /** what a reader sees */
  live: Buffer
  /** writes since that sync */
  pending: Unsynced[]
  modified: number
}
type Unsynced = { at: number; bytes: Buffer } | { cut: number }
export type Entry = Inode | 'folder'
export type Entries = Map<string, Entry>
export type EntryChange = { synced: boolean } & ({ kind: 'link'; path: string; entry: Entry } | { kind: 'unlink'; path: string } | { kind: 'rename'; from: string; to: string; entry: Entry })

/**
 * What a power cut leaves of that which was not synced. `entries`: of the changes to folders none, all, or as many of the first as the
 * dice say. `content`, of each file: nothing, everything, zeros of the length that it had, the first bytes up to any one of them
 * (`torn`), any of its sectors with zeros or the old bytes in the place of the others (`sectors`), or one of these by the dice (`any`).
 */
export type Choice = { entries: 'none' | 'all' | 'some'; content: 'none' | 'all' | 'zeros' | 'torn' | 'sectors' | 'any'; dice: Dice }

const SECTOR = 512
const CONTENTS = ['none', 'all', 'zeros', 'torn', 'sectors', 'sectors'] as const

/** One of a file's legal contents after a power cut. */
export function contentAfter(inode: Inode, choice: Choice): Buffer {
  if (!inode.pending.length) return inode.durable
  const how = choice.content === 'any' ? choice.dice.pick(CONTENTS) : choice.content
  if (how === 'none') return inode.durable
  if (how === 'torn') return torn(inode, choice.dice.below(written(inode) + 1))
  if (how === 'sectors') return sectors(inode, choice.dice)
  const whole = torn(inode, Infinity)
  return how === 'all' ? whole : sized(inode.durable, whole.length)
}

/** Alters the entries as the changes say, and returns them. */
export function entriesAfter(entries: Entries, changes: readonly EntryChange[]): Entries {
  for (const change of changes) {
    if (change.kind === 'link') entries.set(change.path, change.entry)
    else if (change.kind === 'unlink') entries.delete(change.path)
    else {
      const { from, to, entry } = change
      entries.delete(from)
      entries.set(to, entry)
      const inner = entry === 'folder' ? [...entries].filter(([path]) => path.startsWith(`${from}/`)) : []
      for (const [path, moved] of inner) {
        entries.delete(path)
        entries.set(posix.join(to, path.slice(from.length)), moved)
      }
    }
  }
  return entries
}

function written(inode: Inode): number {
  return inode.pending.reduce((sum, p) => sum + ('cut' in p ? 0 : p.bytes.length), 0)
}

/** The writes in their order, up to a number of bytes. */
function torn(inode: Inode, bytes: number): Buffer {
  let content = inode.durable
  let left = bytes
  for (const p of inode.pending) {
    if ('cut' in p) content = sized(content, p.cut)
    else if (p.bytes.length <= left) content = overlaid(content, p.at, p.bytes)
    else return left > 0 ? overlaid(content, p.at, p.bytes.subarray(0, left)) : content
    if (!('cut' in p)) left -= p.bytes.length
  }
  return content
}

/** Any sectors of the writes, in any order; the file may have its full length without what belongs there. */
function sectors(inode: Inode, dice: Dice): Buffer {
  const share = dice.pick([0.1, 0.5, 0.9])
  let content = inode.durable
  let longest = content.length
  for (const p of inode.pending) {
    if ('cut' in p) {
      if (dice.chance(0.8)) content = sized(content, p.cut)
      continue
    }
    const end = p.at + p.bytes.length
    longest = Math.max(longest, end)
    for (let at = p.at; at < end; ) {
      const next = Math.min(end, (Math.floor(at / SECTOR) + 1) * SECTOR)
      if (dice.chance(share)) content = overlaid(content, at, p.bytes.subarray(at - p.at, next - p.at))
      at = next
    }
  }
  return dice.chance(0.5) ? sized(content, Math.max(longest, content.length)) : content
}

/** The content with `bytes` at a position; zeros where there was nothing before. */
export function overlaid(content: Buffer, at: number, bytes: Buffer): Buffer {
  const next = Buffer.alloc(Math.max(content.length, at + bytes.length))
  content.copy(next)
  bytes.copy(next, at)
  return next
}

export function sized(content: Buffer, bytes: number): Buffer {
  return bytes <= content.length ? content.subarray(0, bytes) : overlaid(content, bytes, Buffer.alloc(0))
}
