import { expect, test } from 'vitest'
import { office } from './outcome-office.ts'

test('what is due is counted through the door, and the register shows those records until they are seen to', async () => {
  const d = office()
  const due = await d.ask('outcome.due', {})
  expect(due).toMatchObject({ graduates: { unknown: 2, total: 3 }, training: { count: 1, oldest: '2026-10-12' }, certificates: { count: 0 }, noScale: false })
  const view = async (find = '') => d.ask('register.view', { table: 'student', language: 'zh-CN', among: 'graduatesUnknown', find })
  expect(await view()).toMatchObject({ ids: ['student:wang1', 'student:wang2'], total: 5 })
  expect((await view('2023004')).ids).toEqual(['student:wang2'])
  await d.run('register.save', { table: 'destination', fields: { studentId: 'student:wang2', date: '2026-11-20', destination: 'army', source: 'phone' } })
  expect((await view()).ids).toEqual(['student:wang1'])
  expect((await d.ask('outcome.due', {})).graduates).toEqual({ unknown: 1, total: 3 })
  expect((await d.ask('outcome.due', { on: '2026-06-27' })).graduates.total).toBe(0)
})
