import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { BUNDLE_FORMAT, BundleHead } from '#domain/exchange/bundle.ts'
import { FileRefusal } from '#app/ports.ts'
import type { Part } from './container.ts'
import { damaged } from './damaged.ts'
import type { Limits } from './limits.ts'
import { strictJson } from './strict-json.ts'

/** The parts of a bundle, in the order in which they lie in it; then the photos, by name. */
export const HEAD = 'head.json'
export const SIGNATURE = 'signature'
export const SETS = 'sets.ndjson'
export const PHOTO = /^photos\/[0-9a-f]{64}$/
export const photoName = (id: string) => `photos/${id.slice('attachment:'.length)}`
export const photoId = (name: string) => `attachment:${name.slice('photos/'.length)}`

const KEY_BYTES = 32
export const SIGNATURE_BYTES = 64

/** `sha256` is of a part as it lies in the container, so that it is proven before it is unpacked. */
const HeadPart = z.strictObject({ name: z.string().max(100), packed: z.int().min(0), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
export type HeadPart = z.infer<typeof HeadPart>

const HeadFile = BundleHead.extend({ parts: z.array(HeadPart) })

/** What a bundle says of itself and of its parts: all that is signed. */
export function headFile(head: BundleHead, parts: HeadPart[]): Buffer {
  return Buffer.from(JSON.stringify({ ...head, parts }))
}

/** @throws FileRefusal bundle.newer, bundle.damaged */
export function readHeadFile(bytes: Uint8Array, { depth, head: most }: Limits): { head: BundleHead; parts: HeadPart[] } {
  if (bytes.length > most) throw damaged('head', `${bytes.length} bytes`)
  const said = strictJson(textOf(bytes, 'head'), depth) as { format?: unknown } | null
  if (typeof said?.format === 'number' && said.format > BUNDLE_FORMAT) throw new FileRefusal('bundle.newer', { format: said.format, known: BUNDLE_FORMAT })
  const read = HeadFile.safeParse(said)
  if (!read.success) throw damaged('head', firstIssue(read.error))
  const { parts, ...head } = read.data
  return { head, parts }
}

/** Keys of small order (libsodium, ge25519_has_small_order), for which anybody can sign anything; hex, without the sign. */
const WEAK = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

/** The head is proven to be from whoever has the key that it names. @throws FileRefusal bundle.signature */
export function proveSignature(head: Uint8Array, signature: Part | undefined, signKey: string): void {
  const raw = Buffer.from(signKey, 'base64')
  const isWhole = raw.length === KEY_BYTES && raw.toString('base64') === signKey && !isWeak(raw)
  if (!isWhole || signature?.name !== SIGNATURE || signature.deflated || !holds(head, signature.packed, raw)) throw new FileRefusal('bundle.signature', {})
}

function isWeak(raw: Buffer): boolean {
  const plain = Buffer.from(raw)
  plain[KEY_BYTES - 1]! &= 0x7f
  return WEAK.has(plain.toString('hex'))
}

function holds(head: Uint8Array, signature: Uint8Array, raw: Buffer): boolean {
  try {
    return verify(null, head, createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') } }), signature)
  } catch {
    return false // the key is none
  }
}

/** @param key  PKCS #8, base64 */
export function signatureOf(head: Uint8Array, key: string): Buffer {
  return sign(null, head, createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' }))
}

/** UTF-8 without a byte that is none. */
export function textOf(bytes: Uint8Array, what: 'head' | 'sets'): string {
  try {
    return UTF8.decode(bytes)
  } catch {
    throw damaged(what, 'not UTF-8')
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function firstIssue({ issues }: z.ZodError): string {
  return issues.slice(0, 1).map(({ path, message }) => `${path.join('.')}: ${message}`).join()
}
