import { bySound } from '../base/by-sound.ts'
import { refuse, type Result } from '../base/decision.ts'
import type { TableName } from '../table-names.ts'
import type { Row, Tables } from '../tables.ts'

/** The names of some records, in the order given; an id whose record is gone is left out. */
export function namesOf(rows: ReadonlyMap<string, { name: string }>, ids: readonly string[] | undefined): string[] {
  return (ids ?? []).flatMap(id => rows.get(id)?.name ?? [])
}

/**
 * The record that a parameter means: by id or, for people who write commands by hand, by what they call it
 * (name, room code, staff, student or asset number), as long as only one record is called so.
 */
export function recordOf<K extends TableName>(tables: Tables, table: K, wanted: string): Result<Row<K>> {
  const rows = tables[table] as ReadonlyMap<string, Row<K>>
  const byId = rows.get(wanted)
  if (byId) return { ok: true, value: byId }
  const named = [...rows.values()].filter(row => callNames(row).includes(wanted))
  if (named.length === 1) return { ok: true, value: named[0]! }
  return refuse(named.length ? 'report.ambiguous' : 'report.missing', { wanted, table: `table.${table}`, count: named.length })
}

function callNames(row: object): unknown[] {
  return ['name', 'title', 'code', 'staffNo', 'assetNo', 'number'].flatMap(field => (row as Record<string, unknown>)[field] ?? [])
}

/** In the order in which people look names up: figures by value ("Lathe 2" before "Lathe 10"), Chinese by pinyin. */
export function byName<R extends { name: string }>(rows: Iterable<R>): R[] {
  return [...rows].sort((a, b) => bySound.compare(a.name, b.name))
}

/** Names that differ only in their figure, put together: "Lathe 1–3, 5" for Lathe 1, Lathe 2, Lathe 3 and Lathe 5. Order is kept. */
export function gathered(names: readonly string[]): string[] {
  const series = new Map<string, { before: string; after: string; figures: number[] }>()
  for (const name of names) {
    const [, before, figure, after = ''] = /^(.*\D)(\d{1,6})(\D*)$/.exec(name) ?? []
    // 01 is no figure but a part of the name: it would come back as 1
    const counted = before !== undefined && figure !== undefined && String(Number(figure)) === figure
    const key = counted ? `${before}\u0000${after}` : name
    const found = series.get(key) ?? { before: counted ? before : name, after: counted ? after : '', figures: [] }
    if (counted) found.figures.push(Number(figure))
    series.set(key, found)
  }
  return [...series.values()].map(({ before, after, figures }) => `${before}${runs(figures)}${after}`)
}

function runs(figures: readonly number[]): string {
  const sorted = [...new Set(figures)].sort((a, b) => a - b)
  const parts: string[] = []
  for (let i = 0; i < sorted.length; i++) {
    const first = sorted[i]!
    while (sorted[i + 1] === sorted[i]! + 1) i++
    parts.push(sorted[i] === first ? String(first) : `${first}–${sorted[i]}`)
  }
  return parts.join(', ')
}
