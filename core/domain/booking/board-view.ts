import { dayNumber, minutesOfDays, type LocalDate, type LocalTime } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Booking } from '../records/booking.ts'
import type { Tables } from '../tables.ts'
import { packLanes } from './board-lanes.ts'
import { blocksOf } from './board-blocks.ts'
import { boardDays } from './board-days.ts'
import { rowsOf, type BoardTables } from './board-rows.ts'
import { programmeOf, sideOf } from './board-colours.ts'
import type { BoardFilter, BoardRows, BoardView } from './board-model.ts'
import type { Occupancy, Use } from './occupancy.ts'

const DAY = 1440

type World = { tables: BoardTables; calendar: Calendar; occupancy: Occupancy }
type RowBar = { booking: Booking; day: number; start: number; end: number; units: number }

/**
 * Everything that the timeline board shows between two dates: its rows, their bars in lanes, and what blocks them.
 *
 * @param want  `from` and `to` are dates, both included; the filter narrows the rows, never the bars of a row,
 *              so that a row that is shown always tells the whole truth
 * @param now   wall time, for the line that marks it
 */
export function boardView(world: World, want: { rows: BoardRows; from: LocalDate; to: LocalDate } & BoardFilter, now: LocalTime): BoardView {
  const { tables, calendar, occupancy } = world
  const first = dayNumber(want.from)
  const span = minutesOfDays(want.from, want.to)
  const origin = span.start
  const { days, bells } = boardDays(calendar, want.from, want.to)

  const book = bookingColumns(tables)
  const view: BoardView = {
    now,
    term: calendar.termOf(want.from) ?? calendar.termOf(want.to),
    days,
    bells,
    open: 8 * 60,
    close: 18 * 60,
    rows: [],
    programmes: book.programmes,
    names: book.names,
    bookings: book.columns,
    bars: { row: [], booking: [], day: [], start: [], length: [], lane: [], units: [] },
    blocks: { row: [], kind: [], start: [], length: [], units: [], id: [] },
    hidden: 0,
  }

  for (const candidate of rowsOf(tables, want.rows, want)) {
    const { resources, matches, ...row } = candidate
    const bars = barsOf(tables, resources.flatMap(id => occupancy.usesOf(id, span)), first)
    if (!matches(bars.map(b => b.booking))) {
      view.hidden++
      continue
    }
    const at = view.rows.length
    const { lane, lanes } = packLanes(bars.map(b => b.start), bars.map(b => b.end))
    view.rows.push({ ...row, lanes: Math.max(1, lanes) })
    bars.forEach((bar, i) => {
      view.bars.row.push(at)
      view.bars.booking.push(book.indexOf(bar.booking))
      view.bars.day.push(bar.day)
      view.bars.start.push(bar.start - origin)
      view.bars.length.push(bar.end - bar.start)
      view.bars.lane.push(lane[i] ?? 0)
      view.bars.units.push(bar.units)
    })
    for (const block of blocksOf(tables, occupancy, row.id, span)) {
      view.blocks.row.push(at)
      view.blocks.kind.push(block.kind)
      view.blocks.start.push(block.start - origin)
      view.blocks.length.push(block.end - block.start)
      view.blocks.units.push(block.units)
      view.blocks.id.push(block.id)
    }
  }
  return { ...view, ...hoursShown(view) }
}

/** One bar per booking and start, in start order: a lender's row shows a booking of two of its machines once, with both pieces. */
function barsOf(tables: Pick<Tables, 'booking'>, uses: readonly Use[], first: number): RowBar[] {
  const bars: RowBar[] = []
  // only uses that start together can be the same booking's: they are told by a look back, without a key for each
  const order = uses.filter(use => use.source.kind === 'booking').sort((a, b) => a.start - b.start)
  for (const use of order) {
    let back = bars.length - 1
    while (back >= 0 && bars[back]!.start === use.start && bars[back]!.booking.id !== use.source.id) back--
    const known = back >= 0 && bars[back]!.start === use.start ? bars[back] : undefined
    const booking = tables.booking.get(use.source.id)
    if (known) known.units += use.units
    else if (booking) bars.push({ booking, day: Math.floor(use.start / DAY) - first, start: use.start, end: use.end, units: use.units })
  }
  return bars.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The columns of the bookings that the bars point at, filled in as they are met. */
function bookingColumns(tables: BoardTables) {
  const columns: BoardView['bookings'] = { id: [], title: [], who: [], where: [], status: [], use: [], side: [], programme: [], series: [] }
  const programmes: BoardView['programmes'] = []
  const known = new Map<string, number>()
  const programmeAt = new Map<string, number>()
  const names: string[] = []
  const nameAt = new Map<string, number>()

  function programmeIndex(booking: Booking): number {
    const id = programmeOf(tables, booking)
    const programme = id ? tables.programme.get(id) : undefined
    if (!programme) return -1
    let at = programmeAt.get(programme.id)
    if (at === undefined) {
      at = programmes.push({ id: programme.id, name: programme.name }) - 1
      programmeAt.set(programme.id, at)
    }
    return at
  }

  function nameIndex(id: string, name = id): number {
    let at = nameAt.get(id)
    if (at === undefined) nameAt.set(id, (at = names.push(name) - 1))
    return at
  }

  function indexOf(booking: Booking): number {
    const at = known.get(booking.id)
    if (at !== undefined) return at
    columns.title.push(booking.title)
    columns.who.push([
      ...(booking.classGroupIds ?? []).map(id => nameIndex(id, tables.classGroup.get(id)?.name)),
      ...(booking.teacherIds ?? []).map(id => nameIndex(id, tables.teacher.get(id)?.name)),
    ])
    columns.where.push(booking.workshopId ? nameIndex(booking.workshopId, tables.workshop.get(booking.workshopId)?.name) : -1)
    columns.status.push(booking.status)
    columns.use.push(booking.use)
    columns.side.push(sideOf(tables, booking))
    columns.programme.push(programmeIndex(booking))
    columns.series.push(booking.times.kind === 'series')
    const next = columns.id.push(booking.id) - 1
    known.set(booking.id, next)
    return next
  }
  return { columns, programmes, names, indexOf }
}

/** The whole hours of the day that hold every period and every bar; at least 8 to 18. */
function hoursShown(view: BoardView): { open: number; close: number } {
  let { open, close } = view
  for (const periods of view.bells) {
    for (const p of periods) {
      open = Math.min(open, p.start)
      close = Math.max(close, p.end)
    }
  }
  view.bars.start.forEach((start, i) => {
    const from = ((start % DAY) + DAY) % DAY
    open = Math.min(open, from)
    close = Math.max(close, Math.min(DAY, from + (view.bars.length[i] ?? 0)))
  })
  return { open: Math.floor(open / 60) * 60, close: Math.ceil(close / 60) * 60 }
}
