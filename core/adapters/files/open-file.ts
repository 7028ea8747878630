import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { FileRefusal } from '#app/ports.ts'
import type { FileIn } from '#contract/define.ts'
import { MAX_BYTES } from './read-table.ts'

const CODES: Record<string, string> = {
  ENOENT: 'file.missing',
  ENOTDIR: 'file.missing',
  EISDIR: 'file.folder',
  EBUSY: 'file.locked',
  EACCES: 'file.locked',
  EPERM: 'file.locked',
}

/**
 * A file from the disk on its way into a job. Its size is looked at before a byte is read.
 * @throws FileRefusal `file.missing`, `file.folder`, `file.locked` (another program holds it, or no permission),
 * `file.tooLarge`, `file.unreadable`
 */
export async function openFile(path: string): Promise<FileIn> {
  const file = basename(path)
  try {
    const handle = await open(path, 'r')
    try {
      const { size } = await handle.stat()
      if (size > MAX_BYTES)
        throw new FileRefusal('file.tooLarge', { file, megabytes: Math.round(size / 1048576), most: MAX_BYTES / 1048576 })
      return { name: file, base64: (await handle.readFile()).toString('base64') }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof FileRefusal) throw error
    const code = (error as NodeJS.ErrnoException).code ?? '' // what node:fs throws
    throw new FileRefusal(CODES[code] ?? 'file.unreadable', { file, path, detail: code })
  }
}
