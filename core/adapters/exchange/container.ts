import { crc32 } from 'node:zlib'
import { damaged } from './damaged.ts'

/** One part as it lies in the container: stored, or deflated to `packed`; `bytes` and `crc` are of what it unpacks to. */
export type Part = { name: string; deflated: boolean; packed: Uint8Array; bytes: number; crc: number }

const LOCAL = 0x04034b50
const ENTRY = 0x02014b50
const END = 0x06054b50
const LOCAL_BYTES = 30
const ENTRY_BYTES = 46
const END_BYTES = 22
const VERSION = 20 // 2.0: what unpacks it
const NO_TIME = 0x0021 // 1980-01-01, in which a .zip begins

export function stored(name: string, packed: Uint8Array): Part {
  return { name, deflated: false, packed, bytes: packed.length, crc: crc32(packed) }
}

/** A .zip (APPNOTE 6.3.3) without anything that could be left out: the same parts give the same bytes, and any tool can open it. */
export function packed(parts: readonly Part[]): Uint8Array {
  const pieces: Uint8Array[] = []
  for (const part of parts) pieces.push(localHeader(part), part.packed)
  pieces.push(directory(parts))
  return joined(pieces)
}

/** How many bytes {@link packed} makes of parts with these names and packed sizes. */
export function packedSize(parts: readonly { name: string; packed: number }[]): number {
  return parts.reduce((n, { name, packed }) => n + LOCAL_BYTES + ENTRY_BYTES + 2 * name.length + packed, END_BYTES)
}

/**
 * The parts of a container, nothing unpacked. It must be byte for byte what {@link packed} makes of them: no gaps, no comments, no second
 * story in the headers. @throws FileRefusal bundle.damaged
 */
export function partsIn(bytes: Uint8Array, most: number): Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - END_BYTES
  if (end < 0 || view.getUint32(end, true) !== END) throw damaged('container', 'no end')
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count > most) throw damaged('container', `${count} parts`)
  if (start > end) throw damaged('container', 'the directory is behind its end')

  const parts: Part[] = []
  let offset = 0
  for (let i = 0, at = start; i < count; i++) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) throw damaged('container', `no entry ${i}`)
    const size = view.getUint32(at + 20, true)
    const nameBytes = view.getUint16(at + 28, true)
    const name = latin(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes))
    const from = offset + LOCAL_BYTES + nameBytes
    if (from + size > start) throw damaged('container', `${name} reaches into the directory`)
    const deflated = view.getUint16(at + 10, true) === 8
    const part: Part = { name, deflated, packed: bytes.subarray(from, from + size), bytes: view.getUint32(at + 24, true), crc: view.getUint32(at + 16, true) }
    if (!isAt(bytes, offset, localHeader(part))) throw damaged('container', `the header of ${name} differs from its entry`)
    parts.push(part)
    at += ENTRY_BYTES + nameBytes
    offset = from + size
  }
  const ending = directory(parts)
  if (offset !== start || start + ending.length !== bytes.length || !isAt(bytes, start, ending)) throw damaged('container', 'not in its one form')
  return parts
}

/**
 * The first part of a container of which perhaps only the beginning is there, if it is stored and has this name. Every format has its head
 * there, so that a newer one can be told from a damaged one.
 */
export function firstPart(bytes: Uint8Array, name: string, most: number): Uint8Array | null {
  const size = firstPartBytes(bytes, name)
  const from = LOCAL_BYTES + name.length
  return size !== null && size <= most && from + size <= bytes.length ? bytes.subarray(from, from + size) : null
}

/** How long the first part is, if it is stored and has this name. */
export function firstPartBytes(bytes: Uint8Array, name: string): number | null {
  const from = LOCAL_BYTES + name.length
  if (bytes.length < from) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isStored = view.getUint32(0, true) === LOCAL && view.getUint16(8, true) === 0
  const isIt = isStored && view.getUint16(26, true) === name.length && latin(bytes.subarray(LOCAL_BYTES, from)) === name
  return isIt ? view.getUint32(18, true) : null
}

/** Version, flags, method, time, checksum, sizes, length of the name, no extra field: the same in both places. */
function told(view: DataView, at: number, { deflated, crc, packed, bytes, name }: Part): void {
  view.setUint16(at, VERSION, true)
  view.setUint16(at + 4, deflated ? 8 : 0, true)
  view.setUint16(at + 8, NO_TIME, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, packed.length, true)
  view.setUint32(at + 18, bytes, true)
  view.setUint16(at + 22, name.length, true)
}

function localHeader(part: Part): Uint8Array {
  const bytes = new Uint8Array(LOCAL_BYTES + part.name.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, LOCAL, true)
  told(view, 4, part)
  bytes.set(Buffer.from(part.name, 'latin1'), LOCAL_BYTES)
  return bytes
}

function directory(parts: readonly Part[]): Uint8Array {
  const pieces: Uint8Array[] = []
  let offset = 0
  let size = 0
  for (const part of parts) {
    const bytes = new Uint8Array(ENTRY_BYTES + part.name.length)
    const view = new DataView(bytes.buffer)
    view.setUint32(0, ENTRY, true)
    view.setUint16(4, VERSION, true)
    told(view, 6, part)
    view.setUint32(42, offset, true)
    bytes.set(Buffer.from(part.name, 'latin1'), ENTRY_BYTES)
    pieces.push(bytes)
    size += bytes.length
    offset += LOCAL_BYTES + part.name.length + part.packed.length
  }
  const end = new Uint8Array(END_BYTES)
  const view = new DataView(end.buffer)
  view.setUint32(0, END, true)
  view.setUint16(8, parts.length, true)
  view.setUint16(10, parts.length, true)
  view.setUint32(12, size, true)
  view.setUint32(16, offset, true)
  return joined([...pieces, end])
}

/** A byte a character: no two spellings of one name. */
function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  return Buffer.compare(bytes.subarray(at, at + wanted.length), wanted) === 0
}

/** In a buffer of its own, so that it can be handed to another thread. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
