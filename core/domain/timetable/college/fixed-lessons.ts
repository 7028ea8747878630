import { weekList } from '../../calendar/week-pattern.ts'
import type { Booking } from '../../records/booking.ts'
import type { TimetableChoice } from './choice.ts'
import type { Closures } from './closures.ts'
import type { Scene } from './facts.ts'
import type { Grid } from './grid.ts'
import type { RowBook } from './rows.ts'

/** A lesson that is given already, every week of its pattern, at the rows of those people whose gaps it counts for. */
export type FixedLesson = { weekday: number; p: number; length: number; weeks: readonly number[]; rows: number[] }

/**
 * Lessons that stay are no mere closed times for people whose gaps count: a gap beside them is a gap. Those that run by period and without
 * exceptions become lessons on the rows of their people; whatever else takes people's time stays a closed time.
 */
export function putFixedLessons({ tables }: Scene, grid: Grid, book: RowBook, closures: Closures, moving: ReadonlySet<string>, { fromWeek }: TimetableChoice): FixedLesson[] {
  const ruled = book.drafts.flatMap((draft, row) => ((draft.meaning.kind === 'class' || draft.meaning.kind === 'teacher') && draft.rules.length ? [{ draft, row }] : []))
  if (!ruled.length) return []
  const byPerson = new Map<string, { id: string; lesson: FixedLesson }[]>()
  const lessons: FixedLesson[] = []
  for (const booking of tables.booking.values()) {
    const lesson = moving.has(booking.id) ? null : regular(booking, grid, fromWeek)
    if (!lesson) continue
    lessons.push(lesson)
    for (const id of new Set([...(booking.teacherIds ?? []), ...(booking.classGroupIds ?? [])])) byPerson.set(id, [...(byPerson.get(id) ?? []), { id: booking.id, lesson }])
  }
  const slots = 7 * grid.periods.length
  for (const { draft, row } of ruled) {
    const { kind, id } = draft.meaning
    const family = kind === 'class' ? book.kinOf(id) : [id]
    const own = new Map(family.flatMap(one => byPerson.get(one) ?? []).map(l => [l.id, l.lesson]))
    if (!own.size) continue
    const why = closures.ofOne(id, new Set([...moving, ...own.keys()]), family)
    const taken = new Uint8Array(why.length)
    for (const lesson of own.values()) {
      const cells = lesson.weeks.flatMap(week => Array.from({ length: lesson.length }, (_, i) => (week - 1) * slots + (lesson.weekday - 1) * grid.periods.length + lesson.p + i))
      const isFree = cells.every(at => !why[at] && !taken[at])
      for (const at of cells) {
        if (isFree) taken[at] = 1
        else if (!taken[at]) why[at]! |= 1
      }
      if (isFree) lesson.rows.push(row)
    }
    draft.why = why.some(Boolean) ? why : null
  }
  return lessons.filter(l => l.rows.length)
}

/** A booking as a lesson of the grid; null where it is none: single dates, by the clock, other periods, with exceptions, another term. */
function regular({ times, exceptions, status }: Booking, { term, placeOf }: Grid, fromWeek: number): FixedLesson | null {
  if (times.kind !== 'series' || times.termId !== term.id || status === 'cancelled' || exceptions?.length || times.clock || times.bellTableId !== undefined || !times.periods) return null
  const [p, q] = [placeOf.get(times.periods.from), placeOf.get(times.periods.to)]
  if (p === undefined || q === undefined || q < p) return null
  const weeks = weekList(times.weeks).filter(w => w >= fromWeek && w <= term.weeks)
  return weeks.length ? { weekday: times.weekday, p, length: q - p + 1, weeks, rows: [] } : null
}
