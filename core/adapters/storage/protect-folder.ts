import { FileRefusal } from '#app/ports.ts'
import { plain, type Codec } from './codec.ts'
import { nodeDisk, type Disk } from './disk.ts'
import { takeFolder } from './folder-lock.ts'
import { lockedCodec } from './locked-codec.ts'
import { FORMAT, readManifest, type Manifest } from './manifest.ts'
import type { Protection, Unlocked } from './protection.ts'
import { refusing } from './refusing.ts'
import { rewriteFolder, type Rewriting } from './rewrite-folder.ts'

type Parts = { disk?: Disk; /** UTC instant */ at: string; /** false: for a disk that no other program can reach */ lock?: boolean }

/** Writes a folder that nobody has open anew under a lock; what lay open is removed once the new one counts. @throws FileRefusal */
export function protectFolder(folder: string, protection: Protection, { key }: Unlocked, parts: Parts): Promise<void> {
  return rewritten(folder, parts, manifest => {
    if (manifest.protection) throw new FileRefusal('protection.already', {})
    return { manifest: { ...manifest, protection }, from: plain, to: lockedCodec(key, protection.id), why: 'lock' }
  })
}

/** The same the other way. @throws FileRefusal */
export function unprotectFolder(folder: string, { key }: Unlocked, parts: Parts): Promise<void> {
  return rewritten(folder, parts, ({ protection, ...manifest }) => {
    if (!protection) throw new FileRefusal('protection.none', {})
    return { manifest, from: lockedCodec(key, protection.id), to: plain, why: 'unlock' }
  })
}

/** Writes a folder that nobody has open anew, its acts as `restated` says them, without these attachments. @throws FileRefusal */
export function restateFolder(folder: string, codec: Codec, what: Pick<Rewriting, 'restated' | 'dropped'>, parts: Parts): Promise<void> {
  return rewritten(folder, parts, manifest => ({ manifest, from: codec, to: codec, why: 'erase', ...what }))
}

type Plan = Pick<Rewriting, 'manifest' | 'from' | 'to' | 'why' | 'restated' | 'dropped'>

function rewritten(folder: string, { disk = nodeDisk, at, lock }: Parts, planFor: (manifest: Manifest) => Plan): Promise<void> {
  return refusing(folder, async () => {
    const taken = lock === false ? null : await takeFolder(folder, at)
    if (taken?.holder) throw new FileRefusal('store.locked', taken.holder)
    try {
      const manifest = await readManifest(disk, folder)
      if (manifest?.format !== FORMAT) throw new FileRefusal('folder.none', { folder })
      await rewriteFolder({ disk, folder, at, before: manifest, ...planFor(manifest) })
    } finally {
      taken?.release()
    }
  })
}
