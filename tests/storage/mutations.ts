import { createHash } from 'node:crypto'
import type { Dice } from './dice.ts'

/** Content of a folder by path, the older contents that each path has had, and the backups' own files among them. */
export type Files = ReadonlyMap<string, Buffer>
/** What is planted: a path and its new content; null: the file is gone. */
export type Mutation = { kind: string; path: string; planted: { path: string; content: Buffer | null }[] }

const PAGE = 4096
const FIGURE = /"(?:seq|safe|len|bytes|rows|format|v|first|last)":\d+/g

type Change = (content: Buffer, dice: Dice) => Buffer | null

/** What can happen to the content of one file; null where it can't happen to this one. */
const CHANGES: Record<string, Change> = {
  'bit flip': (content, dice) => withByte(content, dice, byte => byte ^ (1 << dice.below(8))),
  'byte set': (content, dice) => withByte(content, dice, byte => dice.pick([0, 10, 32, 34, 44, 125, 255].filter(b => b !== byte))),
  truncate: (content, dice) => content.subarray(0, dice.below(content.length)),
  'truncate at a line': (content, dice) => {
    const ends = lineEnds(content).filter(end => end < content.length)
    return content.subarray(0, ends.length ? dice.pick(ends) : 0)
  },
  extend: (content, dice) => Buffer.concat([content, dice.chance(0.5) ? Buffer.alloc(1 + dice.below(600)) : content.subarray(0, 1 + dice.below(content.length))]),
  'zero page': (content, dice) => {
    const from = dice.chance(0.5) ? Math.floor(dice.below(content.length) / 512) * 512 : 0
    return Buffer.from(content).fill(0, from, Math.min(content.length, from + dice.pick([512, PAGE])))
  },
  'swap lines': (content, dice) => {
    const lines = linesOf(content)
    const at = dice.below(Math.max(1, lines.length - 1))
    return Buffer.concat([...lines.slice(0, at), ...lines.slice(at, at + 2).reverse(), ...lines.slice(at + 2)])
  },
  'line twice': (content, dice) => {
    const lines = linesOf(content)
    const at = dice.below(lines.length)
    return Buffer.concat([...lines.slice(0, at + 1), ...lines.slice(at)])
  },
  'line gone': (content, dice) => {
    const lines = linesOf(content)
    const at = dice.below(lines.length)
    return Buffer.concat(lines.filter((_, i) => i !== at))
  },
  'figure changed': (content, dice) => {
    const text = content.toString('latin1')
    const found = [...text.matchAll(FIGURE)]
    if (!found.length) return null
    const { 0: figure, index } = dice.pick(found)
    const other = figure.replace(/\d+$/, n => String(dice.pick([0, Number(n) + 1, Number(n) - 1, Number(n) * 10, 999999999])))
    return Buffer.from(text.slice(0, index) + other + text.slice(index + figure.length), 'latin1')
  },
  'newer format': content => {
    const body = /^\{"sha256":"[0-9a-f]{64}","body":(\{"format":2,.*\})\}\s*$/.exec(content.toString('utf8'))?.[1]?.replace('"format":2', '"format":3')
    return body ? Buffer.from(`{"sha256":"${createHash('sha256').update(body).digest('hex')}","body":${body}}\n`) : null
  },
  empty: () => Buffer.alloc(0),
}

/** One mutation of one file, or of two that change places. */
export function mutationOf(files: Files, older: ReadonlyMap<string, readonly Buffer[]>, dice: Dice): Mutation {
  for (;;) {
    const path = pathBy(files, dice)
    const content = files.get(path)!
    const throwOf = dice.next()
    if (throwOf < 0.06) return { kind: 'deleted', path, planted: [{ path, content: null }] }
    if (throwOf < 0.12) {
      const other = pathBy(files, dice)
      if (files.get(other)!.equals(content)) continue
      return { kind: `swapped with ${other}`, path, planted: [{ path, content: files.get(other)! }, { path: other, content }] }
    }
    const earlier = (older.get(path) ?? []).filter(old => !old.equals(content))
    if (throwOf < 0.2 && earlier.length) {
      const old = dice.pick(earlier)
      const spliced = old.length && dice.chance(0.3) ? Buffer.concat([old.subarray(0, dice.below(old.length)), content.subarray(dice.below(content.length))]) : old
      if (!spliced.equals(content)) return { kind: 'older content', path, planted: [{ path, content: spliced }] }
    }
    const kind = dice.pick(Object.keys(CHANGES))
    const changed = content.length ? CHANGES[kind]!(content, dice) : null
    if (changed && !changed.equals(content)) return { kind, path, planted: [{ path, content: changed }] }
  }
}

/** Any kind of file first, then one of that kind: there are few manifests and many tables. */
function pathBy(files: Files, dice: Dice): string {
  const paths = [...files.keys()]
  const kind = dice.pick([...new Set(paths.map(kindOf))])
  return dice.pick(paths.filter(path => kindOf(path) === kind))
}

export function kindOf(path: string): string {
  const name = path.split('/').at(-1)!
  if (path.includes('-backups/')) return path.includes('/objects/') ? 'backup object' : 'backup'
  if (path.includes('/attachments/')) return 'attachment'
  return path.includes('/tables/') ? 'table' : path.includes('/history/') ? 'history' : name.startsWith('journal') ? 'journal' : name
}

function withByte(content: Buffer, dice: Dice, change: (byte: number) => number): Buffer {
  const next = Buffer.from(content)
  const at = dice.below(next.length)
  next[at] = change(next[at]!)
  return next
}

function lineEnds(content: Buffer): number[] {
  const ends: number[] = []
  for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) ends.push(at + 1)
  return ends
}

/** With their line feeds. */
function linesOf(content: Buffer): Buffer[] {
  const ends = [...lineEnds(content), content.length]
  return ends.map((end, i) => content.subarray(ends[i - 1] ?? 0, end)).filter(line => line.length)
}
