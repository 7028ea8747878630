import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { whole, type Codec } from './codec.ts'
import { readIfThere, type Disk } from './disk.ts'
import { writeDurably } from './durable-write.ts'
import { seal, unseal } from './sealed.ts'

const KEYS = 'keys.json'

/**
 * What a data folder signs with and what can be locked for it: `signKey` (Ed25519, base64) and `recipient` (age) are for others,
 * `sign` (PKCS #8, base64) and `identity` (age) never leave the folder. Born with the device id, and gone with it.
 */
export type DeviceKeys = { device: string; signKey: string; recipient: string; sign: string; identity: string }

export function keysName({ ending }: Pick<Codec, 'ending'>): string {
  return `${KEYS}${ending ?? ''}`
}

/** Null where there are none, they are damaged, or they belong to another device, from whose folder this one was copied. */
export async function readKeys(disk: Disk, folder: string, codec: Codec, device: string): Promise<DeviceKeys | null> {
  const sealed = await readIfThere(disk, join(folder, keysName(codec)))
  if (!sealed) return null
  const bytes = await whole(codec.open([sealed], 'keys')).catch(() => null)
  const keys = bytes && unseal<DeviceKeys>(bytes)
  return keys?.device === device ? keys : null
}

/** Makes them, durably; earlier ones are lost by it. */
export async function makeKeys(disk: Disk, folder: string, codec: Codec, device: string): Promise<DeviceKeys> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption') // not at every start: it is large, and keys are made once
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const signKey = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64')
  const sign = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  const keys: DeviceKeys = { device, signKey, recipient, sign, identity }
  await writeKeys(disk, folder, codec, keys)
  return keys
}

export async function writeKeys(disk: Disk, folder: string, codec: Codec, keys: DeviceKeys): Promise<void> {
  await writeDurably(disk, join(folder, keysName(codec)), codec.seal([seal(keys)], 'keys'))
}
