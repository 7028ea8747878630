import { freePlaces } from '#domain/placement/free-places.ts'
import type { MatchingStudent, MatchingView, Proposal } from '#contract/matching.ts'

/** One student of a proposal: the place, or none. */
export type ResultRow = {
  student: MatchingStudent
  post: string | null
  batch: string | null
  wish: number | null
  km: number | null
  change: 'new' | 'same' | 'moved' | 'lost' | 'none'
  was: string | null
  /** by the office, on this page */
  kept: boolean
}

/** The students of a proposal in the order of the view: those without a place first, as they are what is to be done. */
export function resultRows(view: MatchingView, proposal: Proposal, kept: ReadonlySet<string>): ResultRow[] {
  const placed = new Map(proposal.placed.map(p => [p.student, p]))
  const rows = view.students.map((student): ResultRow => {
    const place = placed.get(student.id)
    const was = student.placement?.postId ?? null
    if (!place) return { student, post: null, batch: null, wish: null, km: null, change: was ? 'lost' : 'none', was, kept: false }
    const change = was === null && !student.placement ? 'new' : was === place.post ? 'same' : 'moved'
    return { student, post: place.post, batch: place.batch, wish: place.wish, km: place.km, change, was, kept: kept.has(student.id) }
  })
  return [...rows.filter(r => r.post === null), ...rows.filter(r => r.post !== null)]
}

export type Totals = { students: number; placed: number; first: number; leftOut: number; changes: number; km: number }

export function totalsOf(rows: readonly ResultRow[]): Totals {
  const placed = rows.filter(r => r.post !== null)
  const far = placed.reduce((sum, r) => sum + (r.km ?? 0), 0)
  return {
    students: rows.length,
    placed: placed.length,
    first: placed.filter(r => r.wish === 1).length,
    leftOut: rows.length - placed.length,
    changes: rows.filter(r => r.change === 'moved' || r.change === 'lost').length,
    km: placed.length ? Math.round((far / placed.length) * 10) / 10 : 0,
  }
}

/** What the published plan comes to, to be compared with. */
export function publishedTotals(students: readonly MatchingStudent[]): { placed: number; first: number } {
  const placed = students.filter(s => s.placement?.postId)
  return { placed: placed.length, first: placed.filter(s => s.placement!.postId === s.wishes[0]).length }
}

/** Places that are still to be filled, and the students to fill them. */
export function balanceOf(view: MatchingView): { students: number; places: number } {
  return { students: view.students.filter(s => !s.fixture).length, places: freePlaces(view) }
}
