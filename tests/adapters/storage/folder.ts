import { mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChangeSet } from '#domain/base/decision.ts'
import { openFolder, type OpenFolder, type OpenTools } from '#adapters/storage/open-folder.ts'

let ids = 0
export const tools: OpenTools = { newId: table => `${table}:${++ids}`, instant: () => '2026-11-23T00:00:00.000Z', now: () => '2026-11-23T08:00' }
export const newFolder = () => join(mkdtempSync(join(tmpdir(), 'mortise-store-')), 'data')
export const inStore = (folder: string, ...path: string[]) => join(folder, 'store-1', ...path)

/** Change `seq`: a new term; its name tells which. */
export function set(seq: number, name = `术语 ${seq}`, id = `term:${seq}`): ChangeSet {
  return { seq, id: `set:${seq}`, at: '2026-11-23T00:00:00.000Z', device: 'device:1', actor: { name: '王' }, command: 'register.save', changes: [{ table: id.slice(0, id.indexOf(':')), id, from: null, to: { name } }] }
}

/** Opens the folder, appends up to change `count`, and closes it. */
export async function written(folder: string, count: number, more: Partial<OpenTools> = {}, before?: (data: OpenFolder) => Promise<unknown>): Promise<void> {
  const data = await openFolder(folder, { ...tools, ...more })
  for (let seq = data.held.seq + 1; seq <= count; seq++) await data.journal.append(set(seq))
  await before?.(data)
  await data.close()
}

/** What a folder holds, opened and closed again. */
export async function opened(folder: string): Promise<OpenFolder> {
  const data = await openFolder(folder, tools)
  await data.close()
  return data
}

/** Names of the records that a folder holds, by table, sorted. */
export function namesOf(data: OpenFolder): string[] {
  return [...data.held.rows.values()].flatMap(rows => [...rows.values()].map(row => String(row['name']))).sort()
}
export const names = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `术语 ${from + i}`).sort()

/** Every file below a folder, with its size. */
export function filesIn(folder: string, below = ''): Record<string, number> {
  return Object.assign(
    {},
    ...readdirSync(join(folder, below)).map(name => {
      const path = join(below, name)
      const found = statSync(join(folder, path))
      return found.isDirectory() ? filesIn(folder, path) : { [path]: found.size }
    }),
  )
}
