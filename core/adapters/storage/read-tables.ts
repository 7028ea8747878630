import { join } from 'node:path'
import { applied, type Row0 } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { partOf, tableOfPart } from '#domain/part.ts'
import type { RowMap } from '#domain/row-map.ts'
import { whole, type Codec } from './codec.ts'
import { codeOf } from './disk.ts'
import { TABLES } from './file-names.ts'
import { KeptTable } from './kept-table.ts'
import { rowsOf } from './part-file.ts'
import type { Source } from './segments.ts'
import { checksum, type Head, type PartRef } from './snapshot.ts'

export type Rows = Map<string, RowMap<Row0>>

/**
 * How a file is not what it should be: it is gone, its content is not what was written, something before its beginning is gone, it ends
 * before what was saved, it does not belong to the others, the system can't read it. Worded by `reason.<reason>`.
 */
type DamageReason = 'missing' | 'altered' | 'gap' | 'short' | 'strange' | 'unreadable'

export class Damage extends Error {
  constructor(
    readonly file: string,
    readonly reason: DamageReason,
    detail: string = reason,
  ) {
    super(detail)
  }
  /** of a refusal or a finding */
  get facts(): { file: string; reason: DamageReason } {
    return { file: this.file, reason: this.reason }
  }
}

/** Troubles of the computer, not of the file: another try may read it. */
const PASSING = new Set(['EMFILE', 'ENFILE', 'EACCES', 'EPERM', 'EBUSY', 'ENOMEM', 'EAGAIN', 'ETIMEDOUT', 'EHOSTDOWN'])

/** What an error while reading a file means: the system can't read it, or the content made no sense. @throws a passing trouble as it is */
export function damageOf(file: string, error: unknown): Damage {
  if (error instanceof Damage) return error
  const code = codeOf(error)
  if (PASSING.has(code)) throw error
  return new Damage(file, code === 'ENOENT' ? 'missing' : /^E[A-Z]+$/.test(code) ? 'unreadable' : 'altered', (error as Error).message)
}

/** Which parts are read; `whenAsked`: the rows of a large table only when somebody asks for them. */
export type Taking = { wanted: (part: string) => boolean; whenAsked: boolean }

/** All of it, at once: for whoever proves or copies it. */
export const WHOLE: Taking = { wanted: () => true, whenAsked: false }

/** The rows of every wanted part that a head names, by table and id. @throws Damage */
export async function readTables(source: Source, folder: string, head: Head, codec: Codec, { wanted, whenAsked }: Taking): Promise<Rows> {
  const rows: Rows = new Map()
  const parts = Object.entries(head.parts).filter(([part]) => wanted(part))
  await Promise.all(
    parts.map(async ([part, ref]) => {
      const isWhole = parts.every(([other]) => other === part ? tableOfPart(part) === part : tableOfPart(other) !== part)
      if (whenAsked && isWhole) return void rows.set(part, await readWhenAsked(source, folder, ref, codec))
      const found = await readPart(source, folder, ref, codec)
      const table = tableIn(rows, tableOfPart(part))
      for (const row of found) table.set(row.id, row)
    }),
  )
  return rows
}

/** Proves a table's file and leaves its rows in it until they are asked for. @throws Damage */
function readWhenAsked(source: Source, folder: string, ref: PartRef, codec: Codec): Promise<RowMap<Row0>> {
  return proven(source, folder, ref, codec, file => new KeptTable(file, ref))
}

/** @throws Damage */
export function readPart(source: Source, folder: string, ref: PartRef, codec: Codec): Promise<Row0[]> {
  return proven(source, folder, ref, codec, async file => {
    const found = await rowsOf(file)
    if (found.length !== ref.rows) throw new Error(`it has ${found.length} rows instead of ${ref.rows}`)
    return found
  })
}

async function proven<T>(source: Source, folder: string, ref: PartRef, codec: Codec, read: (file: Buffer) => T | Promise<T>): Promise<T> {
  const file = `${TABLES}/${ref.file}`
  try {
    const bytes = await source.read(join(folder, TABLES, ref.file))
    const proof = checksum(bytes)
    const found = await read(await whole(codec.open([bytes], ref.file)))
    if ((await proof) !== ref.sha256) throw new Error('the checksum does not agree')
    return found
  } catch (error) {
    throw damageOf(file, error)
  }
}

/** Brings rows up to date with what was done since, as far as their part is there. */
export function applySets(rows: Rows, sets: readonly ChangeSet[], wanted: (part: string) => boolean): void {
  for (const set of sets) {
    for (const change of set.changes) {
      if (!wanted(partOf(change.id))) continue
      const table = tableIn(rows, change.table)
      const next = applied(table.get(change.id), change)
      if (next) table.set(change.id, next)
      else table.delete(change.id)
    }
  }
}

function tableIn(rows: Rows, name: string): RowMap<Row0> {
  const table: RowMap<Row0> = rows.get(name) ?? new Map<string, Row0>()
  rows.set(name, table)
  return table
}
