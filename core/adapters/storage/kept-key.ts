import { createHash } from 'node:crypto'
import { ROLES } from '#domain/base/role.ts'
import type { Protection, Unlocked } from './protection.ts'

const SUM = 32 // bytes
const KEY = 32 // bytes

/** What the computer's own key store is given: for whom it opens, under which passwords that was so, and the key of the data. */
export function keptKey(protection: Protection, { role, key }: Unlocked): Buffer {
  return Buffer.concat([Buffer.of(ROLES.indexOf(role)), passwordsOf(protection), key])
}

/** Null for what was kept before a password was changed, here or by another program, and for what is no such key. */
export function readKeptKey(protection: Protection, kept: Uint8Array): Unlocked | null {
  const role = ROLES[kept[0] ?? ROLES.length]
  if (kept.length !== 1 + SUM + KEY || !role || !passwordsOf(protection).equals(kept.subarray(1, 1 + SUM))) return null
  return { role, key: Buffer.from(kept.subarray(1 + SUM)), by: 'password' }
}

/** Any change of a password makes another one of it. */
function passwordsOf({ passwords }: Protection): Buffer {
  return createHash('sha256').update(JSON.stringify(passwords)).digest()
}
