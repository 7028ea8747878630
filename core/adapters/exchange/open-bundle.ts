import { createHash } from 'node:crypto'
import { crc32, inflateRawSync } from 'node:zlib'
import { FileRefusal } from '#app/ports.ts'
import type { Progress } from '#contract/define.ts'
import type { BundleHead } from '#domain/exchange/bundle.ts'
import { BrokenOff, endsInZeros, lockedSize, unlocked } from './age-lock.ts'
import { firstPart, firstPartBytes, joined, packedSize, partsIn, type Part } from './container.ts'
import { damaged } from './damaged.ts'
import { HEAD, PHOTO, photoId, proveSignature, readHeadFile, SETS, SIGNATURE, SIGNATURE_BYTES, type HeadPart } from './head-file.ts'
import type { Limits } from './limits.ts'
import { proveLines } from './set-lines.ts'

export type OpenTask = { bytes: Uint8Array; passphrase: string | null; /** this computer's */ identity: string; limits: Limits }
/** Proven; the sets as lines. */
export type OpenedBundle = { head: BundleHead; headBytes: Uint8Array; lines: Uint8Array; photos: [id: string, bytes: Uint8Array][] }

/**
 * Opens a bundle and proves everything before it returns anything: size, lock, container, signature, sums, then what is said in it.
 * Nothing is unpacked before its sum is proven, and nobody but the one who signed can have made the sum.
 * @throws FileRefusal bundle.empty, .foreign, .cut, .tooLarge, .asksPassphrase, .passphrase, .notForHere, .newer, .signature, .damaged
 */
export async function openBundle({ bytes, passphrase, identity, limits }: OpenTask, progress: (p: Progress) => void): Promise<OpenedBundle> {
  if (bytes.length > limits.file) throw new FileRefusal('bundle.tooLarge', { bytes: bytes.length, most: limits.file })
  progress({ code: 'bundle.unlock', done: 0, total: bytes.length, unit: 'bytes' })
  const told = (done: number) => progress({ code: 'bundle.unlock', done, total: bytes.length, unit: 'bytes' })
  const container = await unlocked(bytes, { passphrase, identity }, limits, told).then(joined, (error: unknown) => {
    throw error instanceof BrokenOff ? whyBroken(error, bytes, limits) : error
  })

  progress({ code: 'bundle.prove', done: 0 })
  // its format goes first: a newer one may lie in a container that this program takes for damaged
  const headBytes = firstPart(container, HEAD, limits.head)
  if (!headBytes) throw damaged('container', `no ${HEAD} at its beginning`)
  const { head, parts: said } = readHeadFile(headBytes, limits)
  const [, signature, ...parts] = partsIn(container, limits.photos + 3)
  proveNames(parts, said, limits)
  proveSignature(headBytes, signature, head.from.signKey)
  parts.forEach((part, i) => proveSum(part, said[i]!))

  const [sets, ...photos] = parts
  const lines = unpacked(sets!)
  await proveLines(lines, limits, done => progress({ code: 'bundle.prove', done, total: lines.length, unit: 'bytes' }))
  return { head, headBytes, lines, photos: photos.map(proven) }
}

/** The parts are those that the head names, each with its size, and none would unpack to more than is allowed. */
function proveNames(parts: readonly Part[], told: readonly HeadPart[], { sets: mostSets, photo: mostPhoto, ratio, ratioMatters }: Limits): void {
  if (parts.length !== told.length) throw damaged('container', `${parts.length} parts instead of ${told.length}`)
  let before = ''
  parts.forEach(({ name, packed, bytes, deflated }, i) => {
    const said = told[i]!
    const isSets = i === 0
    // in the order of their names, so none twice
    if (isSets ? name !== SETS : !PHOTO.test(name) || name <= before) throw damaged('container', `a part called ${JSON.stringify(name.slice(0, 100))}`)
    if (said.name !== name || said.packed !== packed.length || said.bytes !== bytes) throw damaged('container', `${name} is not as its head says`)
    if (deflated !== isSets || (!isSets && packed.length !== bytes)) throw damaged('container', `${name} is packed as none of ours`)
    const isTooMuch = bytes > (isSets ? mostSets : mostPhoto) || (bytes > ratioMatters && bytes > ratio * packed.length)
    if (isTooMuch) throw damaged('bomb', `${name} would unpack from ${packed.length} to ${bytes} bytes`)
    before = isSets ? '' : name
  })
  if (!parts.length) throw damaged('container', `no ${SETS}`)
}

function proveSum({ name, packed }: Part, { sha256 }: HeadPart): void {
  if (createHash('sha256').update(packed).digest('hex') !== sha256) throw damaged('sum', name)
}

/** Never more bytes than it says, whatever lies in it. */
function unpacked({ name, packed, bytes, crc }: Part): Uint8Array {
  let content: Uint8Array
  try {
    content = inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) })
  } catch (error) {
    throw damaged('content', `${name}: ${(error as Error).message}`)
  }
  if (content.length !== bytes || crc32(content) !== crc) throw damaged('content', `${name} unpacks to something else`)
  return content
}

/** A photo lies in it as it is, so its sum is the proof that it is what its name says. */
function proven({ name, packed, crc }: Part): [string, Uint8Array] {
  if (createHash('sha256').update(packed).digest('hex') !== name.slice('photos/'.length) || crc32(packed) !== crc) throw damaged('photo', name)
  return [photoId(name), packed]
}

/** Cut off or damaged: the head, where it is still there, tells how long the file has to be. */
function whyBroken({ before, lockBytes }: BrokenOff, bytes: Uint8Array, limits: Limits): FileRefusal {
  if (endsInZeros(bytes)) return new FileRefusal('bundle.cut', {})
  const due = dueBytes(joined(before), lockBytes, limits)
  // of a file of one block nothing is left that says how long it was: half a file is then far more likely than a false one
  return due === null || bytes.length < due ? new FileRefusal('bundle.cut', {}) : damaged('content', `a block of ${bytes.length} bytes`)
}

/** How long the whole file is, or at least has to be; null where nothing says it. */
function dueBytes(start: Uint8Array, lockBytes: number, limits: Limits): number | null {
  const headBytes = firstPartBytes(start, HEAD)
  if (headBytes === null) return start.length ? 0 : null
  const head = firstPart(start, HEAD, limits.head)
  if (!head) return lockedSize(lockBytes, headBytes)
  try {
    const { parts } = readHeadFile(head, limits)
    return lockedSize(lockBytes, packedSize([{ name: HEAD, packed: head.length }, { name: SIGNATURE, packed: SIGNATURE_BYTES }, ...parts]))
  } catch {
    return 0
  }
}
