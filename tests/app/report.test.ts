import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import type { Block, ReportModel } from '#domain/report/model.ts'
import { tableNames } from '#domain/table-names.ts'
import { createApp } from '#app/app.ts'
import { worldWith, type Given } from '../domain/compliance/small-host.ts'
import { createDesk, heldAfter, type Desk } from './desk.ts'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const pdf = Buffer.from('%PDF-1.7\n')
const idOf = (bytes: Buffer) => `attachment:${createHash('sha256').update(bytes).digest('hex')}`
const GONE = `attachment:${'0'.repeat(64)}`
const KEPT = new Map([png, pdf].map(bytes => [idOf(bytes), bytes]))
const INLINE = `data:image/png;base64,${png.toString('base64')}`

function pastOf(given: Given): ChangeSet[] {
  const world = worldWith(given)
  const changes = tableNames.flatMap(table => [...world.tables[table].values()].map(row => birth(table, row)))
  return [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
}
const asked: string[] = []
const attachments = {
  put: async () => '',
  get: async (id: string) => {
    asked.push(id)
    return KEPT.get(id) ?? null
  },
}
async function made(desk: Pick<Desk, 'app'>, name: string, params: object): Promise<ReportModel> {
  const frame = await desk.app.answer({ name: 'report.model', input: { name, params, language: 'en' } })
  if (!('value' in frame)) throw new Error(JSON.stringify(frame))
  return frame.value as ReportModel // the contract types it
}
function blockOf<K extends Block['kind']>(model: ReportModel, kind: K) {
  return model.sheets[0]!.blocks.find(b => b.kind === kind) as Extract<Block, { kind: K }>
}

test('photos, signatures and the logo go with a report; what is lost, or is no picture, leaves its place', async () => {
  const photos = [{ image: idOf(png), caption: '工位' }, { image: GONE, caption: '宿舍' }, { image: idOf(pdf) }, { image: INLINE }]
  const signature = { enterpriseId: 'enterprise:1', from: '2026-03-02', to: '2026-03-31', by: '陈师傅', at: '2026-03-31T16:00', way: 'drawn' as const, image: idOf(png), marks: 3 }
  const desk = createDesk('2026-04-01T08:00', pastOf({ college: { 'college:main': { name: '江州', logo: idOf(png) } }, visit: { 'visit:0': { photos } }, signature: { 'signature:1': signature } }), { attachments })
  const visit = await made(desk, 'visit', { visitId: 'visit:0' })
  expect(blockOf(visit, 'photos').items).toEqual([{ image: INLINE, caption: '工位' }, { caption: '宿舍' }, {}, { image: INLINE }])
  expect(visit.college).toEqual({ name: '江州', logo: INLINE })
  expect(asked.filter(id => id === idOf(png))).toHaveLength(1) // the logo and the photo are one picture

  const sheet = await made(desk, 'attendance', { enterpriseId: 'enterprise:1', from: '2026-03-01', to: '2026-03-31' })
  expect(blockOf(sheet, 'signatures').lines[0]).toMatchObject({ by: '陈师傅', image: INLINE })
})

test('a report of an old month has the shifts that lay on the disk', async () => {
  const shift = { id: 'shift:2024-03:1', placementId: 'placement:1', date: '2024-03-11', shiftTypeId: 'shiftType:1', published: true }
  const past = pastOf({
    shiftType: { 'shiftType:1': { enterpriseId: 'enterprise:1', name: '早班', start: '08:00', end: '16:00' } },
    placement: { 'placement:1': { from: '2024-03-04', to: '2024-09-01' } },
  })
  const months: string[] = []
  const ports = {
    protection: { locked: false, who: 'office' },
    clock: { now: () => '2026-11-23T08:00', instant: () => '2026-11-23T08:00:00.000Z' },
    newId: (table: string) => `${table}:x`,
    device: 'device:test',
    journal: { closed: null, append: async () => undefined, read: async () => [], heads: async () => [], having: async () => [], month: async (part: string) => (months.push(part), part === 'shift.2024-03' ? [shift] : []) },
    attachments,
  }
  const old = createApp(ports as never, { ...heldAfter(past), months: ['shift.2024-03', 'shift.2024-04', 'attendance.2024-03'] }, () => undefined) // the other ports are not asked
  const model = await made({ app: old }, 'roster', { enterpriseId: 'enterprise:1', from: '2024-03-11', to: '2024-03-17' })
  expect(blockOf(model, 'daySheet').rows[0]!.cells[0]!.mark).toBe('早')
  expect(months).toEqual(['shift.2024-03'])
})

test('one of thousands is found by any part of a name, number or class; the chosen one is told in any case', async () => {
  const desk = createDesk('2026-04-01T08:00', pastOf({ student: { 'student:2': { number: '2024002', name: '周大海' } }, post: { 'post:2': { enterpriseId: 'enterprise:2', name: '焊工' } } }))
  const find = async (table: 'student' | 'placement' | 'visit' | 'post', more: object = {}) => (await desk.ask('report.choices', { table, ...more })).map(c => `${c.name} | ${c.hint}`)
  expect(await find('student')).toEqual(['林小雨 | 2024001 · 数控2401', '周大海 | 2024002'])
  expect(await find('student', { find: '2401 2024001' })).toEqual(['林小雨 | 2024001 · 数控2401'])
  expect(await find('student', { find: '没有', id: 'student:2' })).toEqual(['周大海 | 2024002'])
  expect(await find('placement', { find: '2024001' })).toEqual(['林小雨 · 金宇精密 | 2024001 · 数控2401 · 2026-03-02 – 2026-09-01'])
  const visits = await find('visit')
  expect([visits.length, visits[0]]).toEqual([50, '金宇精密 · 2026-09-01 | 王老师'])
  expect(await find('post', { enterpriseId: 'enterprise:1' })).toEqual(['数控车工 | 金宇精密'])
})
