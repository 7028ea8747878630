import type { Paper } from './papers.ts'
import type { Phase, PlacementRow } from './overview.ts'

/** Which placements a list shows. The first four are its scope: the figures above it count within them. */
export type PlacementFilter = {
  batchId?: string | undefined
  classGroupId?: string | undefined
  /** anybody who is, was or will be there */
  enterpriseId?: string | undefined
  tutorId?: string | undefined
  /** current: neither ended nor cancelled */
  phase?: Phase | 'current' | undefined
  /** lacks this paper, or any */
  lacking?: Paper | 'any' | undefined
  unarchived?: boolean | undefined
  findings?: boolean | undefined
  /** words that the row must hold, wherever */
  find?: string | undefined
}
export const SORTS = ['student', 'group', 'host', 'post', 'tutor', 'from', 'to', 'lacking', 'findings'] as const
export type PlacementSort = { by: (typeof SORTS)[number]; down: boolean }
export type PlacementFigures = { running: number; soon: number; lacking: number; unarchived: number; hosts: number }

/** Rows that lie within the scope of a filter. */
export function inScope(rows: readonly PlacementRow[], { batchId, classGroupId, enterpriseId, tutorId }: PlacementFilter): PlacementRow[] {
  return rows.filter(
    ({ ids }) =>
      (!batchId || ids.batch === batchId) && (!classGroupId || ids.group === classGroupId) && (!enterpriseId || ids.hosts.includes(enterpriseId)) && (!tutorId || ids.tutor === tutorId),
  )
}

/** Rows of a scope that fit the rest of the filter. */
export function fitting(rows: readonly PlacementRow[], { phase, lacking, unarchived, findings, find }: PlacementFilter): PlacementRow[] {
  const words = (find ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(row => {
    if (phase === 'current' ? row.phase === 'ended' || row.phase === 'cancelled' : phase && row.phase !== phase) return false
    if (lacking === 'any' ? !isOpen(row) || !row.lacking.length : lacking && !row.lacking.includes(lacking)) return false
    if (unarchived && !row.unarchived) return false
    if (findings && !weight(row)) return false
    return words.length === 0 || holdsAll(row, words)
  })
}

export function figuresOf(rows: readonly PlacementRow[]): PlacementFigures {
  const running = rows.filter(r => r.phase === 'running')
  return {
    running: running.length,
    soon: rows.filter(r => r.phase === 'soon').length,
    lacking: rows.filter(r => isOpen(r) && r.lacking.length > 0).length,
    unarchived: rows.filter(r => r.unarchived).length,
    hosts: new Set(running.map(r => r.ids.host)).size,
  }
}

/** Who is at work comes first, what was called off last. */
const PHASES: readonly Phase[] = ['running', 'soon', 'later', 'ended', 'cancelled']

/** Rows in the order asked for; students' numbers decide where that says nothing. */
export function sorted(rows: readonly PlacementRow[], sort: PlacementSort | undefined, language: string): PlacementRow[] {
  const { by, down } = sort ?? { by: 'phase' as const, down: false }
  const sign = down ? -1 : 1
  const collator = new Intl.Collator(language, { numeric: true })
  const ranks = by === 'student' || by === 'group' || by === 'host' || by === 'post' || by === 'tutor' ? ranksOf(rows, by, collator) : null
  const key = (row: PlacementRow): number | string => {
    if (by === 'phase') return PHASES.indexOf(row.phase)
    if (by === 'from' || by === 'to') return row[by]
    if (by === 'lacking') return row.lacking.length
    return by === 'findings' ? weight(row) : ranks!.get(row[by])!
  }
  return rows
    .map(row => ({ row, key: key(row) }))
    .sort((a, b) => (a.key === b.key ? (a.row.number < b.row.number ? -1 : 1) : (a.key < b.key ? -1 : 1) * sign))
    .map(({ row }) => row)
}

/** Comparing names as people do is slow; each name is placed once. */
function ranksOf(rows: readonly PlacementRow[], by: 'student' | 'group' | 'host' | 'post' | 'tutor', collator: Intl.Collator): Map<string, number> {
  const names = [...new Set(rows.map(r => r[by]))].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : collator.compare(a, b)))
  return new Map(names.map((name, i) => [name, i]))
}

function isOpen(row: PlacementRow): boolean {
  return row.phase !== 'ended' && row.phase !== 'cancelled'
}

/** What must not be weighs more than what should not. */
function weight({ findings }: PlacementRow): number {
  return findings.E * 10_000 + findings.W * 100 + findings.R
}

/** What each row is searched by, put together once. */
const texts = new WeakMap<PlacementRow, string>()

function holdsAll(row: PlacementRow, words: readonly string[]): boolean {
  let text = texts.get(row)
  if (text === undefined) {
    text = `${row.student} ${row.number} ${row.group} ${row.host} ${row.post} ${row.tutor} ${row.mentor}`.toLowerCase()
    texts.set(row, text)
  }
  return words.every(word => text.includes(word))
}
