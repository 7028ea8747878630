import { describe, expect, test } from 'vitest'
import { createFiles } from '#adapters/files/files.ts'

const files = createFiles({ zone: 'Asia/Shanghai', thread: null })
const ics = (...lines: string[]) =>
  new Uint8Array(Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...lines, 'END:VCALENDAR', ''].join('\r\n')))
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']

describe('an .ics file is read', () => {
  test('with floating times as they stand and UTC times on the college’s clock', async () => {
    const read = await files.readCalendar(
      'a.ics',
      ics(
        ...event('UID:1', 'SUMMARY:铣工', 'LOCATION:A-101', 'DTSTART:20261123T080000', 'DTEND:20261123T094000'),
        ...event('UID:2', 'SUMMARY:Visit', 'DTSTART:20261123T230000Z', 'DURATION:PT1H'),
      ),
    )
    expect(read).toEqual([
      { uid: '1', title: '铣工', place: 'A-101', start: '2026-11-23T08:00', end: '2026-11-23T09:40' },
      { uid: '2', title: 'Visit', start: '2026-11-24T07:00', end: '2026-11-24T08:00' },
    ])
  })

  test('with a zone of its own converted by its VTIMEZONE', async () => {
    const berlin = [
      'BEGIN:VTIMEZONE',
      'TZID:Berlin',
      'BEGIN:STANDARD',
      'DTSTART:19701025T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]
    const [read] = await files.readCalendar(
      'a.ics',
      ics(...berlin, ...event('UID:1', 'SUMMARY:x', 'DTSTART;TZID=Berlin:20261123T080000', 'DTEND;TZID=Berlin:20261123T090000')),
    )
    expect(read).toMatchObject({ start: '2026-11-23T15:00', end: '2026-11-23T16:00' })
  })

  test('with repeats unrolled, excluded dates left out and moved ones moved', async () => {
    const read = await files.readCalendar(
      'a.ics',
      ics(
        ...event(
          'UID:1',
          'SUMMARY:x',
          'DTSTART:20261123T080000',
          'DTEND:20261123T090000',
          'RRULE:FREQ=WEEKLY;COUNT=4',
          'EXDATE:20261130T080000',
        ),
        ...event('UID:1', 'RECURRENCE-ID:20261207T080000', 'SUMMARY:y', 'DTSTART:20261208T100000', 'DTEND:20261208T110000'),
      ),
    )
    expect(read.map(e => [e.title, e.start])).toEqual([
      ['x', '2026-11-23T08:00'],
      ['y', '2026-12-08T10:00'],
      ['x', '2026-12-14T08:00'],
    ])
    expect(new Set(read.map(e => e.uid)).size).toBe(3)
  })

  test('with an endless repeat bounded and all-day events from 00:00 to 24:00', async () => {
    const daily = await files.readCalendar(
      'a.ics',
      ics(...event('UID:1', 'SUMMARY:x', 'DTSTART:20261123T080000', 'DTEND:20261123T090000', 'RRULE:FREQ=DAILY')),
    )
    expect(daily.at(-1)!.start.slice(0, 4)).toBe('2028')
    const [day] = await files.readCalendar(
      'a.ics',
      ics(...event('UID:1', 'SUMMARY:x', 'DTSTART;VALUE=DATE:20261123', 'DTEND;VALUE=DATE:20261125', 'STATUS:CANCELLED')),
    )
    expect(day).toMatchObject({ start: '2026-11-23T00:00', end: '2026-11-24T24:00', cancelled: true })
  })
})

test('events that are written are read again, floating, in lines of at most 75 bytes', async () => {
  const events = [
    {
      uid: 'booking:1/2026-11-23@mortise',
      title: '数控编程与操作实训（一）；第二组，全体同学与指导教师在一号实训楼集合'.repeat(2),
      start: '2026-11-23T22:00',
      end: '2026-11-23T24:00',
      place: 'A-101',
      description: '注意：\n穿工作服',
    },
  ]
  const out = await files.writeCalendar('车床 1/2：我的日历', events)
  const text = Buffer.from(out.base64, 'base64').toString()
  // as a file what systems take, to whoever opens it what it is called
  expect(out.name).toBe('车床 1-2：我的日历.ics')
  expect(text).toContain('X-WR-CALNAME:车床 1/2：我的日历\r\n')
  expect(text).toContain('DTSTART:20261123T220000\r\n')
  expect(text).toContain('DTEND:20261124T000000\r\n')
  expect(text).toMatch(/DTSTAMP:\d{8}T\d{6}Z/)
  expect(Math.max(...text.split('\r\n').map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  const [read] = await files.readCalendar('a.ics', new Uint8Array(Buffer.from(out.base64, 'base64')))
  expect(read).toEqual({ ...events[0], end: '2026-11-24T00:00' })
})
