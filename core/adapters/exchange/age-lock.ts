import type { Lock } from '#app/ports.ts'
import { FileRefusal } from '#app/ports.ts'
import { Decrypter, Encrypter } from 'age-encryption'
import { damaged } from './damaged.ts'
import { LOCK_BYTES, type Limits } from './limits.ts'

const INTRO = 'age-encryption.org/v1\n'
const BLOCK = 64 * 1024
const NONCE = 16
const TAG = 16
/** Encrypted bytes hardly ever end like this; a file whose room was taken before it was copied does. */
const ZEROS = new Uint8Array(64)

type Opener = { passphrase: string | null; identity: string }

/**
 * Encrypts as age v1 (https://age-encryption.org/v1): with a passphrase, or for computers by their keys and for the one that does it,
 * `own`, which so can prove and open its own files. @throws FileRefusal bundle.recipient
 */
export async function locked(content: Uint8Array, lock: Lock, own: string, { workFactor }: Limits): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  if ('passphrase' in lock) {
    encrypter.setPassphrase(asTyped(lock.passphrase))
    encrypter.setScryptWorkFactor(workFactor)
  } else {
    for (const recipient of new Set([...lock.recipients, own])) addRecipient(encrypter, recipient)
  }
  return encrypter.encrypt(content)
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    if (!/^age1[ac-hj-np-z02-9]{58}$/.test(recipient)) throw new Error('not the key of a computer')
    encrypter.addRecipient(recipient)
  } catch {
    throw new FileRefusal('bundle.recipient', { recipient: recipient.slice(0, 80) })
  }
}

/** Keyboards type some letters in more ways than one, and full-width digits where Chinese is written. */
function asTyped(passphrase: string): string {
  return passphrase.normalize('NFKC')
}

/** The content broke off: what was proven of it before, from its beginning. */
export class BrokenOff extends Error {
  constructor(
    readonly before: Uint8Array[],
    readonly lockBytes: number,
  ) {
    super('the content is cut off or damaged')
  }
}

/**
 * What was locked, proven block by block. @throws BrokenOff where a block is missing or false
 * @throws FileRefusal bundle.empty, bundle.foreign, bundle.cut, bundle.damaged, bundle.asksPassphrase, bundle.passphrase, bundle.notForHere
 */
export async function unlocked(bytes: Uint8Array, { passphrase, identity }: Opener, limits: Limits, progress: (done: number) => void): Promise<Uint8Array[]> {
  const lockBytes = lockIn(bytes)
  const kind = kindOf(text(bytes.subarray(0, lockBytes)), limits)
  if (kind === 'passphrase' && passphrase === null) throw new FileRefusal('bundle.asksPassphrase', {})
  const decrypter = new Decrypter()
  if (kind === 'passphrase') decrypter.addPassphrase(asTyped(passphrase!))
  else decrypter.addIdentity(identity)
  const stream = await decrypter.decrypt(blocksOf(bytes)).catch((error: Error) => {
    // the one sentence by which the library says that no key fits (a test holds it to that)
    if (error.message.startsWith('no identity matched')) throw new FileRefusal(kind === 'passphrase' ? 'bundle.passphrase' : 'bundle.notForHere', {})
    throw bytes.length < lockBytes + NONCE ? new FileRefusal('bundle.cut', {}) : damaged('lock', error.message)
  })
  const reader = stream.getReader()
  const blocks: Uint8Array[] = []
  try {
    for (let done = 0; ; progress(done)) {
      const block = await reader.read()
      if (block.done) return blocks
      blocks.push(block.value)
      done += block.value.length
    }
  } catch {
    throw new BrokenOff(blocks, lockBytes)
  }
}

/** The size of a locked file whose lock and content have these sizes. */
export function lockedSize(lockBytes: number, content: number): number {
  return lockBytes + NONCE + content + TAG * Math.max(1, Math.ceil(content / BLOCK))
}

export function endsInZeros(bytes: Uint8Array): boolean {
  return bytes.length >= ZEROS.length && Buffer.compare(bytes.subarray(-ZEROS.length), ZEROS) === 0
}

/** How long the lock is: the lines before the content. @throws FileRefusal */
function lockIn(bytes: Uint8Array): number {
  if (!bytes.length) throw new FileRefusal('bundle.empty', {})
  const start = text(bytes.subarray(0, LOCK_BYTES))
  if (!start.startsWith(INTRO)) {
    const isCut = INTRO.startsWith(start) || Buffer.compare(bytes.subarray(0, ZEROS.length), ZEROS.subarray(0, bytes.length)) === 0
    throw new FileRefusal(isCut ? 'bundle.cut' : 'bundle.foreign', {})
  }
  const last = /\n--- [^\n]*\n/.exec(start)
  if (last) return last.index + last[0].length
  throw bytes.length < LOCK_BYTES || endsInZeros(bytes) ? new FileRefusal('bundle.cut', {}) : damaged('lock', 'no end of the lock')
}

function kindOf(lock: string, { workFactor, recipients }: Limits): 'passphrase' | 'keys' {
  const stanzas = [...lock.matchAll(/\n-> ([^\n]*)/g)].map(found => found[1]!.split(' '))
  if (stanzas.length > recipients + 1) throw damaged('lock', `${stanzas.length} recipients`)
  const scrypt = stanzas.find(([type]) => type === 'scrypt')
  if (!scrypt) return 'keys'
  if (!/^\d{1,2}$/.test(scrypt[2] ?? '') || Number(scrypt[2]) > workFactor) throw damaged('lock', `a scrypt cost of ${scrypt[2]?.slice(0, 9)}`)
  return 'passphrase'
}

/** In blocks that are asked for one by one: each is a turn for what else waits. */
function blocksOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, (at += BLOCK)))
    },
  })
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
