import { join } from 'node:path'
import { namesIn, objectPath, OBJECTS, readList } from './backup-entry.ts'
import { listIfThere, type Disk } from './disk.ts'

const DAY = 86_400_000 // ms

/**
 * Removes contents that no backup in the place names any more. What is younger than a day stays: another program may be about to
 * name it; `among`: only these. Where one list can't be read nothing is removed, for it may name anything.
 */
export async function collectObjects(disk: Disk, place: string, now: number, among?: ReadonlySet<string>): Promise<void> {
  const named = new Set<string>()
  for (const name of await namesIn(disk, place)) {
    const list = await readList(disk, place, name)
    if (!list) return
    for (const file of list.files) named.add(file.sha256)
  }
  for (const sum of await objectsIn(disk, place)) {
    if (named.has(sum) || among?.has(sum) === false) continue
    const path = objectPath(place, sum)
    const found = await disk.stat(path)
    if (found && now - found.modified > DAY) await disk.remove(path)
  }
}

/** Names of everything in the pool; a write that was cut off has left a name with an ending. */
export async function objectsIn(disk: Disk, place: string): Promise<string[]> {
  const pool = join(place, OBJECTS)
  const names: string[] = []
  for (const group of await listIfThere(disk, pool)) names.push(...(await disk.list(join(pool, group))))
  return names
}
