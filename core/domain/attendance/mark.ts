import { birth, removal, revision, type Change, type Row0 } from '../base/change.ts'
import { accept, refuse, type Alternative, type Context, type Decision, type Refused } from '../base/decision.ts'
import type { LocalDate } from '../base/time.ts'
import { segmentOn, spanOfSegments } from '../placement/segments.ts'
import type { Stays } from '../placement/stays.ts'
import { nameOf } from '../record-name.ts'
import { EVIDENCE, type Attendance, type Evidence } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'
import type { DayIndex } from './day-index.ts'

export type State = Attendance['state']
export type Mark = { placementId: string; date: LocalDate; /** null takes the mark away */ state: State | null; /** absent: as it is; null: none */ hours?: number | null | undefined; note?: string | null | undefined }

/** States in which an intern was at work on that day. */
export const AT_WORK: ReadonlySet<State | null> = new Set<State | null>(['present', 'late', 'leftEarly'])

export type MarkTables = Pick<Tables, 'placement' | 'student' | 'enterprise' | 'contact'>
export type MarkIndex = { stays: Stays; days: DayIndex<'attendance'> }
/** Whose word it is; with no name it is that of the student, of the mentor who guides there, or of the teacher who writes it down. */
export type Word = { evidence: Evidence; by: string }

/** A mark that can't be written, because a stronger word says otherwise. */
export type Contradiction = { mark: Mark; old: Attendance; name: string }

/**
 * Writes down who was there, by whose word. All or nothing. A stronger word is never overwritten by a weaker one that says otherwise
 * (`attendance.stronger`, with ways out); days outside the placement (`attendance.outside`) and days to come (`attendance.future`) are
 * refused.
 */
export function markAttendance(tables: MarkTables, index: MarkIndex, marks: readonly Mark[], word: Word, ctx: Context): Decision<{ marked: number }> {
  const planned = planMarks(tables, index, marks, word, ctx)
  if ('ok' in planned) return planned
  const [first] = planned.against
  if (first) return refuse('attendance.stronger', strongerFacts(planned.against, word), { alternatives: waysOut(marks, planned.against, word) })
  return accept(planned.changes, { marked: planned.changes.length }, { count: planned.changes.length, date: marks[0]?.date ?? ctx.now.slice(0, 10), evidence: word.evidence })
}

/** The changes that marks make, and the marks that a stronger word forbids; or why one of them is no mark at all. */
export function planMarks(tables: MarkTables, { stays, days }: MarkIndex, marks: readonly Mark[], word: Word, ctx: Context): { changes: Change[]; against: Contradiction[] } | Refused {
  const today = ctx.now.slice(0, 10)
  const changes: Change[] = []
  const against: Contradiction[] = []
  const seen = new Set<string>()
  for (const mark of marks) {
    const placement = tables.placement.get(mark.placementId)
    if (!placement || placement.status === 'cancelled') return refuse('attendance.unknown', { id: mark.placementId })
    const name = nameOf(tables, placement.studentId)
    const day = `${mark.placementId} ${mark.date}`
    if (seen.has(day)) return refuse('attendance.twice', { name, date: mark.date })
    seen.add(day)
    const wrong = wrongDay(stays, mark.placementId, mark.date, today)
    if (wrong) return refuse(wrong.code, { name, date: mark.date, ...wrong.facts })
    const [old] = days.on(placement.id, mark.date)
    if (old && saysOtherwise(old, mark, word.evidence)) against.push({ mark, old, name })
    else {
      const change = changeFor(mark, old, { evidence: word.evidence, by: word.by || usualBy(tables, stays, mark, word.evidence, ctx) }, ctx)
      if (change) changes.push(change)
    }
  }
  return { changes, against }
}

function usualBy(tables: MarkTables, stays: Stays, { placementId, date }: Mark, evidence: Evidence, ctx: Context): string {
  if (evidence === 'self') return nameOf(tables, tables.placement.get(placementId)!.studentId)
  if (evidence === 'machine') return ''
  const mentorId = evidence === 'mentor' ? segmentOn(stays.segmentsOf(placementId), date)?.mentorId : undefined
  return mentorId === undefined ? ctx.actor.name : nameOf(tables, mentorId)
}

/** Why a placement can have no mark on a day: the day is to come, or the intern was not on an internship then. */
export function wrongDay(stays: Stays, placementId: string, date: LocalDate, today: LocalDate) {
  if (date > today) return { code: 'attendance.future', facts: { today } } as const
  const span = spanOfSegments(stays.segmentsOf(placementId))
  if (!span || date < span.from || date > span.to) return { code: 'attendance.outside', facts: { from: span?.from ?? '', to: span?.to ?? '' } } as const
  return null
}

/** Whether a weaker word would alter what a stronger one says; hours that were left open may be added by anybody. */
export function saysOtherwise(old: Attendance, mark: Pick<Mark, 'state' | 'hours'>, evidence: Evidence): boolean {
  if (rank(old.evidence) <= rank(evidence)) return false
  return old.state !== mark.state || (mark.hours !== undefined && old.hours !== undefined && old.hours !== mark.hours)
}

function changeFor({ placementId, date, state, hours, note }: Mark, old: Attendance | undefined, { evidence, by }: Word, ctx: Pick<Context, 'newId'>): Change | null {
  if (state === null) return old ? removal('attendance', old) : null
  const more = { ...(hours === undefined ? {} : { hours }), ...(note === undefined ? {} : { note }) }
  if (!old) return birth('attendance', { id: ctx.newId(`attendance:${date.slice(0, 7)}`), placementId, date, state, ...more, evidence, ...(by ? { by } : {}) } as Row0)
  const stands = rank(old.evidence) > rank(evidence) || (old.evidence === evidence && old.state === state)
  return revision('attendance', old, {
    state,
    // who was not at work worked no hours
    ...(AT_WORK.has(state) ? {} : { hours: null }),
    ...more,
    ...(stands ? {} : { evidence, by: by || null }),
  })
}

export function strongerFacts(against: readonly Contradiction[], { evidence }: Pick<Word, 'evidence'>) {
  const { old, name } = against[0]!
  return { name, date: old.date, state: `choice.state.${old.state}`, evidence: `choice.evidence.${old.evidence}`, by: old.by ?? null, offered: `choice.evidence.${evidence}`, count: against.length }
}

/** Mark the others and leave these; or put it down with the weight of the word that stands there. */
function waysOut(marks: readonly Mark[], against: readonly Contradiction[], { evidence, by }: Word): Alternative[] {
  const kept = new Set(against.map(a => a.mark))
  const others = marks.filter(m => !kept.has(m))
  const strongest = against.reduce<Evidence>((most, { old }) => (rank(old.evidence) > rank(most) ? old.evidence : most), evidence)
  return [
    ...(others.length ? [{ code: 'attendance.leaveThese', facts: { count: against.length, others: others.length }, command: 'attendance.mark', input: { marks: others, evidence, by } }] : []),
    { code: 'attendance.asStrong', facts: { evidence: `choice.evidence.${strongest}`, count: against.length }, command: 'attendance.mark', input: { marks, evidence: strongest, by } },
  ]
}

/** How much a word weighs: the place of its source among the sources. */
export function rank(evidence: Evidence): number {
  return EVIDENCE.indexOf(evidence)
}
