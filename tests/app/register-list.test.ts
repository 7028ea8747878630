import { expect, test } from 'vitest'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { createDesk } from './desk.ts'

const rows: [table: string, row: { id: string } & Record<string, unknown>][] = [
  ['enterprise', { id: 'enterprise:1', name: '金宇精密' }],
  ['enterprise', { id: 'enterprise:2', name: 'Hengtai' }],
  ['contact', { id: 'contact:1', enterpriseId: 'enterprise:1', name: '陈师傅' }],
  ['contact', { id: 'contact:2', enterpriseId: 'enterprise:2', name: '李师傅' }],
  ['classGroup', { id: 'classGroup:1', name: '数控2401' }],
  ['batch', { id: 'batch:1', name: '2026 秋', kind: 'post', from: '2026-09-07', to: '2027-02-26', classGroupIds: ['classGroup:1'] }],
  ['student', { id: 'student:1', number: '1', name: '林小雨', nationalId: '990101200801010017' }],
  ...['2026-11-02', '2026-11-05', '2026-11-03', '2026-11-05', '2026-11-04'].map((date, i): [string, { id: string }] => ['visit', { id: `visit:${i}`, enterpriseId: 'enterprise:1', date, teacherId: 'teacher:1', way: 'onSite' } as { id: string }]),
]
const past: ChangeSet[] = [{ seq: 1, id: 'set:1', at: '2026-11-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes: rows.map(([table, row]) => birth(table, row)) }]
const desk = createDesk('2026-11-23T08:00', past)
const ids = async (input: Parameters<typeof desk.ask<'register.list'>>[1]) => {
  const { rows: found, total } = await desk.ask('register.list', input)
  return [found.map(r => r.id), total]
}

test('of a record only those that point at it, alone or among others', async () => {
  expect(await ids({ table: 'contact', of: { field: 'enterpriseId', id: 'enterprise:2' } })).toEqual([['contact:2'], 1])
  expect(await ids({ table: 'batch', of: { field: 'classGroupIds', id: 'classGroup:1' } })).toEqual([['batch:1'], 1])
  expect(await ids({ table: 'batch', of: { field: 'classGroupIds', id: 'classGroup:2' } })).toEqual([[], 0])
})

test('every word is looked for in values and in the names that they point at', async () => {
  expect(await ids({ table: 'contact', find: '师傅 hengtai' })).toEqual([['contact:2'], 1])
  expect(await ids({ table: 'contact', find: '师傅' })).toEqual([['contact:1', 'contact:2'], 2])
  expect(await ids({ table: 'contact', find: 'contact' })).toEqual([[], 0]) // an id is nothing that people type
})

test('nobody finds a person by an identity number that is hidden from them', async () => {
  expect(await ids({ table: 'student', find: '990101' })).toEqual([[], 0])
  expect(await ids({ table: 'student', find: '小雨' })).toEqual([['student:1'], 1])
})

test('of more rows than wanted the latest stay, in the order in which they were written', async () => {
  expect(await ids({ table: 'visit', most: 2 })).toEqual([['visit:1', 'visit:3'], 5])
  expect(await ids({ table: 'visit', most: 3 })).toEqual([['visit:1', 'visit:3', 'visit:4'], 5])
  expect(await ids({ table: 'visit', most: 1 })).toEqual([['visit:1'], 5])
  expect(await ids({ table: 'visit', most: 5 })).toEqual([['visit:0', 'visit:1', 'visit:2', 'visit:3', 'visit:4'], 5])
  expect(await ids({ table: 'contact', most: 1 })).toEqual([['contact:2'], 2]) // without days: what was written last
})
