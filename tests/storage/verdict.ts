import type { Row0 } from '#domain/base/change.ts'
import type { OpenFolder } from '#adapters/storage/open-folder.ts'
import { NO_DICE } from './dice.ts'
import { FOLDER, toolsFor, type Promised } from './scenario.ts'
import type { Subject } from './row.ts'
import type { SimDisk } from './sim-disk.ts'
import { canonical, type Workload } from './workload.ts'

/** What must be found: a state between these two numbers of sets, and all that was promised. */
export type Bounds = Pick<Promised, 'acked' | 'submitted' | 'attachments' | 'backups'>
/** `again`: opened twice before anything is written; `deep`: history and backups are read as well. */
export type Depth = { again: boolean; deep: boolean }

/** The code of a refusal; null for any other error. Told by its shape: a build with a planted bug has a class of its own. */
export function nameOfRefusal(error: unknown): string | null {
  const { code, facts, name } = error as { code?: unknown; facts?: unknown; name?: unknown }
  return error instanceof Error && name !== 'Fault' && typeof code === 'string' && typeof facts === 'object' ? code : null
}

/** Opens what a power cut or a fault has left. @returns what is wrong, or null */
export async function wrongWith(subject: Subject, disk: SimDisk, work: Workload, bounds: Bounds, depth: Depth): Promise<string | null> {
  try {
    const first = await opened(subject, disk)
    const wrong = typeof first === 'string' ? first : await wrongIn(first, work, bounds, depth)
    if (typeof first === 'string' || wrong) return wrong
    const { seq } = first.held
    if (depth.again) {
      await first.close()
      const second = await opened(subject, disk)
      if (typeof second === 'string') return `the second time: ${second}`
      const other = await wrongIn(second, work, { ...bounds, acked: seq, submitted: seq }, { again: false, deep: false })
      if (other) return `the second time: ${other}`
      await second.journal.append(work.sets[seq]!)
    } else await first.journal.append(work.sets[seq]!)
    return await wrongAfterPowerCut(subject, disk, work, { ...bounds, acked: seq + 1, submitted: seq + 1 })
  } catch (error) {
    return `error: ${error instanceof Error ? error.stack : String(error)}`
  }
}

/** What was just written must be there although the power goes at once. */
async function wrongAfterPowerCut(subject: Subject, disk: SimDisk, work: Workload, bounds: Bounds): Promise<string | null> {
  const cut = disk.crash({ entries: 'none', content: 'none', dice: NO_DICE })
  disk.powerOff()
  const last = await opened(subject, cut)
  const wrong = typeof last === 'string' ? last : await wrongIn(last, work, bounds, { again: false, deep: false })
  if (typeof last !== 'string') await last.close()
  return wrong && `after one change more and a power cut: ${wrong}`
}

async function opened(subject: Subject, disk: SimDisk): Promise<OpenFolder | string> {
  try {
    return await subject.openFolder(FOLDER, toolsFor(disk))
  } catch (error) {
    return `does not open: ${nameOfRefusal(error) ?? ''} ${JSON.stringify((error as { facts?: unknown }).facts ?? String(error))}`
  }
}

async function wrongIn(data: OpenFolder, work: Workload, { acked, submitted, attachments, backups }: Bounds, { deep }: Depth): Promise<string | null> {
  const { seq } = data.held
  if (data.journal.closed) return `closed: ${data.journal.closed.code} ${JSON.stringify(data.journal.closed.facts)}`
  if (seq < acked) return `change ${acked} was acknowledged, the last one here is ${seq}`
  if (seq > submitted) return `change ${submitted} was the last that was handed over, here is ${seq}`
  const state = await stateOf(data)
  if (state !== work.states[seq]) return `the state is not that after change ${seq}: ${difference(state, work.states[seq]!)}`
  for (const { id, bytes } of attachments) {
    const found = await data.attachments.get(id)
    if (!found || !bytes.equals(found)) return `attachment ${id} is ${found ? 'another one' : 'missing'}`
  }
  if (!deep) return null
  if (JSON.stringify(await data.journal.read(1, seq)) !== JSON.stringify(work.sets.slice(0, seq))) return 'the history reads otherwise'
  for (const backup of backups) {
    const wrong = await wrongInBackup(data, work, backup)
    if (wrong) return wrong
  }
  return null
}

async function wrongInBackup(data: OpenFolder, work: Workload, { name, from, to }: Bounds['backups'][number]): Promise<string | null> {
  const { entry, rows } = await data.storage.contents(name)
  if (entry.seq < from || entry.seq > to) return `backup ${name} holds change ${entry.seq}, not one of ${from} to ${to}`
  const standing = JSON.parse(work.states[entry.seq]!) as { active: number[]; undone: number[] }
  const state = canonical([...rows.values()].flat(), standing)
  return state === work.states[entry.seq] ? null : `backup ${name} is not the state after change ${entry.seq}`
}

/** Everything that an open folder holds, the months on the disk included. */
export async function stateOf(data: OpenFolder): Promise<string> {
  const rows: Row0[] = []
  for (const table of data.held.rows.values()) rows.push(...table.values())
  for (const part of data.held.months) rows.push(...(await data.journal.month(part)))
  return canonical(rows, data.held.standing)
}

/** The first place at which two states differ. */
function difference(found: string, wanted: string): string {
  let at = 0
  while (found[at] === wanted[at]) at++
  const from = Math.max(0, at - 60)
  return `…${found.slice(from, at + 60)}… instead of …${wanted.slice(from, at + 60)}…`
}
