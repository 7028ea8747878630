import { dirname } from 'node:path'
import type { Blocks } from './codec.ts'
import { trouble, type Disk, type DiskFile } from './disk.ts'
import { forgetEntry } from './durable-entries.ts'

/**
 * Puts a whole file in its place, or leaves what was there. When it resolves, the file survives a power cut:
 * a temporary file in the same folder, every byte written, the size checked, synced, renamed over, the folder synced.
 * @throws the system's error (full disk, no permission, …); the old file is there then, or the new one, whole
 */
export async function writeDurably(disk: Disk, path: string, content: Blocks): Promise<number> {
  const temporary = `${path}.part`
  try {
    const bytes = await fill(disk, temporary, content)
    await disk.rename(temporary, path)
    await disk.syncFolder(dirname(path))
    return bytes
  } catch (error) {
    forgetEntry(disk, path)
    await disk.remove(temporary).catch(() => undefined)
    throw error
  }
}

async function fill(disk: Disk, path: string, content: Blocks): Promise<number> {
  const file = await disk.open(path, 'w')
  try {
    let bytes = 0
    for await (const block of content) bytes += await writeAll(file, block, null)
    // some file systems take less than they say and speak up only here
    if ((await file.size()) !== bytes) throw trouble('SHORT', `the disk kept less than the ${bytes} bytes that it was given`)
    await file.sync()
    return bytes
  } finally {
    await file.close()
  }
}

/** Writes every byte, in as many calls as it takes. A full disk first takes a part, then throws. */
export async function writeAll(file: DiskFile, bytes: Uint8Array, position: number | null): Promise<number> {
  let done = 0
  while (done < bytes.length) {
    const taken = await file.write(bytes.subarray(done), position === null ? null : position + done)
    if (!taken) throw trouble('SHORT', 'the disk took no more bytes')
    done += taken
  }
  return done
}
