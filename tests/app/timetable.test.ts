import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { birth } from '#domain/base/change.ts'
import { Fault, type ChangeSet } from '#domain/base/decision.ts'
import { judge } from '#domain/booking/judge.ts'
import { bookingFor, clashesOfAll } from '#domain/timetable/college/booked.ts'
import type { Place, Proposal, Why } from '#domain/timetable/college/choice.ts'
import { tableNames } from '#domain/table-names.ts'
import type { World } from '#domain/world.ts'
import { searches, type SearchTools } from '#app/searches.ts'
import type { Searches } from '#app/ports.ts'
import type { TimetableProgress } from '#contract/timetable.ts'
import { request, TERM, termWith, weekly, type Rows } from '../domain/timetable/small-term.ts'
import { createDesk, type Desk } from './desk.ts'

/** Searches where they are, several as if side by side. */
const searchesHere = (threads = 1): Searches => ({
  threads,
  async run(name, problem, onProgress, signal) {
    let ticks = 0
    const tools: SearchTools<unknown> = { elapsed: () => (ticks += 0.05), cancelled: () => signal.aborted, progress: onProgress as never }
    const search = searches[name] as (problem: unknown, tools: SearchTools<unknown>) => unknown // the name types both
    return structuredClone(search(structuredClone(problem), tools)) as never
  },
})

function deskWith(rows: Rows, all: Searches = searchesHere()): Desk {
  const world = termWith(rows)
  const changes = tableNames.flatMap(table => [...world.tables[table].values()].map(row => birth(table, row)))
  const past: ChangeSet[] = [{ seq: 1, id: 'set:1', at: '2026-08-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
  return createDesk('2026-08-31T08:00', past, { searches: all })
}

const rows: Rows = {
  sessionRequest: [request('X', { perWeek: 2 }), request('Y', { classGroupIds: ['classGroup:b'], teacherIds: ['teacher:wu'] }), request('Z', { needs: [{ kind: 'lathe', pieces: 2 }] })],
  equipment: [{ id: 'equipment:1', name: 'lathe', units: 2, statusCode: '1', workshopId: 'workshop:1' }],
}
type Input = Record<string, unknown>

async function job<R>(desk: Desk, name: 'timetable.solve' | 'timetable.why' | 'timetable.enough', input: Input = {}, onProgress: (p: TimetableProgress) => void = () => undefined): Promise<R> {
  const given = name === 'timetable.solve' ? { run: 'r', steps: 2000, ...input } : input
  const frame = await desk.app.answer({ name, input: name === 'timetable.enough' ? given : { termId: TERM, ...given } }, p => onProgress(p as TimetableProgress))
  return ('value' in frame ? frame.value : 'refusal' in frame ? frame.refusal : frame) as R // the job's name fixes it
}
const solve = (desk: Desk, input: Input = {}) => job<Proposal>(desk, 'timetable.solve', input)
const placeOf = ({ requestId, nth, weekday, from, to, weeks, workshopId, teacherIds, items }: Proposal['sessions'][number]) => ({ requestId, nth, weekday, from, to, weeks, workshopId, teacherIds, items })
const plan = (p: Proposal) => ({ termId: TERM, sessions: p.sessions.map(s => ({ ...placeOf(s), before: s.before })), leftOut: p.leftOut.map(({ requestId, nth, before }) => ({ requestId, nth, before })) })
const accept = (desk: Desk, p: Proposal) => desk.run('timetable.accept', plan(p))
const bookings = (desk: Desk) => [...desk.app.world.tables.booking.values()]

describe('from requests to an accepted timetable', () => {
  test('the view counts what is asked for, and says what is wrong', async () => {
    const desk = deskWith({ ...rows, sessionRequest: [...rows.sessionRequest!, request('W', { needs: [{ kind: 'lathe', pieces: 3 }] })], booking: [weekly('b', 1, 1, 2, { requestId: 'sessionRequest:Y', locked: true })] })
    const view = (await desk.ask('timetable.view', {}))!
    expect(view).toMatchObject({ termId: TERM, thisWeek: null, weekdays: [1, 2, 3, 4, 5], counts: { requests: 4, sessions: 5, booked: 1, open: 4, doubtful: 1, blocked: 1 } })
    expect(view.periods.map(p => p.block)).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
    expect(view.requests.map(r => [r.title, r.sessions, r.booked, r.locked, r.findings.map(f => f.code)])).toEqual([['W', 1, 0, 0, ['pieces']], ['X', 2, 0, 0, []], ['Y', 1, 1, 1, []], ['Z', 1, 0, 0, []]])
    expect(view.names).toMatchObject({ 'teacher:li': 'Li', 'workshop:1': 'Hall 1' })
  })

  test('a proposal writes nothing; accepted it is one act, which undo takes back', async () => {
    const desk = deskWith(rows)
    const told: TimetableProgress[] = []
    const proposal = await job<Proposal>(desk, 'timetable.solve', {}, p => told.push(p))
    expect(proposal).toMatchObject({ leftOut: [], proof: { placed: 4, all: 4 }, threads: { ran: 1, lost: 0 } })
    expect(told.at(-1)).toMatchObject({ code: 'timetable.solve', placed: 4, all: 4 })
    expect(bookings(desk)).toEqual([])

    expect((await accept(desk, proposal)).value).toEqual({ created: 4, moved: 0, removed: 0, kept: 0 })
    expect(desk.journal.sets.at(-1)).toMatchObject({ command: 'timetable.accept', about: { term: '2026 autumn', created: 4 } })
    const z = bookings(desk).find(b => b.title === 'Z')!
    expect(z).toMatchObject({ requestId: 'sessionRequest:Z', use: 'teaching', status: 'confirmed', workshopId: 'workshop:1', classGroupIds: ['classGroup:a'], teacherIds: ['teacher:li'], items: [{ equipmentId: 'equipment:1', units: 2 }], times: { kind: 'series', termId: TERM, weeks: '1-4' } })
    expect((await desk.ask('booking.clashList', { from: '2026-09-07', to: '2026-10-04' })).clashes).toEqual([])
    expect(await solve(desk)).toMatchObject({ code: 'timetable.nothing' })
    // what is accepted is what is published: nothing is left to be done
    const again = await solve(desk, { scope: 'all', goals: { change: 3 } })
    expect(again.sessions.map(s => s.state)).toEqual(['same', 'same', 'same', 'same'])
    expect((await accept(desk, again)).value).toEqual({ created: 0, moved: 0, removed: 0, kept: 4 })
    await desk.run('history.undo', {})
    expect(bookings(desk)).toEqual([])
  })

  test('what moves is moved and keeps its name, what has no place any more is taken away, what is locked stays', async () => {
    const desk = deskWith(rows)
    await accept(desk, await solve(desk))
    const [first] = bookings(desk)
    await desk.run('booking.change', { id: first!.id, patch: { note: 'by hand' } })
    await desk.run('timetable.lock', { bookingIds: [bookings(desk)[1]!.id], locked: true })
    const locked = bookings(desk)[1]
    const proposal = await solve(desk, { scope: 'all' })
    const own = proposal.sessions.find(s => s.before?.bookingId === first!.id)!
    const other = proposal.sessions.find(s => s.key !== own.key)!
    const elsewhere = own.weekday === 5 ? 4 : 5
    const changed = { ...plan(proposal), sessions: [{ ...placeOf(own), weekday: elsewhere, from: 7, to: 8, before: own.before }], leftOut: [{ requestId: other.requestId, nth: other.nth, before: other.before }] }
    expect((await desk.run('timetable.accept', changed)).value).toEqual({ created: 0, moved: 1, removed: 1, kept: 0 })
    expect(desk.app.world.tables.booking.get(first!.id)).toMatchObject({ note: 'by hand', times: { weekday: elsewhere, periods: { from: 7, to: 8 } } })
    expect(bookings(desk)).toHaveLength(3)
    expect(bookings(desk)).toContainEqual(locked)
    await desk.run('history.undo', {})
    expect(bookings(desk)).toHaveLength(4)
  })

  test('locks are in the proposal as they were given', async () => {
    const desk = deskWith(rows)
    const found = await solve(desk)
    const pinned = placeOf(found.sessions.find(s => s.title === 'Y')!)
    const lock = { ...pinned, weekday: 4, from: 7, to: 8 }
    const again = await solve(desk, { locks: [lock] })
    expect(placeOf(again.sessions.find(s => s.title === 'Y')!)).toEqual(lock)
    expect(again.sessions.filter(s => s.locked).map(s => s.title)).toEqual(['Y'])
  })

  test('why a session is where it is, and what would help one that has no place', async () => {
    const desk = deskWith({ ...rows, sessionRequest: [request('X', { weekdays: [1], latest: 2 }), request('Y', { weekdays: [1, 2], latest: 2 })], booking: [weekly('y', 1, 1, 2, { requestId: 'sessionRequest:Y', classGroupIds: ['classGroup:a'], teacherIds: ['teacher:li'], workshopId: 'workshop:1' })] })
    const proposal = await solve(desk)
    expect(proposal.leftOut).toMatchObject([{ key: 'sessionRequest:X#1', obstacles: [{ code: 'class', starts: 1, of: 1 }], cure: { kind: 'move', facts: { weekday: 2 } } }])
    const why = await job<Why>(desk, 'timetable.why', { requestId: 'sessionRequest:X', nth: 1, sessions: [] })
    expect(why).toMatchObject({ placed: false, cures: [{ kind: 'move' }] })
    const cured = await solve(desk, { locks: why.cures[0]!.places })
    expect(cured.leftOut).toEqual([])
    expect((await accept(desk, cured)).value).toMatchObject({ created: 1, moved: 1 })
    expect(await job(desk, 'timetable.why', { requestId: 'sessionRequest:X', nth: 7, sessions: [], scope: 'all' })).toMatchObject({ code: 'timetable.notAsked' })
  })
})

describe('what has changed meanwhile is refused, and nothing is written', () => {
  const busy = weekly('new', 1, 1, 8, { teacherIds: ['teacher:li'] })
  const everyDay = [1, 2, 3, 4, 5].map(d => ({ ...busy, id: `booking:d${d}`, times: { ...busy.times, weekday: d } }))
  const changes: [string, (desk: Desk) => Promise<unknown>, string, string?][] = [
    ['somebody was booked', desk => desk.run('booking.create', { title: 'n', use: 'other', times: everyDay[0]!.times, teacherIds: ['teacher:li', 'teacher:wu'], workshopId: 'workshop:1' }), 'timetable.clash'],
    ['the request is gone', desk => desk.run('register.remove', { table: 'sessionRequest', ids: ['sessionRequest:Y'] }), 'timetable.changed', 'timetable.changed.request'],
    ['the request wants another room', desk => desk.run('register.save', { table: 'sessionRequest', id: 'sessionRequest:Y', fields: { workshopId: 'workshop:2' } }), 'timetable.changed', 'timetable.changed.request'],
    ['the request wants longer sessions', desk => desk.run('register.save', { table: 'sessionRequest', id: 'sessionRequest:Y', fields: { periods: 3 } }), 'timetable.changed', 'timetable.changed.request'],
    ['the request has sessions enough', desk => desk.run('timetable.accept', { termId: TERM, sessions: [{ requestId: 'sessionRequest:Y', nth: 1, weekday: 5, from: 7, to: 8, weeks: '1-4', workshopId: 'workshop:1', teacherIds: ['teacher:wu'], items: [], before: null }], leftOut: [] }), 'timetable.changed', 'timetable.changed.count'],
  ]
  test.each(changes)('%s', async (_, change, code, what) => {
    const desk = deskWith({ ...rows, sessionRequest: rows.sessionRequest!.map(r => ({ ...r, weekdays: [1] })).map(r => (r.id === 'sessionRequest:X' ? { ...r, notSameDay: false } : r)) })
    const proposal = await solve(desk)
    expect(proposal.sessions).toHaveLength(4)
    await change(desk)
    const before = bookings(desk)
    const { refusal } = await accept(desk, proposal)
    expect(refusal).toMatchObject({ code, ...(what ? { facts: { title: expect.any(String), what } } : {}) })
    expect(bookings(desk)).toEqual(before)
  })

  test('a booking that was moved or locked, and a teacher who is away by now', async () => {
    const desk = deskWith(rows)
    await accept(desk, await solve(desk))
    const proposal = await solve(desk, { scope: 'all' })
    await desk.run('timetable.lock', { bookingIds: [bookings(desk)[0]!.id], locked: true })
    expect((await accept(desk, proposal)).refusal).toMatchObject({ code: 'timetable.changed', facts: { what: 'timetable.changed.booking' } })
    await desk.run('history.undo', {})
    await desk.run('history.undo', {})
    const fresh = await solve(desk)
    const y = fresh.sessions.find(s => s.title === 'Y')!
    await desk.run('register.save', { table: 'unavailableTime', fields: { teacherId: 'teacher:wu', weekday: y.weekday, from: y.to, to: 8, weeks: '2' } })
    expect((await accept(desk, fresh)).refusal).toMatchObject({ code: 'timetable.away', facts: { title: 'Y', name: 'Wu' } })
  })
})

test('judging all bookings of a plan at once finds what judging them one after another finds', () => {
  const machines: Rows = { equipment: [{ id: 'equipment:1', name: 'lathe', units: 3, statusCode: '1', workshopId: 'workshop:1', lenderId: 'enterprise:1', loanHoursPerDay: 4 }], classGroup: [{ id: 'classGroup:a', name: 'A' }, { id: 'classGroup:b', name: 'B', partOf: ['classGroup:a'] }] }
  const place: fc.Arbitrary<{ place: Place; request: ReturnType<typeof request> }> = fc.record({ weekday: fc.integer({ min: 1, max: 2 }), from: fc.constantFrom(1, 3), weeks: fc.constantFrom('1-4', '1-3 odd', '2'), room: fc.boolean(), stations: fc.option(fc.constantFrom(5, 10, 15), { nil: undefined }), teacher: fc.constantFrom('teacher:li', 'teacher:wu'), group: fc.constantFrom('classGroup:a', 'classGroup:b'), units: fc.integer({ min: 0, max: 2 }) }).map(w => ({
    place: { weekday: w.weekday, from: w.from, to: w.from + 1, weeks: w.weeks, workshopId: w.room ? 'workshop:1' : null, teacherIds: [w.teacher], items: w.units ? [{ equipmentId: 'equipment:1', units: w.units }] : [] },
    request: request('R', { classGroupIds: [w.group], ...(w.room && w.stations ? { stations: w.stations } : {}) }),
  }))
  let clean = 0
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), plans => {
      const made = plans.map(({ place, request }, i) => bookingFor(request, TERM, place, `booking:${i}`))
      const atOnce = (world: World) => clashesOfAll(world, made).length === 0
      const world = termWith(machines)
      const all = world.trial(made.map(row => birth('booking', row)), () => atOnce(world))
      const oneByOne = termWith(machines)
      const each = made.every(row => {
        const { id, requestId: _, ...wish } = row
        if (!judge(oneByOne, wish, {}).ok) return false
        oneByOne.apply([birth('booking', { ...row, id })])
        return true
      })
      expect(all).toBe(each)
      if (all) clean++
    }),
    { numRuns: 400 },
  )
  expect(clean).toBeGreaterThan(40) // plans that always clash would prove nothing
})

describe('searches side by side', () => {
  const slow = (threads: number, more: (seed: number) => Promise<void> | void): Searches => {
    const here = searchesHere(threads)
    return { threads, run: async (name, problem, onProgress, signal) => {
      if (name === 'timetable') await more((problem as { seed: number }).seed)
      return here.run(name, problem, onProgress, signal)
    } }
  }

  test('each has a seed of its own; one that breaks down is said, and the others go on', async () => {
    const seeds: number[] = []
    const desk = deskWith(rows, slow(3, seed => {
      seeds.push(seed)
      if (seed === 5) throw new Fault('search.failed', {})
    }))
    const found = await solve(desk, { seed: 4, steps: undefined, seconds: 1 })
    expect(seeds).toEqual([4, 5, 6])
    expect(found).toMatchObject({ threads: { ran: 3, lost: 1 }, leftOut: [] })
    expect(found.seed).not.toBe(5)
  })

  test('where all break down it is a fault, and the desk goes on', async () => {
    const desk = deskWith(rows, slow(2, () => { throw new Fault('search.failed', {}) }))
    expect(await solve(desk, { steps: undefined, seconds: 1 })).toMatchObject({ fault: { code: 'search.failed' } })
    expect((await desk.ask('timetable.view', {}))!.counts.open).toBe(4)
  })

  test('by steps there is one, whatever the computer', async () => {
    expect((await solve(deskWith(rows, slow(4, () => undefined)))).threads).toEqual({ ran: 1, lost: 0 })
  })

  test('enough ends it with what it has; who hangs up gets nothing', async () => {
    const here = searchesHere()
    const endless: Searches = { threads: 2, async run(name, problem, onProgress, signal) {
      if (name === 'timetable') await new Promise<void>(done => (signal.aborted ? done() : signal.addEventListener('abort', done)))
      return here.run(name, problem, onProgress, signal)
    } }
    const desk = deskWith(rows, endless)
    const running = solve(desk, { run: 'mine', steps: undefined })
    await job(desk, 'timetable.enough', { run: 'other' })
    await job(desk, 'timetable.enough', { run: 'mine' })
    expect(await running).toMatchObject({ ended: 'cancelled', proof: { all: 4 } })
    const hangUp = new AbortController()
    const left = desk.app.answer({ name: 'timetable.solve', input: { termId: TERM, run: 'r' } }, undefined, hangUp.signal)
    hangUp.abort()
    expect(await left).toEqual({ refusal: { code: 'job.cancelled', facts: {} } })
  })
})

test.each<[string, Rows, Input, string]>([
  ['an unknown term', {}, { termId: 'term:9' }, 'timetable.noTerm'],
  ['a term without bells', { bellTable: [{ id: 'bellTable:1', name: 'other', termId: 'term:2', periods: [{ no: 1, start: '08:00', end: '09:00' }] }] }, {}, 'timetable.noPeriods'],
  ['nothing to schedule', {}, {}, 'timetable.nothing'],
])('refuses %s', async (_, more, input, code) => expect(await solve(deskWith(more), input)).toMatchObject({ code }))
