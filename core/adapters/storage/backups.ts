import { isAbsolute, relative, resolve } from 'node:path'
import type { LocalTime } from '#domain/base/time.ts'
import { FileRefusal } from '#app/ports.ts'
import type { BackupEntry, BackupMade, BackupWhy } from '#contract/storage.ts'
import { entryOf, listPath, namesIn, readList, usualPlace, type BackupList } from './backup-entry.ts'
import { collectObjects } from './collect-objects.ts'
import { reasonOf, type Disk } from './disk.ts'
import { writeDurably } from './durable-write.ts'
import { makeBackup, type Content } from './make-backup.ts'
import { thinBackups } from './thin-backups.ts'

export type Backups = {
  /** where they go: the chosen place, or the usual one */
  readonly place: string
  readonly problem: { place: string; reason: string } | null
  make(why: BackupWhy): Promise<BackupMade>
  /** every place where there may be some */
  places(): string[]
  count(): Promise<number>
  /** looks for the newest one again, after the place has changed */
  forget(): void
  /** newest first */
  entries(): Promise<BackupEntry[]>
  /** every one of this folder, whatever the place */
  lists(): Promise<BackupList[]>
  /** Removes some, and at once what no other names. */
  drop(names: readonly string[]): Promise<void>
  /** the newest of this folder */
  last(): Promise<BackupList | null>
  /** where a backup lies: the chosen place or the usual one, to which one goes while the other can't be reached */
  placeOf(name: string): Promise<string>
  /** @throws FileRefusal backup.place */
  check(place: string): Promise<void>
}

type Parts = { disk: Disk; folder: string; device: string; /** devices that the folder was before */ was: readonly string[]; chosen: () => string | undefined; content: () => Promise<Content>; now: () => LocalTime; instant: () => string }

/** Makes, thins and finds the backups of a data folder. */
export function createBackups({ disk, folder, device, was, chosen, content, now, instant }: Parts): Backups {
  const usual = usualPlace(folder)
  let problem: Backups['problem'] = null
  let newest: Promise<BackupList | null> | null = null
  const places = () => [...new Set([chosen() ?? usual, usual])]

  async function makeIn(place: string, why: BackupWhy): Promise<BackupMade> {
    const { list, path, bytes } = await makeBackup(disk, folder, place, await content(), why, now())
    newest = Promise.resolve(list)
    await thin(place).catch(() => undefined) // too many backups are no harm
    return { name: list.name, path, bytes }
  }

  async function thin(place: string): Promise<void> {
    const mine = (await listsIn(disk, place)).filter(list => list.device === device)
    const unneeded = thinBackups(mine, now())
    for (const name of unneeded) await disk.remove(listPath(place, name))
    if (unneeded.length) await collectObjects(disk, place, Date.parse(instant()))
  }

  async function findLast(): Promise<BackupList | null> {
    let last: BackupList | null = null
    for (const place of places()) {
      const names = (await namesIn(disk, place).catch(() => [])).toReversed()
      for (const name of names) {
        const list = await readList(disk, place, name).catch(() => null)
        if (list?.device !== device) continue
        if (!last || list.made > last.made) last = list
        break
      }
    }
    return last
  }

  return {
    get place() {
      return chosen() ?? usual
    },
    get problem() {
      return problem
    },
    async make(why) {
      const place = chosen() ?? usual
      try {
        const made = await makeIn(place, why)
        problem = null
        return made
      } catch (error) {
        problem = { place, reason: reasonOf(error) }
        if (place === usual) throw new FileRefusal('backup.failed', problem)
      }
      const elsewhere = problem
      try {
        return { ...(await makeIn(usual, why)), elsewhere }
      } catch (error) {
        throw new FileRefusal('backup.failed', { place: usual, reason: reasonOf(error) })
      }
    },
    places,
    async count() {
      let count = 0
      for (const place of places()) count += (await namesIn(disk, place).catch(() => [])).length
      return count
    },
    forget() {
      newest = null
      problem = null
    },
    async entries() {
      const lists = new Map<string, BackupList>()
      for (const place of places()) for (const list of await listsIn(disk, place).catch(() => [])) lists.set(list.name, list)
      return [...lists.values()].sort((a, b) => (a.name < b.name ? 1 : -1)).map(list => entryOf(list, [device, ...was]))
    },
    async lists() {
      const all: BackupList[] = []
      for (const place of places()) all.push(...(await listsIn(disk, place).catch(() => [])).filter(list => [device, ...was].includes(list.device)))
      return all
    },
    async drop(names) {
      for (const place of places()) {
        const sums = new Set<string>()
        for (const name of names) for (const file of (await readList(disk, place, name).catch(() => null))?.files ?? []) sums.add(file.sha256)
        for (const name of names) await disk.remove(listPath(place, name))
        if (sums.size) await collectObjects(disk, place, Infinity, sums)
      }
      newest = null
    },
    last: () => (newest ??= findLast()),
    async placeOf(name) {
      for (const place of places()) if (await disk.stat(listPath(place, name)).catch(() => null)) return place
      return places()[0]!
    },
    async check(place) {
      const inside = relative(resolve(folder), resolve(place))
      if (!inside.startsWith('..') && !isAbsolute(inside)) throw new FileRefusal('backup.place', { folder: place, reason: 'inside' })
      try {
        await disk.makeFolder(place)
        await writeDurably(disk, listPath(place, '.mortise'), [new Uint8Array()])
        await disk.remove(listPath(place, '.mortise'))
      } catch (error) {
        throw new FileRefusal('backup.place', { folder: place, reason: reasonOf(error) })
      }
    },
  }
}

/** Every list of a place that is true to its checksum. */
async function listsIn(disk: Disk, place: string): Promise<BackupList[]> {
  const lists: BackupList[] = []
  for (const name of await namesIn(disk, place)) {
    const list = await readList(disk, place, name)
    if (list) lists.push(list)
  }
  return lists
}
