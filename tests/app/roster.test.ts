import { describe, expect, test } from 'vitest'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { tableNames } from '#domain/table-names.ts'
import { searches, type SearchTools } from '#app/searches.ts'
import { createApp } from '#app/app.ts'
import type { Ports, Searches } from '#app/ports.ts'
import type { FillProgress } from '#contract/roster.ts'
import type { Proposal } from '#domain/shifts/proposal.ts'
import { worldWith, type Given } from '../domain/compliance/small-host.ts'
import { createDesk, heldAfter } from './desk.ts'

const HOST = 'enterprise:1'
const TYPES: Given = {
  shiftType: {
    'shiftType:day': { enterpriseId: HOST, name: '白', start: '08:00', end: '16:00', needWorkdays: 1 },
    'shiftType:night': { enterpriseId: HOST, name: '夜', start: '22:00', end: '06:00', needRestDays: 1 },
  },
}

/** Searches where they are: beside nothing, but with everything that a thread would give them. */
const here: Searches = {
  threads: 1,
  async run(name, problem, onProgress, signal) {
    let ticks = 0
    const tools: SearchTools<unknown> = { elapsed: () => ticks++, cancelled: () => signal.aborted, progress: onProgress as never }
    const search = searches[name] as (problem: unknown, tools: SearchTools<unknown>) => unknown // the name types both
    return search(problem, tools) as never
  },
}

/** The act that brought the college about. */
function pastOf(given: Given): ChangeSet[] {
  const world = worldWith({ ...TYPES, ...given })
  const changes = tableNames.flatMap(table => [...world.tables[table].values()].map(row => birth(table, row)))
  return [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
}
const deskWith = (given: Given = {}, more: Partial<Ports> = {}) => createDesk('2026-03-10T08:00', pastOf(given), { searches: here, ...more })
type Desk = ReturnType<typeof deskWith>
const fill = {
  enterpriseId: HOST, placementIds: ['placement:1'], from: '2026-03-09', to: '2026-03-15', keep: 'all' as const, weights: { nights: 1, weekends: 1, hours: 1 }, seconds: 1, run: 'r1',
}
async function filled(desk: Desk, more: Partial<typeof fill> = {}, onProgress: (p: FillProgress) => void = () => undefined) {
  const frame = await desk.app.answer({ name: 'roster.fill', input: { ...fill, ...more } }, p => onProgress(p as FillProgress))
  if ('value' in frame) return frame.value as Proposal
  throw new Error(JSON.stringify(frame))
}
const codeOf = async (desk: Desk, more: Partial<typeof fill> = {}) => {
  const frame = await desk.app.answer({ name: 'roster.fill', input: { ...fill, ...more } })
  return 'refusal' in frame ? frame.refusal.code : frame
}
const week = (desk: Desk, from = '2026-03-09') => desk.ask('roster.week', { enterpriseId: HOST, from })

describe('filling automatically', () => {
  test('proposes, writes nothing, and is one act when it is accepted', async () => {
    const desk = deskWith()
    const told: FillProgress[] = []
    const proposal = await filled(desk, {}, p => told.push(p))
    expect(proposal).toMatchObject({ needed: 7, covered: 5, cells: expect.arrayContaining([{ placementId: 'placement:1', date: '2026-03-09', shiftTypeId: 'shiftType:day' }]) })
    expect(proposal.gaps.map(g => [g.date, g.reasons[0]!.code, g.reasons[0]!.rule])).toEqual([['2026-03-14', 'restDay', 'A30'], ['2026-03-15', 'restDay', 'A30']])
    expect(told.at(-1)).toMatchObject({ code: 'roster.filling', total: 1000, best: expect.closeTo(proposal.penalty, 6) })
    expect((await week(desk)).rows[0]!.minutes).toBe(0)

    await desk.run('roster.assign', { cells: proposal.cells })
    const after = await week(desk)
    expect(after).toMatchObject({ drafts: 5, findings: [], rows: [{ minutes: 2400, freeDays: 2 }] })
    await desk.run('history.undo', {})
    expect((await week(desk)).drafts).toBe(0)
  })

  test('goes by the figures that the college has set', async () => {
    const desk = deskWith()
    await desk.run('compliance.set', { rule: 'A31', parameter: 'weekHours', value: '16', from: '2026-03-01' })
    const proposal = await filled(desk)
    expect(proposal.cells).toHaveLength(2)
    expect(proposal.gaps[0]!.reasons).toMatchObject([{ code: 'weekHours' }])
  })

  test.each<[string, Given, Partial<typeof fill>, string]>([
    ['a host without shifts', { shiftType: { 'shiftType:day': null, 'shiftType:night': null } }, {}, 'roster.noTypes'],
    ['shifts that want nobody', { shiftType: { 'shiftType:day': { ...TYPES.shiftType!['shiftType:day']!, needWorkdays: 0 }, 'shiftType:night': null } }, {}, 'roster.noNeed'],
    ['people who are elsewhere', {}, { from: '2026-10-05', to: '2026-10-11' }, 'roster.nobody'],
    ['six weeks', {}, { to: '2026-04-19' }, 'roster.tooLong'],
    ['an end before the start', {}, { to: '2026-03-01' }, 'roster.tooLong'],
  ])('refuses %s', async (_, given, more, code) => expect(await codeOf(deskWith(given), more)).toBe(code))

  test('ends with what it has when it is enough, and with nothing when the caller hangs up', async () => {
    // a search that goes on until it is told to stop
    const endless: Searches = {
      threads: 1,
      async run(name, problem, onProgress, signal) {
        await new Promise<void>(done => (signal.aborted ? done() : signal.addEventListener('abort', done)))
        return here.run(name, problem, onProgress, signal)
      },
    }
    const desk = deskWith({}, { searches: endless })
    const running = filled(desk, { run: 'mine' })
    await desk.app.answer({ name: 'roster.enough', input: { run: 'somebody else’s' } })
    await desk.app.answer({ name: 'roster.enough', input: { run: 'mine' } })
    expect(await running).toMatchObject({ ended: 'cancelled', needed: 7 })

    const hangUp = new AbortController()
    const left = desk.app.answer({ name: 'roster.fill', input: fill }, undefined, hangUp.signal)
    hangUp.abort()
    expect(await left).toEqual({ refusal: { code: 'job.cancelled', facts: {} } })
  })

  test('says that the search broke off, and goes on', async () => {
    const desk = deskWith({}, { searches: { threads: 1, run: () => Promise.reject(new Error('out of memory')) } })
    expect(await desk.app.answer({ name: 'roster.fill', input: fill })).toMatchObject({ fault: { code: 'bug' } })
    expect((await desk.run('roster.assign', { cells: [{ placementId: 'placement:1', date: '2026-03-09', shiftTypeId: 'shiftType:day' }] })).value).toEqual({ changed: 1 })
  })
})

describe('the week', () => {
  test('says what each day is at this host, and how many it wants', async () => {
    const desk = deskWith({ enterprise: { [HOST]: { restDays: ['3'] } }, calendarDay: { 'calendarDay:1': { date: '2026-03-12', kind: 'holiday', name: '节' } } })
    const { days, needs, types } = await week(desk)
    expect(days.map(d => d.kind)).toEqual(['work', 'work', 'rest', 'holiday', 'work', 'work', 'work'])
    expect(needs.slice(1, 4)).toEqual([[1, 0], [0, 1], [0, 1]])
    expect(types.map(t => [t.name, t.night])).toEqual([['白', false], ['夜', true]])
  })

  test('marks each cell where a rule breaks, leave, too little rest, and days elsewhere', async () => {
    const desk = deskWith({ leave: { 'leave:1': { placementId: 'placement:1', from: '2026-03-11', to: '2026-03-12', reason: '病' } }, placement: { 'placement:1': { to: '2026-03-13' } } })
    await desk.run('roster.assign', { cells: [['2026-03-09', 'shiftType:night'], ['2026-03-10', 'shiftType:day']].map(([date, shiftTypeId]) => ({ placementId: 'placement:1', date: date!, shiftTypeId: shiftTypeId! })) })
    const { cells } = (await week(desk)).rows[0]!
    expect(cells.map(c => c.breaks)).toEqual([['A31'], [], [], [], [], [], []])
    expect(cells[1]!.rest).toBe(2)
    expect(cells.map(c => c.onLeave)).toEqual([false, false, true, true, false, false, false])
    expect(cells.map(c => c.here)).toEqual([true, true, true, true, true, false, false])
  })

  test('of the general pack marks every day of a week without rest', async () => {
    const desk = deskWith({ enterprise: { [HOST]: { restDays: [] } } })
    await desk.run('roster.pattern', { placementIds: ['placement:1'], from: '2026-03-09', to: '2026-03-15', pattern: ['shiftType:day'] })
    const plan = await desk.ask('roster.week', { enterpriseId: HOST, from: '2026-03-09', pack: 'general' })
    expect(plan.rows[0]!.cells.map(c => c.breaks)).toEqual(Array.from({ length: 7 }, () => ['G1', 'G2']))
  })

  test('leaves out what somebody answers for', async () => {
    const desk = deskWith()
    await desk.run('roster.assign', { cells: [{ placementId: 'placement:1', date: '2026-03-09', shiftTypeId: 'shiftType:night' }] })
    await desk.run('compliance.answer', { rule: 'cn-2021-4/A31', subjectId: 'placement:1', from: '2026-03-09', to: '2026-03-09', reason: '演练' })
    const plan = await week(desk)
    expect(plan.rows[0]!.cells[0]!.breaks).toEqual([])
    expect(plan.findings).toHaveLength(1)
  })

  test('shows one post alone, with days at another one as days elsewhere', async () => {
    const desk = deskWith({
      post: { 'post:2': { enterpriseId: HOST, name: '质检' } },
      placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-03-12', reason: '调岗', postId: 'post:2' } },
    })
    await desk.run('roster.pattern', { placementIds: ['placement:1'], from: '2026-03-09', to: '2026-03-13', pattern: ['shiftType:day'] })
    const plan = await desk.ask('roster.week', { enterpriseId: HOST, postId: 'post:2', from: '2026-03-09' })
    expect(plan.rows).toMatchObject([{ post: '质检', minutes: 960 }])
    expect(plan.coverage.map(c => c[0])).toEqual([0, 0, 0, 1, 1, 0, 0])
    expect((await desk.ask('roster.hosts', { from: '2026-03-09', to: '2026-03-15' }))[0]).toEqual({ id: HOST, name: '金宇精密', interns: 1, posts: [{ id: 'post:1', name: '数控车工', interns: 1 }, { id: 'post:2', name: '质检', interns: 1 }] })
  })
})

test('hosts with interns in the days come first, then the others by name', async () => {
  const desk = deskWith({ enterprise: { 'enterprise:2': { name: '安达' }, 'enterprise:3': { name: '博远' } } })
  const names = async (from: string) => (await desk.ask('roster.hosts', { from, to: from })).map(h => `${h.name} ${h.interns}`)
  expect(await names('2026-03-09')).toEqual(['金宇精密 1', '安达 0', '博远 0'])
  expect(await names('2027-03-08')).toEqual(['安达 0', '博远 0', '金宇精密 0'])
})

test('copying where nobody is to be found is refused', async () => {
  const desk = deskWith()
  expect((await desk.run('roster.copy', { placementIds: ['placement:1'], from: '2026-08-26', to: '2026-09-01', target: '2026-09-02' })).refusal?.code).toBe('roster.nothingToCopy')
})

test('an older month comes from the disk before it is shown, copied or filled around', async () => {
  const asked: string[] = []
  const old = { id: 'shift:2024-03:1', placementId: 'placement:1', date: '2024-03-29', shiftTypeId: 'shiftType:day', published: true }
  const ports = {
    protection: { locked: false, who: 'office' },
    clock: { now: () => '2026-03-10T08:00', instant: () => '2026-03-10T00:00:00.000Z' },
    newId: (table: string) => `${table}:${asked.length}`,
    journal: { closed: null, append: async () => undefined, read: async () => [], month: async (part: string) => (asked.push(part), part === 'shift.2024-03' ? [old] : []) },
    searches: here,
  } as unknown as Ports
  const app = () => createApp(ports, { ...heldAfter(pastOf({ placement: { 'placement:1': { from: '2024-03-01' } } })), months: ['shift.2024-03', 'shift.2024-04', 'shift.2024-06'] }, () => undefined)
  expect(await app().answer({ name: 'roster.week', input: { enterpriseId: HOST, from: '2024-03-25' } })).toMatchObject({ value: { rows: [{ minutes: 480 }] } })
  expect(asked).toEqual(['shift.2024-03', 'shift.2024-04'])
  const copy = { placementIds: ['placement:1'], from: '2024-03-25', to: '2024-03-31', target: '2024-04-01' }
  expect(await app().answer({ name: 'roster.copy', input: copy })).toMatchObject({ value: { changed: 1 } })
  // the week before ended with a shift of the same week that is asked for
  expect(await app().answer({ name: 'roster.fill', input: { ...fill, from: '2024-03-30', to: '2024-04-01' } })).toMatchObject({ value: { cells: [{ date: '2024-04-01' }] } })
})
