import fc from 'fast-check'
import { expect, test } from 'vitest'
import { birth, removal, revision, type Change } from '#domain/base/change.ts'
import type { Finding } from '#domain/compliance/pack.ts'
import { CN_2021_4 } from '#domain/compliance/packs/cn-2021-4.ts'
import { watchCompliance } from '#domain/compliance/watch.ts'
import type { World } from '#domain/world.ts'
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
  ['placement', 'placement:1', [{ postId: 'post:2' }, { batchId: null }, { batchId: 'batch:1' }, { studentId: 'student:2' }]],
  ['student', 'student:1', [{ classGroupId: 'classGroup:2' }, { classGroupId: 'classGroup:1' }]],
  ['classGroup', 'classGroup:1', [{ programmeId: 'programme:2' }]],
  ['programme', 'programme:1', [{ category: '财经商贸大类' }, { category: '装备制造大类' }]],
  ['batch', 'batch:1', [{ planId: null }, { planId: 'internshipPlan:1' }, { planId: 'internshipPlan:2' }]],
  ['placementChange', 'placementChange:1', [{ from: '2026-05-01' }, { enterpriseId: 'enterprise:1' }, { signedOn: '2026-05-20' }]],
  ['shiftType', 'shiftType:1', [{ start: '08:00', end: '18:00' }]],
  ['visit', 'visit:9', [{ enterpriseId: 'enterprise:2' }, { date: '2026-07-01' }, { placementId: 'placement:1' }, { status: 'planned' }]],
  ['journal', 'journal:2026-03:4', [{ date: '2026-09-30' }]],
  ['ticket', 'ticket:1', [{ enterpriseId: 'enterprise:2' }, { closedOn: '2026-04-09' }]],
  ['placement', 'placement:1', [{ summaryOn: null, policyNo: null }, { summaryOn: '2026-09-03' }, { hostSignedOn: '2026-03-09' }]],
  ['findingOverride', 'findingOverride:1', [{ subjectId: 'enterprise:1' }, { to: '2026-06-01' }]],
  ['ruleSetting', 'ruleSetting:1', [{ rule: 'A31', parameter: 'dayHours', value: '4' }, { from: '2026-05-01' }]],
]
const BIRTHS: { table: string; id: string; [field: string]: unknown }[] = [
  { table: 'leave', id: 'leave:1', placementId: 'placement:1', from: '2026-05-04', to: '2026-05-05', reason: '病' },
  { table: 'placementChange', id: 'placementChange:1', placementId: 'placement:1', from: '2026-06-01', reason: '调整', enterpriseId: 'enterprise:2' },
  { table: 'placement', id: 'placement:2', studentId: 'student:1', kind: 'post', enterpriseId: 'enterprise:1', postId: 'post:1', from: '2026-03-02', to: '2026-04-01', status: 'ended' },
  { table: 'placement', id: 'placement:3', studentId: 'student:1', batchId: 'batch:1', kind: 'post', enterpriseId: 'enterprise:2', from: '2026-09-02', to: '2026-11-01', status: 'planned' },
  { table: 'ticket', id: 'ticket:1', date: '2026-04-01', kind: 'force', what: 'x', enterpriseId: 'enterprise:1' },
  { table: 'ruleSetting', id: 'ruleSetting:1', pack: 'cn-2021-4', rule: 'A15', parameter: 'share', value: '0.001' },
  { table: 'findingOverride', id: 'findingOverride:1', rule: 'cn-2021-4/A18', subjectId: 'placement:1', from: '2026-03-02', to: '2026-12-31', reason: 'x', by: 'y' },
  { table: 'shift', id: 'shift:2026-03:1', placementId: 'placement:1', date: '2026-03-14', shiftTypeId: 'shiftType:1' },
  { table: 'leave', id: 'leave:2', placementId: 'placement:1', from: '2026-06-04', to: '2026-06-05', reason: '病', approvedBy: '王老师' },
  { table: 'payment', id: 'payment:1', placementId: 'placement:1', date: '2026-05-01', amount: 1, form: 'voucher' },
  { table: 'exemption', id: 'exemption:1', programmeId: 'programme:1', rules: 'A29, A31', filingNo: '1', filedOn: '2026-01-01', from: '2026-01-01', to: '2026-12-31' },
  { table: 'exemption', id: 'exemption:2', postId: 'post:1', rules: 'A30', filingNo: '1', filedOn: '2026-01-01', from: '2026-01-01', to: '2026-12-31' },
  { table: 'programme', id: 'programme:1', name: '数控技术', category: '装备制造大类' },
  { table: 'programme', id: 'programme:2', name: '会计', category: '财经商贸大类' },
  { table: 'classGroup', id: 'classGroup:2', name: '会计2501', programmeId: 'programme:2', year: 2025 },
  { table: 'student', id: 'student:2', number: '2', name: '王一', sex: 'male', birthDate: '2010-05-01', classGroupId: 'classGroup:1' },
  { table: 'internshipPlan', id: 'internshipPlan:2', name: '另一', agreedOn: '2026-02-20' },
  { table: 'post', id: 'post:2', enterpriseId: 'enterprise:1', name: '焊工', hazards: ['toxic'], labourIntensity: '3' },
  { table: 'staffCount', id: 'staffCount:9', enterpriseId: 'enterprise:1', postId: 'post:2', from: '2026-04-01', count: 3 },
  { table: 'shift', id: 'shift:2026-05:2', placementId: 'placement:1', date: '2026-05-12', shiftTypeId: 'shiftType:1' },
  { table: 'shiftType', id: 'shiftType:1', enterpriseId: 'enterprise:1', name: '夜', start: '22:00', end: '06:00' },
]

test('after any edits the findings are those that a fresh look gives', () => {
  const edit = fc.oneof(
    fc.constantFrom(...EDITS.flatMap(([table, id, patches]) => patches.map(patch => ({ table, id, patch })))),
    fc.constantFrom(...BIRTHS).map(row => ({ table: row.table, id: row.id, row })),
  )
  fc.assert(
    fc.property(fc.array(fc.array(edit, { maxLength: 4 }), { maxLength: 6 }), sets => {
      const world = worldWith({ enterprise: { 'enterprise:2': { name: '东岭' } } })
      const watch = watchCompliance(world.tables, world.calendar, CN_2021_4, TODAY)
      for (const edits of sets) {
        const changes: Change[] = []
        for (const e of edits) {
          const here = world.find(e.id)
          const { table: _, ...row } = 'row' in e ? e.row : { table: '', id: e.id }
          const change: Change | null = 'row' in e ? (here ? removal(e.table, here) : birth(e.table, row)) : here ? revision(e.table, here, e.patch) : null
          if (!change) continue
          world.apply([change])
          changes.push(change)
        }
        watch.follow(changes)
      }
      expect(inOrder(watch.all())).toEqual(inOrder(findingsIn(world)))
    }),
    { numRuns: 300 },
  )
})

test('two changes of one set may move one record twice', () => {
  const world = worldWith({ enterprise: { 'enterprise:2': { name: '东岭' }, 'enterprise:3': { name: '西岭' } } })
  const watch = watchCompliance(world.tables, world.calendar, CN_2021_4, TODAY)
  const changes = ['enterprise:2', 'enterprise:3'].map(enterpriseId => {
    const change = revision('placement', world.find('placement:1')!, { enterpriseId })!
    world.apply([change])
    return change
  })
  watch.follow(changes)
  expect(watch.hostOf('enterprise:3')?.stays).toHaveLength(1)
  expect(watch.hostOf('enterprise:2')).toBeNull()
  expect(inOrder(watch.all())).toEqual(inOrder(findingsIn(world)))
})

test.each<[what: string, edit: (world: World) => Change]>([
  ['the programme is no more', world => removal('programme', world.find('programme:1')!)],
  ['the class group belongs to another programme', world => revision('classGroup', world.find('classGroup:1')!, { programmeId: 'programme:2' })!],
  ['the student is in another class group', world => revision('student', world.find('student:1')!, { classGroupId: 'classGroup:2' })!],
  ['it is another programme that was reported', world => revision('exemption', world.find('exemption:1')!, { programmeId: 'programme:2' })!],
])('a special need waives nothing any more when %s', (_, edit) => {
  const world = worldWith({
    programme: { 'programme:2': { name: '会计' } },
    classGroup: { 'classGroup:2': { name: '会计2401', programmeId: 'programme:2', year: 2024 } },
    post: { 'post:1': { hazards: ['height'] } },
    exemption: { 'exemption:1': { programmeId: 'programme:1', rules: 'A29', filingNo: '1', filedOn: '2026-01-01', from: '2026-01-01', to: '2026-12-31' } },
  })
  const watch = watchCompliance(world.tables, world.calendar, CN_2021_4, TODAY)
  expect(watch.all()).toEqual([])
  const change = edit(world)
  world.apply([change])
  watch.follow([change])
  expect(watch.all().map(f => f.rule)).toEqual(['A29'])
  expect(inOrder(watch.all())).toEqual(inOrder(findingsIn(world)))
})

test('findings are told by day and by subject', () => {
  const world = worldWith({ student: { 'student:1': { birthDate: '2010-03-03' } }, enterprise: { 'enterprise:1': { legalForm: undefined } } })
  const watch = watchCompliance(world.tables, world.calendar, CN_2021_4, TODAY)
  expect(watch.on('2026-03-02').map(f => f.rule).sort()).toEqual(['A02', 'A22'])
  expect(watch.on('2026-03-03').map(f => f.rule)).toEqual(['A02'])
  expect(watch.of('placement:1').map(f => f.rule)).toEqual(['A22'])
  expect(watch.touching('student:1').map(f => f.rule)).toEqual(['A22'])
  expect(watch.touching('enterprise:1').map(f => f.rule).sort()).toEqual(['A02', 'A22'])
})
