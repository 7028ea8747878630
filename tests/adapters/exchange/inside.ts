import { createHash } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bundle, BundleHead } from '#domain/exchange/bundle.ts'
import type { CarriedSet } from '#domain/exchange/carried.ts'
import { NEVER_CANCELLED } from '#contract/define.ts'
import { FileRefusal, type Bundles } from '#app/ports.ts'
import { locked } from '#adapters/exchange/age-lock.ts'
import { createBundles, type BundleTools } from '#adapters/exchange/bundles.ts'
import { packed, stored, type Part } from '#adapters/exchange/container.ts'
import { HEAD, headFile, SETS, SIGNATURE, signatureOf } from '#adapters/exchange/head-file.ts'
import { LIMITS } from '#adapters/exchange/limits.ts'
import { linesOf } from '#adapters/exchange/set-lines.ts'
import { plain } from '#adapters/storage/codec.ts'
import { makeKeys, type DeviceKeys } from '#adapters/storage/device-keys.ts'
import { nodeDisk } from '#adapters/storage/disk.ts'

/** Cheap to unlock: a real passphrase costs a second on purpose. */
export const CHEAP = { ...LIMITS, workFactor: 4 }
export const PASSPHRASE = '榫卯 mortise 2026'
const quiet = () => undefined

export type Office = { bundles: Bundles; keys: DeviceKeys; noted: number[]; folder: string }

/** A computer with keys of its own, all in this thread. */
export async function office(device: string, more: Partial<BundleTools> = {}): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'mortise-office-'))
  const keys = await makeKeys(nodeDisk, folder, plain, device)
  const noted: number[] = []
  const identity = { keys: async () => keys, note: async (seq: number) => void noted.push(seq) }
  return { bundles: createBundles({ disk: nodeDisk, identity, thread: null, limits: CHEAP, ...more }), keys, noted, folder }
}

export function headOf({ device, signKey, recipient }: DeviceKeys, more: Partial<BundleHead> = {}): BundleHead {
  return {
    format: 1,
    school: 'device:first',
    schoolName: '江海职业技术学院',
    from: { device, name: '三号笔记本 · laptop 3', signKey, recipient },
    made: '2026-11-23T00:00:00.000Z',
    kind: 'field',
    label: '王老师 🙂 龘',
    span: { from: '2026-11-23', to: '2026-12-20' },
    knows: { [device]: 7, 'device:other': 3 },
    counts: { student: 2 },
    ...more,
  }
}

export function setOf(device: string, seq: number, changes: CarriedSet['changes'] = [{ table: 'student', id: `student:${seq}`, from: null, to: { name: `学生 ${seq}`, note: '“引号”\n第二行 \u2028 🙂' } }]): CarriedSet {
  return { device, seq, hlc: 1_795_000_000_000 * 1024 + seq, knows: { 'device:other': 3 }, id: `set:${seq}`, at: '2026-11-23T00:00:00.000Z', actor: { name: '王老师', role: '教师' }, command: 'register.save', about: { n: seq }, changes }
}

/** A picture, as far as anybody looks: bytes that don't pack. */
export function photo(seed: number, bytes = 3000): [id: string, bytes: Uint8Array] {
  const content = new Uint8Array(bytes)
  for (let i = 0, x = seed + 1; i < bytes; i++) content[i] = (x = Math.imul(x, 1664525) + 1013904223) >>> 24
  return [`attachment:${sum(content)}`, content]
}

export function bundleOf(keys: DeviceKeys, sets = 3, photos = 2): Bundle {
  return { head: headOf(keys), sets: Array.from({ length: sets }, (_, i) => setOf(keys.device, i + 1)), photos: new Map(Array.from({ length: photos }, (_, i) => photo(i))) }
}

export const sum = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
export const sealed = ({ bundles }: Office, bundle: Bundle, lock: Parameters<Bundles['seal']>[1] = { passphrase: PASSPHRASE }) => bundles.seal(bundle, lock, quiet, NEVER_CANCELLED)
export const opened = ({ bundles }: Office, bytes: Uint8Array, passphrase: string | null = PASSPHRASE) => bundles.open(bytes, passphrase, quiet, NEVER_CANCELLED)

/** The code with which it is refused, and what of it is damaged; `accepted` where it isn't. Anything else that is thrown is thrown on. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    return [error.code, ...(typeof error.facts['what'] === 'string' ? [error.facts['what'].replace('bundle.', '')] : [])].join(' ')
  }
  return 'accepted'
}

/** A bundle from the inside, to be made wrong at any place by somebody who has the passphrase and keys of his own. */
export type Inside = {
  head: BundleHead
  /** of the sets */
  text: string
  photos: [id: string, bytes: Uint8Array][]
  /** alters what the head says of the parts */
  said?: (parts: { name: string; packed: number; bytes: number; sha256: string }[]) => object[]
  /** alters the head as text, before it is signed */
  headText?: (text: string) => string
  /** the key that signs */
  sign: string
  signature?: (bytes: Uint8Array) => Uint8Array
  /** alters the parts after the head has been made of them */
  parts?: (parts: Part[]) => Part[]
  container?: (bytes: Uint8Array) => Uint8Array
}

export async function insideOf(keys: DeviceKeys, sets = 3, photos = 2): Promise<Inside> {
  const { head, sets: list, photos: map } = bundleOf(keys, sets, photos)
  return { head, text: Buffer.concat(await linesOf(list, () => undefined)).toString(), photos: [...map], sign: keys.sign }
}

export function partOf(name: string, bytes: Uint8Array): Part {
  return { name, deflated: true, packed: deflateRawSync(bytes), bytes: bytes.length, crc: crc32(bytes) }
}

export async function lockedUp(content: Uint8Array, recipient: string): Promise<Uint8Array> {
  return locked(content, { passphrase: PASSPHRASE }, recipient, CHEAP)
}

export function containerOf({ head, text, photos, said = parts => parts, headText = t => t, sign, signature = s => s, parts: altered = p => p, container = c => c }: Inside): Uint8Array {
  const parts = [partOf(SETS, Buffer.from(text)), ...photos.map(([id, bytes]) => stored(`photos/${id.slice('attachment:'.length)}`, bytes)).sort((a, b) => (a.name < b.name ? -1 : 1))]
  const told = said(parts.map(({ name, packed, bytes }) => ({ name, packed: packed.length, bytes, sha256: sum(packed) })))
  const headBytes = Buffer.from(headText(headFile(head, told as never).toString()))
  return container(packed(altered([stored(HEAD, headBytes), stored(SIGNATURE, signature(signatureOf(headBytes, sign))), ...parts])))
}
