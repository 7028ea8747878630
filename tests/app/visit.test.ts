import { expect, test } from 'vitest'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { tableNames } from '#domain/table-names.ts'
import { createDesk } from './desk.ts'
import { worldWith } from '../domain/compliance/small-host.ts'

function desk() {
  const world = worldWith({ visit: Object.fromEntries(Array.from({ length: 184 }, (_, i) => [`visit:${i}`, null])) })
  const changes = tableNames.flatMap(table => [...world.tables[table].values()].map(row => birth(table, row)))
  const past: ChangeSet[] = [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
  return createDesk('2026-03-10T18:00', past)
}
const VISIT = { enterpriseId: 'enterprise:1', date: '2026-03-10', way: 'onSite', teacherId: 'teacher:1' } as const

test('from the host that was not visited to the closed issue, and back by undo', async () => {
  const d = desk()
  expect((await d.ask('visit.board', { month: '2026-03' })).hosts).toMatchObject([{ name: '金宇精密', visits: 0, lastOn: null, tutors: ['王老师'] }])
  const scene = await d.ask('visit.scene', { enterpriseId: 'enterprise:1', date: '2026-03-10' })
  expect(scene).toMatchObject({ interns: [{ student: '林小雨', state: null }], contacts: [{ name: '陈师傅' }], last: null })
  const photo = { image: `attachment:${'0'.repeat(64)}`, caption: '工位' }
  const { value } = await d.run('visit.record', { ...VISIT, seen: ['placement:1'], photos: [photo], issues: [{ what: '无护目镜', owner: '陈师傅', due: '2026-03-10' }] })
  expect(value).toMatchObject({ marked: 1 })
  expect(await d.ask('visit.get', { id: value!.id })).toMatchObject({ visit: { photos: [photo] }, issues: [{ what: '无护目镜' }], host: '金宇精密', teacher: '王老师' })
  const board = await d.ask('visit.board', { month: '2026-03' })
  expect(board).toMatchObject({ hosts: [{ visits: 1 }], visits: [{ seen: 1, photos: 1, openIssues: 1 }], issues: [{ overdueDays: 0 }] })
  await d.run('visit.closeIssue', { id: board.issues[0]!.id, closedOn: '2026-03-10', result: '已配发' })
  expect((await d.ask('visit.board', { month: '2026-03' })).issues).toEqual([])
  await d.run('history.undo', {})
  await d.run('history.undo', {})
  expect(await d.ask('visit.board', { month: '2026-03' })).toMatchObject({ hosts: [{ visits: 0 }], visits: [], issues: [] })
  expect((await d.ask('visit.scene', { enterpriseId: 'enterprise:1', date: '2026-03-10' }))!.interns[0]!.state).toBeNull()
})

test('the way out of a visit on a day to come is accepted as it stands', async () => {
  const d = desk()
  const { refusal } = await d.run('visit.record', { ...VISIT, date: '2026-03-12' })
  const way = refusal!.alternatives![0]!
  expect(way.command).toBe('visit.plan')
  expect((await d.run('visit.plan', way.input as never)).value).toBeDefined()
  expect(await d.ask('visit.board', { month: '2026-03' })).toMatchObject({ hosts: [{ visits: 0, plannedOn: '2026-03-12' }], visits: [{ done: false }] })
})

test.each([
  ['a photo that is no picture of ours', { photos: [{ image: 'https://example.org/a.png' }] }],
  ['a point that is not on the list', { checks: ['weather'] }],
  ['a date that is none', { date: '2026-02-30' }],
  ['an issue without an owner', { issues: [{ what: 'a', owner: '', due: '2026-03-12' }] }],
])('%s is not let in', async (_, more) => {
  expect((await desk().run('visit.record', { ...VISIT, ...more } as never)).refusal?.code).toBe('input.invalid')
})

test('a registered visit can’t say of a point that it is in order and not in order', async () => {
  const d = desk()
  const saved = await d.run('register.save', { table: 'visit', fields: { ...VISIT, checks: ['pay'], failed: ['pay'] } })
  expect(saved.refusal?.code).toBe('register.invalid')
})
