import { runsToTheEnd } from '../base/written.ts'
import { formatWeeks, parseWeeks } from '../calendar/week-pattern.ts'
import { textKey } from '../intake/text-key.ts'
import type { DaySpan, Need } from '../records/booking.ts'
import type { TableName } from '../table-names.ts'
import { kindKey } from '../timetable/college/equipment-kind.ts'
import type { Register, Values } from './held.ts'
import type { RowProblem } from './row-checks.ts'

const WORKDAYS = [1, 2, 3, 4, 5]

/** What a session request or an unavailable time says against itself and its term; see row-checks.ts for what holds for all. */
export function requestProblems(held: Register, table: TableName, row: Values): RowProblem[] {
  if (table === 'sessionRequest') return [...countProblems(row), ...weekProblems(held, row), ...roomProblems(row), ...preferredProblems(row), ...needProblems(row), ...kindProblems(held, row)]
  if (table === 'unavailableTime') return [...ownerProblems(row), ...weekProblems(held, row)]
  return []
}

/** Exactly one of times a week and times a term; and days enough where two sessions may not share one. */
function countProblems({ perWeek, perTerm, notSameDay, weekdays }: Values): RowProblem[] {
  if (perWeek === undefined && perTerm === undefined) return [{ field: 'perWeek', code: 'request.noCount', facts: {} }]
  if (perWeek !== undefined && perTerm !== undefined) return [{ field: 'perTerm', code: 'request.twoCounts', facts: {} }]
  const days = Array.isArray(weekdays) ? weekdays.length : WORKDAYS.length
  return notSameDay === true && typeof perWeek === 'number' && perWeek > days ? [{ field: 'notSameDay', code: 'request.fewDays', facts: { times: perWeek, days } }] : []
}

function weekProblems(held: Register, { weeks, termId }: Values): RowProblem[] {
  if (typeof weeks !== 'string') return []
  const parsed = parseWeeks(weeks)
  if (!parsed.ok) return [{ field: 'weeks', code: 'request.weeks', facts: { value: weeks } }]
  const term = typeof termId === 'string' && !runsToTheEnd(formatWeeks(parsed.value)) ? held.row('term', termId) : undefined
  const beyond = term && parsed.value.find(week => week > Number(term.weeks))
  return beyond ? [{ field: 'weeks', code: 'request.weeksBeyond', facts: { week: beyond, term: term.name, last: term.weeks } }] : []
}

/** Between the earliest beginning and the latest end there is room for the periods of a session. */
function roomProblems({ earliest, latest, periods }: Values): RowProblem[] {
  if (typeof latest !== 'number' || typeof periods !== 'number') return []
  const first = typeof earliest === 'number' ? earliest : 1
  if (latest < first) return [{ field: 'latest', code: 'request.backwards', facts: { earliest: first, latest } }]
  return latest - first + 1 < periods ? [{ field: 'latest', code: 'request.noRoom', facts: { earliest: first, latest, periods } }] : []
}

/** A preferred time is one that is allowed, and long enough for a session. */
function preferredProblems({ preferred, earliest, latest, weekdays, periods }: Values): RowProblem[] {
  const days = Array.isArray(weekdays) ? weekdays : WORKDAYS
  for (const span of Array.isArray(preferred) ? (preferred as DaySpan[]) : []) {
    const facts = { weekday: span.weekday, from: span.from, to: span.to }
    if (span.to < span.from) return [{ field: 'preferred', code: 'request.preferredBackwards', facts }]
    const outside = !days.includes(span.weekday) || span.from < Number(earliest ?? 1) || span.to > Number(latest ?? Infinity)
    if (outside) return [{ field: 'preferred', code: 'request.preferredOutside', facts }]
    if (span.to - span.from + 1 < Number(periods)) return [{ field: 'preferred', code: 'request.preferredShort', facts: { ...facts, periods } }]
  }
  return []
}

/** Each kind of equipment once: two lines of one kind would be counted apart. */
function needProblems({ needs }: Values): RowProblem[] {
  const seen = new Set<string>()
  for (const { kind } of Array.isArray(needs) ? (needs as Need[]) : []) {
    const key = kindKey(kind)
    if (seen.has(key)) return [{ field: 'needs', code: 'request.needTwice', facts: { kind } }]
    seen.add(key)
  }
  return []
}

/** A workshop that is chosen is of the kind that is asked for. */
function kindProblems(held: Register, { workshopId, workshopKind }: Values): RowProblem[] {
  const room = typeof workshopId === 'string' && typeof workshopKind === 'string' ? held.row('workshop', workshopId) : undefined
  if (!room || textKey(String(room.kind ?? '')) === textKey(String(workshopKind))) return []
  return [{ field: 'workshopKind', code: 'request.otherKind', facts: { workshop: room.name, kind: room.kind ?? '', wanted: workshopKind } }]
}

const OWNERS = ['teacherId', 'classGroupId', 'workshopId'] as const

function ownerProblems(row: Values): RowProblem[] {
  const owners = OWNERS.filter(field => row[field] !== undefined)
  const problems: RowProblem[] = owners.length === 1 ? [] : [{ field: owners[1] ?? 'teacherId', code: owners.length ? 'unavailable.several' : 'unavailable.whose', facts: {} }]
  if (Number(row.to) < Number(row.from)) problems.push({ field: 'to', code: 'unavailable.backwards', facts: { from: row.from, to: row.to } })
  return problems
}
