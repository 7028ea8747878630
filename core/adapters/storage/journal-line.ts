import { createHash } from 'node:crypto'
import type { ChangeSet } from '#domain/base/decision.ts'

/**
 * One line of the journal: a change set behind a header that proves it. The hash covers the previous line's hash and
 * the set's own bytes, so that no line can be altered, dropped or moved unseen. Each line is JSON on its own.
 */
export const FIRST_HASH = '0'.repeat(64)
const HEADER = /^\{"v":1,"seq":(\d+),"len":(\d+),"prev":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","set":/

export type Line = { set: ChangeSet; hash: string }

function hashOf(prev: string, text: string): string {
  return createHash('sha256').update(prev).update(text).digest('hex')
}

/** The line for a set, with its line feed, and the hash that the next line must name. */
export function writeLine(set: ChangeSet, prev: string): { text: string; hash: string } {
  const body = JSON.stringify(set)
  const hash = hashOf(prev, body)
  return { text: `{"v":1,"seq":${set.seq},"len":${Buffer.byteLength(body)},"prev":"${prev}","hash":"${hash}","set":${body}}\n`, hash }
}

/** Reads one line without its line feed; null when it isn't whole, isn't ours or doesn't follow `prev`. */
export function readLine(text: string, prev: string, seq: number): Line | null {
  const head = HEADER.exec(text)
  if (!head || !text.endsWith('}')) return null
  const body = text.slice(head[0].length, -1)
  if (Number(head[1]) !== seq || head[3] !== prev || Buffer.byteLength(body) !== Number(head[2]) || hashOf(prev, body) !== head[4]) return null
  try {
    return { set: JSON.parse(body) as ChangeSet, hash: head[4] } // the hash proves that we wrote it
  } catch {
    return null
  }
}
