import { expect, test } from 'vitest'
import { birth, type Row0 } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { tableNames } from '#domain/table-names.ts'
import { createApp } from '#app/app.ts'
import type { Ports } from '#app/ports.ts'
import { say } from '#words/say.ts'
import { createDesk } from './desk.ts'
import { worldWith, type Given } from '../domain/compliance/small-host.ts'

/** The college of the small host as its first change set. */
function pastOf(given: Given = {}): ChangeSet[] {
  const none = Object.fromEntries(Array.from({ length: 184 }, (_, i) => [`visit:${i}`, null]))
  const world = worldWith({ ...given, visit: { ...none, ...given.visit } })
  const changes = tableNames.flatMap(table => [...world.tables[table].values()].map(row => birth(table, row)))
  return [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
}
const mark = (date: string, state = 'present' as const) => ({ placementId: 'placement:1', date, state })
const SHEET = { enterpriseId: 'enterprise:1', from: '2026-03-09', to: '2026-03-10' }

test('a mentor signs the sheet: the marks rise, the sheet shows who signed, and Ctrl+Z takes both back', async () => {
  const desk = createDesk('2026-03-10T18:00', pastOf())
  await desk.run('attendance.mark', { marks: [mark('2026-03-09'), mark('2026-03-10')], evidence: 'self' })
  const evidence = async () => (await desk.ask('attendance.sheet', SHEET)).rows[0]!.cells.map(c => [c.evidence, c.by])
  expect(await evidence()).toEqual([['self', '林小雨'], ['self', '林小雨']])
  expect((await desk.run('attendance.sign', { ...SHEET, by: '陈师傅', way: 'typed' })).value).toMatchObject({ marks: 2, raised: 2 })
  const signed = await desk.ask('attendance.sheet', SHEET)
  expect(signed.signatures).toMatchObject([{ by: '陈师傅', from: '2026-03-09', to: '2026-03-10', marks: 2, way: 'typed' }])
  expect(signed.figures).toMatchObject({ presentToday: 1, hereToday: 1, marks: 2, byEvidence: { self: 0, mentor: 2, teacher: 0, machine: 0 } })
  await desk.run('history.undo', {})
  expect(await evidence()).toEqual([['self', '林小雨'], ['self', '林小雨']])
  expect((await desk.ask('attendance.sheet', SHEET)).signatures).toEqual([])
})

test('a mark that was taken away is found by its day and put back, unless the day has another by then', async () => {
  const desk = createDesk('2026-03-10T18:00', pastOf())
  const put = (date: string, state: 'present' | 'late' | null) => desk.run('attendance.mark', { marks: [{ ...mark(date), state }], evidence: 'teacher' })
  const removed = (date: string) => desk.ask('history.removed', { table: 'attendance', place: { placementId: 'placement:1', date } })
  await put('2026-03-09', 'late')
  const made = desk.journal.sets.length
  const id = desk.journal.sets.at(-1)!.changes[0]!.id
  expect(await removed('2026-03-09')).toBeNull() // it is there
  await put('2026-03-09', null)
  expect([await removed('2026-03-09'), await removed('2026-03-10')]).toEqual([id, null])
  expect((await desk.ask('history.of', { id })).entries.map(e => e.kind)).toEqual(['removed', 'added'])

  await put('2026-03-09', 'present')
  const { refusal } = await desk.run('history.putBack', { id, seq: made })
  expect(refusal).toMatchObject({ code: 'history.taken' })
  expect(say('zh-CN', 'refusal.history.taken', refusal!.facts)).toMatch(/^“.*林小雨.*”的这一天现在另有一条记录。/)
  await put('2026-03-09', null)
  expect(await removed('2026-03-09')).not.toBe(id) // the one that was taken away the last
  expect((await desk.run('history.putBack', { id, seq: made })).refusal).toBeUndefined()
  expect(desk.app.world.tables.attendance.get(id)).toMatchObject({ date: '2026-03-09', state: 'late' })
})

test('without a name the word is that of the student, of the mentor who guides there, of the one who writes', async () => {
  const desk = createDesk('2026-03-10T18:00', pastOf())
  for (const evidence of ['self', 'mentor', 'teacher'] as const) await desk.run('attendance.mark', { marks: [{ ...mark('2026-03-09') }], evidence })
  expect(desk.journal.sets.slice(1).map(s => s.changes[0]!.to!['by'])).toEqual(['林小雨', '陈师傅', '王老师'])
})

test('the hosts are those with interns, one’s own first', async () => {
  const second: Given = {
    enterprise: { 'enterprise:2': { name: '阿尔法' } },
    student: { 'student:2': { number: '2', name: '李雷' } },
    placement: { 'placement:2': { studentId: 'student:2', kind: 'post', enterpriseId: 'enterprise:2', from: '2026-03-02', to: '2026-06-30', status: 'confirmed' } },
  }
  const desk = createDesk('2026-03-10T18:00', pastOf(second))
  const frame = await desk.app.answer({ name: 'attendance.hosts', input: {}, actor: { name: '王老师' } })
  expect('value' in frame && frame.value).toMatchObject([{ name: '金宇精密', mine: true, interns: 1 }, { name: '阿尔法', mine: false }])
  expect((await desk.ask('attendance.hosts', {})).map(h => h.name)).toEqual(['阿尔法', '金宇精密'])
})

/** A desk at which March 2025, with one day of attendance, still lies on the disk. */
function withOldMonth() {
  const month = [{ id: 'attendance:2025-03:1', placementId: 'placement:1', date: '2025-03-10', state: 'late', evidence: 'machine' }] as Row0[]
  const world = worldWith({ placement: { 'placement:1': { from: '2025-03-02' } } })
  const rows = new Map(tableNames.map(table => [table as string, new Map([...world.tables[table].values()].map(row => [row.id, row as Row0]))]))
  const asked: string[] = []
  let ids = 0
  const ports = {
    protection: { locked: false, who: 'office' },
    clock: { now: () => '2026-11-25T09:00', instant: () => '2026-11-25T01:00:00.000Z' },
    newId: (table: string) => `${table}:n${++ids}`,
    device: 'device:test',
    files: { writeTable: async (_: string, name: string, [sheet]: { rows: unknown[][] }[]) => ({ name, mime: 'text/plain', base64: JSON.stringify(sheet!.rows) }) },
    journal: { closed: null, append: async () => undefined, read: async () => [], heads: async () => [], having: async () => [], month: async (part: string) => (asked.push(part), month), pointing: async () => ['attendance.2025-03'], rowsIn: () => 1 },
  } as unknown as Ports
  const app = createApp(ports, { rows, standing: { active: [], undone: [] }, seq: 1, months: ['attendance.2025-03', 'attendance.2025-04'] }, error => {
    throw error
  })
  return { app, asked }
}

test('a month that lies on the disk is read when its sheet is asked for, and what it holds is not marked again', async () => {
  const { app, asked } = withOldMonth()
  const refused = await app.answer({ name: 'attendance.mark', input: { marks: [{ placementId: 'placement:1', date: '2025-03-10', state: 'absent' }], evidence: 'mentor' } })
  expect(refused).toMatchObject({ refusal: { code: 'attendance.stronger' } })
  const sheet = await app.answer({ name: 'attendance.sheet', input: { enterpriseId: 'enterprise:1', from: '2025-03-10', to: '2025-03-10' } })
  expect(sheet).toMatchObject({ value: { rows: [{ cells: [{ state: 'late', evidence: 'machine' }] }] } })
  expect(asked).toEqual(['attendance.2025-03'])
})

test('a list of all attendance that goes out holds the months on the disk too', async () => {
  const { app, asked } = withOldMonth()
  const out = await app.answer({ name: 'files.export', input: { table: 'attendance', format: 'csv', language: 'en' } })
  expect(out).toMatchObject({ value: { base64: expect.stringContaining('2025-03-10') } })
  expect(asked).toEqual(['attendance.2025-03', 'attendance.2025-04'])
})

test('a placement with attendance in a month that lies on the disk is not taken away', async () => {
  const { app, asked } = withOldMonth()
  expect(await app.answer({ name: 'register.remove', input: { table: 'placement', ids: ['placement:1'] } })).toMatchObject({ refusal: { code: 'register.used', facts: { count: 184 + 1 /* journals and the day */ } } })
  expect(asked).toContain('attendance.2025-03')
})

test('a sheet is never longer than 62 days', async () => {
  const desk = createDesk('2026-03-10T18:00', pastOf())
  expect((await desk.ask('attendance.sheet', { ...SHEET, to: '2026-12-31' })).days).toHaveLength(62)
})

test('the host’s own rest days are no open days, a day with a shift is', async () => {
  const given: Given = {
    enterprise: { 'enterprise:1': { restDays: ['1'] } },
    shiftType: { 'shiftType:1': { enterpriseId: 'enterprise:1', name: '早', start: '08:00', end: '16:30', breakMinutes: 30 } },
    shift: { 'shift:2026-03:1': { placementId: 'placement:1', date: '2026-03-08', shiftTypeId: 'shiftType:1' } },
  }
  const desk = createDesk('2026-03-10T18:00', pastOf(given))
  const sheet = await desk.ask('attendance.sheet', { ...SHEET, from: '2026-03-07' })
  expect(sheet.days.map(d => d.kind)).toEqual(['work', 'work', 'rest', 'work']) // Saturday … Tuesday
  expect(sheet.rows[0]).toMatchObject({ open: 2, hours: 0 }) // Sunday by its shift; Saturday is free in a week with a roster
  await desk.run('attendance.mark', { marks: [{ placementId: 'placement:1', date: '2026-03-08', state: 'present' }], evidence: 'mentor' })
  expect((await desk.ask('attendance.sheet', { ...SHEET, from: '2026-03-07' })).rows[0]).toMatchObject({ open: 1, hours: 8 })
})
