import { describe, expect, test } from 'vitest'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { tableNames } from '#domain/table-names.ts'
import { worldWith, type Given } from '../domain/compliance/small-host.ts'
import { createDesk } from './desk.ts'

/** The desk of a college with the one internship that breaks no rule, altered; 23 November 2026. */
function deskWith(given: Given = {}) {
  const world = worldWith(given)
  const changes = tableNames.flatMap(table => [...world.tables[table].values()].map(row => birth(table, row)))
  const past: ChangeSet[] = [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
  return createDesk('2026-11-23T08:00', past)
}
/** Twelve students at two hosts; every third has no training. */
const TWELVE: Given = {
  enterprise: { 'enterprise:2': { name: '东岭电气' } },
  student: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`student:${i + 1}`, { number: `20240${i + 10}`, name: `学生${i + 1}`, sex: 'male', birthDate: '2008-03-02', classGroupId: 'classGroup:1' }])),
  placement: Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `placement:${i + 1}`,
      { studentId: `student:${i + 1}`, batchId: 'batch:1', kind: 'visit', enterpriseId: `enterprise:${1 + (i % 2)}`, postId: undefined, from: '2026-03-02', to: '2026-09-01', status: 'ended', tutorId: 'teacher:1', mentorId: 'contact:1', policyNo: 'P', insuredFrom: '2026-03-02', insuredTo: '2026-09-01', trainedOn: i % 3 ? '2026-02-20' : undefined },
    ]),
  ),
}

describe('findings', () => {
  test('come a page at a time, the gravest first, and the pages together are all of them', async () => {
    const desk = deskWith(TWELVE)
    const ask = (more: object) => desk.ask('compliance.findings', { day: '2026-04-01', ...more })
    const all = await ask({ limit: 1000 })
    expect(all.total).toBeGreaterThan(6)
    expect(all.rows.map(f => 'EWR'.indexOf(f.severity))).toEqual(all.rows.map(f => 'EWR'.indexOf(f.severity)).sort())
    const pages = []
    for (let offset = 0; offset < all.total; offset += 3) pages.push(...(await ask({ offset, limit: 3 })).rows)
    expect(pages).toEqual(all.rows)
    expect((await ask({ offset: 10_000 })).rows).toEqual([])
  })

  test('are found by rule, by host, by student, by a part of a name and by what is answered', async () => {
    const desk = deskWith(TWELVE)
    const names = async (more: object) => (await desk.ask('compliance.findings', { day: '2026-04-01', rule: 'A42', ...more })).rows.map(f => f.name).sort()
    expect(await names({})).toEqual(['学生1', '学生10', '学生4', '学生7'])
    expect(await names({ host: 'enterprise:2' })).toEqual(['学生10', '学生4'])
    expect(await names({ subject: 'student:4' })).toEqual(['学生4'])
    expect(await names({ subject: 'enterprise:1' })).toEqual(['学生1', '学生7'])
    expect(await names({ text: '东岭' })).toEqual(['学生10', '学生4'])
    expect(await names({ text: '学生7' })).toEqual(['学生7'])
    expect(await names({ text: '2024013' })).toEqual(['学生4'])
    expect(await names({ text: 'a42' })).toHaveLength(4)
    expect(await names({ severity: 'W' })).toEqual([])
    expect(await names({ answered: true })).toEqual([])
  })

  test('name the records behind them and where they are put right', async () => {
    const desk = deskWith({ staffCount: { 'staffCount:2': null } })
    const [found] = (await desk.ask('compliance.findings', { rule: 'A16' })).rows
    expect(found).toMatchObject({ name: '金宇精密', host: '金宇精密', behind: [{ id: 'post:1', name: '数控车工' }], cureAt: { at: 'new', table: 'staffCount', fields: { enterpriseId: 'enterprise:1', postId: 'post:1', from: '2026-03-02' } } })
  })

  test('that are over are left out where only those of today and later are asked for', async () => {
    const desk = deskWith({ placement: { 'placement:1': { consentOn: '2026-03-09' } } })
    const total = async (since: string) => (await desk.ask('compliance.findings', { subject: 'placement:1', since })).total
    expect(await total('2026-03-08')).toBe(1)
    expect(await total('2026-03-09')).toBe(0)
  })

  test('the board counts every host with findings, the worst first, and who is there', async () => {
    const board = await deskWith(TWELVE).ask('compliance.board', { day: '2026-04-01' })
    expect(board).toMatchObject({ placements: 12, hosts: 2 })
    expect(board.worst.map(h => [h.name, h.interns])).toEqual([['东岭电气', 6], ['金宇精密', 6]])
    expect(board.worst[0]!.E).toBeGreaterThan(board.worst[1]!.E)
    expect(board.rules.find(r => r.rule === 'A42')).toMatchObject({ count: 4, subjects: 4, answered: 0 })
    expect(await deskWith(TWELVE).ask('compliance.board', { day: '2025-01-01' })).toMatchObject({ placements: 0, hosts: 0, rules: [], worst: [] })
  })
})

describe('an answer', () => {
  const late: Given = { placement: { 'placement:1': { consentOn: '2026-04-01' } } }
  const answer = { rule: 'cn-2021-4/A11', subjectId: 'placement:1', from: '2026-03-02', to: '2026-03-20', reason: '补签说明', document: '教〔2026〕1号' }

  test('covers its days and leaves the others standing, with who answers and by which document', async () => {
    const desk = deskWith(late)
    await desk.run('compliance.answer', answer)
    expect((await desk.ask('compliance.findings', { rule: 'A11' })).rows.map(f => [f.from, f.to, f.answer?.document ?? null, f.answer?.by ?? null])).toEqual([
      ['2026-03-02', '2026-03-20', '教〔2026〕1号', '王老师'],
      ['2026-03-21', '2026-03-31', null, null],
    ])
    expect((await desk.ask('compliance.board', { day: '2026-03-20' })).counts).toEqual({ E: 0, W: 0, R: 0, answered: 1 })
    expect((await desk.ask('compliance.board', { day: '2026-03-21' })).counts).toEqual({ E: 1, W: 0, R: 0, answered: 0 })
  })

  test.each([
    ['a rule that there is not', { rule: 'cn-2021-4/A99' }, 'compliance.noRule'],
    ['a pack that there is not', { rule: 'constructor/A11' }, 'compliance.noRule'],
    ['nothing that stands', { rule: 'cn-2021-4/A19' }, 'compliance.nothingToAnswer'],
    ['days on which nothing stands', { from: '2026-04-01', to: '2026-05-01' }, 'compliance.nothingToAnswer'],
    ['days in the wrong order', { to: '2026-03-01' }, 'compliance.backwards'],
    ['a placement that there is not', { subjectId: 'placement:9' }, 'record.missing'],
  ])('to %s is refused', async (_, more, code) => expect((await deskWith(late).run('compliance.answer', { ...answer, ...more })).refusal?.code).toBe(code))

  test('twice for the same days is refused the second time', async () => {
    const desk = deskWith(late)
    await desk.run('compliance.answer', answer)
    expect((await desk.run('compliance.answer', answer)).refusal?.code).toBe('compliance.nothingToAnswer')
  })

  test('about a ticket is one as well', async () => {
    const desk = deskWith({ ticket: { 'ticket:1': { date: '2026-04-01', kind: 'complaint', what: 'x' } } })
    const { value } = await desk.run('compliance.answer', { ...answer, rule: 'cn-2021-4/A45', subjectId: 'ticket:1', from: '2026-05-02', to: '2027-01-01' })
    expect((await desk.ask('compliance.findings', { rule: 'A45' })).rows).toMatchObject([{ overrideId: value!.id, name: '2026-04-01 · x' }])
  })
})

describe('a figure of the college', () => {
  test('holds from its day on, is told beside the pack’s, and is taken back', async () => {
    const desk = deskWith({ staffCount: { 'staffCount:1': { count: 9 } } })
    await desk.run('compliance.set', { rule: 'A15', parameter: 'share', value: '0.12', from: '2026-06-01', reason: '省教育厅批复' })
    const days = async () => (await desk.ask('compliance.findings', { rule: 'A15' })).rows.map(f => `${f.from} – ${f.to}`)
    expect(await days()).toEqual(['2026-03-02 – 2026-05-31'])
    const figure = async (day: string) => (await desk.ask('compliance.pack', { day })).rules.find(r => r.rule === 'A15')!.figures[0]!
    expect(await figure('2026-05-31')).toMatchObject({ pack: '0.1', holds: '0.1', kind: 'share' })
    const { own, holds } = await figure('2026-06-01')
    expect([holds, own]).toEqual(['0.12', [{ id: expect.any(String), value: '0.12', from: '2026-06-01', reason: '省教育厅批复' }]])
    await desk.run('compliance.unset', { id: own[0]!.id })
    expect(await days()).toEqual(['2026-03-02 – 2026-09-01'])
    await desk.run('history.undo', {})
    expect(await days()).toEqual(['2026-03-02 – 2026-05-31'])
    expect((await desk.run('compliance.unset', { id: 'ruleSetting:none' })).refusal?.code).toBe('record.missing')
  })

  test.each([
    ['A15', 'share', '1', undefined],
    ['A15', 'share', '1.01', 'compliance.outOfRange'],
    ['A15', 'share', '-0.1', 'compliance.outOfRange'],
    ['A15', 'share', 'x', 'compliance.notANumber'],
    ['A15', 'share', 'Infinity', 'compliance.notANumber'],
    ['A27', 'intensity', '5', 'compliance.outOfRange'],
    ['A31', 'nightFrom', '25:00', 'compliance.notAClock'],
    ['A31', 'nightFrom', '', undefined],
    ['A31', 'nightFrom', '23:30', undefined],
    ['A21', 'yearBegins', '09-31x', 'compliance.notADayOfYear'],
    ['A21', 'yearBegins', '08-15', undefined],
    ['A38', 'province', '浙江', undefined],
    ['A38', 'county', '浙江', 'compliance.noParameter'],
    ['A99', 'share', '1', 'compliance.noParameter'],
  ])('%s %s = "%s": %s', async (rule, parameter, value, code) => expect((await deskWith().run('compliance.set', { rule, parameter, value })).refusal?.code).toBe(code))
})

test('both packs are kept at hand, and an edit is seen by both', async () => {
  const desk = deskWith({ student: { 'student:1': { birthDate: '2011-01-01' } } })
  const rules = async (pack: 'cn-2021-4' | 'general') => (await desk.ask('compliance.board', { day: '2026-04-01', pack })).rules.map(r => r.rule)
  expect([await rules('cn-2021-4'), await rules('general')]).toEqual([['A22'], ['G3']])
  await desk.run('register.save', { table: 'student', id: 'student:1', fields: { birthDate: '2008-01-01' } })
  expect([await rules('cn-2021-4'), await rules('general')]).toEqual([[], []])
})
