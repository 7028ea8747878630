import type { ListedOccurrence } from '#domain/booking/listing.ts'
import type { Language } from '#words/say.ts'

/** The columns of the list, each of which it can be sorted by. */
export const SORTS = ['when', 'what', 'who', 'where', 'use', 'status'] as const
export type Sort = { by: (typeof SORTS)[number]; down: boolean }

const key: Record<Sort['by'], (row: ListedOccurrence) => string> = {
  when: row => row.start,
  what: row => row.title,
  who: row => [...row.classGroups, ...row.teachers, row.enterprise ?? ''].join(' '),
  where: row => [row.workshop ?? '', ...row.items.map(i => i.name)].join(' '),
  use: row => row.use,
  status: row => row.status,
}

/** The rows in the wanted order; rows that are equal in it stay in the order of time. */
export function sortRows(rows: readonly ListedOccurrence[], { by, down }: Sort, language: Language): ListedOccurrence[] {
  const order = new Intl.Collator(language, { numeric: true })
  const sign = down ? -1 : 1
  return rows
    .map(row => ({ row, key: key[by](row) }))
    .sort((a, b) => sign * (by === 'when' ? (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) : order.compare(a.key, b.key)) || (a.row.start < b.row.start ? -1 : a.row.start > b.row.start ? 1 : 0))
    .map(r => r.row)
}
