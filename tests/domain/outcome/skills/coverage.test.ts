import { describe, expect, test } from 'vitest'
import { skillDetail, skillOverview } from '#domain/outcome/skills/coverage.ts'
import { expiringCertificates } from '#domain/outcome/skills/expiring.ts'
import { assessed, collegeWith, student, YEAR } from './college.ts'

const world = collegeWith({
  student: [student('1', 'a'), student('2', 'b'), student('3', 'c'), student('4', 'a', { status: 'left' })],
  assessment: [assessed('1', 'turn', 3), assessed('2', 'turn', 1), assessed('3', 'safe', 4), assessed('3', 'turn', 5), assessed('4', 'turn', 5)],
  trainingItem: [
    { id: 'trainingItem:1', name: '车削', programmeId: 'programme:nc', part: 'practice', hours: 40, skillIds: ['skill:turn', 'skill:mill'] },
    { id: 'trainingItem:2', name: '车工理论', programmeId: 'programme:nc', part: 'theory', hours: 10, skillIds: ['skill:turn'] },
  ],
  itemDelivery: [
    { trainingItemId: 'trainingItem:1', classGroupId: 'classGroup:a', plannedOn: '2026-03-02', deliveredOn: '2026-03-06', deliveredHours: 36 },
    { trainingItemId: 'trainingItem:1', classGroupId: 'classGroup:b', plannedOn: '2026-04-02', plannedHours: 20, deliveredOn: '2026-04-02' },
    { trainingItemId: 'trainingItem:1', classGroupId: 'classGroup:b', plannedOn: '2026-05-02' }, // not given
    { trainingItemId: 'trainingItem:1', classGroupId: 'classGroup:a', plannedOn: '2025-03-02', deliveredOn: '2025-03-06' }, // before the span
    { trainingItemId: 'trainingItem:2', classGroupId: 'classGroup:a', plannedOn: '2026-03-02', deliveredOn: '2026-11-24' }, // after the cohort date
  ],
  skillDemand: [
    { enterpriseId: 'enterprise:1', skillId: 'skill:turn', people: 2, from: '2026-01-01' },
    { enterpriseId: 'enterprise:2', skillId: 'skill:turn', people: 1, level: 5, from: '2026-01-01' },
    { enterpriseId: 'enterprise:1', skillId: 'skill:wire', people: 2, from: '2026-01-01' },
    { enterpriseId: 'enterprise:1', skillId: 'skill:mill', people: 1, from: '2026-01-01' },
  ],
  certificate: [
    { studentId: 'student:1', name: '车工四级', certificateType: 'skillLevel', issuedOn: '2025-01-01', expires: '2026-12-01', skillIds: ['skill:turn'] },
    { studentId: 'student:2', name: '车工四级', certificateType: 'skillLevel', issuedOn: '2025-01-01', expires: '2026-12-01', skillIds: ['skill:turn'] },
    { studentId: 'student:2', name: '车工四级', certificateType: 'skillLevel', issuedOn: '2026-11-01', expires: '2028-12-01', skillIds: ['skill:turn'] },
    { studentId: 'student:3', name: '电工证', certificateType: 'occupation', issuedOn: '2020-01-01', expires: '2026-11-23' },
    { studentId: 'student:3', name: '急救', certificateType: 'other', issuedOn: '2020-01-01', expires: '2026-11-22' },
    { studentId: 'student:4', name: '电工证', certificateType: 'occupation', issuedOn: '2020-01-01', expires: '2026-12-01' },
  ],
})
const scene = world.outcomes.scene(YEAR)

describe('how skills are covered', () => {
  test('each with its items, hours, people and demand', () => {
    const { rows, programmes, assessed: all, mastered } = skillOverview(scene, undefined, undefined)
    const by = Object.fromEntries(rows.map(({ id, items, hours, planned, delivered, learners, assessed: n, mastered: m, wanted, supply, gap, lack }) => [id, { items, hours, planned, delivered, learners, n, m, wanted, supply, gap, lack }]))
    expect(by).toEqual({
      // at level 3 two of three can (1 and 3), at level 5 one of one
      'skill:turn': { items: 2, hours: 50, planned: 110, delivered: 56, learners: 2, n: 2, m: 1, wanted: 3, supply: 2, gap: 1, lack: null },
      'skill:mill': { items: 1, hours: 40, planned: 100, delivered: 56, learners: 2, n: 0, m: 0, wanted: 1, supply: 0, gap: 1, lack: 'notMastered' },
      'skill:wire': { items: 0, hours: 0, planned: 0, delivered: 0, learners: 1, n: 0, m: 0, wanted: 2, supply: 0, gap: 2, lack: 'notTaught' },
      'skill:safe': { items: 0, hours: 0, planned: 0, delivered: 0, learners: 3, n: 1, m: 1, wanted: 0, supply: 0, gap: 0, lack: null },
    })
    expect([all, mastered]).toEqual([3, 2])
    expect(programmes).toEqual([{ id: 'programme:me', name: '机电', skills: 1 }, { id: 'programme:nc', name: '数控', skills: 2 }])
    expect(skillOverview(scene, undefined, 'programme:me').rows.map(r => r.id)).toEqual(['skill:wire'])
  })

  test('one with what stands behind its figures', () => {
    const detail = skillDetail(scene, undefined, 'skill:turn')!
    expect(detail.items).toEqual([
      { id: 'trainingItem:1', name: '车削', part: 'practice', hours: 40, planned: 100, delivered: 56 },
      { id: 'trainingItem:2', name: '车工理论', part: 'theory', hours: 10, planned: 10, delivered: 0 },
    ])
    expect(detail.demand.map(d => [d.enterprise, d.level, d.people, d.to])).toEqual([['金宇', 3, 2, null], ['华工', 5, 1, null]])
    expect(detail.certificates).toEqual([{ name: '车工四级', people: 2 }])
    // of its programme's students 1 has shown it since March, 2 has not
    expect(detail.trend.points.map(p => p.value)).toEqual([...Array<null>(6).fill(null), ...Array<number>(6).fill(1 / 2)])
    expect(skillDetail(scene, undefined, 'skill:gone')).toBeNull()
  })
})

test('certificates run out for students of the college, unless they were renewed', () => {
  const of = (days: number, programme?: string) => expiringCertificates(world.outcomes.view, '2026-11-23', days, programme).map(c => [c.student, c.name, c.days])
  expect(of(0)).toEqual([['3', '电工证', 0]])
  expect(of(7)).toEqual([['3', '电工证', 0]])
  expect(of(8)).toEqual([['3', '电工证', 0], ['1', '车工四级', 8]])
  expect(of(90, 'programme:nc')).toEqual([['1', '车工四级', 8]])
})
