import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Blocks, Codec } from './codec.ts'

/**
 * Everything under one data key, by AES-256-GCM (NIST SP 800-38D). No nonce ever repeats under a key, on whatever computers copies of
 * the folder go on: a file has a key of its own, drawn from the data key by 32 random bytes (HKDF, RFC 5869), and its blocks are
 * counted; the lines that one opened codec writes have a key by 16 random bytes, and are counted. What each is stands in the additional
 * data: kind, format, store, and the file's name or the line's number. So nothing can be swapped, moved, cut or taken from another store.
 */
const MAGIC = Buffer.from('MORTLOCK\x01', 'latin1')
const FILE_SALT = 32
const LINE_SALT = 16
const COUNTER = 6
const TAG = 16
export const BLOCK = 64 * 1024
const PACKED = 2
const UNPACKED = 1
/** A shorter line is not worth packing. */
const WORTH_PACKING = 256
const MOST_LINE = 1024 * 1024 * 1024

export type LockedCodec = Codec & {
  /** Writes over every key that it holds; nothing can be opened or sealed with it any more. */
  forget(): void
}

/** @param store names the data that the key belongs to; two stores never share a key */
export function lockedCodec(dataKey: Uint8Array, store: string): LockedCodec {
  const key = Buffer.from(dataKey)
  const keys = new Map<string, Buffer>()
  const lineSalt = randomBytes(LINE_SALT)
  let count = 0

  function derived(salt: Uint8Array, kind: 'file' | 'line'): Buffer {
    return Buffer.from(hkdfSync('sha256', key, salt, `mortise ${kind} 1`, 32))
  }

  /** Lines of one opened folder share a key: it is drawn once. */
  function lineKey(salt: Buffer): Buffer {
    const name = salt.toString('hex')
    const known = keys.get(name)
    if (known) return known
    const drawn = derived(salt, 'line')
    keys.set(name, drawn)
    return drawn
  }

  const told = (kind: 'file' | 'line', what: string | number) => Buffer.from(`mortise:${kind}:1:${store}:${what}`)

  async function* seal(content: Blocks, about: string): AsyncGenerator<Uint8Array> {
    const salt = randomBytes(FILE_SALT)
    const fileKey = derived(salt, 'file')
    const aad = told('file', about)
    const room = Buffer.allocUnsafe(BLOCK)
    let held = 0
    let n = 0
    yield Buffer.concat([MAGIC, salt])
    for await (const block of content) {
      for (let at = 0; at < block.length; ) {
        if (held === BLOCK) {
          yield sealed(fileKey, blockNonce(n++, false), aad, room)
          held = 0
        }
        const taken = Math.min(BLOCK - held, block.length - at)
        room.set(block.subarray(at, at + taken), held)
        held += taken
        at += taken
      }
    }
    yield sealed(fileKey, blockNonce(n, true), aad, room.subarray(0, held))
    room.fill(0)
  }

  async function* open(content: Blocks, about: string): AsyncGenerator<Uint8Array> {
    const aad = told('file', about)
    const head = Buffer.alloc(MAGIC.length + FILE_SALT)
    const room = Buffer.allocUnsafe(BLOCK + TAG)
    let fileKey: Buffer | null = null
    let headHeld = 0
    let held = 0
    let n = 0
    for await (const block of content) {
      for (let at = 0; at < block.length; ) {
        if (headHeld < head.length) {
          const taken = Math.min(head.length - headHeld, block.length - at)
          head.set(block.subarray(at, at + taken), headHeld)
          headHeld += taken
          at += taken
          continue
        }
        fileKey ??= derived(ours(head), 'file')
        if (held === room.length) {
          yield opened(fileKey, blockNonce(n++, false), aad, room)
          held = 0
        }
        const taken = Math.min(room.length - held, block.length - at)
        room.set(block.subarray(at, at + taken), held)
        held += taken
        at += taken
      }
    }
    if (!fileKey || held < TAG) throw new Error('the file is cut off')
    yield opened(fileKey, blockNonce(n, true), aad, room.subarray(0, held))
  }

  return {
    seal,
    open,
    sealLine(json, seq) {
      const packed = json.length >= WORTH_PACKING
      const head = Buffer.alloc(1 + LINE_SALT + COUNTER)
      head[0] = packed ? PACKED : UNPACKED
      head.set(lineSalt, 1)
      head.writeUIntBE(count, 1 + LINE_SALT, COUNTER)
      const nonce = lineNonce(head)
      count += 1 // also where what follows fails: a nonce is used once
      const body = sealed(lineKey(lineSalt), nonce, Buffer.concat([told('line', seq), head.subarray(0, 1)]), packed ? deflateRawSync(json, { level: 1 }) : json)
      return Buffer.from(JSON.stringify(Buffer.concat([head, body]).toString('base64')))
    },
    openLine(text, seq) {
      const bytes = Buffer.from(JSON.parse(text) as string, 'base64')
      const head = bytes.subarray(0, 1 + LINE_SALT + COUNTER)
      if (bytes.length < head.length + TAG || (head[0] !== PACKED && head[0] !== UNPACKED)) throw new Error('not a line of ours')
      const body = opened(lineKey(head.subarray(1, 1 + LINE_SALT)), lineNonce(head), Buffer.concat([told('line', seq), head.subarray(0, 1)]), bytes.subarray(head.length))
      return (head[0] === PACKED ? inflateRawSync(body, { maxOutputLength: MOST_LINE }) : body).toString('utf8')
    },
    ending: '.locked',
    forget() {
      key.fill(0)
      for (const drawn of keys.values()) drawn.fill(0)
      keys.clear()
    },
  }
}

/** The salt of a file's head. */
function ours(head: Buffer): Buffer {
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error('not a locked file')
  return head.subarray(MAGIC.length)
}

/** Counts the blocks of a file and marks its last one, so that it can't be cut off at the end of a block. */
function blockNonce(n: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(n, 5, 6)
  nonce[11] = Number(last)
  return nonce
}

function lineNonce(head: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(12 - COUNTER), head.subarray(1 + LINE_SALT)])
}

/** Ciphertext and tag. */
export function sealed(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, content: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
  cipher.setAAD(aad)
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** @throws where the key, the nonce, the additional data or any byte is not what it was */
export function opened(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, content: Uint8Array): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
  cipher.setAAD(aad)
  cipher.setAuthTag(content.subarray(content.length - TAG))
  return Buffer.concat([cipher.update(content.subarray(0, content.length - TAG)), cipher.final()])
}
