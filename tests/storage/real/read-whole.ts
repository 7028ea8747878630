import type { Row0 } from '#domain/base/change.ts'
import type { Standing } from '#domain/base/decision.ts'
import { openFolder } from '#adapters/storage/open-folder.ts'
import { refusalOf } from './plan.ts'

type Rows = Record<string, Record<string, Row0>>

/** All that a folder holds; `refused` where it did not open, or opened closed. */
export type Whole = { refused: string | null; seq: number; standing: Standing; rows: Rows; backups: { why: string; rows: Rows }[]; findings: string[] }

const NOTHING = { seq: 0, standing: { active: [], undone: [] }, rows: {}, backups: [], findings: [] }

/** Opens a folder as any program does, reads everything and proves it. */
export async function readWhole(folder: string): Promise<Whole> {
  const opened = await openFolder(folder, { newId: table => `${table}:read`, instant: () => new Date().toISOString() }).catch(refusalOf)
  if ('refusal' in opened) return { ...NOTHING, refused: opened.refusal }
  try {
    const { held, journal, storage } = opened
    if (journal.closed) return { ...NOTHING, refused: journal.closed.code }
    const rows = byTable([...held.rows.values()].flatMap(table => [...table.values()]))
    for (const part of held.months) for (const row of await journal.month(part)) Object.assign((rows[tableOf(row.id)] ??= {}), { [row.id]: row })
    const backups = []
    for (const { name, why } of await storage.backups()) backups.push({ why, rows: byTable([...(await storage.contents(name)).rows.values()].flat()) })
    const { findings } = await storage.verify(() => undefined, { aborted: false } as never)
    return { refused: null, seq: held.seq, standing: held.standing, rows, backups, findings: findings.map(f => `${f.code} ${JSON.stringify(f.facts)}`) }
  } finally {
    await opened.close()
  }
}

function byTable(list: readonly Row0[]): Rows {
  const rows: Rows = {}
  for (const row of list) Object.assign((rows[tableOf(row.id)] ??= {}), { [row.id]: row })
  return rows
}

function tableOf(id: string): string {
  return id.slice(0, id.indexOf(':'))
}
