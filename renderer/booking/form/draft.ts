import { clockOf, minuteOf, weekdayOf, type Clock, type LocalDate, type LocalTime } from '#domain/base/time.ts'
import type { BoardRows } from '#domain/booking/board-model.ts'
import type { WishPatch } from '#domain/booking/wish.ts'
import type { Calendar } from '#domain/calendar/calendar.ts'
import { parseWeeks } from '#domain/calendar/week-pattern.ts'
import type { BookedItem, Booking, BOOKING_USES, PeriodRange, Times } from '#domain/records/booking.ts'

/** A booking while it is filled in: both ways to say when are kept, so that nothing typed is lost by switching. */
export type Draft = {
  title: string
  use: (typeof BOOKING_USES)[number]
  kind: 'once' | 'series'
  by: 'periods' | 'clock'
  date: LocalDate | null
  /** the date on which it ends, where that is another */
  endDate?: LocalDate
  start: Clock
  end: Clock
  periods: PeriodRange | null
  termId: string | null
  weekday: number
  weeks: string
  bellTableId?: string
  workshopId?: string
  stations?: number
  items: BookedItem[]
  classGroupIds: string[]
  teacherIds: string[]
  enterpriseId?: string
  people?: number
  note: string
  exceptions?: Booking['exceptions']
  /** dates of a series that clash are to be left out */
  skipClashes?: boolean
}

/** What a draft says once it is complete enough to be a booking. */
export type Wish = Omit<Booking, 'id' | 'status' | 'origin' | 'overrides'> & { onClash?: 'refuse' | 'skip' }

const EMPTY: Draft = {
  title: '',
  use: 'teaching',
  kind: 'once',
  by: 'clock',
  date: null,
  start: '08:00',
  end: '09:30',
  periods: null,
  termId: null,
  weekday: 1,
  weeks: '',
  items: [],
  classGroupIds: [],
  teacherIds: [],
  note: '',
}

/** A draft for a span that was drawn on a row of the board, with that row's resource put in. */
export function draftFromBoard(drawn: { kind: BoardRows; id: string | undefined; start: LocalTime; end: LocalTime }): Draft {
  const date = drawn.start.slice(0, 10)
  const draft: Draft = { ...EMPTY, date, weekday: weekdayOf(date), start: drawn.start.slice(11), end: drawn.end.slice(11) }
  if (!drawn.id) return draft
  switch (drawn.kind) {
    case 'equipment':
      return { ...draft, items: [{ equipmentId: drawn.id, units: 1 }] }
    case 'workshop':
      return { ...draft, workshopId: drawn.id }
    case 'classGroup':
      return { ...draft, classGroupIds: [drawn.id] }
    case 'teacher':
      return { ...draft, teacherIds: [drawn.id] }
    case 'lender':
      return { ...draft, use: 'enterprise', enterpriseId: drawn.id }
  }
}

/** A draft of a booking, stored or wished for. */
export function draftOf(booking: Wish): Draft {
  const { title, use, workshopId, stations, enterpriseId, people, exceptions } = booking
  return {
    ...EMPTY,
    title,
    use,
    ...(workshopId ? { workshopId } : {}),
    ...(stations ? { stations } : {}),
    items: booking.items ?? [],
    classGroupIds: booking.classGroupIds ?? [],
    teacherIds: booking.teacherIds ?? [],
    ...(enterpriseId ? { enterpriseId } : {}),
    ...(people === undefined ? {} : { people }),
    note: booking.note ?? '',
    ...(exceptions ? { exceptions } : {}),
    ...(booking.onClash === 'skip' ? { skipClashes: true } : {}),
    ...whenOf(booking.times),
  }
}

function whenOf(times: Times): Partial<Draft> {
  if (times.kind === 'series') {
    const { termId, weekday, weeks, periods, clock, bellTableId } = times
    const by = clock ? 'clock' : 'periods'
    return { kind: 'series', by, termId, weekday, weeks, periods: periods ?? null, ...clock, ...(bellTableId ? { bellTableId } : {}) }
  }
  const date = times.start.slice(0, 10)
  const endDate = times.end.slice(0, 10)
  return {
    kind: 'once',
    by: times.periods ? 'periods' : 'clock',
    date,
    weekday: weekdayOf(date),
    ...(endDate === date ? {} : { endDate }),
    start: times.start.slice(11),
    end: times.end.slice(11),
    periods: times.periods ?? null,
  }
}

/** The periods that a span of a date fills exactly; null when it does not begin and end with one. */
export function periodsOfSpan(calendar: Calendar, date: LocalDate, start: Clock, end: Clock): PeriodRange | null {
  const periods = calendar.bellTableOn(date)?.periods ?? []
  const from = periods.find(p => p.start === start)?.no
  const to = periods.find(p => p.end === end)?.no
  return from !== undefined && to !== undefined && from <= to ? { from, to } : null
}

/** What a draft still lacks before it can be judged or saved. */
export type Lack = 'title' | 'date' | 'time' | 'term' | 'weeks' | 'what'

/** The booking that a draft says, or what it lacks. An untitled draft can be judged already: pass a title in its place. */
export function wishOf(draft: Draft, calendar: Calendar, untitled?: string): { wish: Wish } | { lacks: Lack[] } {
  const lacks: Lack[] = []
  const title = draft.title.trim() || untitled || ''
  if (!title) lacks.push('title')
  const times = draft.kind === 'once' ? onceOf(draft, calendar, lacks) : seriesOf(draft, lacks)
  if (!draft.workshopId && !draft.items.length && !draft.classGroupIds.length && !draft.teacherIds.length) lacks.push('what')
  if (lacks.length || !times) return { lacks }
  const note = draft.note.trim()
  return {
    wish: {
      title,
      use: draft.use,
      times,
      ...(draft.workshopId ? { workshopId: draft.workshopId } : {}),
      ...(draft.workshopId && draft.stations ? { stations: draft.stations } : {}),
      ...(draft.items.length ? { items: draft.items } : {}),
      ...(draft.classGroupIds.length ? { classGroupIds: draft.classGroupIds } : {}),
      ...(draft.teacherIds.length ? { teacherIds: draft.teacherIds } : {}),
      ...(draft.enterpriseId ? { enterpriseId: draft.enterpriseId } : {}),
      ...(draft.people === undefined ? {} : { people: draft.people }),
      ...(note ? { note } : {}),
      ...(draft.exceptions?.length ? { exceptions: draft.exceptions } : {}),
      ...(draft.skipClashes && times.kind === 'series' ? { onClash: 'skip' as const } : {}),
    },
  }
}

function onceOf(draft: Draft, calendar: Calendar, lacks: Lack[]): Times | null {
  const { date, periods } = draft
  if (!date) {
    lacks.push('date')
    return null
  }
  if (draft.by === 'clock') return { kind: 'once', start: `${date}T${draft.start}`, end: `${draft.endDate ?? date}T${draft.end}` }
  const span = periods && calendar.periodSpan(date, periods)
  if (!span || !periods) {
    lacks.push('time')
    return null
  }
  const midnight = minuteOf(`${date}T00:00`)
  return { kind: 'once', start: `${date}T${clockOf(span.start - midnight)}`, end: `${date}T${clockOf(span.end - midnight)}`, periods }
}

function seriesOf(draft: Draft, lacks: Lack[]): Times | null {
  const { termId, weekday, weeks, periods, bellTableId } = draft
  if (!termId) lacks.push('term')
  if (!parseWeeks(weeks).ok) lacks.push('weeks')
  if (draft.by === 'periods' && !periods) lacks.push('time')
  if (!termId || lacks.length) return null
  const when = draft.by === 'clock' ? { clock: { start: draft.start, end: draft.end } } : { periods: periods! }
  return { kind: 'series', termId, weekday, weeks, ...when, ...(bellTableId ? { bellTableId } : {}) }
}

/** What an alternative proposes, as a draft: the whole wish of a new booking, or the fields that a change would set; null for another command. */
export function proposed(command: string, input: unknown): Draft | null {
  // the core made the input for exactly this command
  if (command === 'booking.create') return draftOf(input as Wish)
  if (command !== 'booking.change') return null
  const { patch, onClash } = input as { patch: { [K in keyof Wish]: Wish[K] | null }; onClash?: Wish['onClash'] }
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null)) as Wish // the form's own patch names every field
  return draftOf({ ...given, ...(onClash ? { onClash } : {}) })
}

/** The fields of a booking that a wish would change; a field that the wish lacks is cleared with null. */
export function patchOf(wish: Wish): WishPatch {
  const { title, use, times, workshopId, stations, items, classGroupIds, teacherIds, enterpriseId, people, exceptions, note } = wish
  return {
    title,
    use,
    times,
    workshopId: workshopId ?? null,
    stations: stations ?? null,
    items: items ?? null,
    classGroupIds: classGroupIds ?? null,
    teacherIds: teacherIds ?? null,
    enterpriseId: enterpriseId ?? null,
    people: people ?? null,
    exceptions: exceptions ?? null,
    note: note ?? null,
  }
}
