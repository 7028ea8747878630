import { birth, revision, type Change, type Row0 } from '../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import type { LocalDate } from '../base/time.ts'
import { segmentsOf, spanOfSegments } from '../placement/segments.ts'
import { nameOf } from '../record-name.ts'
import { EVIDENCE, type Attendance, type Evidence } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'
import type { DayIndex } from './day-index.ts'

export type Mark = { placementId: string; date: LocalDate; /** null takes the mark away */ state: Attendance['state'] | null; hours?: number | undefined; note?: string | undefined }

type MarkTables = Pick<Tables, 'placement' | 'placementChange' | 'attendance' | 'student' | 'enterprise'>

/**
 * Writes down who was there, by whose word. All or nothing. A stronger word is never overwritten by a weaker one that says otherwise
 * (`attendance.stronger`); days outside the placement (`attendance.outside`) and days to come (`attendance.future`) are refused.
 */
export function markAttendance(tables: MarkTables, days: DayIndex<'attendance'>, marks: readonly Mark[], evidence: Evidence, by: string, ctx: Context): Decision<{ marked: number }> {
  const today = ctx.now.slice(0, 10)
  const changes: Change[] = []
  for (const mark of marks) {
    const placement = tables.placement.get(mark.placementId)
    if (!placement || placement.status === 'cancelled') return refuse('attendance.unknown', { id: mark.placementId })
    const name = nameOf(tables, placement.studentId)
    if (mark.date > today) return refuse('attendance.future', { name, date: mark.date })
    const span = spanOfSegments(segmentsOf(placement, changesOf(tables, placement.id)))
    if (!span || mark.date < span.from || mark.date > span.to) return refuse('attendance.outside', { name, date: mark.date, from: span?.from ?? placement.from, to: span?.to ?? placement.to })
    const [old] = days.on(placement.id, mark.date)
    if (old && rank(old.evidence) > rank(evidence) && old.state !== mark.state) {
      return refuse('attendance.stronger', { name, date: mark.date, state: old.state, evidence: old.evidence, by: old.by ?? null, offered: evidence })
    }
    const change = changeFor(mark, old, evidence, by, ctx)
    if (change) changes.push(change)
  }
  const first = marks[0]
  return accept(changes, { marked: changes.length }, { count: changes.length, date: first?.date ?? today, evidence })
}

function changeFor(mark: Mark, old: Attendance | undefined, evidence: Evidence, by: string, ctx: Context): Change | null {
  const { placementId, date, state, hours, note } = mark
  if (state === null) return old ? { table: 'attendance', id: old.id, from: fieldsOf(old), to: null } : null
  const word = { evidence: old && rank(old.evidence) > rank(evidence) ? old.evidence : evidence, by }
  if (!old) {
    const row = { id: ctx.newId(`attendance:${date.slice(0, 7)}`), placementId, date, state, ...(hours === undefined ? {} : { hours }), ...(note === undefined ? {} : { note }), ...word }
    return birth('attendance', row)
  }
  return revision('attendance', old as Row0, { state, ...(hours === undefined ? {} : { hours }), ...(note === undefined ? {} : { note }), ...(word.evidence === old.evidence ? {} : word) })
}

function fieldsOf({ id: _, ...fields }: Attendance): Record<string, unknown> {
  return fields
}

/** How much a word weighs: the place of its source among the sources. */
export function rank(evidence: Evidence): number {
  return EVIDENCE.indexOf(evidence)
}

function changesOf(tables: Pick<Tables, 'placementChange'>, placementId: string) {
  return [...tables.placementChange.values()].filter(c => c.placementId === placementId)
}
