import { hkdfSync, randomBytes, scrypt, type ScryptOptions } from 'node:crypto'
import type { Role } from '#domain/base/role.ts'
import { FileRefusal } from '#app/ports.ts'
import { opened, sealed } from './locked-codec.ts'
import { readRecoveryKey, RECOVERY_BYTES, recoveryText } from './recovery-key.ts'

type Wrapped = { nonce: string; key: string }

/**
 * How the data key of a folder is wrapped: by each password, and by the recovery key. It stands in the manifest, and in the list of
 * every backup. A new password wraps the same key anew; nothing else is written. A password's role is bound to its wrap: written
 * over in the file, it opens nothing.
 */
export type Protection = {
  v: 1
  /** names the data that the key belongs to */
  id: string
  kdf: { name: 'scrypt'; N: number; r: number; p: number; salt: string }
  passwords: ({ role: Role } & Wrapped)[]
  recovery: Wrapped
  /** minutes without anybody's doing after which it locks itself; 0: never */
  idle: number
}

/** What a password or the recovery key has opened. */
export type Unlocked = { key: Buffer; role: Role; by: 'password' | 'recovery' }

/** OWASP's least for scrypt (2023): 128 MiB, about a second. Less is refused when it is read, so that a file can't ask for a weaker one. */
const LEAST = { N: 2 ** 17, r: 8, p: 1 }
const MOST = { N: 2 ** 20, r: 16, p: 4 }
export const SHORTEST_PASSWORD = 8
const USUAL_IDLE = 10

/** A new data key under a first password, the office's, and a recovery key that is shown once and kept nowhere. */
export async function protectionFor(password: string, id: string): Promise<{ protection: Protection; unlocked: Unlocked; recoveryKey: string }> {
  const key = randomBytes(32)
  const bare: Protection = { v: 1, id, kdf: { name: 'scrypt', ...LEAST, salt: randomBytes(16).toString('base64') }, passwords: [], recovery: { nonce: '', key: '' }, idle: USUAL_IDLE }
  const { protection, recoveryKey } = withNewRecoveryKey(await withPassword(bare, key, 'office', password), key)
  return { protection, unlocked: { key, role: 'office', by: 'password' }, recoveryKey }
}

/** With another password for a role, or (null) none. @throws FileRefusal protection.short, protection.same */
export async function withPassword(protection: Protection, key: Buffer, role: Role, password: string | null): Promise<Protection> {
  const others = protection.passwords.filter(p => p.role !== role)
  if (password === null) return { ...protection, passwords: others }
  if ([...password].length < SHORTEST_PASSWORD) throw new FileRefusal('protection.short', { least: SHORTEST_PASSWORD })
  const drawn = await drawnFrom(protection, password)
  if (others.some(other => unwrapped(wrapKey(drawn, other.role), protection.id, other.role, other))) throw new FileRefusal('protection.same', {})
  return { ...protection, passwords: [...others, { role, ...wrapped(wrapKey(drawn, role), protection.id, role, key) }] }
}

/** With a new recovery key; the one before opens nothing any more. */
export function withNewRecoveryKey(protection: Protection, key: Buffer): { protection: Protection; recoveryKey: string } {
  const secret = randomBytes(RECOVERY_BYTES)
  return { protection: { ...protection, recovery: wrapped(wrapKey(secret, 'recovery'), protection.id, 'recovery', key) }, recoveryKey: recoveryText(secret) }
}

/** Opens with a password or the recovery key; null where it is neither. @throws FileRefusal protection.weak, protection.newer */
export async function unlock(protection: Protection, secret: string): Promise<Unlocked | null> {
  const written = readRecoveryKey(secret)
  const byRecovery = written && unwrapped(wrapKey(written, 'recovery'), protection.id, 'recovery', protection.recovery)
  if (byRecovery) return { key: byRecovery, role: 'office', by: 'recovery' }
  const drawn = await drawnFrom(protection, secret)
  for (const slot of protection.passwords) {
    const key = unwrapped(wrapKey(drawn, slot.role), protection.id, slot.role, slot)
    if (key) return { key, role: slot.role, by: 'password' }
  }
  return null
}

/** The same secret in whatever way a keyboard composes its letters (RFC 8265 does so too). */
async function drawnFrom(protection: Protection, password: string): Promise<Buffer> {
  const { N, r, p, salt } = checked(protection)
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
  return new Promise((done, fail) => scrypt(password.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, options, (error, drawn) => (error ? fail(error) : done(drawn))))
}

/** What a file says of the drawing of its key, as far as it can be trusted to be slow and to end. */
function checked({ v, kdf }: Protection): Protection['kdf'] {
  if (v !== 1 || kdf.name !== 'scrypt') throw new FileRefusal('protection.newer', {})
  const { N, r, p, salt } = kdf
  const isWithin = (value: number, least: number, most: number) => Number.isInteger(value) && value >= least && value <= most
  if (!isWithin(N, LEAST.N, MOST.N) || !isWithin(r, LEAST.r, MOST.r) || !isWithin(p, LEAST.p, MOST.p) || N & (N - 1)) throw new FileRefusal('protection.weak', { N, r, p })
  if (Buffer.from(salt, 'base64').length < 16) throw new FileRefusal('protection.weak', { N, r, p })
  return kdf
}

function wrapKey(drawn: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', drawn, new Uint8Array(0), `mortise wrap 1 ${purpose}`, 32))
}

function wrapped(by: Buffer, id: string, purpose: string, key: Buffer): Wrapped {
  const nonce = randomBytes(12)
  return { nonce: nonce.toString('base64'), key: sealed(by, nonce, aadOf(id, purpose), key).toString('base64') }
}

function unwrapped(by: Buffer, id: string, purpose: string, { nonce, key }: Wrapped): Buffer | null {
  try {
    return opened(by, Buffer.from(nonce, 'base64'), aadOf(id, purpose), Buffer.from(key, 'base64'))
  } catch {
    return null
  }
}

function aadOf(id: string, purpose: string): Buffer {
  return Buffer.from(`mortise:wrap:1:${id}:${purpose}`)
}
