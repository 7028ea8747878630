import { createHash } from 'node:crypto'
import { FileRefusal, type Attachments, type Bundles, type Lock } from '#app/ports.ts'
import { BundleHead, type Bundle } from '#domain/exchange/bundle.ts'
import { CarriedSetForm, type CarriedSet } from '#domain/exchange/carried.ts'

type Packed = { lock: Lock; sealedBy: string; head: unknown; sets: unknown[]; photos: [string, string][] }

/** Where the files of folders lie: one for all computers of a test, as a stick or a shared folder is. */
export type Shelf = Map<string, Map<string, Uint8Array>>

/** Bundle files as plain JSON text, so that nothing of one computer is shared with another; locked by comparison alone. */
export function memoryBundles(device: string, shelf: Shelf, { strict = true, fail }: { /** proves the form of all, as real files do */ strict?: boolean; /** what writing into a folder throws */ fail?: () => Error | null } = {}): Bundles {
  const keys = { signKey: `sign ${device}`, recipient: `age ${device}` }
  const filesOf = (folder: string) => shelf.get(folder) ?? shelf.set(folder, new Map()).get(folder)!
  return {
    keys: async () => keys,
    async seal({ head, sets, photos }, lock) {
      const packed: Packed = { lock, sealedBy: keys.signKey, head, sets, photos: [...photos].map(([id, bytes]) => [id, Buffer.from(bytes).toString('base64')]) }
      return new TextEncoder().encode(JSON.stringify(packed))
    },
    async open(bytes, passphrase) {
      const packed = unpacked(bytes)
      if ('passphrase' in packed.lock) {
        if (passphrase !== packed.lock.passphrase) throw new FileRefusal(passphrase === null ? 'bundle.asksPassphrase' : 'bundle.passphrase', {})
      } else if (!packed.lock.recipients.includes(keys.recipient)) throw new FileRefusal('bundle.notForHere', {})
      const head = strict ? BundleHead.parse(packed.head) : (packed.head as BundleHead)
      if (head.from.signKey !== packed.sealedBy) throw new FileRefusal('bundle.signature', {})
      // what comes out is what went in: JSON of the real file's own types
      const sets = (strict ? packed.sets.map(set => CarriedSetForm.parse(set)) : packed.sets) as CarriedSet[]
      return { head, sets, photos: new Map(packed.photos.map(([id, text]) => [id, new Uint8Array(Buffer.from(text, 'base64'))])) } satisfies Bundle
    },
    async write(folder, name, bytes) {
      const problem = fail?.()
      if (problem) throw problem
      filesOf(folder).set(name, bytes)
      return `${folder}/${name}`
    },
    list: async folder => [...filesOf(folder)].map(([name, bytes]) => ({ name, bytes: bytes.length, modified: '2026-11-23T08:00:00.000Z', conflictCopy: name.includes('sync-conflict') })),
    async read(folder, name) {
      const bytes = filesOf(folder).get(name)
      if (!bytes) throw new FileRefusal('bundle.unread', { folder, name })
      return bytes
    },
    watch: () => () => undefined,
  }
}

function unpacked(bytes: Uint8Array): Packed {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Packed
  } catch {
    throw new FileRefusal(bytes.length ? 'bundle.cut' : 'bundle.empty', {})
  }
}

/** Photos by the checksum of their bytes. */
export function memoryAttachments(): Attachments & { held: Map<string, Uint8Array> } {
  const held = new Map<string, Uint8Array>()
  return {
    held,
    async put(bytes) {
      const id = `attachment:${createHash('sha256').update(bytes).digest('hex')}`
      held.set(id, bytes)
      return id
    },
    get: async id => held.get(id) ?? null,
  }
}
