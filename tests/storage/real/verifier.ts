import type { Row0 } from '#domain/base/change.ts'
import { sameValue } from '#domain/base/change.ts'
import { openFolder, type OpenFolder } from '#adapters/storage/open-folder.ts'
import { changeSet, INSTANT, NOW, standingAt, stateAt, type Content } from './content.ts'
import { refusalOf } from './plan.ts'

export type Promised = {
  content: Content
  /** the last change that was called saved */
  acked: number
  attached?: readonly string[]
  /** names of backups that were called made */
  backups?: readonly string[]
  /** codes for which the folder may be closed or refused; as far as it opens, nothing may be missing */
  closed?: readonly string[]
  /** there is no room for one change more */
  full?: boolean
  /** reads and proves everything at the end */
  whole?: boolean
}
export type Found = { seq: number; closed: string | null; problems: string[] }

/** Opens the folder and compares what it holds with what was promised; then writes one change more. */
export async function verifyFolder(folder: string, promised: Promised): Promise<Found> {
  const problems: string[] = []
  const allowed = promised.closed ?? []
  const opened = await openFolder(folder, { newId: table => `${table}:v${process.pid}`, instant: () => INSTANT, now: () => NOW }).catch(refusalOf)
  if ('refusal' in opened) {
    if (!allowed.includes(opened.refusal)) problems.push(`the folder is refused: ${opened.refusal}`)
    return { seq: 0, closed: opened.refusal, problems }
  }
  const closed = opened.journal.closed?.code ?? null
  try {
    if (closed && !allowed.includes(closed)) problems.push(`closed: ${closed} ${JSON.stringify(opened.journal.closed!.facts)}`)
    const { seq } = opened.held
    if (seq < promised.acked) problems.push(`change ${promised.acked} was called saved, the last one here is ${seq}`)
    problems.push(...differences(await everyRow(opened), stateAt(seq, promised.content), seq))
    if (!sameValue(opened.held.standing, standingAt(seq))) problems.push('other acts hold than those that were done')
    await compareHistory(opened, promised.content, problems)
    for (const id of promised.attached ?? []) if (!(await opened.attachments.get(id))) problems.push(`attachment ${id} is missing`)
    for (const name of promised.backups ?? []) await compareBackup(opened, name, promised.content, problems)
    if (!closed && !promised.full) await opened.journal.append(changeSet(seq + 1, opened.device, promised.content))
    if (promised.whole && !problems.length) {
      const { findings } = await opened.storage.verify(() => undefined, { aborted: false } as never)
      for (const finding of findings) problems.push(`finding ${finding.code} ${JSON.stringify(finding.facts)}`)
    }
  } catch (error) {
    problems.push(`error while it was read: ${error instanceof Error ? error.stack : String(error)}`)
  } finally {
    await opened.close()
  }
  return { seq: opened.held.seq, closed, problems }
}

async function everyRow(opened: OpenFolder): Promise<Map<string, Row0>> {
  const rows = new Map<string, Row0>()
  for (const table of opened.held.rows.values()) for (const row of table.values()) rows.set(row.id, row)
  for (const part of opened.held.months) for (const row of await opened.journal.month(part)) rows.set(row.id, row)
  return rows
}

export function differences(rows: ReadonlyMap<string, Row0>, expected: ReadonlyMap<string, Row0>, seq: number): string[] {
  for (const [id, row] of expected) {
    const found = rows.get(id)
    if (!found) return [`${id} is missing in the state of change ${seq}`]
    if (!sameValue(found, row)) return [`${id} is ${short(found)} in the state of change ${seq}, not ${short(row)}`]
  }
  for (const id of rows.keys()) if (!expected.has(id)) return [`${id} should not be in the state of change ${seq}`]
  return []
}

const LAST_READ = 40

/** The last changes word by word, and one record's whole past. */
async function compareHistory(opened: OpenFolder, content: Content, problems: string[]): Promise<void> {
  const { seq } = opened.held
  const first = Math.max(1, seq - LAST_READ)
  const sets = seq ? await opened.journal.read(first, seq) : []
  if (sets.length !== (seq ? seq - first + 1 : 0)) problems.push(`of the changes ${first} to ${seq} only ${sets.length} can be read`)
  for (const set of sets) if (!sameValue(set, { ...changeSet(set.seq, set.device, content) })) problems.push(`change ${set.seq} reads as another one`)
}

async function compareBackup(opened: OpenFolder, name: string, content: Content, problems: string[]): Promise<void> {
  const found = await opened.storage.contents(name).catch(refusalOf)
  if ('refusal' in found) {
    problems.push(`backup ${name}: ${found.refusal}`)
    return
  }
  const rows = new Map<string, Row0>()
  for (const table of found.rows.values()) for (const row of table) rows.set(row.id, row)
  problems.push(...differences(rows, stateAt(found.entry.seq, content), found.entry.seq).map(problem => `backup ${name}: ${problem}`))
}

function short(value: unknown): string {
  return JSON.stringify(value).slice(0, 200)
}
