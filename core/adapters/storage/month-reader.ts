import { join } from 'node:path'
import type { ChangeSet } from '#domain/base/decision.ts'
import { partOf, tableOfPart } from '#domain/part.ts'
import type { Journal } from '#app/ports.ts'
import { breath } from '../breath.ts'
import { whole, type Codec } from './codec.ts'
import type { Disk } from './disk.ts'
import { TABLES } from './file-names.ts'
import { applySets, readPart, type Rows } from './read-tables.ts'
import { refusing } from './refusing.ts'
import type { Head } from './snapshot.ts'

type Store = {
  disk: Disk
  folder: string
  codec: Codec
  head: () => Head
  /** what was done since the head */
  tail: () => readonly ChangeSet[]
  /** has the tables lie still for a while */
  still<T>(work: () => Promise<T>): Promise<T>
}

/** Reads the months that were left on the disk, as they are now: by the file of each, and by what was done since. */
export function monthReader({ disk, folder, codec, head, tail, still }: Store): Pick<Journal, 'month' | 'pointing' | 'rowsIn'> {
  /** the usual case is no: nobody has touched so old a month lately */
  const isTouched = (part: string) => tail().some(set => set.changes.some(change => partOf(change.id) === part))

  async function rowsOf(part: string) {
    const ref = head().parts[part]
    const found = ref ? await readPart(disk, folder, ref, codec) : []
    if (!isTouched(part)) return found
    const table = new Map(found.map(row => [row.id, row]))
    const rows: Rows = new Map([[tableOfPart(part), table]])
    applySets(rows, tail(), other => other === part)
    return [...table.values()]
  }

  /** Looks for the ids in the bytes, a byte a letter, all at once: that takes a tenth of the time of reading the rows. */
  async function pointing(parts: readonly string[], ids: readonly string[]) {
    const texts = ids.map(id => Buffer.from(JSON.stringify(id)).toString('latin1').replace(/[^\w":-]/g, '\\$&'))
    const any = new RegExp(texts.join('|'))
    const found: string[] = []
    for (const part of parts) {
      const ref = head().parts[part]
      const bytes = ref && (await whole(codec.open([await disk.read(join(folder, TABLES, ref.file))], ref.file)))
      if (isTouched(part) || (bytes && any.test(bytes.toString('latin1')))) found.push(part)
      await breath()
    }
    return found
  }

  return {
    month: part => refusing(folder, () => still(() => rowsOf(part))),
    pointing: (parts, ids) => refusing(folder, () => still(() => pointing(parts, ids))),
    rowsIn(parts) {
      const wanted = new Set(parts)
      let rows = parts.reduce((n, part) => n + (head().parts[part]?.rows ?? 0), 0)
      for (const set of tail()) for (const { id, from, to } of set.changes) if ((from === null || to === null) && wanted.has(partOf(id))) rows += from === null ? 1 : -1
      return rows
    },
  }
}
