import { expect, test } from 'vitest'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { tableNames } from '#domain/table-names.ts'
import { worldWith, type Given } from '../domain/compliance/small-host.ts'
import { createDesk } from './desk.ts'

const TYPES: Given = { shiftType: { 'shiftType:night': { enterpriseId: 'enterprise:1', name: '夜', start: '22:00', end: '06:00' }, 'shiftType:day': { enterpriseId: 'enterprise:1', name: '白', start: '08:00', end: '16:00' } } }

/** The desk of a college with the one internship that breaks no rule, in the week of 9 March 2026. */
function deskWith(given: Given = {}) {
  const world = worldWith({ ...TYPES, ...given })
  const changes = tableNames.flatMap(table => [...world.tables[table].values()].map(row => birth(table, row)))
  const past: ChangeSet[] = [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
  return createDesk('2026-03-10T08:00', past)
}
const night = { cells: [{ placementId: 'placement:1', date: '2026-03-09', shiftTypeId: 'shiftType:night' }] }

test('a night shift shows on the roster and on the board at once, and is gone when it is undone', async () => {
  const desk = deskWith()
  expect((await desk.ask('compliance.board', { day: '2026-03-09' })).counts).toEqual({ E: 0, W: 0, R: 0, answered: 0 })
  await desk.run('roster.assign', night)
  const week = await desk.ask('roster.week', { enterpriseId: 'enterprise:1', from: '2026-03-09' })
  expect(week.rows).toMatchObject([{ student: '林小雨', minutes: 480, nightShifts: 1, freeDays: 6 }])
  expect(week.rows[0]!.cells[0]).toMatchObject({ shiftTypeId: 'shiftType:night', breaks: ['A31'], published: false })
  expect(week.coverage[0]).toEqual([0, 1])
  expect(await desk.ask('compliance.board', { day: '2026-03-09' })).toMatchObject({ placements: 1, hosts: 1, counts: { E: 1 }, rules: [{ rule: 'A31', article: '17(3)', subjects: 1 }], worst: [{ name: '金宇精密', interns: 1, E: 1 }] })
  await desk.run('history.undo', {})
  expect((await desk.ask('compliance.board', { day: '2026-03-09' })).counts.E).toBe(0)
})

test('a finding is answered with a reason, counted apart, and stands again when the answer is withdrawn', async () => {
  const desk = deskWith()
  await desk.run('roster.assign', night)
  const answer = { rule: 'cn-2021-4/A31', subjectId: 'placement:1', from: '2026-03-09', to: '2026-03-09', reason: '应急演练' }
  const { value } = await desk.run('compliance.answer', answer)
  expect((await desk.ask('compliance.board', { day: '2026-03-09' })).counts).toEqual({ E: 0, W: 0, R: 0, answered: 1 })
  expect((await desk.ask('compliance.findings', { answered: true })).rows).toMatchObject([{ name: '林小雨', host: '金宇精密', rule: 'A31', overrideId: value!.id }])
  await desk.run('compliance.withdraw', { id: value!.id })
  expect((await desk.ask('compliance.findings', { answered: false, day: '2026-03-09' })).total).toBe(1)
  expect((await desk.run('compliance.answer', { ...answer, to: '2026-03-08' })).refusal?.code).toBe('compliance.backwards')
})

test('a figure that the college sets is the one that counts; what is no figure is refused', async () => {
  const desk = deskWith({ placement: { 'placement:1': { to: '2026-10-31', insuredTo: '2026-10-31' } } })
  const long = async () => (await desk.ask('compliance.findings', { rule: 'A18' })).total
  expect(await long()).toBe(1)
  await desk.run('compliance.set', { rule: 'A18', parameter: 'months', value: '8' })
  expect(await long()).toBe(0)
  await desk.run('compliance.set', { rule: 'A18', parameter: 'months', value: '' })
  expect(await long()).toBe(1)
  expect((await desk.run('compliance.set', { rule: 'A18', parameter: 'months', value: 'six' })).refusal?.code).toBe('compliance.notANumber')
  expect((await desk.run('compliance.set', { rule: 'A18', parameter: 'moons', value: '6' })).refusal?.code).toBe('compliance.noParameter')
})

test('a week of attendance is marked on the sheet and found again by a subject', async () => {
  const desk = deskWith()
  const marks = ['2026-03-06', '2026-03-09', '2026-03-10'].map(date => ({ placementId: 'placement:1', date, state: 'present' as const }))
  expect((await desk.run('attendance.mark', { marks, evidence: 'mentor', by: '陈师傅' })).value).toEqual({ marked: 3 })
  const sheet = await desk.ask('attendance.sheet', { enterpriseId: 'enterprise:1', from: '2026-03-06', to: '2026-03-10' })
  expect(sheet.rows).toMatchObject([{ present: 3, open: 0 }])
  expect((await desk.run('attendance.mark', { marks: [{ ...marks[0]!, state: 'absent' }], evidence: 'self' })).refusal).toMatchObject({ code: 'attendance.stronger', facts: { by: '陈师傅' } })
})

test('a roster is copied, repeated and published by commands that undo takes back', async () => {
  const desk = deskWith()
  const who = { placementIds: ['placement:1'] }
  await desk.run('roster.pattern', { ...who, from: '2026-03-09', to: '2026-03-15', pattern: ['shiftType:day', 'shiftType:day', 'shiftType:day', 'shiftType:day', 'shiftType:day', null, null] })
  await desk.run('roster.copy', { ...who, from: '2026-03-09', to: '2026-03-15', target: '2026-03-16' })
  expect((await desk.run('roster.publish', { ...who, from: '2026-03-16', to: '2026-03-22' })).value).toEqual({ published: 5 })
  const minutes = async () => (await desk.ask('roster.week', { enterpriseId: 'enterprise:1', from: '2026-03-16' })).rows[0]!.minutes
  expect(await minutes()).toBe(2400)
  await desk.run('history.undo', {})
  await desk.run('history.undo', {})
  expect(await minutes()).toBe(0)
  expect((await desk.run('roster.copy', { ...who, from: '2026-03-09', to: '2026-12-15', target: '2027-03-16' })).refusal?.code).toBe('roster.tooLong')
})
