import fc from 'fast-check'
import { expect, test } from 'vitest'
import { removal } from '#domain/base/change.ts'
import { acceptTimetable } from '#domain/timetable/college/accept.ts'
import { findClashes } from '#domain/booking/clashes.ts'
import { gridOf } from '#domain/timetable/college/grid.ts'
import { awayFinder } from '#domain/timetable/college/unavailable.ts'
import type { Row } from '#domain/tables.ts'
import { World } from '#domain/world.ts'
import { searchPlan, tellFound } from '#domain/timetable/college/search-timetable.ts'
import { timetableFacts } from '#domain/timetable/college/facts.ts'
import { firstSet } from '../sample/first-set.ts'
import { choiceWith, clashesOf, request, schedule, TERM, termWith, weekly, type Rows } from './small-term.ts'

const KINDS = ['lathe', 'mill'] as const
const weeks = fc.constantFrom(undefined, '1-2', '1-3 odd', '4')

/** Requests, bookings and machines of all sorts, too many for some. */
const anyCollege: fc.Arbitrary<Rows> = fc.record({
  requests: fc.array(
    fc.record({
      group: fc.constantFrom('classGroup:a', 'classGroup:b', 'classGroup:half', 'classGroup:all'),
      teachers: fc.constantFrom(['teacher:li'], ['teacher:wu'], ['teacher:li', 'teacher:wu'], []),
      any: fc.boolean(),
      room: fc.constantFrom('workshop:1', 'workshop:2', 'kind', 'none'),
      stations: fc.constantFrom(undefined, 5, 10, 15),
      needs: fc.option(fc.record({ kind: fc.constantFrom(...KINDS), pieces: fc.integer({ min: 1, max: 3 }) }), { nil: undefined }),
      periods: fc.constantFrom(1, 2, 2, 3, 4),
      often: fc.constantFrom({ perWeek: 1 }, { perWeek: 2 }, { perWeek: 3 }, { perTerm: 3 }),
      weeks,
    }),
    { minLength: 3, maxLength: 9 },
  ),
  bookings: fc.array(fc.record({ weekday: fc.integer({ min: 1, max: 5 }), from: fc.integer({ min: 1, max: 7 }), weeks, who: fc.constantFrom<Partial<Row<'booking'>>[]>({ teacherIds: ['teacher:li'] }, { classGroupIds: ['classGroup:a'] }, { classGroupIds: ['classGroup:half'] }, { workshopId: 'workshop:1' }, { workshopId: 'workshop:2', stations: 10 }, { items: [{ equipmentId: 'equipment:0', units: 1 }] }) }), { maxLength: 12 }),
  machines: fc.array(fc.record({ kind: fc.constantFrom(...KINDS), units: fc.integer({ min: 1, max: 3 }), room: fc.constantFrom('workshop:1', 'workshop:2', undefined), hours: fc.constantFrom(undefined, undefined, 4) }), { minLength: 1, maxLength: 5 }),
  away: fc.array(fc.record({ weekday: fc.integer({ min: 1, max: 5 }), from: fc.integer({ min: 1, max: 8 }), weeks, who: fc.constantFrom({ teacherId: 'teacher:wu' }, { classGroupId: 'classGroup:half' }, { workshopId: 'workshop:2' }) }), { maxLength: 4 }),
}).map(({ requests, bookings, machines, away }) => ({
  classGroup: [{ id: 'classGroup:half', name: 'A1', partOf: ['classGroup:a'] }, { id: 'classGroup:a', name: 'A', partOf: ['classGroup:all'] }, { id: 'classGroup:b', name: 'B', partOf: ['classGroup:all'] }, { id: 'classGroup:all', name: 'all' }],
  calendarDay: [{ id: 'calendarDay:1', date: '2026-09-09', kind: 'holiday', name: 'h' }, { id: 'calendarDay:2', date: '2026-09-12', kind: 'workday', follows: '2026-09-09' }],
  equipment: machines.map(({ kind, units, room, hours }, i) => ({ id: `equipment:${i}`, name: kind, units, statusCode: '1' as const, ...(room ? { workshopId: room } : {}), ...(hours ? { lenderId: 'enterprise:1', loanHoursPerDay: hours } : {}) })),
  sessionRequest: requests.map(({ group, teachers, any, room, stations, needs, periods, often, weeks }, i) => {
    const at = room === 'none' ? { workshopId: undefined } : room === 'kind' ? { workshopId: undefined, workshopKind: 'CNC' } : { workshopId: room }
    return request(`R${i}`, { classGroupIds: [group], teacherIds: [...teachers], ...(any ? { teacherChoice: 'any' as const } : {}), ...at, periods, ...often, ...(weeks ? { weeks } : {}), ...(room !== 'none' && stations ? { stations } : {}), ...(needs ? { needs: [needs] } : {}) })
  }),
  booking: bookings.map(({ weekday, from, weeks, who }, i) => weekly(`B${i}`, weekday, from, Math.min(8, from + 1), who, weeks ?? '1-4')),
  unavailableTime: away.map(({ weekday, from, weeks, who }, i) => ({ id: `unavailableTime:${i}`, weekday, from, to: Math.min(8, from + 1), ...(weeks ? { weeks } : {}), ...who })),
}))

test('whatever the college, nothing that is proposed breaks a rule of booking, and what has no place has a reason', () => {
  let placed = 0
  let out = 0
  fc.assert(
    fc.property(anyCollege, fc.boolean(), (rows, doubles) => {
      const world = termWith(rows)
      const found = schedule(world, { doubles }, 600)
      placed += found.sessions.length
      out += found.leftOut.length
      expect(clashesOf(world, found)).toEqual([])
      const awayAt = awayFinder(world.tables, gridOf(world.tables, world.calendar, TERM)!)
      for (const s of found.sessions) expect(awayAt(s, world.tables.sessionRequest.get(s.requestId)!)).toBeNull()
      for (const l of found.leftOut) {
        expect(l.obstacles.length).toBeGreaterThan(0)
        // the search knows the rules itself: the last check, by the rules of booking, had nothing to leave out
        if (l.obstacles[0]!.code === 'finding') expect((l.obstacles[0]!.facts['what'] as { code: string }).code).toMatch(/^timetable\.finding\./)
        else expect(l.obstacles.reduce((n, o) => n + o.starts, 0)).toBe(l.obstacles[0]!.of)
      }
      expect(found.proof.placed + found.leftOut.length).toBe(found.proof.all)
      expect(found.proof.atMost).toBeGreaterThanOrEqual(found.proof.placed)
    }),
    { numRuns: 120 },
  )
  expect(placed).toBeGreaterThan(500)
  expect(out).toBeGreaterThan(50)
}, 60_000)

test('the lessons of the sample college, taken away and scheduled again: accepted, and without a clash', () => {
  const world = new World()
  world.apply(firstSet('small', 'en', '2026-11-23'))
  const termId = [...world.tables.term.keys()][0]!
  world.apply([...world.tables.booking.values()].filter(b => b.requestId !== undefined).map(b => removal('booking', b)))
  const facts = structuredClone(timetableFacts(world.tables, termId))
  const choice = choiceWith({ termId, doubles: false })
  const tools = { elapsed: () => 0, cancelled: () => false, progress: () => undefined }
  const found = tellFound({ facts, choice, found: searchPlan({ facts, choice, seed: 1, steps: 30_000 }, tools) }, tools)
  expect(found.sessions.length).toBeGreaterThan(90)
  let ids = 0
  const decision = acceptTimetable(world, { termId, sessions: found.sessions, leftOut: found.leftOut }, { now: '2026-11-23T08:00', actor: { name: '' }, newId: table => `${table}:new${++ids}`, past: null as never })
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
  world.apply(decision.changes)
  const made = [...world.tables.booking.values()].filter(b => b.requestId !== undefined)
  expect(made).toHaveLength(found.sessions.length)
  expect(made.flatMap(b => findClashes(world, b, b.id))).toEqual([])
}, 60_000)
