import { FileRefusal } from '#app/ports.ts'
import { reasonOf } from './disk.ts'
import { Damage } from './read-tables.ts'

/** Does work on a data folder's files; what goes wrong is a refusal with a name. @throws FileRefusal store.damaged, folder.unusable, or the work's own */
export async function refusing<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FileRefusal) throw error
    if (error instanceof Damage) throw new FileRefusal('store.damaged', error.facts)
    throw new FileRefusal('folder.unusable', { folder, reason: reasonOf(error) })
  }
}
