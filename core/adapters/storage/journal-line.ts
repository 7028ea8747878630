import { constants } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { ChangeSet } from '#domain/base/decision.ts'
import type { Codec } from './codec.ts'
import { saidInFull, saidOnce, type Said } from './said-once.ts'

/**
 * One line of the journal: a change set behind a header that proves it. The hash covers the previous line's hash, the header's
 * figures and the set's own bytes, so that no line can be altered, dropped or moved unseen. Each line is JSON on its own.
 * `safe` is the last change that was on the disk for certain when this line was written: a damaged line at or before it is
 * damage; one after it may be a write that power cut short. Lines of format 1 carry no such figure.
 */
export const FIRST_HASH = '0'.repeat(64)
const HEADER = /^\{"v":(?:1,"seq":(\d+)|2,"seq":(\d+),"safe":(\d+)),"len":(\d+),"prev":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","set":/
const LONGEST_HEADER = 260
const PIECE = 500 // changes
const END = Buffer.from('}\n')

export type Line = { seq: number; safe: number; prev: string; hash: string; text: string }

function hashOf(prev: string, safe: number | null, text: string | Uint8Array): string {
  const hash = createHash('sha256').update(prev)
  return (safe === null ? hash : hash.update(`${safe}:`)).update(text).digest('hex')
}

/** A change set as it stands in its line. @throws RangeError where it is longer than any text can be */
export function bodyOf(set: ChangeSet, codec: Codec): Buffer {
  return codec.sealLine(jsonOf(set), set.seq)
}

/** Change by change, as one text of tens of thousands of them takes twice its bytes while it is made. */
function jsonOf(set: ChangeSet): Buffer {
  const said = saidOnce(set)
  const { changes, ...others } = said
  if (changes.length <= PIECE) return Buffer.from(JSON.stringify(said))
  const pieces = [Buffer.from(`${JSON.stringify(others).slice(0, -1)},"changes":[`)]
  for (let from = 0; from < changes.length; from += PIECE) pieces.push(Buffer.from(`${from ? ',' : ''}${JSON.stringify(changes.slice(from, from + PIECE)).slice(1, -1)}`))
  const bytes = Buffer.concat([...pieces, Buffer.from(']}')])
  if (bytes.length > constants.MAX_STRING_LENGTH) throw new RangeError('longer than a text can be')
  return bytes
}

/** The line around a body, with its line feed, and the hash that the next line must name. */
export function writeLine(seq: number, body: Buffer, prev: string, safe: number): { bytes: Buffer; hash: string } {
  const hash = hashOf(prev, safe, body)
  const head = `{"v":2,"seq":${seq},"safe":${safe},"len":${body.length},"prev":"${prev}","hash":"${hash}","set":`
  return { bytes: Buffer.concat([Buffer.from(head), body, END]), hash }
}

/** Reads one line without its line feed, true to itself whatever stands before it; null when it isn't whole. */
export function readLine(text: string): Line | null {
  const head = HEADER.exec(text)
  if (!head || !text.endsWith('}')) return null
  const [whole, seq1, seq2, safeText, len, prev, hash] = head as unknown as [string, string?, string?, string?, string?, string?, string?]
  const body = text.slice(whole.length, -1)
  const seq = Number(seq1 ?? seq2)
  const safe = safeText === undefined ? null : Number(safeText)
  if (Buffer.byteLength(body) !== Number(len) || hashOf(prev!, safe, body) !== hash) return null
  return { seq, safe: safe ?? seq - 1, prev: prev!, hash, text: body }
}

/** @throws where the text is not a change set that we wrote */
export function setOf(line: Line, codec: Codec): ChangeSet {
  const set = saidInFull(JSON.parse(codec.openLine(line.text, line.seq)) as Said) // the hash proves that we wrote it
  if (set.seq !== line.seq) throw new Error(`change ${line.seq} says that it is ${set.seq}`)
  return set
}

/** True for bytes that can be the beginning of a line whose rest never reached the disk. */
export function isBeginning(bytes: Buffer): boolean {
  const text = bytes.toString('utf8')
  const head = HEADER.exec(text)
  if (!head) return text.length < LONGEST_HEADER && BEGINNING.test(text)
  return bytes.length < Buffer.byteLength(head[0]) + Number(head[4]) + 2 // the brace and the line feed
}

const BEGINNING = new RegExp(`^${beginningOf(2)}$|^${beginningOf(1)}$`)

/** A pattern that every beginning of a header fits, and nothing else. */
function beginningOf(version: 1 | 2): string {
  const letters = (text: string) => text.split('').map(c => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
  const figure = ['\\d+']
  const hash = Array.from({ length: 64 }, () => '[0-9a-f]')
  const safe = version === 2 ? [...letters(',"safe":'), ...figure] : []
  const pieces = [
    ...letters(`{"v":${version},"seq":`), ...figure, ...safe, ...letters(',"len":'), ...figure, //
    ...letters(',"prev":"'), ...hash, ...letters('","hash":"'), ...hash, ...letters('","set":'),
  ]
  return pieces.reduceRight((rest, piece) => `(?:${piece}${rest})?`, '')
}
