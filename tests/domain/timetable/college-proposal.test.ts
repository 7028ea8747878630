import { describe, expect, test } from 'vitest'
import { searchPlan } from '#domain/timetable/college/search-timetable.ts'
import { timetableFacts } from '#domain/timetable/college/facts.ts'
import { weekKinds } from '#domain/timetable/college/week-kinds.ts'
import { choiceWith, clashesOf, firstOf, only, placesOf, reasonsFor, request, schedule, TERM, termWith, weekly, why, type Rows } from './small-term.ts'

const published = (id: string, weekday: number, from: number, more: object = {}) => weekly(`b${id}`, weekday, from, from + 1, { requestId: `sessionRequest:${id}`, classGroupIds: ['classGroup:a'], teacherIds: ['teacher:li'], workshopId: 'workshop:1', ...more })
const figure = (proposal: ReturnType<typeof schedule>, code: string) => proposal.goals.find(g => g.code === code)!

describe('goals', () => {
  test('few gaps for classes, with lessons that stay', () => {
    const world = termWith({ sessionRequest: [request('X', { weekdays: [1] })], booking: [weekly('fixed', 1, 1, 2, { classGroupIds: ['classGroup:a'] })] })
    const close = schedule(world, { goals: only({ gapsClasses: 1 }) })
    expect(placesOf(close)).toEqual(['X 1.3-4'])
    expect(figure(close, 'gapsClasses')).toMatchObject({ before: 0, after: 0 })
    expect(close.proof.kind).toBe('best')
  })

  test('few gaps for teachers, and few days', () => {
    const rows: Rows = { sessionRequest: [request('X', { classGroupIds: [] })], booking: [weekly('fixed', 4, 5, 6, { teacherIds: ['teacher:li'] })] }
    expect(placesOf(schedule(termWith(rows), { goals: only({ compactDays: 2, gapsTeachers: 1 }) }))).toEqual([expect.stringMatching(/^X 4\.(3-4|7-8)$/)])
  })

  test('preferred times, and sessions of a course apart', () => {
    const found = schedule(termWith({ sessionRequest: [request('X', { perWeek: 2, preferred: [{ weekday: 2, from: 1, to: 4 }, { weekday: 3, from: 1, to: 8 }, { weekday: 5, from: 1, to: 2 }] })] }), { goals: only({ preferences: 2, spread: 2 }) })
    expect(found.sessions.map(s => s.weekday).sort()).toEqual([2, 5])
    expect(figure(found, 'preferences')).toMatchObject({ before: null, after: 0 })
    expect(figure(found, 'spread').after).toBe(0)
  })

  test('the same room for all sessions of a course', () => {
    const rooms = { workshopId: undefined, workshopKind: 'CNC' }
    const taken = (weekday: number, workshopId: string, i: number) => [1, 3, 5, 7].map(p => weekly(`t${i}${weekday}${p}`, weekday, p, p + 1, { workshopId }))
    // hall 1 is free on three days, hall 2 on the other two
    const world = termWith({ sessionRequest: [request('X', { ...rooms, perWeek: 3 })], booking: [...taken(1, 'workshop:1', 1), ...taken(2, 'workshop:1', 2), ...[3, 4, 5].flatMap(d => taken(d, 'workshop:2', 3))] })
    const found = schedule(world, { goals: only({ sameRoom: 2 }) })
    expect(new Set(found.sessions.map(s => s.workshopId))).toEqual(new Set(['workshop:1']))
    expect(figure(found, 'sameRoom').after).toBe(0)
  })

  test('machines of one kind run evenly', () => {
    const lathes: Rows = { equipment: [1, 2, 3, 4].map(i => ({ id: `equipment:${i}`, name: 'lathe', assetNo: `${i}`, units: 1, statusCode: '1' as const, workshopId: 'workshop:1' })) }
    const hours = (evenLoad: number) => {
      const found = schedule(termWith(lathes, { sessionRequest: [request('X', { perWeek: 4, needs: [{ kind: 'lathe', pieces: 2 }] })] }), { goals: only({ evenLoad }) })
      const count = new Map<string, number>()
      for (const i of found.sessions.flatMap(s => s.items)) count.set(i.equipmentId, (count.get(i.equipmentId) ?? 0) + 1)
      return { counts: [...count.values()].sort(), figure: figure(found, 'evenLoad').after }
    }
    expect(hours(1)).toEqual({ counts: [2, 2, 2, 2], figure: 0 })
    expect(hours(0)).toEqual({ counts: [4, 4], figure: 4 })
  })
})

describe('what is published', () => {
  const rows: Rows = { sessionRequest: [request('X'), request('Y'), request('Z')], booking: [published('X', 1, 1), published('Y', 1, 7)] }

  test('does not move while only what is open is scheduled', () => {
    const found = schedule(termWith(rows))
    expect(found.sessions.map(s => s.title)).toEqual(['Z'])
    expect(found.kept.map(k => k.why)).toEqual(['scope', 'scope'])
  })

  test('moves for a goal that weighs more than the change, and not for one that weighs less', () => {
    const scheduled = (change: number) => schedule(termWith(rows), { scope: 'all', goals: only({ gapsClasses: 1, change }) }, 20_000)
    const still = scheduled(3)
    expect(still.sessions.map(s => [s.title, s.state])).toEqual([['X', 'same'], ['Y', 'same'], ['Z', 'new']])
    expect(figure(still, 'change')).toMatchObject({ before: 0, after: 0 })
    expect(figure(scheduled(0), 'gapsClasses')).toMatchObject({ before: 4, after: 0 })
  })

  test('stays where it is locked, changed by hand, begun, by the clock, or not asked for', () => {
    const { times } = published('Y', 1, 7)
    const fixed = {
      locked: published('X', 1, 1, { locked: true }),
      exceptions: published('X', 1, 1, { exceptions: [{ kind: 'skip', date: '2026-09-14' }] }),
      clock: published('X', 1, 1, { times: { ...times, periods: undefined, clock: { start: '08:00', end: '09:35' } } }),
      scope: published('X', 1, 1),
    }
    for (const [reason, booking] of Object.entries(fixed)) {
      const found = schedule(termWith({ ...rows, booking: [booking] }), { scope: 'all', goals: only({}), ...(reason === 'scope' ? { requestIds: ['sessionRequest:Z'] } : {}) })
      expect(found.kept).toMatchObject([{ bookingId: 'booking:bX', why: reason }])
      expect(clashesOf(termWith({ ...rows, booking: [booking] }), found)).toEqual([])
    }
  })

  test('keeps its machines where it stays, those beyond what is asked for as well', () => {
    const lathes: Rows = { equipment: [1, 2, 3, 4].map(i => ({ id: `equipment:${i}`, name: 'lathe', assetNo: `${i}`, units: 1, statusCode: '1' as const, workshopId: 'workshop:1' })) }
    const items = [4, 2, 3].map(i => ({ equipmentId: `equipment:${i}`, units: 1 }))
    const found = schedule(termWith(lathes, { sessionRequest: [request('X', { needs: [{ kind: 'lathe', pieces: 2 }] })], booking: [published('X', 1, 1, { items })] }), { scope: 'all' })
    expect(found.sessions).toMatchObject([{ state: 'same', items }])
  })
})

describe('locks', () => {
  const at = { weekday: 4, from: 5, to: 6, weeks: '1-4', workshopId: 'workshop:1', teacherIds: ['teacher:li'], items: [] }
  test('are never moved, whatever it costs, and may be at a time that was not asked for', () => {
    const world = termWith({ sessionRequest: [request('X', { latest: 2, weekdays: [1], preferred: [{ weekday: 1, from: 1, to: 2 }] }), request('Y', { priority: 'high', weekdays: [4], earliest: 5, latest: 6 })] })
    const found = schedule(world, { locks: [{ requestId: 'sessionRequest:X', nth: 1, ...at }] })
    expect(firstOf(found, 'X')).toMatchObject({ ...at, locked: true })
    expect(found.leftOut.map(l => l.title)).toEqual(['Y'])
  })

  test('may move a session that has a time already, even if only what is open is scheduled', () => {
    const world = termWith({ sessionRequest: [request('X')], booking: [published('X', 1, 1)] })
    expect(schedule(world, { locks: [{ requestId: 'sessionRequest:X', nth: 1, ...at }] }).sessions).toMatchObject([{ ...at, state: 'moved', before: { bookingId: 'booking:bX', weekday: 1, from: 1 } }])
  })
})

describe('what has no place', () => {
  const full = (except: [number, number][], more: object) => [1, 2, 3, 4, 5].flatMap(d => [1, 3, 5, 7].filter(p => !except.some(([a, b]) => a === d && b === p)).map(p => weekly(`f${d}${p}`, d, p, p + 1, more)))

  test('is told with its reasons in figures', () => {
    const world = termWith({ sessionRequest: [request('X')], booking: [...full([[1, 1], [2, 1], [3, 1]], { classGroupIds: ['classGroup:a'] }), weekly('t', 1, 1, 2, { teacherIds: ['teacher:li'] }), weekly('r', 2, 2, 3, { workshopId: 'workshop:1' })], unavailableTime: [{ id: 'unavailableTime:1', workshopId: 'workshop:1', weekday: 3, from: 1, to: 1 }] })
    const found = schedule(world)
    expect(reasonsFor(found, 'X')).toEqual(['class 17/20', 'teacher 1/20', 'room 1/20', 'roomClosed 1/20'])
    expect(found.proof).toMatchObject({ kind: 'most', placed: 0, all: 1, atMost: 0 })
  })

  test('with the one move that would let it in, which can be kept as locks', () => {
    const world = termWith({
      sessionRequest: [request('X'), request('M', { teacherIds: ['teacher:wu'], workshopId: 'workshop:2' })],
      booking: [...full([[2, 3], [5, 7]], { classGroupIds: ['classGroup:a'] }), weekly('li', 5, 7, 8, { teacherIds: ['teacher:li'] }), published('M', 2, 3, { teacherIds: ['teacher:wu'], workshopId: 'workshop:2' })],
    })
    const found = schedule(world)
    const { cure } = found.leftOut[0]!
    expect(cure).toMatchObject({ kind: 'move', changes: 1, facts: { by: 'M · A', weekday: 5, from: 7, to: 8, freeWeekday: 2, freeFrom: 3, freeTo: 4 } })
    const cured = schedule(world, { locks: cure!.places })
    expect(placesOf(cured)).toEqual(['M 5.7-8', 'X 2.3-4'])
    expect(cured.leftOut).toEqual([])
    expect(clashesOf(world, cured)).toEqual([])
  })

  test('with fewer pieces, without some week, in another room, or a second session on one day', () => {
    const lathes: Rows = { equipment: [1, 2, 3].map(i => ({ id: `equipment:${i}`, name: 'lathe', units: 1, statusCode: '1' as const, workshopId: 'workshop:1' })) }
    const narrow = { weekdays: [1], latest: 2 }
    const cure = (...rows: Rows[]) => schedule(termWith(...rows)).leftOut[0]!.cure
    expect(cure(lathes, { sessionRequest: [request('X', { ...narrow, needs: [{ kind: 'lathe', pieces: 3 }] })], booking: [weekly('b', 1, 1, 2, { items: [{ equipmentId: 'equipment:2', units: 1 }] })] })).toMatchObject({ kind: 'fewer', facts: { wanted: 3, pieces: 2, weekday: 1, from: 1 } })
    expect(cure({ sessionRequest: [request('X', narrow)], booking: [weekly('b', 1, 1, 2, { teacherIds: ['teacher:li'] }, '3')] })).toMatchObject({ kind: 'weeks', facts: { weeks: '1-2,4', lost: '3', n: 1 } })
    expect(cure({ sessionRequest: [request('X', narrow), request('Y', { workshopId: 'workshop:2', classGroupIds: ['classGroup:b'], teacherIds: ['teacher:wu'], weekdays: [2] })], booking: [weekly('b', 1, 1, 2, { workshopId: 'workshop:1' })] })).toMatchObject({ kind: 'place', facts: { room: 'Hall 2', weekday: 1 } })
    expect(cure({ sessionRequest: [request('X', { perWeek: 2, weekdays: [1, 2], latest: 4 })], booking: full([[1, 1], [1, 3]], { teacherIds: ['teacher:li'] }) })).toMatchObject({ kind: 'anyDay', facts: { weekday: 1 } })
  })
})

test('why here: what is in the way elsewhere, and what would be worse', () => {
  const world = termWith({ sessionRequest: [request('X', { preferred: [{ weekday: 1, from: 3, to: 4 }] })], booking: [weekly('fixed', 1, 1, 2, { classGroupIds: ['classGroup:a'] }), weekly('busy', 2, 1, 2, { teacherIds: ['teacher:li'] })] })
  const found = schedule(world)
  const told = why(world, found, 'X')
  const at = (weekday: number, from: number) => told.starts.find(s => s.weekday === weekday && s.from === from)!
  expect(placesOf(found)).toEqual(['X 1.3-4'])
  expect(at(1, 3).verdict).toBe('here')
  expect(at(1, 1)).toMatchObject({ verdict: 'taken', obstacles: [{ code: 'class', facts: { name: 'A', by: 'fixed · A' } }] })
  expect(at(2, 1)).toMatchObject({ verdict: 'taken', obstacles: [{ code: 'teacher', facts: { name: 'Li', by: 'busy' } }] })
  // two idle periods in each of four weeks, and four sessions out of their preferred time
  expect(at(1, 5)).toMatchObject({ verdict: 'worse', worse: [{ code: 'gapsClasses', by: 2 * 4 * 6 }, { code: 'preferences', by: 4 * 6 }] })
  expect(at(3, 1)).toMatchObject({ verdict: 'worse', worse: [{ code: 'preferences' }] })
  const none = why(termWith({ sessionRequest: [request('X', { weekdays: [1], latest: 2 })], booking: [weekly('f', 1, 1, 2, { classGroupIds: ['classGroup:a'] })] }), { sessions: [] }, 'X')
  expect(none).toMatchObject({ placed: false, starts: [{ verdict: 'taken' }], obstacles: [{ code: 'class', starts: 1, of: 1 }] })
})

test('the same seed and steps give the same plan', () => {
  const world = termWith({ sessionRequest: ['U', 'V', 'W', 'X', 'Y', 'Z'].map((id, i) => request(id, { perWeek: 3, teacherIds: [i % 2 ? 'teacher:li' : 'teacher:wu'], classGroupIds: [i % 3 ? 'classGroup:a' : 'classGroup:b'] })) })
  const run = (seed: number) => searchPlan({ facts: timetableFacts(world.tables, TERM), choice: choiceWith(), seed, steps: 3000 }, { elapsed: () => 0, cancelled: () => false, progress: () => undefined })
  expect(run(7)).toEqual(run(7))
  expect(run(7).plan).not.toEqual(run(8).plan)
})

test('more kinds of weeks than the search holds: the most alike are put together, and what is taken in one is taken in all', () => {
  const weeks = Array.from({ length: 60 }, (_, i) => i + 1)
  const apart = weekKinds(weeks, 1, [], weeks.map(w => [w]))
  expect(apart.weeks.flat()).toEqual(weeks)
  expect(apart.weeks).toHaveLength(31)
  expect(apart.exact).toBe(false)
  const world = termWith({ term: [{ id: TERM, name: 'long', start: '2026-09-07', weeks: 40 }], sessionRequest: [request('X', { perTerm: 40, weekdays: [1], notSameDay: false }), request('Y', { perWeek: 1, weekdays: [1, 2] })] })
  const found = schedule(world)
  expect(clashesOf(world, found)).toEqual([])
  expect(found.sessions.length).toBeGreaterThan(31)
})
