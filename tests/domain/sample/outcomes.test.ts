import { describe, expect, test } from 'vitest'
import { createSample } from '#adapters/sample/sample.ts'
import { officeIndicators } from '#domain/outcome/indicators.ts'
import { yearsBefore } from '#domain/outcome/period.ts'
import { registerOf } from '#domain/register/held.ts'
import { recordWarnings } from '#domain/register/record-checks.ts'
import { rowProblems } from '#domain/register/row-checks.ts'
import type { TableName } from '#domain/table-names.ts'
import { schemas } from '#domain/tables.ts'
import { World } from '#domain/world.ts'
import { addDays, yearsLater } from '#domain/base/time.ts'
import { firstSet } from './first-set.ts'

const TODAY = '2026-11-23'
const OUTCOMES = ['student', 'skill', 'assessment', 'trainingItem', 'itemDelivery', 'certificate', 'destination', 'ratingScale', 'feedback', 'skillDemand', 'mentorWork', 'enterpriseTeaching', 'donation', 'enterpriseService', 'ledgerRate'] as const
const AIMS = ['indicatorTarget', 'indicatorNote'] as const satisfies readonly TableName[]

function collegeOf(size: 'small' | 'college', today: string, language: 'zh-CN' | 'en' = 'zh-CN'): World {
  const world = new World()
  world.apply(firstSet(size, language, today))
  return world
}

function measured(world: World, today: string) {
  const indicators = officeIndicators('withStudy')
  const question = { from: addDays(yearsLater(today, -1), 1), to: today, asOf: today }
  const now = world.outcomes.sheet(indicators, question)
  const before = world.outcomes.sheet(indicators, yearsBefore(question, 1))
  return { now: (id: string) => now.measure(id), before: (id: string) => before.measure(id) }
}

describe('the outcomes of the sample college', () => {
  const world = collegeOf('college', TODAY)
  const { tables } = world
  const { now, before } = measured(world, TODAY)

  test('fill every register, and every class group that has students on paper has them in the register', () => {
    expect([...OUTCOMES, ...AIMS].filter(name => tables[name].size === 0)).toEqual([])
    const perGroup = new Map<string, number>()
    for (const s of tables.student.values()) perGroup.set(s.classGroupId!, (perGroup.get(s.classGroupId!) ?? 0) + 1)
    expect([...tables.classGroup.values()].filter(g => perGroup.get(g.id) !== g.size)).toEqual([])
    for (const programme of tables.programme.keys()) expect([...tables.skill.values()].filter(s => s.programmeId === programme).length).toBeGreaterThanOrEqual(5)
  })

  test('say something of every indicator of graduates, skills and partners, for this year and for the last', () => {
    const both = ['destinationRate', 'fieldMatchRate', 'hiredByHostRate', 'stayRate', 'medianPay', 'certificateRate', 'skillMastery', 'practiceShare', 'deliveryRate', 'employerSatisfaction', 'graduateSatisfaction', 'internSatisfaction', 'enterpriseTeacherHours', 'mentorHours', 'bases', 'donations', 'serviceIncome', 'staffTrained']
    expect(both.filter(id => !now(id).value || !before(id).value)).toEqual([])
  })

  test('are such as a college has them: not everything is known, and not everybody has learnt everything', () => {
    const { value, unknown } = now('destinationRate')
    expect(value).toBeGreaterThan(0.8)
    expect(value).toBeLessThan(0.95)
    const graduates = [...tables.student.values()].filter(s => s.graduatedOn && s.graduatedOn > '2025-11-23').length
    expect(unknown / graduates).toBeGreaterThan(0.04)
    expect(unknown / graduates).toBeLessThan(0.1)
    expect(now('skillMastery').value).toBeGreaterThan(0.6)
    expect(now('skillMastery').value).toBeLessThan(0.9)
    expect(now('deliveryRate').value).toBeGreaterThan(0.85)
    expect(now('deliveryRate').value).toBeLessThan(1)
  })

  test('have skills that more people are wanted for than there are', () => {
    const wanted = new Map<string, number>()
    for (const d of tables.skillDemand.values()) if (d.from <= TODAY && (d.to === undefined || d.to >= TODAY)) wanted.set(d.skillId, (wanted.get(d.skillId) ?? 0) + d.people)
    const masters = (skillId: string) => new Set([...tables.assessment.values()].filter(a => a.skillId === skillId && a.level >= (tables.skill.get(skillId)!.masteredFrom ?? 3) && tables.student.get(a.studentId)!.status === 'enrolled').map(a => a.studentId)).size
    const short = [...wanted].filter(([skillId, people]) => people > masters(skillId))
    expect(short.length).toBeGreaterThan(5)
    expect(short.length).toBeLessThan(wanted.size)
  })

  test('have training that is overdue, with and without a reason, and certificates that run out soon or have', () => {
    const late = [...tables.itemDelivery.values()].filter(d => d.plannedOn <= TODAY && !d.deliveredOn)
    expect(late.filter(d => d.reason).length).toBeGreaterThan(3)
    expect(late.filter(d => !d.reason).length).toBeGreaterThan(3)
    const soon = [...tables.certificate.values()].filter(c => c.expires && c.expires >= TODAY && c.expires <= addDays(TODAY, 60) && tables.student.get(c.studentId)!.status === 'enrolled')
    expect(soon.length).toBeGreaterThan(3)
    expect(soon.length).toBeLessThan(60)
    expect([...tables.certificate.values()].filter(c => c.expires && c.expires < TODAY).length).toBeGreaterThan(3)
  })

  test('tell of no certificate, assessment or destination that lies ahead', () => {
    expect([...tables.certificate.values()].filter(c => c.issuedOn > TODAY)).toEqual([])
    expect([...tables.assessment.values()].filter(a => a.date > TODAY)).toEqual([])
    expect([...tables.destination.values()].filter(d => d.date > TODAY || (d.leftOn ?? '') > TODAY)).toEqual([])
    expect([...tables.itemDelivery.values()].filter(d => (d.deliveredOn ?? '') > TODAY)).toEqual([])
    expect([...tables.feedback.values()].filter(f => f.date > TODAY)).toEqual([])
  })

  test('are the same in English but for their words', () => {
    const english = collegeOf('college', TODAY, 'en')
    const levels = (w: World) => [...w.tables.assessment.values()].map(({ studentId, skillId, part, level, date }) => [studentId, skillId, part, level, date])
    expect(levels(english)).toEqual(levels(world))
    const ways = (w: World) => [...w.tables.destination.values()].map(({ studentId, date, destination, salary }) => [studentId, date, destination, salary])
    expect(ways(english)).toEqual(ways(world))
  })
})

describe.each([
  ['college', TODAY],
  ['college', '2026-03-02'],
  ['college', '2026-08-20'],
  ['college', '2028-02-29'],
  ['small', TODAY],
  ['small', '2027-01-05'],
] as const)('the outcomes of the %s sample on %s', (size, today) => {
  const world = collegeOf(size, today)
  const held = registerOf(world.tables)
  const rows = OUTCOMES.flatMap(name => [...world.tables[name].values()].map(row => ({ name, row })))

  test('break no rule of the registers, and there is nothing to warn of', () => {
    expect(rows.flatMap(({ name, row }) => rowProblems(world.tables, name, row, held).map(p => `${row.id} ${p.field} ${p.code}`))).toEqual([])
    expect(rows.flatMap(({ name, row }) => recordWarnings(held, name, row, today).map(w => `${row.id} ${w.code}`))).toEqual([])
    for (const name of AIMS) for (const row of world.tables[name].values()) expect(schemas[name].safeParse(row).error?.issues ?? []).toEqual([])
  })

  test('know where most graduates of the last years are', () => {
    const { now, before } = measured(world, today)
    expect(now('destinationRate').value).toBeGreaterThan(0.6)
    expect(before('destinationRate').value).toBeGreaterThan(0.6)
  })
})

test('the large college has some hundred thousand records of outcomes, which break no rule', { timeout: 120_000 }, () => {
  const world = new World()
  for (const { changes } of createSample().sets('large', 'en', TODAY)) {
    if (changes[0]!.table === 'attendance') break // they come last
    world.apply(changes)
  }
  const held = registerOf(world.tables)
  const rows = OUTCOMES.slice(1).flatMap(name => [...world.tables[name].values()].map(row => ({ name, row })))
  expect(rows.length).toBeGreaterThan(100_000)
  expect(rows.length).toBeLessThan(140_000)
  expect(rows.flatMap(({ name, row }) => rowProblems(world.tables, name, row, held)).slice(0, 3)).toEqual([])
})
