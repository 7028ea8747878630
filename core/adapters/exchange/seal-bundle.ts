import { createHash } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'
import { FileRefusal, type Lock } from '#app/ports.ts'
import type { Progress } from '#contract/define.ts'
import type { BundleHead } from '#domain/exchange/bundle.ts'
import { Fault } from '#domain/base/decision.ts'
import { locked } from './age-lock.ts'
import { joined, packed, stored, type Part } from './container.ts'
import { HEAD, headFile, photoName, SETS, SIGNATURE, signatureOf, type HeadPart } from './head-file.ts'
import type { Limits } from './limits.ts'
import { openBundle } from './open-bundle.ts'

/** `own`: what this computer signs with and is locked for. */
export type Own = { sign: string; recipient: string; identity: string }
export type SealTask = {
  head: BundleHead
  /** sets as lines, in pieces; they are used up, as there may not be room for them twice */
  lines: Uint8Array[]
  photos: readonly (readonly [id: string, bytes: Uint8Array])[]
  lock: Lock
  own: Own
  limits: Limits
}

/**
 * Packs, signs and locks a bundle, then opens it as its reader will: whatever it could be refused for is found here.
 * @throws FileRefusal bundle.tooLarge, bundle.recipient
 */
export async function sealBundle({ head, lines, photos, lock, own, limits }: SealTask, progress: (p: Progress) => void): Promise<Uint8Array> {
  progress({ code: 'bundle.pack', done: 0 })
  const parts = [setsPart(joined(lines.splice(0))), ...photos.map(([id, bytes]) => stored(photoName(id), bytes)).sort((a, b) => (a.name < b.name ? -1 : 1))]
  const headBytes = headFile(head, parts.map(said))
  const container = packed([stored(HEAD, headBytes), stored(SIGNATURE, signatureOf(headBytes, own.sign)), ...parts])
  proveSizes(parts, container.length, limits)

  progress({ code: 'bundle.lock', done: 0 })
  const bytes = await locked(container, lock, own.recipient, limits)
  progress({ code: 'bundle.check', done: 0 })
  const passphrase = 'passphrase' in lock ? lock.passphrase : null
  // what differs from the head's sums is refused by opening; the head itself has to be compared
  const { headBytes: again } = await openBundle({ bytes, passphrase, identity: own.identity, limits }, () => undefined).catch((error: unknown) => {
    throw new Fault('bundle.unreadable', {}, error)
  })
  if (!headBytes.equals(again)) throw new Fault('bundle.unreadable', {})
  return bytes
}

function setsPart(bytes: Uint8Array): Part {
  return { name: SETS, deflated: true, packed: deflateRawSync(bytes), bytes: bytes.length, crc: crc32(bytes) }
}

function said({ name, packed, bytes }: Part): HeadPart {
  return { name, packed: packed.length, bytes, sha256: createHash('sha256').update(packed).digest('hex') }
}

/** @throws FileRefusal bundle.tooLarge */
function proveSizes([sets, ...photos]: Part[], container: number, { file, sets: mostSets, photo, photos: mostPhotos }: Limits): void {
  const largest = Math.max(0, ...photos.map(p => p.bytes))
  if (container > file || sets!.bytes > mostSets || photos.length > mostPhotos || largest > photo) {
    throw new FileRefusal('bundle.tooLarge', { bytes: Math.max(container, sets!.bytes), most: sets!.bytes > mostSets ? mostSets : file })
  }
}
