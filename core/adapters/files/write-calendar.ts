import ICAL from 'ical.js'
import type { FileOut } from '#contract/define.ts'
import { fileName } from '#domain/base/file-name.ts'
import { minuteOf, timeOf } from '#domain/base/time.ts'
import type { CalendarEvent } from '#domain/intake/calendar-events.ts'

/** RFC 5545 allows 75 octets a line; ical.js counts them without the blank that begins a folded line. */
ICAL.foldLength = 74

/**
 * Events as an .ics file (RFC 5545). Times are floating: a booking at 8 is at 8 on every phone, as on the college's
 * bell. Only DTSTAMP, when the file was made, is an instant and in UTC. `now` is an ISO 8601 instant.
 */
export function writeCalendar(name: string, events: readonly CalendarEvent[], now: string): FileOut {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Mortise//Mortise//EN')
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN')
  calendar.updatePropertyWithValue('x-wr-calname', oneKindOfLine(name))
  const stamp = ICAL.Time.fromDateTimeString(`${now.slice(0, 19)}Z`)
  for (const event of events) {
    const component = new ICAL.Component('vevent')
    component.updatePropertyWithValue('uid', event.uid)
    component.updatePropertyWithValue('dtstamp', stamp)
    component.updatePropertyWithValue('dtstart', floating(event.start))
    component.updatePropertyWithValue('dtend', floating(event.end))
    component.updatePropertyWithValue('summary', oneKindOfLine(event.title))
    if (event.place) component.updatePropertyWithValue('location', oneKindOfLine(event.place))
    const description = [event.description, event.people?.join('、')].filter(Boolean).join('\n')
    if (description) component.updatePropertyWithValue('description', oneKindOfLine(description))
    component.updatePropertyWithValue('status', event.cancelled ? 'CANCELLED' : 'CONFIRMED')
    calendar.addSubcomponent(component)
  }
  const text = `${calendar.toString()}\r\n`
  return { name: `${fileName(name)}.ics`, mime: 'text/calendar', base64: Buffer.from(text, 'utf8').toString('base64') }
}

/** A carriage return by itself would stay in the line, and end it for some readers: what follows would be a property of the event. */
function oneKindOfLine(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** 24:00 becomes 00:00 of the next day: iCalendar has no 24:00. */
function floating(time: string): ICAL.Time {
  return ICAL.Time.fromDateTimeString(`${timeOf(minuteOf(time))}:00`)
}
