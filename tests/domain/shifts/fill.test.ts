import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CN_2021_4 } from '#domain/compliance/packs/cn-2021-4.ts'
import { GENERAL } from '#domain/compliance/packs/general.ts'
import type { RulePack } from '#domain/compliance/pack.ts'
import { assignShifts } from '#domain/shifts/assign.ts'
import { fillProblem, type FillQuestion } from '#domain/shifts/fill-problem.ts'
import { proposalOf, type Proposal } from '#domain/shifts/proposal.ts'
import { restBetween } from '#domain/shifts/rest-between.ts'
import { searchFill } from '#domain/shifts/search-fill.ts'
import { SHIFT_TESTS } from '#domain/shifts/week.ts'
import type { World } from '#domain/world.ts'
import { worldWith, type Given } from '../compliance/small-host.ts'
import { NO_PAST } from '../no-past.ts'

const HOST = 'enterprise:1'
const FROM = '2026-03-09' // a Monday
const NIGHT = { from: '22:00', to: '06:00' }
const TODAY = '2026-03-01'

const question = (more: Partial<FillQuestion> = {}): FillQuestion => ({
  enterpriseId: HOST, placementIds: [], from: FROM, days: 7, keep: 'all', weights: { nights: 0, weekends: 0, hours: 0.05 }, mostInRow: 6, restHours: 11, pack: CN_2021_4, night: NIGHT, ...more,
})

/** Fills, by ticks and not by time, so that it is the same everywhere. */
function fill(world: World, q: FillQuestion, ticks = 400): Proposal {
  const watch = world.complianceOn(TODAY, q.pack)
  const setup = fillProblem(world.tables, { stays: world.stays, shifts: world.shiftDays, calendar: world.calendar, caseOf: watch.caseOf }, { ...q, placementIds: q.placementIds.length ? q.placementIds : [...world.tables.placement.keys()] })
  let now = 0
  const found = searchFill({ problem: setup.problem, seed: 1, milliseconds: ticks }, { elapsed: () => now++, cancelled: () => false, progress: () => undefined })
  return proposalOf(setup, found, id => world.tables.student.get(world.tables.placement.get(id)?.studentId ?? '')?.name ?? id)
}

/** Accepts it as a screen does; gives the ids of the shifts that it wrote. */
function accept(world: World, { cells }: Proposal): Set<string> {
  let ids = 0
  const decided = assignShifts(world.tables, { stays: world.stays, days: world.shiftDays }, cells, { now: `${TODAY}T08:00`, actor: { name: '' }, newId: t => `${t}:new${++ids}`, past: NO_PAST })
  if (!decided.ok) throw new Error(decided.refusal.code)
  world.apply(decided.changes)
  return new Set(decided.changes.filter(c => c.to).map(c => c.id))
}

/** Students 2 … n beside the one of the small host, each with a placement like the first one's. */
function crowd(n: number, more: Given = {}): Given {
  const ids = Array.from({ length: n - 1 }, (_, i) => i + 2)
  const like = { kind: 'post', enterpriseId: HOST, postId: 'post:1', from: '2026-03-02', to: '2026-09-01', status: 'confirmed' } as const
  return {
    ...more,
    student: { ...Object.fromEntries(ids.map(i => [`student:${i}`, { number: `202400${i}`, name: `S${i}`, birthDate: '2008-01-01', classGroupId: 'classGroup:1' }])), ...more.student },
    placement: { ...Object.fromEntries(ids.map(i => [`placement:${i}`, { ...like, studentId: `student:${i}`, ...(more.placement?.[`placement:${i}`] as object) }])), 'placement:1': more.placement?.['placement:1'] ?? {} },
  }
}
const type = (start: string, end: string, needWorkdays: number, needRestDays = 0, breakMinutes = 0) => ({ enterpriseId: HOST, name: start, start, end, breakMinutes, needWorkdays, needRestDays })
const DAY = { 'shiftType:day': type('08:00', '16:00', 1) }
const shiftsOf = (world: World) => [...world.tables.shift.values()].map(s => `${s.placementId.at(-1)} ${s.date.slice(8)} ${s.shiftTypeId.slice(10)}`).sort()

describe('a filled week', () => {
  test('gives a shift of one post to those of that post only, and says of the others why not', () => {
    const check = { ...type('08:00', '16:00', 2), postId: 'post:2' }
    const world = worldWith(crowd(2, { post: { 'post:2': { enterpriseId: HOST, name: '质检' } }, shiftType: { 'shiftType:check': check }, placement: { 'placement:2': { postId: 'post:2' } } }))
    const proposal = fill(world, question())
    expect(new Set(proposal.cells.map(c => c.placementId))).toEqual(new Set(['placement:2']))
    expect(proposal.gaps[0]!.reasons).toContainEqual({ code: 'otherPost', names: [expect.any(String)], count: 1 })
    // where nobody of that post is to be planned, its shifts are not missed
    expect(fill(world, question({ placementIds: ['placement:1'] })).needed).toBe(0)
  })
  test('has the people that are wanted on each workday, and nobody on the rest days', () => {
    const world = worldWith(crowd(2, { shiftType: DAY }))
    const proposal = fill(world, question())
    expect(proposal).toMatchObject({ needed: 5, covered: 5, gaps: [], impossible: [] })
    accept(world, proposal)
    expect(new Set([...world.tables.shift.values()].map(s => s.date))).toEqual(new Set(['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']))
    expect([...world.tables.shift.values()].every(s => s.published !== true)).toBe(true)
  })

  test('shares the hours out', () => {
    const world = worldWith(crowd(5, { shiftType: { 'shiftType:day': type('08:00', '16:00', 2) } }))
    const proposal = fill(world, question({ weights: { nights: 0, weekends: 0, hours: 0.25 } }), 4000)
    expect(proposal.fairness).toMatchObject([{ measure: 'hours', spread: 0, least: { given: 16, fair: 16 } }])
    expect(proposal.ended).toBe('proven')
  })

  test('leaves what is there, or only what is published, as it was told', () => {
    const shift = { 'shift:2026-03:1': { placementId: 'placement:1', date: '2026-03-09', shiftTypeId: 'shiftType:late', published: true }, 'shift:2026-03:2': { placementId: 'placement:1', date: '2026-03-10', shiftTypeId: 'shiftType:late' } }
    const given = crowd(1, { shiftType: { ...DAY, 'shiftType:late': type('13:00', '21:00', 0) }, shift })
    const kept = worldWith(given)
    accept(kept, fill(kept, question()))
    expect(shiftsOf(kept).filter(s => s.endsWith('late'))).toEqual(['1 09 late', '1 10 late'])
    const replaced = worldWith(given)
    accept(replaced, fill(replaced, question({ keep: 'published' })))
    expect(shiftsOf(replaced)).toEqual(['1 09 late', '1 10 day', '1 11 day', '1 12 day', '1 13 day'])
  })

  test('counts those who are there already, although they were not chosen', () => {
    const world = worldWith(crowd(2, { shiftType: DAY, shift: { 'shift:2026-03:1': { placementId: 'placement:2', date: '2026-03-09', shiftTypeId: 'shiftType:day' } } }))
    const proposal = fill(world, question({ placementIds: ['placement:1'] }))
    expect(proposal.cells.map(c => c.date)).toEqual(['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'])
  })

  test('goes on where the week before ended: hours of the same week, days in a row, rest between shifts', () => {
    const shift = Object.fromEntries(['02', '03', '04', '05', '06', '07'].map(d => [`shift:2026-03:${d}`, { placementId: 'placement:1', date: `2026-03-${d}`, shiftTypeId: 'shiftType:late' }]))
    const open: Given = { enterprise: { [HOST]: { restDays: ['3'] } }, shiftType: { 'shiftType:late': type('14:00', '22:00', 0), 'shiftType:early': type('06:00', '14:00', 1, 1) }, shift }
    const world = worldWith(crowd(1, open))
    // Sunday: a seventh day in a row, more than 40 hours of that week, and eight hours after the late shift
    const proposal = fill(world, question({ from: '2026-03-08', days: 8 }))
    expect(proposal.cells.map(c => c.date)).not.toContain('2026-03-08')
    expect(proposal.cells.length).toBe(5)
  })
})

test('a filled span stops where the days after it go on', () => {
  const shift = Object.fromEntries(['11', '12', '13'].map(d => [`shift:2026-03:${d}`, { placementId: 'placement:1', date: `2026-03-${d}`, shiftTypeId: 'shiftType:day' }]))
  const world = worldWith(crowd(1, { shiftType: DAY, shift }))
  expect(fill(world, question({ days: 2, mostInRow: 3 })).cells.map(c => c.date)).toEqual(['2026-03-09'])
})

describe('what cannot be covered is told with its reason', () => {
  test.each<[string, Given, Partial<FillQuestion>, object[]]>([
    ['a night', { shiftType: { 'shiftType:night': type('22:00', '06:00', 1) } }, { days: 1 }, [{ code: 'night', rule: 'A31', names: ['林小雨'], count: 1 }]],
    ['nine hours', { shiftType: { 'shiftType:long': type('08:00', '17:00', 1) } }, { days: 1 }, [{ code: 'longDay', rule: 'A31' }]],
    ['a Sunday', { shiftType: { 'shiftType:day': type('08:00', '16:00', 0, 1) } }, { from: '2026-03-15', days: 1 }, [{ code: 'restDay', rule: 'A30' }]],
    ['a holiday', { shiftType: { 'shiftType:day': type('08:00', '16:00', 0, 1) }, calendarDay: { 'calendarDay:1': { date: '2026-03-09', kind: 'holiday', name: '节' } } }, { days: 1 }, [{ code: 'holiday', rule: 'A30' }]],
    ['a leave', { shiftType: DAY, leave: { 'leave:1': { placementId: 'placement:1', from: '2026-03-09', to: '2026-03-10', reason: '病' } } }, { days: 1 }, [{ code: 'leave' }]],
    ['a child', { shiftType: DAY, student: { 'student:1': { birthDate: '2010-03-10' } } }, { days: 1 }, [{ code: 'age' }]],
    ['somebody who is elsewhere', { shiftType: DAY, placement: { 'placement:1': { to: '2026-03-08' } } }, { days: 1 }, [{ code: 'away' }]],
    ['a sixth day', { shiftType: { 'shiftType:day': type('08:00', '16:00', 1, 1) }, enterprise: { [HOST]: { restDays: ['7'] } } }, { days: 6 }, [{ code: 'weekHours' }]],
    ['two at once', { shiftType: { ...DAY, 'shiftType:other': type('09:00', '17:00', 1) } }, { days: 1 }, [{ code: 'busy' }]],
  ])('%s', (_, given, more, reasons) => {
    const { gaps } = fill(worldWith(given), question(more))
    expect(gaps[0]!.reasons).toMatchObject(reasons)
  })

  test('a recorded special need opens what it waives, and nothing else', () => {
    const need = { exemption: { 'exemption:1': { postId: 'post:1', rules: ['A31'], filingNo: '备1', filedOn: '2026-02-01', from: '2026-03-01', to: '2026-03-11' } as never } }
    const world = worldWith({ shiftType: { 'shiftType:night': type('22:00', '06:00', 1, 1) }, ...need })
    const proposal = fill(world, question())
    expect(proposal.cells.map(c => c.date)).toEqual(['2026-03-09', '2026-03-10', '2026-03-11'])
    expect(proposal.gaps.map(g => g.reasons[0]!.code)).toEqual(['night', 'night', 'restDay', 'restDay'])
  })

  test('somebody whose kept shifts leave no lawful row is named, and left as is', () => {
    const shift = Object.fromEntries(['09', '10', '11', '12', '13', '14'].map(d => [`shift:2026-03:${d}`, { placementId: 'placement:1', date: `2026-03-${d}`, shiftTypeId: 'shiftType:day' }]))
    const world = worldWith(crowd(2, { shiftType: DAY, shift }))
    expect(fill(world, question())).toMatchObject({ impossible: [{ name: '林小雨', reasons: ['kept', 'weekHours'] }], cells: [] })
  })
})

const clock = fc.integer({ min: 0, max: 95 }).map(q => `${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`)
const date = (from: number, to: number) => fc.integer({ min: from, max: to }).map(d => (d <= 31 ? `2026-03-${String(d).padStart(2, '0')}` : `2026-04-${String(d - 31).padStart(2, '0')}`))
const PEOPLE = 4
const who = fc.integer({ min: 1, max: PEOPLE }).map(i => `placement:${i}`)
const kinds = fc.array(fc.record({ start: clock, end: clock, breakMinutes: fc.constantFrom(0, 30, 60, 95), needWorkdays: fc.integer({ min: 0, max: 3 }), needRestDays: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 4 })
const numbered = <T>(name: string, list: readonly T[]) => Object.fromEntries(list.map((row, i) => [`${name}:${i}`, row]))

const worlds = fc.record({
  kinds,
  restDays: fc.subarray(['1', '3', '6', '7']),
  shifts: fc.array(fc.record({ placementId: who, date: date(1, 40), kind: fc.integer({ min: 0, max: 3 }), published: fc.boolean() }), { maxLength: 30 }),
  leaves: fc.array(fc.record({ placementId: who, from: date(5, 30), length: fc.integer({ min: 0, max: 5 }) }), { maxLength: 3 }),
  days: fc.uniqueArray(fc.record({ date: date(1, 40), kind: fc.constantFrom('holiday', 'workday') }), { selector: d => d.date, maxLength: 5 }),
  needs: fc.array(fc.record({ rules: fc.constantFrom(['A30'], ['A31'], ['A30', 'A31']), postId: fc.constantFrom('post:1', undefined), from: date(1, 20), to: date(15, 40) }), { maxLength: 2 }),
  moved: fc.option(fc.record({ placementId: who, from: date(5, 30) })),
  born: fc.option(date(5, 30)),
  limit: fc.option(fc.record({ parameter: fc.constantFrom('dayHours', 'weekHours', 'nightFrom'), value: fc.constantFrom('6', '20', '35'), from: fc.option(date(1, 25)) })),
  from: date(8, 16),
  span: fc.integer({ min: 1, max: 16 }),
  keep: fc.constantFrom('all' as const, 'published' as const),
  mostInRow: fc.integer({ min: 2, max: 9 }),
  pack: fc.constantFrom(CN_2021_4, GENERAL),
})

type Drawn = typeof worlds extends fc.Arbitrary<infer T> ? T : never

function worldOf(w: Drawn): World {
  const rule = w.pack === GENERAL ? 'G1' : 'A31'
  return worldWith(
    crowd(PEOPLE, {
      shiftType: numbered('shiftType', w.kinds.map(k => ({ ...k, enterpriseId: HOST, name: k.start }))),
      enterprise: { [HOST]: { restDays: w.restDays as never }, 'enterprise:2': { name: '东岭' } },
      shift: Object.fromEntries(w.shifts.map((s, i) => [`shift:${s.date.slice(0, 7)}:${i}`, { placementId: s.placementId, date: s.date, shiftTypeId: `shiftType:${s.kind % w.kinds.length}`, ...(s.published ? { published: true } : {}) }])),
      leave: numbered('leave', w.leaves.map(l => ({ placementId: l.placementId, from: l.from, to: l.from.slice(0, 8) + String(Math.min(28, Number(l.from.slice(8)) + l.length)).padStart(2, '0'), reason: '事' }))),
      calendarDay: numbered('calendarDay', w.days.map(d => ({ ...d, name: 'x' }) as never)),
      exemption: numbered('exemption', w.needs.map(n => ({ ...n, ...(n.postId ? {} : { postId: undefined, programmeId: 'programme:1' }), filingNo: '1', filedOn: '2026-02-01' }) as never)),
      placementChange: w.moved ? { 'placementChange:1': { ...w.moved, reason: '调整', enterpriseId: 'enterprise:2' } } : {},
      ruleSetting: w.limit ? { 'ruleSetting:1': { pack: w.pack.id, rule, parameter: w.limit.parameter, value: w.limit.parameter === 'nightFrom' ? '20:00' : w.limit.value, ...(w.limit.from ? { from: w.limit.from } : {}) } } : {},
      student: w.born ? { 'student:2': { number: '2', name: 'S2', birthDate: `2010${w.born.slice(4)}`, classGroupId: 'classGroup:1' } } : {},
    }),
  )
}

/** Findings about shifts that a rule of the pack makes, on any day. */
function brokenBy(world: World, pack: RulePack, written: ReadonlySet<string>): string[] {
  const rules = new Map(pack.rules.filter(r => r.test && SHIFT_TESTS.has(r.test)).map(r => [r.id, r]))
  const dates = new Map([...written].flatMap(id => (world.tables.shift.get(id) ? [[id, world.tables.shift.get(id)!] as const] : [])))
  return world
    .complianceOn(TODAY, pack)
    .all()
    .filter(f => rules.has(f.rule) && f.severity === 'E')
    .filter(f => f.records.some(id => written.has(id)) || (!f.records.some(id => id.startsWith('shift:')) && [...dates.values()].some(s => s.placementId === f.placementId && f.from <= s.date && s.date <= f.to)))
    .map(f => `${f.rule} ${f.cure} ${f.from}–${f.to} ${f.records.join(' ')}`)
}

/** Days in a row with a shift, around one of them. */
function runThrough(world: World, placementId: string, date: string): number {
  const works = (by: number) => world.shiftDays.on(placementId, new Date(Date.parse(`${date}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)).length > 0
  let [back, on] = [0, 0]
  while (works(back - 1)) back--
  while (works(on + 1)) on++
  return on - back + 1
}

test('nothing that is accepted breaks a hard rule, whatever the world is like', () => {
  let written = 0
  fc.assert(
    fc.property(worlds, w => {
      const world = worldOf(w)
      const proposal = fill(world, question({ from: w.from, days: w.span, keep: w.keep, mostInRow: w.mostInRow, pack: w.pack }), 120)
      const ids = accept(world, proposal)
      written += ids.size
      expect(brokenBy(world, w.pack, ids)).toEqual([])
      for (const id of ids) {
        const shift = world.tables.shift.get(id)!
        expect([...world.tables.leave.values()].some(l => l.placementId === shift.placementId && l.from <= shift.date && shift.date <= l.to)).toBe(false)
        expect(runThrough(world, shift.placementId, shift.date)).toBeLessThanOrEqual(w.mostInRow)
        const next = new Date(Date.parse(`${shift.date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
        for (const after of world.shiftDays.on(shift.placementId, next)) {
          const rest = restBetween(world.tables.shiftType.get(shift.shiftTypeId)!, world.tables.shiftType.get(after.shiftTypeId)!)
          expect(rest).toBeGreaterThanOrEqual(11 * 60)
        }
      }
      // what was published, and with "all" everything, is as it was
      for (const [i, s] of w.shifts.entries()) {
        const id = `shift:${s.date.slice(0, 7)}:${i}`
        if (s.published || w.keep === 'all') expect(world.tables.shift.get(id)).toMatchObject({ shiftTypeId: `shiftType:${s.kind % w.kinds.length}` })
      }
    }),
    { numRuns: 150, seed: 11 },
  )
  expect(written).toBeGreaterThan(300)
}, 120_000)
