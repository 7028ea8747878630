import { expect, test } from 'vitest'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { tableNames } from '#domain/table-names.ts'
import { worldWith, type Given } from '../domain/compliance/small-host.ts'
import { createFiles } from '#adapters/files/files.ts'
import type { FileOut } from '#contract/define.ts'
import { createDesk } from './desk.ts'

/** A second host with a post, a mentor and a shift, and a second student in the class. */
const MORE: Given = {
  enterprise: { 'enterprise:2': { name: '华工机械' } },
  post: { 'post:2': { enterpriseId: 'enterprise:2', name: '铣工' } },
  contact: { 'contact:2': { enterpriseId: 'enterprise:2', name: '赵敏' } },
  teacher: { 'teacher:2': { name: '李老师' } },
  student: { 'student:2': { number: '2024002', name: '陈浩', classGroupId: 'classGroup:1', birthDate: '2008-05-01' } },
  placement: { 'placement:2': { studentId: 'student:2', batchId: 'batch:1', kind: 'post', enterpriseId: 'enterprise:1', postId: 'post:1', from: '2026-03-02', to: '2026-09-01', status: 'confirmed', tutorId: 'teacher:1' } },
  shiftType: { 'shiftType:day': { enterpriseId: 'enterprise:1', name: '白', start: '08:00', end: '16:00' } },
}

/** The college of small-host.ts on a day in the middle of its internship. */
function desk(given: Given = {}, now = '2026-06-10T08:00') {
  const world = worldWith({ ...MORE, ...given })
  const changes = tableNames.flatMap(table => [...world.tables[table].values()].map(row => birth(table, row)))
  const past: ChangeSet[] = [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
  return createDesk(now, past, { files: createFiles({ thread: null }) })
}
const rowOf = async (d: ReturnType<typeof desk>, id: string) => (await d.ask('placement.one', { id }))!
const move = { ids: ['placement:1'], from: '2026-07-01', reason: '转厂', enterpriseId: 'enterprise:2', postId: 'post:2', mentorId: 'contact:2' }

test('the list says who is where today, from when to when, and what is missing', async () => {
  const d = desk()
  const list = await d.ask('placement.overview', {})
  expect(list).toMatchObject({ total: 2, all: 2, figures: { running: 2, soon: 0, lacking: 1, unarchived: 0, hosts: 1 } })
  expect(list.rows[0]).toMatchObject({ student: '林小雨', group: '数控2401', host: '金宇精密', tutor: '王老师', lacking: [], amended: false })
  expect(list.rows[1]!.lacking).toEqual(['consent', 'student', 'college', 'host', 'contents', 'training', 'insurance'])
  const total = async (filter: Parameters<typeof d.ask<'placement.overview'>>[1]) => (await d.ask('placement.overview', filter)).total
  expect(await Promise.all([{ lacking: 'consent' as const }, { lacking: 'filing' as const }, { find: '陈浩 数控' }, { classGroupId: 'classGroup:1' }, { enterpriseId: 'enterprise:2' }, { phase: 'ended' as const }].map(total))).toEqual([1, 0, 1, 2, 0, 0])
  expect(await d.ask('placement.ids', { lacking: 'any' })).toEqual(['placement:2'])
})

test('a page of a sorted list continues where the one before ended', async () => {
  const d = desk()
  const page = async (offset: number) => (await d.ask('placement.overview', { sort: { by: 'student', down: false }, offset, limit: 1 })).rows.map(r => r.student)
  expect([await page(0), await page(1), await page(2)]).toEqual([['陈浩'], ['林小雨'], []])
})

test('a paper is noted for many at once, and one undo takes it back', async () => {
  const d = desk()
  expect((await d.run('placement.papers', { ids: ['placement:1', 'placement:2'], set: { consentOn: '2026-02-20', trainedOn: '2026-02-28' } })).value).toMatchObject({ count: 2 })
  expect((await d.ask('placement.overview', {})).rows[1]!.lacking).not.toContain('consent')
  await d.run('history.undo', {})
  expect((await d.ask('placement.overview', {})).rows[1]!.lacking).toContain('consent')
})

test('a paper after the first day is there, but flawed', async () => {
  const d = desk()
  await d.run('placement.papers', { ids: ['placement:2'], set: { consentOn: '2026-03-03' } })
  expect((await rowOf(d, 'placement:2')).papers.find(p => p.paper === 'consent')).toEqual({ paper: 'consent', state: 'flawed', on: '2026-03-03' })
  await d.run('placement.papers', { ids: ['placement:2'], set: { consentOn: '2026-03-02' } })
  expect((await rowOf(d, 'placement:2')).papers.find(p => p.paper === 'consent')?.state).toBe('there')
})

test('a mentor of another host is refused for all, naming whom it does not fit', async () => {
  const d = desk()
  const { refusal } = await d.run('placement.assign', { ids: ['placement:1', 'placement:2'], set: { mentorId: 'contact:2' } })
  expect(refusal).toMatchObject({ code: 'placement.invalid', facts: { count: 2, of: 2, names: ['林小雨 · 金宇精密', '陈浩 · 金宇精密'] } })
  expect((await d.run('placement.assign', { ids: ['placement:2'], set: { tutorId: 'teacher:2', mentorId: 'contact:1' } })).value).toMatchObject({ count: 1 })
})

test('what an amendment does is said before it is made: stretches, shifts, attendance', async () => {
  const d = desk({ shift: { 'shift:2026-07:a': { placementId: 'placement:1', date: '2026-07-02', shiftTypeId: 'shiftType:day' } }, attendance: { 'attendance:2026-06:a': { placementId: 'placement:1', date: '2026-06-09', state: 'present', evidence: 'mentor' } } })
  const { ids: _, reason: _reason, ...wish } = move
  const effects = (await d.ask('placement.effects', { id: 'placement:1', wish }))!
  expect(effects.before.map(s => [s.from, s.to, s.host])).toEqual([['2026-03-02', '2026-09-01', '金宇精密']])
  expect(effects.after.map(s => [s.from, s.to, s.host, s.post, s.mentor])).toEqual([
    ['2026-03-02', '2026-06-30', '金宇精密', '数控车工', '陈师傅'],
    ['2026-07-01', '2026-09-01', '华工机械', '铣工', '赵敏'],
  ])
  expect(effects).toMatchObject({ shifts: { count: 1, from: '2026-07-02' }, attendance: null, problems: [] })
  const shorter = (await d.ask('placement.effects', { id: 'placement:1', wish: { from: '2026-06-05', to: '2026-06-05' } }))!
  expect(shorter).toMatchObject({ attendance: { count: 1, from: '2026-06-09', to: '2026-06-09' }, shifts: { count: 1 } })
  const longer = (await d.ask('placement.effects', { id: 'placement:1', wish: { from: '2026-09-01', to: '2026-10-31' } }))!
  expect(longer.uninsuredFrom).toBe('2026-09-02')
})

test('an amendment that leaves shifts outside is refused with the way out, which is then taken', async () => {
  const d = desk({ shift: { 'shift:2026-07:a': { placementId: 'placement:1', date: '2026-07-02', shiftTypeId: 'shiftType:day' } } })
  const { refusal } = await d.run('placement.change', move)
  expect(refusal).toMatchObject({ code: 'placement.shiftsOutside', facts: { count: 1, from: '2026-07-02', to: '2026-07-02' }, alternatives: [{ code: 'removeShifts', command: 'placement.change' }] })
  await d.run('placement.change', refusal!.alternatives![0]!.input as typeof move)
  expect(d.app.world.tables.shift.size).toBe(0)
  await d.run('history.undo', {})
  expect([d.app.world.tables.shift.size, d.app.world.tables.placementChange.size]).toEqual([1, 0])
})

test('after a change of host the list, the sheet, the roster and the rules go by the new dates and places', async () => {
  const d = desk()
  await d.run('placement.change', move)
  await d.run('placement.change', { ids: ['placement:1'], from: '2026-08-14', to: '2026-08-14', reason: '提前结束' })
  expect((await rowOf(d, 'placement:1')).row).toMatchObject({ host: '金宇精密', to: '2026-08-14', amended: true, hosts: 2 })
  const sheet = async (enterpriseId: string) => (await d.ask('attendance.sheet', { enterpriseId, from: '2026-06-30', to: '2026-07-01' })).rows.find(r => r.placementId === 'placement:1')?.cells.map(c => c.here)
  expect([await sheet('enterprise:1'), await sheet('enterprise:2')]).toEqual([[true, false], [false, true]])
  const roster = await d.ask('roster.week', { enterpriseId: 'enterprise:2', from: '2026-08-10' })
  expect(roster.rows[0]!.cells.map(c => c.here)).toEqual([true, true, true, true, true, false, false])
  const found = (await d.ask('compliance.findings', { subject: 'placement:1', rule: 'A19' })).rows
  expect(found).toMatchObject([{ cure: 'signChange', from: '2026-07-01', to: '2026-08-14' }])
  const later = desk({ placementChange: Object.fromEntries(d.app.world.tables.placementChange) as never }, '2026-07-10T08:00')
  expect((await later.ask('placement.overview', { enterpriseId: 'enterprise:2' })).rows).toMatchObject([{ host: '华工机械', post: '铣工', mentor: '赵敏', to: '2026-08-14' }])
  expect((await later.ask('attendance.sheet', { enterpriseId: 'enterprise:2', from: '2026-08-14', to: '2026-08-15' })).rows[0]!.cells.map(c => c.here)).toEqual([true, false])
  expect((await d.run('attendance.mark', { marks: [{ placementId: 'placement:1', date: '2026-08-15', state: 'present' }], evidence: 'self' })).refusal).toBeDefined()
})

test('no door leaves shifts outside: the form, the correction of many, and the removal of an amendment', async () => {
  const d = desk({ shift: { 'shift:2026-07:a': { placementId: 'placement:1', date: '2026-07-02', shiftTypeId: 'shiftType:day' } } })
  const doors = [
    () => d.run('register.save', { table: 'placementChange', fields: { placementId: 'placement:1', from: '2026-07-01', to: '2026-07-01', reason: '提前结束' } }),
    () => d.run('register.save', { table: 'placement', id: 'placement:1', fields: { to: '2026-07-01' } }),
    () => d.run('register.save', { table: 'placement', id: 'placement:1', fields: { status: 'cancelled' } }),
    () => d.run('placement.assign', { ids: ['placement:1'], set: { to: '2026-07-01' } }),
  ]
  for (const door of doors) expect((await door()).refusal).toMatchObject({ code: 'placement.shiftsOutside', facts: { count: 1 }, alternatives: [{ code: 'removeShifts' }] })
  expect((await d.run('register.save', { table: 'placement', id: 'placement:1', fields: { to: '2026-07-02' } })).value).toBeDefined()
  expect((await d.run('placement.assign', { ids: ['placement:1'], set: { to: '2026-07-01' }, shifts: 'remove' })).value).toBeDefined()
  expect(d.app.world.tables.shift.size).toBe(0)
})

test('what goes out says the new dates and places too: the list, the roster of interns, and the paper', async () => {
  const d = desk()
  await d.run('placement.change', move)
  await d.run('placement.change', { ids: ['placement:1'], from: '2026-08-14', to: '2026-08-14', reason: '提前结束' })
  const rows = [...d.app.world.tables.placementChange.values()]
  const later = desk({ placementChange: Object.fromEntries(rows.map(r => [r.id, r])) }, '2026-07-10T08:00')
  const job = async (name: string, input: unknown) => {
    const frame = await later.app.answer({ name, input })
    if (!('value' in frame)) throw new Error(JSON.stringify(frame))
    return frame.value
  }
  const textOf = async (name: string) => Buffer.from(((await job(name, { format: 'csv', language: 'zh-CN', ids: ['placement:1'] })) as FileOut).base64, 'base64').toString('utf8')
  for (const name of ['placement.export', 'placement.roster']) {
    const text = await textOf(name)
    for (const said of ['林小雨', '华工机械', '铣工', '赵敏', '2026-08-14']) expect(text, name).toContain(said)
    for (const old of ['金宇精密', '2026-09-01']) expect(text, name).not.toContain(old)
  }
  const paper = JSON.stringify(await job('report.model', { name: 'placements', params: {}, language: 'zh-CN' }))
  expect(paper).toContain('2026-08-14')
  expect(paper).toContain('华工机械')
})

test('a placement that ended early leaves room for the next one, and gets its days back only while they are free', async () => {
  const d = desk()
  const again = { studentId: 'student:1', kind: 'post', enterpriseId: 'enterprise:2', from: '2026-06-16', to: '2026-09-01', status: 'confirmed' }
  expect((await d.run('register.save', { table: 'placement', fields: again })).refusal?.facts).toMatchObject({ issues: [{ code: 'placement.overlap' }] })
  const ended = await d.run('placement.change', { ids: ['placement:1'], from: '2026-06-15', to: '2026-06-15', reason: '单位停产' })
  expect((await d.run('register.save', { table: 'placement', fields: again })).value).toBeDefined()
  expect((await d.run('register.remove', { table: 'placementChange', ids: ended.value!.ids })).refusal).toMatchObject({ code: 'register.leftWrong', facts: { host: '华工机械' } })
})

test('a placement is cancelled with its reason; one that was attended is ended instead', async () => {
  const d = desk({ attendance: { 'attendance:2026-03:a': { placementId: 'placement:1', date: '2026-03-05', state: 'present', evidence: 'mentor' } }, shift: { 'shift:2026-07:a': { placementId: 'placement:2', date: '2026-07-02', shiftTypeId: 'shiftType:day' } } })
  const { refusal } = await d.run('placement.cancel', { id: 'placement:1', reason: '学生退学' })
  expect(refusal).toMatchObject({ code: 'placement.attended', facts: { count: 1, last: '2026-03-05' } })
  await d.run('placement.change', refusal!.alternatives![0]!.input as typeof move)
  expect((await rowOf(d, 'placement:1')).row).toMatchObject({ phase: 'ended', to: '2026-03-05' })
  const second = await d.run('placement.cancel', { id: 'placement:2', reason: '学生退学' })
  expect(second.refusal?.code).toBe('placement.shiftsOutside')
  await d.run('placement.cancel', { id: 'placement:2', reason: '学生退学', shifts: 'remove' })
  expect((await rowOf(d, 'placement:2'))).toMatchObject({ row: { phase: 'cancelled', lacking: [] }, placement: { status: 'cancelled', cancelReason: '学生退学' } })
  expect((await d.ask('placement.overview', { phase: 'cancelled' })).total).toBe(1)
  expect((await d.run('placement.change', { ...move, ids: ['placement:2'] })).refusal?.facts).toMatchObject({ issues: [{ code: 'placementChange.cancelled' }] })
})

test('the last day of an amended placement is not written over behind its amendment', async () => {
  const d = desk()
  await d.run('placement.change', { ids: ['placement:1'], from: '2026-08-01', to: '2026-08-01', reason: '提前结束' })
  expect((await d.run('placement.assign', { ids: ['placement:1'], set: { to: '2026-10-01' } })).refusal).toMatchObject({ code: 'placement.amendedEnd', facts: { to: '2026-08-01' } })
  const saved = await d.run('register.save', { table: 'placement', id: 'placement:1', fields: { to: '2026-10-01' } })
  expect(saved.value?.warnings).toMatchObject([{ code: 'placement.amendedEnd', facts: { to: '2026-08-01' } }])
})

test('an agreement is renewed for as long again, once, and its number and signatures are to come', async () => {
  const agreement = { enterpriseId: 'enterprise:1', title: '校企合作协议', type: 'cooperation', number: 'HZ-1', collegeSignedOn: '2023-09-01', enterpriseSignedOn: '2023-09-01' }
  const d = desk({ agreement: { 'agreement:1': { ...agreement, from: '2023-07-01', to: '2026-06-30' }, 'agreement:2': { ...agreement, number: 'HZ-2', from: '2026-01-01' } } as never })
  expect((await d.ask('agreement.overview', {})).figures).toEqual({ running: 2, ending: 1, exposed: 0, unsigned: 0, uncovered: 0 })
  const renewed = await d.run('agreement.renew', { id: 'agreement:1' })
  expect(d.app.world.tables.agreement.get(renewed.value!.id)).toEqual({ id: renewed.value!.id, enterpriseId: 'enterprise:1', title: '校企合作协议', type: 'cooperation', from: '2026-07-01', to: '2029-06-30', followsId: 'agreement:1' })
  expect((await d.run('agreement.renew', { id: 'agreement:1' })).refusal).toMatchObject({ code: 'agreement.renewed', facts: { from: '2026-07-01' } })
  expect((await d.run('agreement.renew', { id: 'agreement:2' })).refusal?.code).toBe('agreement.endless')
  expect((await d.ask('agreement.overview', {})).rows.map(r => r.state)).toEqual(['unsigned', 'running', 'running'])
})

test('an agreement that is over while interns are there is a figure of its own, on the day after its last', async () => {
  const given = { agreement: { 'agreement:1': { enterpriseId: 'enterprise:1', title: 'A', type: 'cooperation', from: '2025-06-10', to: '2026-06-10', collegeSignedOn: '2025-06-01', enterpriseSignedOn: '2025-06-01' } } } as never
  expect((await desk(given).ask('agreement.overview', {})).figures).toMatchObject({ ending: 1, exposed: 0, uncovered: 0 })
  expect((await desk(given, '2026-06-11T08:00').ask('agreement.overview', {})).figures).toMatchObject({ running: 0, ending: 0, exposed: 1, uncovered: 1 })
})

test('identity numbers fill what a record lacks only when somebody says so', async () => {
  const d = desk({ student: { 'student:2': { number: '2024002', name: '陈浩', birthDate: undefined }, 'student:3': { number: '3', name: '林雪', nationalId: '11010519491231002X' } } as never })
  expect(await d.ask('student.identityGaps', {})).toEqual(['student:3'])
  expect((await d.run('student.fillFromIdentity', { ids: ['student:3', 'student:2'] })).value).toEqual({ count: 1 })
  expect(d.app.world.tables.student.get('student:3')).toMatchObject({ birthDate: '1949-12-31', sex: 'female' })
})
