import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere, nodeDisk, type Disk } from './disk.ts'
import { makeRootDurably } from './durable-entries.ts'
import { writeDurably } from './durable-write.ts'
import { seal, sha256, unseal } from './sealed.ts'

/** Which replica lies in a folder, and the highest change number that was ever known to be there. */
export type Replica = { device: string; seq: number }

/**
 * What this computer remembers of its data folders, outside of them: a folder that was copied here, or put back from an older copy,
 * is told by it from the one that was here before.
 */
export type DeviceRegister = {
  /** null: this very folder was never opened here, or nothing is remembered any more */
  read(folder: string): Promise<Replica | null>
  /** @throws the system's error */
  write(folder: string, replica: Replica): Promise<void>
}

/** A folder as the file system tells it from another one that had the same path before. 0n: not told. */
export type Fingerprint = { inode: bigint; born: bigint }

type Entry = { folder: string; inode: string; born: string } & Replica

/** A file for each folder, so that two programs never write the same one. */
export function createDeviceRegister(home: string, disk: Disk = nodeDisk, fingerprint: (folder: string) => Promise<Fingerprint> = fingerprintOf): DeviceRegister {
  const pathOf = (folder: string) => join(home, `${sha256(folder).slice(0, 32)}.json`)
  return {
    async read(folder) {
      const bytes = await readIfThere(disk, pathOf(folder)).catch(() => null)
      const entry = bytes && unseal<Entry>(bytes)
      const now = await fingerprint(folder)
      return entry && isSame(entry, now) ? { device: entry.device, seq: entry.seq } : null
    },
    async write(folder, { device, seq }) {
      const { inode, born } = await fingerprint(folder)
      const entry: Entry = { folder, inode: String(inode), born: String(born), device, seq }
      await makeRootDurably(disk, home)
      await writeDurably(disk, pathOf(folder), [seal(entry)])
    },
  }
}

/** What one of the two does not know proves nothing. */
function isSame(entry: Entry, now: Fingerprint): boolean {
  const agrees = (a: string, b: bigint) => a === '0' || b === 0n || a === String(b)
  return agrees(entry.inode, now.inode) && agrees(entry.born, now.born)
}

/** Where a file system keeps no time of birth, some systems tell the time of the last change instead: then it is not believed. */
async function fingerprintOf(folder: string): Promise<Fingerprint> {
  const { ino, birthtimeNs, ctimeNs } = await stat(folder, { bigint: true })
  return { inode: ino, born: birthtimeNs === ctimeNs ? 0n : birthtimeNs }
}
