import { describe, expect, test } from 'vitest'
import { PACKS } from '#domain/compliance/packs.ts'
import { segmentOn, segmentsOf } from '#domain/placement/segments.ts'
import { registerOf } from '#domain/register/held.ts'
import { rowProblems } from '#domain/register/row-checks.ts'
import { tableNames } from '#domain/table-names.ts'
import { World } from '#domain/world.ts'
import { firstSet } from './first-set.ts'

const TODAY = '2026-11-25'

function collegeOn(today: string, language: 'zh-CN' | 'en' = 'zh-CN'): World {
  const world = new World()
  world.apply(firstSet('college', language, today))
  return world
}

describe('the internships of the sample college', () => {
  const world = collegeOn(TODAY)
  const { tables } = world
  const findings = world.complianceOn(TODAY, PACKS['cn-2021-4']).all()

  test('fill every register that people look into', () => {
    const filled = ['contact', 'agreement', 'post', 'postPlaces', 'staffCount', 'shiftType', 'student', 'internshipPlan', 'batch', 'wish', 'placement', 'placementChange', 'exemption', 'leave', 'payment', 'attendance', 'shift', 'visit', 'visitIssue', 'journal', 'incident', 'ticket', 'findingOverride', 'ruleSetting'] as const
    expect(filled.filter(name => tables[name].size === 0)).toEqual([])
    expect(new Set([...tables.placement.values()].map(p => p.enterpriseId)).size).toBeGreaterThanOrEqual(9)
    expect(tables.student.size).toBeGreaterThan(150)
    const batches = [...tables.batch.values()]
    expect(batches.filter(b => b.from <= TODAY && TODAY <= b.to)).toHaveLength(1)
    expect(batches.filter(b => b.from > TODAY)).toHaveLength(1)
  })

  test('break no rule of the registers: what a form would refuse is not in them', () => {
    // attendance asks for the whole of a placement each time, and is checked below
    const held = registerOf(tables)
    const rows = tableNames.filter(name => !['booking', 'attendance'].includes(name)).flatMap(name => [...tables[name].values()].map(row => ({ name, row })))
    expect(rows.flatMap(({ name, row }) => rowProblems(tables, name, row, held).map(problem => `${row.id} ${problem.field} ${problem.code}`))).toEqual([])
  })

  test('have attendance and shifts only on days on which the intern is there, in the part of their month, and none to come', () => {
    const changes = [...tables.placementChange.values()]
    const spans = new Map([...tables.placement.values()].map(p => [p.id, segmentsOf(p, changes.filter(c => c.placementId === p.id))]))
    for (const name of ['attendance', 'shift'] as const) {
      const rows = [...tables[name].values()]
      expect(rows.filter(row => !segmentOn(spans.get(row.placementId)!, row.date))).toEqual([])
      expect(rows.filter(row => !row.id.startsWith(`${name}:${row.date.slice(0, 7)}:`))).toEqual([])
      expect(new Set(rows.map(row => `${row.placementId} ${row.date}`)).size).toBe(rows.length)
    }
    expect([...tables.attendance.values()].filter(a => a.date >= TODAY)).toEqual([])
    expect(new Set([...tables.attendance.values()].map(a => a.evidence))).toEqual(new Set(['self', 'mentor', 'teacher', 'machine']))
    expect(new Set([...tables.shift.values()].map(s => s.published ?? false))).toEqual(new Set([true, false]))
  })

  test('are mostly in order: some forty findings, spread over the rules', () => {
    expect(findings.length).toBeGreaterThanOrEqual(30)
    expect(findings.length).toBeLessThanOrEqual(42)
    expect(new Set(findings.map(f => f.rule)).size).toBeGreaterThanOrEqual(20)
    expect(findings.filter(f => f.overrideId)).toHaveLength(1)
    const clean = [...tables.placement.keys()].filter(id => !findings.some(f => f.subject === id))
    expect(clean.length / tables.placement.size).toBeGreaterThan(0.75)
  })

  test('name nobody: invented numbers only, and no identity numbers', () => {
    const phones = [...tables.student.values()].flatMap(s => [s.phone, s.guardianPhone, s.emergencyPhone]).concat([...tables.contact.values()].map(c => c.phone))
    expect(phones.filter(phone => phone !== undefined && !/^1300000\d{4}$/.test(phone))).toEqual([])
    expect([...tables.student.values()].filter(s => s.nationalId)).toEqual([])
    const numbers = [...tables.student.values()].map(s => s.number)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('are the same in English but for their words', () => {
    const english = collegeOn(TODAY, 'en')
    const days = (w: World) => [...w.tables.attendance.values()].map(({ placementId, date, state, hours, evidence }) => [placementId, date, state, hours, evidence])
    expect(days(english)).toEqual(days(world))
    expect(english.complianceOn(TODAY, PACKS['cn-2021-4']).all().map(f => `${f.rule} ${f.subject} ${f.from}`)).toEqual(findings.map(f => `${f.rule} ${f.subject} ${f.from}`))
  })
})

test.each(['2026-03-02', '2026-10-01', '2027-01-05', '2028-02-29'])('on %s they stand as they do today', today => {
  const world = collegeOn(today)
  const found = world.complianceOn(today, PACKS['cn-2021-4']).all()
  expect(found.length).toBeGreaterThanOrEqual(30)
  expect(found.length).toBeLessThanOrEqual(45)
  const placements = [...world.tables.placement.values()]
  expect(placements.filter(p => p.from <= today && today <= p.to).length).toBeGreaterThan(100)
})
