import { join } from 'node:path'
import { applied, type Row0 } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { partOf, tableOfPart } from '#domain/part.ts'
import type { Codec } from './codec.ts'
import { TABLES } from './file-names.ts'
import { rowsOf } from './part-file.ts'
import type { Source } from './segments.ts'
import { asBuffer, checksum, type Head, type PartRef } from './snapshot.ts'

export type Rows = Map<string, Map<string, Row0>>

/** A file of the store that is not what it should be. */
export class Damage extends Error {
  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(reason)
  }
}

/** The rows of every wanted part that a head names, by table and id. @throws Damage */
export async function readTables(source: Source, folder: string, head: Head, codec: Codec, wanted: (part: string) => boolean): Promise<Rows> {
  const rows: Rows = new Map()
  const parts = Object.entries(head.parts).filter(([part]) => wanted(part))
  await Promise.all(
    parts.map(async ([part, ref]) => {
      const found = await readPart(source, folder, part, ref, codec)
      const table = tableIn(rows, tableOfPart(part))
      for (const row of found) table.set(row.id, row)
    }),
  )
  return rows
}

/** @throws Damage */
export async function readPart(source: Source, folder: string, part: string, ref: PartRef, codec: Codec): Promise<Row0[]> {
  const file = `${TABLES}/${ref.file}`
  try {
    const bytes = await source.read(join(folder, TABLES, ref.file))
    const proof = checksum([bytes])
    const rows = rowsOf(asBuffer(await codec.open(bytes, part)))
    if ((await proof) !== ref.sha256) throw new Error('the checksum does not agree')
    if (rows.length !== ref.rows) throw new Error(`it has ${rows.length} rows instead of ${ref.rows}`)
    return rows
  } catch (error) {
    throw new Damage(file, (error as Error).message)
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

function tableIn(rows: Rows, name: string): Map<string, Row0> {
  const table = rows.get(name) ?? new Map<string, Row0>()
  rows.set(name, table)
  return table
}
