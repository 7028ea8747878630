import { join } from 'node:path'
import type { FormDraft } from '#domain/base/form-draft.ts'
import { FileRefusal, type Closed, type Drafts } from '#app/ports.ts'
import { whole, type Codec } from './codec.ts'
import { listIfThere, readIfThere, reasonOf, type Disk } from './disk.ts'
import { makeFolderDurably } from './durable-entries.ts'
import { writeDurably } from './durable-write.ts'
import { sha256 } from './sealed.ts'

const DRAFTS = 'drafts'

/**
 * What was typed into forms and not saved yet, one file a form, under the folder's lock. No part of the college's data: backups leave it out, the
 * history knows nothing of it.
 */
export function createDrafts(disk: Disk, folder: string, codec: Codec, whyClosed: () => Closed | null): Drafts {
  const nameOf = (key: string) => `${sha256(Buffer.from(key)).slice(0, 32)}`
  const pathOf = (name: string) => join(folder, DRAFTS, `${name}.json${codec.ending ?? ''}`)
  const about = (name: string) => `draft:${name}`
  // two windows may write the same form: one after the other
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <R>(work: () => Promise<R>): Promise<R> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
  async function read(name: string): Promise<FormDraft | null> {
    const sealed = await readIfThere(disk, pathOf(name))
    if (!sealed) return null
    try {
      const draft = JSON.parse((await whole(codec.open([sealed], about(name)))).toString('utf8')) as FormDraft
      return nameOf(draft.place) === name ? draft : null
    } catch {
      return null // cut off or damaged: nothing that anybody has saved
    }
  }
  return {
    get: key => inTurn(() => read(nameOf(key))),
    list: () =>
      inTurn(async () => {
        const files = await listIfThere(disk, join(folder, DRAFTS))
        const drafts = await Promise.all(files.map(file => read(file.split('.')[0]!)))
        return drafts.filter(draft => draft !== null)
      }),
    keep: (key, draft) =>
      inTurn(async () => {
        const closed = whyClosed()
        if (closed) throw new FileRefusal(closed.code, closed.facts)
        try {
          await makeFolderDurably(disk, join(folder, DRAFTS), folder)
          await writeDurably(disk, pathOf(nameOf(key)), codec.seal([Buffer.from(JSON.stringify(draft))], about(nameOf(key))))
        } catch (error) {
          throw new FileRefusal('draft.failed', { reason: reasonOf(error) })
        }
      }),
    drop: key => inTurn(() => disk.remove(pathOf(nameOf(key))).catch(() => undefined)),
  }
}

/** Removes every draft: the folder has another lock now, or speaks no more of some people. */
export async function removeDrafts(disk: Disk, folder: string): Promise<void> {
  const names = await listIfThere(disk, join(folder, DRAFTS))
  for (const name of names) await disk.remove(join(folder, DRAFTS, name))
  if (names.length) await disk.syncFolder(join(folder, DRAFTS))
}
