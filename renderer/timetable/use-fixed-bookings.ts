import { useMemo } from 'react'
import { addDays, dayNumber, weekdayOf } from '#domain/base/time.ts'
import type { ListedOccurrence } from '#domain/booking/listing.ts'
import type { Proposal } from '#domain/timetable/college/choice.ts'
import type { PeriodRow, TimetableView } from '#domain/timetable/college/view.ts'
import { useAsk } from '#renderer/client/hooks.ts'

/** A booking that stays where it is, as often as it is at one time of a week. */
export type FixedBooking = { key: string; bookingId: string; weekday: number; from: number; to: number; weeks: number[]; title: string; classGroups: string[]; teachers: string[]; workshop: string; locked: boolean }

/** What somebody has in a term besides what a proposal places: the bookings that no search moves, or that were not to be moved. */
export function useFixedBookings(view: TimetableView, proposal: Proposal, whoId: string | null): FixedBooking[] {
  const term = view.terms.find(t => t.id === view.termId)
  const span = { from: term?.start ?? '2000-01-03', to: addDays(term?.start ?? '2000-01-03', (term?.weeks ?? 1) * 7 - 1) }
  const { data } = useAsk('booking.list', { ...span, resourceId: whoId ?? '-' }, { enabled: whoId !== null && term !== undefined, keep: false })
  const moving = useMemo(() => new Set([...proposal.sessions, ...proposal.leftOut].flatMap(s => s.before?.bookingId ?? [])), [proposal])
  const locked = useMemo(() => new Set(proposal.kept.flatMap(k => (k.why === 'locked' ? [k.bookingId] : []))), [proposal])
  return useMemo(() => (data && term ? fixedIn(data.rows, moving, locked, term.start, view.periods) : []), [data, term, moving, locked, view.periods])
}

function fixedIn(rows: readonly ListedOccurrence[], moving: ReadonlySet<string>, locked: ReadonlySet<string>, start: string, periods: readonly PeriodRow[]): FixedBooking[] {
  const found = new Map<string, FixedBooking>()
  for (const row of rows) {
    if (moving.has(row.bookingId)) continue
    const meets = periods.filter(p => p.start < row.end.slice(11) && p.end > row.start.slice(11))
    const [first, last] = [meets[0], meets.at(-1)]
    if (!first || !last) continue
    const weekday = weekdayOf(row.patternDate)
    const week = Math.floor((dayNumber(row.patternDate) - dayNumber(start)) / 7) + 1
    const key = `${row.bookingId} ${weekday} ${first.no} ${last.no}`
    const there = found.get(key)
    if (there) there.weeks.push(week)
    else found.set(key, { key, bookingId: row.bookingId, weekday, from: first.no, to: last.no, weeks: [week], title: row.title, classGroups: row.classGroups, teachers: row.teachers, workshop: row.workshop ?? '', locked: locked.has(row.bookingId) })
  }
  return [...found.values()]
}
