import fc from 'fast-check'
import { expect, test } from 'vitest'
import { birth, removal, revision, type Change } from '#domain/base/change.ts'
import type { Finding } from '#domain/compliance/pack.ts'
import { CN_2021_4 } from '#domain/compliance/packs/cn-2021-4.ts'
import { watchCompliance } from '#domain/compliance/watch.ts'
import { findingsIn, TODAY, worldWith } from './small-host.ts'

const inOrder = (findings: readonly Finding[]) => findings.map(f => JSON.stringify(f)).sort()

/** Edits that an office makes, each with its own stake in the rules. */
const EDITS: [table: string, id: string, patches: Record<string, unknown>[]][] = [
  ['student', 'student:1', [{ birthDate: '2010-06-01' }, { birthDate: '2008-03-02' }, { sex: 'male' }]],
  ['classGroup', 'classGroup:1', [{ year: 2025 }, { year: 2024 }]],
  ['post', 'post:1', [{ hazards: ['vibration'] }, { hazards: null, labourIntensity: '3' }]],
  ['enterprise', 'enterprise:1', [{ creditClean: false }, { creditClean: true, restDays: ['1'] }]],
  ['staffCount', 'staffCount:1', [{ count: 9 }, { count: 100 }]],
  ['placement', 'placement:1', [{ to: '2026-12-31' }, { to: '2026-09-01', mentorId: null }, { status: 'cancelled' }, { status: 'ended' }]],
  ['batch', 'batch:1', [{ filedOn: null }, { filedOn: '2026-02-20' }]],
  ['internshipPlan', 'internshipPlan:1', [{ goals: null }, { goals: 'b' }]],
]
const BIRTHS: { table: string; id: string; [field: string]: unknown }[] = [
  { table: 'leave', id: 'leave:1', placementId: 'placement:1', from: '2026-05-04', to: '2026-05-05', reason: '病' },
  { table: 'placementChange', id: 'placementChange:1', placementId: 'placement:1', from: '2026-06-01', reason: '调整', enterpriseId: 'enterprise:2' },
  { table: 'placement', id: 'placement:2', studentId: 'student:1', kind: 'post', enterpriseId: 'enterprise:1', postId: 'post:1', from: '2026-03-02', to: '2026-04-01', status: 'ended' },
  { table: 'ticket', id: 'ticket:1', date: '2026-04-01', kind: 'force', what: 'x', enterpriseId: 'enterprise:1' },
  { table: 'ruleSetting', id: 'ruleSetting:1', pack: 'cn-2021-4', rule: 'A15', parameter: 'share', value: '0.001' },
  { table: 'findingOverride', id: 'findingOverride:1', rule: 'cn-2021-4/A18', subjectId: 'placement:1', from: '2026-03-02', to: '2026-12-31', reason: 'x', by: 'y' },
  { table: 'shift', id: 'shift:2026-03:1', placementId: 'placement:1', date: '2026-03-14', shiftTypeId: 'shiftType:1' },
  { table: 'shiftType', id: 'shiftType:1', enterpriseId: 'enterprise:1', name: '夜', start: '22:00', end: '06:00' },
]

test('after any edits the findings are those that a fresh look gives', () => {
  const edit = fc.oneof(
    fc.constantFrom(...EDITS.flatMap(([table, id, patches]) => patches.map(patch => ({ table, id, patch })))),
    fc.constantFrom(...BIRTHS).map(row => ({ table: row.table, id: row.id, row })),
  )
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), edits => {
      const world = worldWith({ enterprise: { 'enterprise:2': { name: '东岭' } } })
      const watch = watchCompliance(world.tables, world.calendar, CN_2021_4, TODAY)
      for (const e of edits) {
        const here = world.find(e.id)
        const { table: _, ...row } = 'row' in e ? e.row : { table: '', id: e.id }
        const change: Change | null = 'row' in e ? (here ? removal(e.table, here) : birth(e.table, row)) : here ? revision(e.table, here, e.patch) : null
        if (!change) continue
        world.apply([change])
        watch.follow([change])
      }
      expect(inOrder(watch.all())).toEqual(inOrder(findingsIn(world)))
    }),
    { numRuns: 150 },
  )
})

test('findings are told by day and by subject', () => {
  const world = worldWith({ student: { 'student:1': { birthDate: '2010-03-03' } }, enterprise: { 'enterprise:1': { legalForm: undefined } } })
  const watch = watchCompliance(world.tables, world.calendar, CN_2021_4, TODAY)
  expect(watch.on('2026-03-02').map(f => f.rule).sort()).toEqual(['A02', 'A22'])
  expect(watch.on('2026-03-03').map(f => f.rule)).toEqual(['A02'])
  expect(watch.of('placement:1').map(f => f.rule)).toEqual(['A22'])
})
