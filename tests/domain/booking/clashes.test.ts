import { describe, expect, it } from 'vitest'
import type { Decision } from '#domain/base/decision.ts'
import { decideException } from '#domain/booking/amend.ts'
import { findClashes } from '#domain/booking/clashes.ts'
import { decideChange, decideCreate } from '#domain/booking/decide.ts'
import { isOverridable, RULES } from '#domain/booking/rules.ts'
import { LANGUAGES, say } from '#words/say.ts'
import { at, book, centre, ctx, done, once, refusalOf, rulesOf, wish, worldOf } from './small-centre.ts'

const morning = once(0, 480, 600)
const lathe = (units: number) => [{ equipmentId: 'equipment:l1', units }]

describe('units', () => {
  it('shares the pieces of a machine until they are used up', () => {
    const world = worldOf(centre)
    book(world, { times: morning, items: lathe(2), title: '一班' })
    expect(rulesOf(world, { times: morning, items: lathe(1) })).toEqual([])
    const [clash] = findClashes(world, wish({ times: once(0, 540, 660), items: lathe(2) }))
    expect(clash).toMatchObject({ rule: 'equipment.full', facts: { equipment: '车床', units: 3, free: 1, wanted: 2, by: '一班', start: at(0, 480), end: at(0, 600), until: '10:00' } })
    expect(rulesOf(world, { times: once(0, 600, 660), items: lathe(3) })).toEqual([])
  })
  it('counts the peak, not the sum, of uses that follow each other', () => {
    const world = worldOf(centre)
    book(world, { times: once(0, 480, 540), items: lathe(2) })
    book(world, { times: once(0, 540, 600), items: lathe(2) })
    expect(rulesOf(world, { times: morning, items: lathe(1) })).toEqual([])
  })
  it('says so when there never were that many', () => {
    expect(findClashes(worldOf(centre), wish({ times: morning, items: lathe(4) }))[0]?.facts).toMatchObject({ units: 3, free: 3, wanted: 4 })
  })
  it('names maintenance and faults as the reason when they are', () => {
    const upkeep = worldOf(centre, {
      maintenance: [{ id: 'maintenance:1', equipmentId: 'equipment:l1', kind: 'maintenance', start: at(0, 0), end: at(1, 0), units: 2, status: 'planned' }],
      fault: [{ id: 'fault:1', equipmentId: 'equipment:l2', reportedAt: at(0, 0), description: '主轴异响', severity: 'stopped' }],
    })
    expect(rulesOf(upkeep, { times: morning, items: lathe(2) })).toEqual(['equipment.maintenance'])
    expect(rulesOf(upkeep, { times: morning, items: lathe(1) })).toEqual([])
    expect(rulesOf(upkeep, { times: once(30, 480, 600), items: [{ equipmentId: 'equipment:l2', units: 1 }] })).toEqual(['equipment.fault'])
  })
  it('does not book what is not in service', () => {
    expect(rulesOf(worldOf(centre), { times: morning, items: [{ equipmentId: 'equipment:old', units: 1 }] })).toEqual(['equipment.status'])
  })
})

describe('rooms', () => {
  it('holds the whole room unless workstations are named', () => {
    const world = worldOf(centre)
    book(world, { times: morning, workshopId: 'workshop:r1', stations: 3 })
    expect(rulesOf(world, { times: morning, workshopId: 'workshop:r1', stations: 1 })).toEqual([])
    expect(rulesOf(world, { times: morning, workshopId: 'workshop:r1', stations: 2 })).toEqual(['room.full'])
    expect(rulesOf(world, { times: morning, workshopId: 'workshop:r1' })).toEqual(['room.full'])
  })
  it('has one booking at a time where no workstations are counted', () => {
    const world = worldOf(centre)
    book(world, { times: morning, workshopId: 'workshop:hall', people: 300 })
    expect(rulesOf(world, { times: once(0, 590, 610), workshopId: 'workshop:hall' })).toEqual(['room.full'])
  })
  it('counts the usable workstations where they are listed', () => {
    const stations = ['a', 'b', 'c'].map(n => ({ id: `workstation:${n}`, workshopId: 'workshop:r1', name: n, ...(n === 'c' ? { state: 'closed' as const } : {}) }))
    const world = worldOf(centre, { workstation: stations })
    expect(rulesOf(world, { times: morning, workshopId: 'workshop:r1', stations: 2 })).toEqual([])
    expect(rulesOf(world, { times: morning, workshopId: 'workshop:r1', stations: 3 })).toEqual(['room.full'])
  })
  it('warns of more people than workstations', () => {
    expect(rulesOf(worldOf(centre), { times: morning, workshopId: 'workshop:r1', people: 5 })).toEqual(['people.stations'])
    expect(rulesOf(worldOf(centre), { times: morning, workshopId: 'workshop:hall', people: 300 })).toEqual([])
  })
})

describe('people', () => {
  it('has nobody in two places', () => {
    const world = worldOf(centre)
    book(world, { times: morning, teacherIds: ['teacher:t1'], classGroupIds: ['classGroup:c1'] })
    expect(rulesOf(world, { times: morning, teacherIds: ['teacher:t1'] })).toEqual(['teacher.busy'])
    expect(rulesOf(world, { times: morning, classGroupIds: ['classGroup:c'] })).toEqual(['class.busy'])
    expect(rulesOf(world, { times: morning, classGroupIds: ['classGroup:union'] })).toEqual(['class.busy'])
    expect(rulesOf(world, { times: morning, classGroupIds: ['classGroup:c2'], teacherIds: ['teacher:t2'] })).toEqual([])
  })
  it('takes groups that share a part as sharing students', () => {
    const world = worldOf(centre)
    book(world, { times: morning, classGroupIds: ['classGroup:union'] })
    expect(findClashes(world, wish({ times: morning, classGroupIds: ['classGroup:c'] }))[0]?.facts).toMatchObject({ class: '数控2301', group: '技能竞赛队' })
  })
  it('does not clash with itself over names that it says twice, or over a class and its part', () => {
    const world = worldOf(centre)
    const id = book(world, { times: morning, teacherIds: ['teacher:t1', 'teacher:t1'], classGroupIds: ['classGroup:c', 'classGroup:c1', 'classGroup:c'] })
    expect(findClashes(world, world.tables.booking.get(id)!, id)).toEqual([])
  })
})

describe('loans', () => {
  const lent = [{ equipmentId: 'equipment:lent', units: 1 }]
  it('ends with its last day', () => {
    expect(rulesOf(worldOf(centre), { times: once(12, 480, 600), items: lent })).toEqual([])
    expect(rulesOf(worldOf(centre), { times: once(13, 480, 600), items: lent })).toEqual(['loan.window'])
    expect(rulesOf(worldOf(centre), { times: once(12, 1380, 1500), items: lent })).toEqual(['loan.window'])
  })
  it('sums the hours of the day', () => {
    const world = worldOf(centre)
    book(world, { times: once(0, 480, 630), items: lent })
    expect(rulesOf(world, { times: once(0, 840, 930), items: lent })).toEqual([])
    const [clash] = findClashes(world, wish({ times: once(0, 840, 931), items: lent }))
    expect(clash).toMatchObject({ rule: 'loan.hours', overridable: true, facts: { limit: 4, hours: 4.02, lender: '金宇机械' } })
    expect(rulesOf(world, { times: once(1, 480, 720), items: lent })).toEqual([])
  })
  it('is for the uses that the lender allows; an exam is teaching', () => {
    expect(rulesOf(worldOf(centre), { times: morning, items: lent, use: 'exam' })).toEqual([])
    expect(rulesOf(worldOf(centre), { times: morning, items: lent, use: 'service' })).toEqual(['loan.use'])
  })
})

describe('qualifications', () => {
  const five = [{ equipmentId: 'equipment:five', units: 1 }]
  it('is held by one of the teachers, and not yet expired', () => {
    const world = worldOf(centre)
    expect(rulesOf(world, { times: morning, items: five, teacherIds: ['teacher:t2', 'teacher:t1'] })).toEqual([])
    expect(rulesOf(world, { times: morning, items: five, teacherIds: ['teacher:t2'] })).toEqual(['qualification.missing'])
    expect(rulesOf(world, { times: morning, items: five })).toEqual(['qualification.missing'])
    expect(rulesOf(world, { times: once(17, 480, 600), items: five, teacherIds: ['teacher:t1'] })).toEqual([])
    expect(rulesOf(world, { times: once(18, 480, 600), items: five, teacherIds: ['teacher:t1'] })).toEqual(['qualification.expired'])
  })
})

describe('the calendar', () => {
  it('asks for a reason on a holiday, and refuses a series without a date', () => {
    const world = worldOf(centre)
    expect(rulesOf(world, { times: once(14, 480, 600), workshopId: 'workshop:r1' })).toEqual(['calendar.holiday'])
    const times = { kind: 'series' as const, termId: 'term:a', weekday: 1, weeks: '3', periods: { from: 1, to: 2 } }
    expect(rulesOf(world, { times, workshopId: 'workshop:r1' })).toEqual(['calendar.none'])
  })
})

describe('setting rules aside', () => {
  const lent = [{ equipmentId: 'equipment:lent', units: 1 }]
  const input = wish({ times: once(0, 480, 840), items: lent })
  it('is offered where the rule allows it, and kept with reason and name', () => {
    const world = worldOf(centre)
    expect(refusalOf(decideCreate(world, input, ctx)).overridable).toEqual(['loan.hours'])
    const decision = decideCreate(world, { ...input, overrides: [{ rule: 'loan.hours', reason: '企业电话同意' }, { rule: 'loan.use', reason: '用不着' }] }, ctx)
    expect(decision.ok && decision.changes[0]?.to?.overrides).toEqual([{ rule: 'loan.hours', reason: '企业电话同意', by: '张老师' }])
  })
  it('is signed by the one who asks, whatever name the input claims', () => {
    const world = worldOf(centre)
    const forged = [{ rule: 'loan.hours', reason: '企业电话同意', by: '校长' }]
    const signature = (decision: Decision<unknown>) => decision.ok && decision.changes[0]?.to?.overrides
    expect(signature(decideCreate(world, { ...input, overrides: forged }, ctx))).toMatchObject([{ by: '张老师' }])
    const id = book(world, { times: once(0, 480, 600), items: lent })
    expect(signature(decideChange(world, { id, patch: { times: input.times }, overrides: forged }, ctx))).toMatchObject([{ by: '张老师' }])
  })
  it('counts later on only for what is no worse than it was', () => {
    const world = worldOf(centre)
    const overrides = [{ rule: 'loan.hours', reason: '企业电话同意' }]
    const id = book(world, { times: once(0, 480, 780), items: lent, overrides })
    const moved = (day: number, until: number) => decideChange(world, { id, patch: { times: once(day, 480, until) } }, ctx)
    expect(refusalOf(moved(1, 1200)).facts).toMatchObject({ rule: 'loan.hours', first: { hours: 12 } })
    expect(refusalOf(moved(0, 781)).overridable).toEqual(['loan.hours'])
    expect(moved(1, 780)).toMatchObject({ ok: true })
    expect(decideChange(world, { id, patch: { times: once(1, 480, 1200) }, overrides }, ctx)).toMatchObject({ ok: true })
  })
  it('is asked for again for a date of a series that was no breach', () => {
    const world = worldOf(centre)
    const times = { kind: 'series' as const, termId: 'term:a', weekday: 2, weeks: '1-2', periods: { from: 1, to: 2 } }
    const overrides = [{ rule: 'loan.hours', reason: '企业电话同意' }]
    const id = book(world, { times, items: lent })
    const long = (day: number) => ({ kind: 'move' as const, date: at(day, 0).slice(0, 10), start: at(day, 480), end: at(day, 780) })
    done(world, decideException(world, { id, exception: long(1), overrides }, ctx))
    expect(refusalOf(decideException(world, { id, exception: long(8) }, ctx)).overridable).toEqual(['loan.hours'])
    done(world, decideException(world, { id, exception: long(8), overrides: [{ rule: 'loan.hours', reason: '再次同意' }] }, ctx))
    expect(world.tables.booking.get(id)?.overrides?.map(o => o.reason)).toEqual(['企业电话同意', '再次同意'])
  })
  it('is never possible for a double booking', () => {
    const world = worldOf(centre)
    book(world, { times: morning, items: lent })
    const refusal = refusalOf(decideCreate(world, { ...input, overrides: [{ rule: 'loan.hours', reason: '同意' }] }, ctx))
    expect(refusal.facts).toMatchObject({ rule: 'equipment.full', count: 1 })
    expect(refusal.overridable).toBeUndefined()
    expect(refusalOf(decideCreate(world, { ...input, overrides: [{ rule: 'equipment.full', reason: '算了' }] }, ctx)).code).toBe('booking.notOverridable')
  })
  it('knows which rules these are', () => {
    expect(Object.keys(RULES).filter(isOverridable)).toEqual(['loan.hours', 'loan.use', 'qualification.missing', 'qualification.expired', 'people.stations', 'calendar.holiday'])
    expect(isOverridable('toString')).toBe(false)
  })
})

describe('words', () => {
  const world = worldOf(centre, { fault: [{ id: 'fault:1', equipmentId: 'equipment:l2', reportedAt: at(0, 0), description: '响', severity: 'stopped' }] })
  book(world, { title: '数控一', times: morning, items: lathe(3), workshopId: 'workshop:r1', teacherIds: ['teacher:t1'], classGroupIds: ['classGroup:c1'] })
  const bad = wish({
    times: once(0, 480, 1000),
    use: 'service',
    workshopId: 'workshop:r1',
    people: 9,
    teacherIds: ['teacher:t1', 'teacher:t2'],
    classGroupIds: ['classGroup:c', 'classGroup:c1'],
    items: ['l1', 'l2', 'old', 'lent', 'five'].map(n => ({ equipmentId: `equipment:${n}`, units: 1 })),
  })
  it.each(LANGUAGES)('a clash is a whole sentence with names and figures in %s', language => {
    const later = { ...bad, times: once(18, 480, 1000) }
    const holiday = wish({ times: once(14, 480, 500), workshopId: 'workshop:hall' })
    const none = wish({ times: { kind: 'series', termId: 'term:a', weekday: 1, weeks: '3', periods: { from: 1, to: 2 } }, workshopId: 'workshop:r1' })
    const unqualified = wish({ times: morning, items: [{ equipmentId: 'equipment:five', units: 1 }] })
    const clashes = [bad, later, holiday, none, unqualified, wish({ times: once(1, 0, 9), items: lathe(9) })].flatMap(w => findClashes(world, w))
    const rules = new Set(clashes.map(c => c.rule))
    expect(Object.keys(RULES).filter(r => !rules.has(r as never) && r !== 'equipment.maintenance')).toEqual([])
    for (const { rule, facts } of clashes) {
      const sentence = say(language, `refusal.${rule}`, { ...facts })
      expect(sentence).not.toMatch(/refusal\.|undefined|\{\{|choice\.|\(\)|NaN|, –/)
      expect(sentence.length).toBeGreaterThan(8)
    }
    const refusal = refusalOf(decideCreate(world, bad, ctx))
    expect(say(language, 'refusal.booking.clash', refusal.facts)).toMatch(/车工实训.*\d/)
  })
})
