import ICAL from 'ical.js'
import { FileRefusal } from '#app/ports.ts'
import { TimeText } from '#domain/base/time-text.ts'
import type { CalendarEvent } from '#domain/intake/calendar-events.ts'
import { decodeText } from './text-decoding.ts'

/** A repeating event is unrolled for two years at most, an endless one too. */
const MAX_DAYS = 731
const MAX_OCCURRENCES = 1000
const MAX_EVENTS = 50_000
/** A longer event is none; ical.js would count its end up day by day. Seconds of ten years */
const LONGEST = 10 * 366 * 86_400

/**
 * The events of an .ics file in the college's wall time: repeats unrolled (RRULE, RDATE, EXDATE, changed single dates),
 * times of another zone converted by the file's own VTIMEZONE, all-day events from 00:00 to 24:00.
 * @throws FileRefusal `file.ics` when the file is broken, `file.tooManyRows` beyond 50,000 events
 */
export function readCalendar(file: string, bytes: Uint8Array, zone: string): CalendarEvent[] {
  const text = decodeText(file, bytes)
  try {
    return eventsIn(file, text, zone)
  } catch (error) {
    if (error instanceof FileRefusal) throw error
    // ical.js reads values when they are asked for, so a broken one can turn up anywhere
    throw new FileRefusal('file.ics', { file, detail: error instanceof Error ? error.message : String(error) })
  }
}

function eventsIn(file: string, source: string, zone: string): CalendarEvent[] {
  const root = parse(source)
  const calendars = root.name === 'vcalendar' ? [root] : root.getAllSubcomponents('vcalendar')
  for (const tz of calendars.flatMap(c => c.getAllSubcomponents('vtimezone'))) ICAL.TimezoneService.register(tz)
  const components = calendars.flatMap(c => c.getAllSubcomponents('vevent'))
  for (const component of components) {
    const duration: unknown = component.getFirstPropertyValue('duration')
    if (duration instanceof ICAL.Duration && !(Math.abs(duration.toSeconds()) <= LONGEST)) throw new Error(`DURATION? ${String(duration).slice(0, 60)}`)
  }
  const changed = components.filter(c => c.hasProperty('recurrence-id'))
  const events: CalendarEvent[] = []
  for (const component of components) {
    if (component.hasProperty('recurrence-id')) continue
    const event = new ICAL.Event(component)
    if (!event.startDate) throw new Error(`DTSTART? ${event.uid ?? ''}`)
    for (const c of changed) if (c.getFirstPropertyValue('uid') === event.uid) event.relateException(new ICAL.Event(c))
    const dated = unrolled(event, zone)
    const wrong = dated.find(e => !TimeText.safeParse(e.start).success || !TimeText.safeParse(e.end).success)
    if (wrong) throw new Error(`${wrong.start} – ${wrong.end}? ${wrong.title}`)
    events.push(...dated)
    if (events.length > MAX_EVENTS) throw new FileRefusal('file.tooManyRows', { file, rows: MAX_EVENTS })
  }
  return events
}

function parse(text: string): ICAL.Component {
  const parsed: unknown = ICAL.parse(text)
  // several VCALENDARs in one file come as a list of components
  const jcal = Array.isArray(parsed) && Array.isArray(parsed[0]) ? ['all', [], parsed] : parsed
  return new ICAL.Component(jcal as ConstructorParameters<typeof ICAL.Component>[0])
}

function unrolled(event: ICAL.Event, zone: string): CalendarEvent[] {
  if (!event.isRecurring()) return [eventOf(event, event.startDate, event.endDate, event.uid, zone)]
  const events: CalendarEvent[] = []
  const until = event.startDate.clone()
  until.adjust(MAX_DAYS, 0, 0, 0)
  const dates = event.iterator()
  for (let next = dates.next(); next && events.length < MAX_OCCURRENCES && next.compare(until) < 0; next = dates.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    events.push(eventOf(item, startDate, endDate, `${event.uid}/${next.toString().slice(0, 16)}`, zone))
  }
  return events
}

function eventOf(event: ICAL.Event, from: ICAL.Time, to: ICAL.Time, uid: string, zone: string): CalendarEvent {
  const start = wallTime(from, zone)
  const people = event.attendees.map(a => String(a.getParameter('cn') ?? a.getFirstValue() ?? '').replace(/^mailto:/i, ''))
  const status = event.component.getFirstPropertyValue('status')
  return {
    uid,
    title: event.summary?.trim() || uid,
    start,
    end: from.isDate ? endOfDay(to, from) : wallTime(to, zone),
    ...(event.location?.trim() ? { place: event.location.trim() } : {}),
    ...(event.description?.trim() ? { description: event.description.trim() } : {}),
    ...(people.length ? { people } : {}),
    ...(String(status).toUpperCase() === 'CANCELLED' ? { cancelled: true } : {}),
  }
}

/** The end of an all-day event is the day after its last. */
function endOfDay(to: ICAL.Time, from: ICAL.Time): string {
  const last = to.clone()
  if (to.compare(from) > 0) last.adjust(-1, 0, 0, 0)
  return `${last.toString().slice(0, 10)}T24:00`
}

/** Floating times and times of the college's own zone stay as they are written; others are converted. */
function wallTime(time: ICAL.Time, zone: string): string {
  const tzid = time.zone?.tzid
  if (time.isDate || tzid === 'floating' || tzid === zone || !tzid) return text(time)
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(
    time.toUnixTime() * 1000,
  )
  return parts.replace(' ', 'T').slice(0, 16)
}

function text(time: ICAL.Time): string {
  return time.isDate ? `${time.toString().slice(0, 10)}T00:00` : time.toString().slice(0, 16)
}
