import { weekList } from '../calendar/week-pattern.ts'
import type { Booking } from '../records/booking.ts'
import type { Tables } from '../tables.ts'
import { cellFor, namesakes, type ExportWords } from './export-table.ts'
import { TIMETABLE_FIELDS } from './timetable-fields.ts'
import type { Cell, SheetData } from './sheet.ts'

/** The columns of the list of bookings after those of a timetable. */
const MORE = ['start', 'end', 'use', 'status'] as const

/**
 * Bookings as a list. A timetable holds the weekly ones in the columns that the import reads; a list of bookings holds
 * all, with their clock times, use and status besides.
 */
export function exportBookings(tables: Tables, as: 'timetable' | 'booking', words: ExportWords, ids?: readonly string[]): SheetData {
  const chosen = ids && new Set(ids)
  const bookings = [...tables.booking.values()].filter(b => (!chosen || chosen.has(b.id)) && (as === 'booking' || isWeekly(b)))
  const fields = TIMETABLE_FIELDS.filter(f => !['fromWeek', 'toWeek', 'parity'].includes(f.name))
  const twice = namesakes(tables)
  const heads = [
    ...fields.map(f => words.head('timetable', f.name)),
    ...(as === 'booking' ? MORE.map(f => words.head(f === 'use' || f === 'status' ? 'booking' : 'maintenance', f)) : []),
  ]
  return {
    sheet: words.sheet(as),
    rows: [
      heads,
      ...bookings.map(b => {
        const values = { ...b, ...whenOf(b, words), ...termOf(tables, b) } as Record<string, unknown>
        const cells = fields.map(f => cellFor(tables, twice, f, values[f.name], words))
        const more: Cell[] = [values.start as string, values.end as string, words.choice('use', b.use), words.choice('status', b.status)] // texts of whenOf
        return as === 'booking' ? [...cells, ...more] : cells
      }),
    ],
  }
}

function isWeekly(b: Booking): boolean {
  return b.times.kind === 'series' && b.times.periods !== undefined && b.status !== 'cancelled' && weekList(b.times.weeks).length > 0
}

function termOf(tables: Tables, { times }: Booking): { term?: string } {
  const term = times.kind === 'series' ? tables.term.get(times.termId)?.name : undefined
  return term === undefined ? {} : { term }
}

function whenOf({ times }: Booking, words: ExportWords): Record<string, string> {
  const periods = times.periods
    ? times.periods.from === times.periods.to
      ? String(times.periods.from)
      : `${times.periods.from}-${times.periods.to}`
    : ''
  if (times.kind === 'once') return { start: times.start.replace('T', ' '), end: times.end.replace('T', ' '), periods }
  return {
    weekday: words.written.weekday(times.weekday),
    weeks: times.weeks,
    periods,
    start: times.clock?.start ?? '',
    end: times.clock?.end ?? '',
  }
}
