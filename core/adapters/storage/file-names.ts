/** How the files of a store are called: numbers of changes in twelve digits, so that names sort as the changes came. */
export const HEAD = 'snapshot.json'
export const HEAD_BEFORE = 'snapshot.prev.json'
export const MARK = 'mark.json'
export const TABLES = 'tables'
export const HISTORY = 'history'

const JOURNAL = /^journal\.(\d{12})\.ndjson$/
const CLOSED = /^(\d{12})-(\d{12})\.ndjson\.gz$/

export function journalName(first: number): string {
  return `journal.${twelve(first)}.ndjson`
}
export function closedName(first: number, last: number): string {
  return `${twelve(first)}-${twelve(last)}.ndjson.gz`
}
/** The heads of what a closed journal holds, beside it. */
export function headsName(first: number, last: number): string {
  return `${twelve(first)}-${twelve(last)}.heads.gz`
}
export function partFileName(part: string, seq: number): string {
  return `${part}.${twelve(seq)}.json`
}

/** The number of a journal's first change; null for other files. */
export function firstOfJournal(name: string): number | null {
  const found = JOURNAL.exec(name)
  return found ? Number(found[1]) : null
}

/** The changes that a closed journal holds; null for other files. */
export function spanOfClosed(name: string): { name: string; first: number; last: number } | null {
  const found = CLOSED.exec(name)
  return found ? { name, first: Number(found[1]), last: Number(found[2]) } : null
}

function twelve(seq: number): string {
  return String(seq).padStart(12, '0')
}
