import { describe, expect, test } from 'vitest'
import { clashesOf, codesOf, firstOf, only, placesOf, reasonsFor, request, schedule, termWith, weekly, type Rows } from './small-term.ts'

/** Everything but these starts is taken, so that a session has to be there or nowhere. */
function besides(free: [weekday: number, from: number][], holder: Partial<ReturnType<typeof weekly>>): Rows {
  const bookings = [1, 2, 3, 4, 5].flatMap(weekday => [1, 3, 5, 7].flatMap(from => (free.some(([d, p]) => d === weekday && p === from) ? [] : [weekly(`full${weekday}${from}`, weekday, from, from + 1, holder)])))
  return { booking: bookings }
}

describe('what is taken is not taken twice', () => {
  test.each<[string, Partial<ReturnType<typeof weekly>>]>([
    ['a class group', { classGroupIds: ['classGroup:a'] }],
    ['a teacher', { teacherIds: ['teacher:li'] }],
    ['a room', { workshopId: 'workshop:1' }],
  ])('%s has one lesson at a time', (_, holder) => {
    const world = termWith({ sessionRequest: [request('X')] }, besides([[3, 5]], holder))
    const found = schedule(world)
    expect(placesOf(found)).toEqual(['X 3.5-6'])
    expect(clashesOf(world, found)).toEqual([])
  })

  test('a class group is not taught while a part of it, or a union of it with another, is', () => {
    const groups = { classGroup: [{ id: 'classGroup:half', name: 'A1', partOf: ['classGroup:a'] }, { id: 'classGroup:a', name: 'A', partOf: ['classGroup:all'] }, { id: 'classGroup:all', name: 'all' }, { id: 'classGroup:b', name: 'B', partOf: ['classGroup:all'] }] }
    for (const group of ['classGroup:half', 'classGroup:all']) {
      const world = termWith(groups, { sessionRequest: [request('X', { teacherIds: [] })] }, besides([[2, 1]], { classGroupIds: [group] }))
      expect(placesOf(schedule(world))).toEqual(['X 2.1-2'])
    }
    // two sessions that are placed by the search keep apart as well; halves of different groups need not
    const both = (other: string) => termWith(groups, { sessionRequest: [request('X', { teacherIds: [] }), request('Y', { classGroupIds: [other], teacherIds: [], workshopId: 'workshop:2' })] }, besides([[2, 1]], { classGroupIds: ['classGroup:a'] }), { booking: besides([[2, 1]], { classGroupIds: ['classGroup:b'] }).booking!.map(b => ({ ...b, id: `${b.id}b` })) })
    expect(schedule(both('classGroup:half')).sessions).toHaveLength(1)
    expect(schedule(both('classGroup:b')).sessions).toHaveLength(2)
  })

  test('only the weeks that a session has count: odd weeks beside even ones', () => {
    const world = termWith({ sessionRequest: [request('X', { weeks: '1-3 odd' })], booking: [1, 2, 3, 4, 5].flatMap(d => [1, 3, 5, 7].map(p => weekly(`f${d}${p}`, d, p, p + 1, { teacherIds: ['teacher:li'] }, d === 4 && p === 3 ? '2-4 even' : '1-4'))) })
    expect(placesOf(schedule(world))).toEqual(['X 4.3-4'])
  })

  test('a booking by the clock takes the periods that it meets, and in a break the period before it', () => {
    const meeting = (start: string, end: string) => ({ id: 'booking:m', title: 'm', use: 'other' as const, status: 'confirmed' as const, times: { kind: 'once' as const, start: `2026-09-07T${start}`, end: `2026-09-07T${end}` }, teacherIds: ['teacher:li'] })
    const place = (start: string, end: string) => placesOf(schedule(termWith({ sessionRequest: [request('X', { weekdays: [1], latest: 4, weeks: '1' })], booking: [meeting(start, end)] })))
    expect(place('09:45', '11:00')).toEqual(['X 1.1-2'])
    expect(place('08:30', '09:00')).toEqual(['X 1.3-4'])
    expect(place('11:30', '13:30')).toHaveLength(1)
    const long = schedule(termWith({ sessionRequest: [request('X', { weekdays: [1], latest: 4, periods: 4, weeks: '1' })], booking: [meeting('09:37', '09:48')] }))
    expect(reasonsFor(long, 'X')).toEqual(['teacher 1/1'])
  })
})

describe('rooms', () => {
  const two = (one: object, other: object) => termWith({ sessionRequest: [request('X', { weekdays: [1], latest: 2, ...one }), request('Y', { weekdays: [1], latest: 2, classGroupIds: ['classGroup:b'], teacherIds: ['teacher:wu'], ...other })] })

  test.each<[number | undefined, number | undefined, number]>([[10, 10, 2], [12, 8, 2], [12, 10, 1], [10, undefined, 1], [undefined, undefined, 1]])('of 20 workstations, %s and %s: %i sessions at once', (one, other, count) => {
    const world = two(one === undefined ? {} : { stations: one }, other === undefined ? {} : { stations: other })
    const found = schedule(world)
    expect(found.sessions).toHaveLength(count)
    expect(clashesOf(world, found)).toEqual([])
  })

  test('closed workstations are not there', () => {
    const stations = (closed: number) => ({ workstation: Array.from({ length: 20 }, (_, i) => ({ id: `workstation:${i}`, workshopId: 'workshop:1', name: `${i}`, ...(i < closed ? { state: 'closed' as const } : {}) })) })
    expect(codesOf(schedule(termWith(stations(4), { sessionRequest: [request('X', { stations: 16 })] })))).toEqual([])
    expect(codesOf(schedule(termWith(stations(5), { sessionRequest: [request('X', { stations: 16 })] })))).toEqual(['stations'])
  })

  test('any room of a kind, large enough', () => {
    const world = two({ workshopId: undefined, workshopKind: ' cnc ' }, { workshopId: undefined, workshopKind: 'CNC', people: 30 })
    const found = schedule(world)
    expect(found.sessions.map(s => s.workshopId).sort()).toEqual(['workshop:1', 'workshop:2'])
    expect(firstOf(found, 'Y').workshopId).toBe('workshop:2')
  })
})

describe('machines', () => {
  const lathes = (units: number[], more: object = {}): Rows => ({ equipment: units.map((n, i) => ({ id: `equipment:${i + 1}`, name: `lathe ${i + 1}`, model: 'CK6140', assetNo: `${i + 1}`, units: n, statusCode: '1' as const, workshopId: 'workshop:1', ...more })) })
  const narrow = { weekdays: [1], latest: 2 }

  test('as many pieces as are wanted, and no piece twice at once', () => {
    const sharing = { sessionRequest: [request('X', { ...narrow, stations: 10, needs: [{ kind: 'ck-6140', pieces: 2 }] }), request('Y', { ...narrow, stations: 10, classGroupIds: ['classGroup:b'], teacherIds: ['teacher:wu'], needs: [{ kind: 'CK6140', pieces: 2 }] })] }
    const enough = termWith(lathes([1, 2, 1]), sharing)
    const found = schedule(enough)
    expect(found.sessions.map(s => s.items.reduce((n, i) => n + i.units, 0))).toEqual([2, 2])
    expect(clashesOf(enough, found)).toEqual([])
    expect(schedule(termWith(lathes([1, 1, 1]), sharing)).sessions).toHaveLength(1)
  })

  test('upkeep, a fault, the end of a loan and another booking take pieces away, for their time', () => {
    const wants = { sessionRequest: [request('X', { weeks: '1', earliest: 1, latest: 2, needs: [{ kind: 'CK6140', pieces: 2 }] })] }
    const day = (on: string) => ({ start: `2026-09-${on}T00:00`, end: `2026-09-${on}T24:00` })
    const out: Rows[] = [
      { maintenance: ['07', '08', '10', '11'].map((on, i) => ({ id: `maintenance:${i}`, equipmentId: 'equipment:1', kind: 'calibration' as const, status: 'planned' as const, ...day(on) })) },
      { fault: [{ id: 'fault:1', equipmentId: 'equipment:1', severity: 'stopped', reportedAt: '2026-09-01T00:00', fixedAt: '2026-09-09T00:00', description: 'x' }, { id: 'fault:2', equipmentId: 'equipment:1', severity: 'stopped', reportedAt: '2026-09-10T00:00', description: 'x' }] },
      { equipment: [{ id: 'equipment:1', name: 'lathe 1', model: 'CK6140', units: 1, statusCode: '1', workshopId: 'workshop:1', lenderId: 'enterprise:1', loanFrom: '2026-09-09', loanTo: '2026-09-09' }] },
      { booking: [1, 2, 4, 5].map(d => weekly(`b${d}`, d, 1, 2, { items: [{ equipmentId: 'equipment:1', units: 1 }] })) },
    ]
    for (const more of out) expect(placesOf(schedule(termWith(lathes([1, 1]), wants, more)))).toEqual(['X 3.1-2'])
  })

  test('a loan for other uses, a machine out of service and one that stands elsewhere are not taken', () => {
    const wants = { sessionRequest: [request('X', { needs: [{ kind: 'CK6140', pieces: 2 }] })] }
    for (const other of [{ loanUse: 'enterprise' as const }, { statusCode: '3' as const }, { workshopId: 'workshop:2' }]) {
      const world = termWith(lathes([1, 1]), { equipment: [{ id: 'equipment:2', name: 'lathe 2', model: 'CK6140', units: 1, statusCode: '1', workshopId: 'workshop:1', ...other }] }, wants)
      expect(schedule(world).findings).toMatchObject([{ code: 'pieces', facts: { wanted: 2, has: 1 }, blocks: true }])
    }
    const closed: Rows = { workstation: [{ id: 'workstation:1', workshopId: 'workshop:2', name: '1', equipmentId: 'equipment:2', state: 'closed' }] }
    expect(codesOf(schedule(termWith(lathes([1, 1]), closed, wants)))).toEqual(['pieces'])
    // one that stands nowhere is brought along
    const { workshopId: _, ...loose } = lathes([1]).equipment![0]!
    expect(schedule(termWith(lathes([1]), { equipment: [{ ...loose, id: 'equipment:2' }] }, wants)).sessions).toHaveLength(1)
  })

  test('a lender’s hours a day', () => {
    const lent = lathes([1], { lenderId: 'enterprise:1', loanHoursPerDay: 2 })
    const wants = { sessionRequest: [request('X', { weekdays: [1], perWeek: 2, notSameDay: false, needs: [{ kind: 'CK6140', pieces: 1 }] })] }
    const found = schedule(termWith(lent, wants))
    expect(found.sessions).toHaveLength(1)
    expect(reasonsFor(found, 'X')).toEqual(['loanHours 3/4', 'class 1/4'])
  })

  test('a machine that asks for a qualification is worked by one who holds it, all through', () => {
    const asks = lathes([1], { qualificationId: 'qualification:1' })
    const held = (expires?: string): Rows => ({ qualification: [{ id: 'qualification:1', name: 'CNC' }], teacherQualification: [{ id: 'teacherQualification:1', teacherId: 'teacher:wu', qualificationId: 'qualification:1', ...(expires ? { expires } : {}) }] })
    const wants = (more: object) => ({ sessionRequest: [request('X', { needs: [{ kind: 'CK6140', pieces: 1 }], ...more })] })
    expect(codesOf(schedule(termWith(asks, held(), wants({}))))).toEqual(['teacherUnqualified'])
    expect(firstOf(schedule(termWith(asks, held(), wants({ teacherIds: ['teacher:li', 'teacher:wu'], teacherChoice: 'any' }))), 'X').teacherIds).toEqual(['teacher:wu'])
    expect(firstOf(schedule(termWith(asks, held(), wants({ teacherIds: [], qualificationId: 'qualification:1' }))), 'X').teacherIds).toEqual(['teacher:wu'])
    expect(codesOf(schedule(termWith(asks, held('2026-09-20'), wants({ teacherIds: [], qualificationId: 'qualification:1' }))))).toContain('noTeacher')
  })
})

describe('time', () => {
  test('unavailable times of teachers, groups, their kin and rooms', () => {
    const away = (who: object): Rows => ({ unavailableTime: [1, 2, 3, 4].map(weekday => ({ id: `unavailableTime:${weekday}`, weekday, from: 1, to: 8, ...who })).concat([{ id: 'unavailableTime:5', weekday: 5, from: 3, to: 8, ...who }]) })
    for (const who of [{ teacherId: 'teacher:li' }, { classGroupId: 'classGroup:a' }, { classGroupId: 'classGroup:half' }, { workshopId: 'workshop:1' }, { teacherId: 'teacher:li', weeks: '2' }, { teacherId: 'teacher:li', termId: 'term:1' }]) {
      const world = termWith({ classGroup: [{ id: 'classGroup:half', name: 'A1', partOf: ['classGroup:a'] }], sessionRequest: [request('X')] }, away(who))
      expect(placesOf(schedule(world))).toEqual(['X 5.1-2'])
    }
    // a part of a group is away when the group is
    const part = { classGroup: [{ id: 'classGroup:half', name: 'A1', partOf: ['classGroup:a'] }], sessionRequest: [request('X', { classGroupIds: ['classGroup:half'] })] }
    expect(placesOf(schedule(termWith(part, away({ classGroupId: 'classGroup:a' }))))).toEqual(['X 5.1-2'])
    expect(schedule(termWith({ sessionRequest: [request('X', { weekdays: [1], weeks: '1,3' })] }, away({ teacherId: 'teacher:li', weeks: '2' }))).sessions).toHaveLength(1)
  })

  test('no session runs on over the long break unless it is longer than a half day, and doubles are kept if asked for', () => {
    const starts = (periods: number, doubles: boolean) => {
      const found = schedule(termWith({ sessionRequest: [request('X', { periods, weekdays: [1], perWeek: 1, preferred: [{ weekday: 1, from: 4, to: 8 }] })] }), { doubles, goals: only({ preferences: 3 }) })
      return placesOf(found)
    }
    expect(starts(2, true)).toEqual([expect.stringMatching(/^X 1\.(5-6|7-8)$/)])
    expect(starts(4, true)).toEqual(['X 1.5-8'])
    expect(starts(5, true)).toEqual([expect.stringMatching(/^X 1\.(1-5|3-7)$/)])
    expect(starts(3, false)).toEqual([expect.stringMatching(/^X 1\.(5-7|6-8)$/)])
  })

  test('earliest, latest and weekdays', () => {
    const found = schedule(termWith({ sessionRequest: [request('X', { weekdays: [6], earliest: 3, latest: 6, perWeek: 2, notSameDay: false })] }))
    expect(placesOf(found)).toEqual(['X 6.3-4', 'X 6.5-6'])
  })

  test('a holiday falls out; a day that is made up takes the lessons of the day that it follows', () => {
    const off: Rows = { calendarDay: [{ id: 'calendarDay:1', date: '2026-09-08', kind: 'holiday', name: 'h' }, { id: 'calendarDay:2', date: '2026-09-12', kind: 'workday', follows: '2026-09-08' }] }
    const saturday = { id: 'booking:s', title: 's', use: 'other' as const, status: 'confirmed' as const, times: { kind: 'once' as const, start: '2026-09-12T08:00', end: '2026-09-12T09:35' }, teacherIds: ['teacher:li'] }
    const world = termWith(off, { sessionRequest: [request('X', { weekdays: [2], latest: 4 })], booking: [saturday] })
    const found = schedule(world)
    expect(placesOf(found)).toEqual(['X 2.3-4'])
    expect(clashesOf(world, found)).toEqual([])
    // without a make-up day there is nobody to meet, and a week that has no other day has no lesson
    const { calendarDay } = off
    expect(schedule(termWith({ calendarDay: calendarDay!.slice(0, 1) }, { sessionRequest: [request('X', { weekdays: [2], weeks: '1' })] })).sessions).toEqual([])
    expect(schedule(termWith({ calendarDay: calendarDay!.slice(0, 1) }, { sessionRequest: [request('X', { weekdays: [2], weeks: '1-2' })] })).sessions).toHaveLength(1)
  })

  test('sessions of one request are on different days, as far as the week has days', () => {
    const days = (more: object) => schedule(termWith({ sessionRequest: [request('X', more)] }), { goals: only({ gapsClasses: 3 }) }).sessions.map(s => s.weekday)
    expect(new Set(days({ perWeek: 4 })).size).toBe(4)
    expect(days({ perWeek: 4, weekdays: [1, 2] }).sort()).toEqual([1, 1, 2, 2])
    expect(days({ perWeek: 3, weekdays: [1], notSameDay: false })).toEqual([1, 1, 1])
    // one that stands already counts
    const world = termWith({ sessionRequest: [request('X', { perWeek: 2, weekdays: [1, 2] })], booking: [weekly('b', 1, 1, 2, { requestId: 'sessionRequest:X', teacherIds: ['teacher:li'] })] })
    expect(schedule(world).sessions.map(s => s.weekday)).toEqual([2])
  })

  test('sessions counted over the term each take one week', () => {
    const found = schedule(termWith({ sessionRequest: [request('X', { perTerm: 6, weekdays: [1, 2], weeks: '1-3' })] }))
    expect(found.sessions.map(s => s.weeks).sort()).toEqual(['1', '1', '2', '2', '3', '3'])
    expect(new Set(found.sessions.map(s => `${s.weeks} ${s.weekday}`)).size).toBe(6)
  })

  test('weeks that are over are left alone', () => {
    const world = termWith({ sessionRequest: [request('X'), request('Y', { perWeek: 1 })], booking: [weekly('b', 1, 1, 2, { requestId: 'sessionRequest:Y', teacherIds: ['teacher:li'] })] })
    const found = schedule(world, { fromWeek: 3, scope: 'all' })
    expect(firstOf(found, 'X').weeks).toBe('3-4')
    expect(found.kept).toEqual([{ requestId: 'sessionRequest:Y', bookingId: 'booking:b', why: 'begun' }])
  })
})
