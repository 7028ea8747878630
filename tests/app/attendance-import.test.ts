import { expect, test } from 'vitest'
import { createFiles } from '#adapters/files/files.ts'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { tableNames } from '#domain/table-names.ts'
import type { FileOut } from '#contract/define.ts'
import type { IntakeDone, IntakePreview } from '#contract/intake.ts'
import { problemText } from '#words/problem-text.ts'
import { createDesk } from './desk.ts'
import { worldWith, type Given } from '../domain/compliance/small-host.ts'

/** The desk of the small host (林小雨, 2024001, from 2 March 2026) with a second intern, 李雷 (2024002). */
function office(given: Given = {}) {
  const world = worldWith({ student: { 'student:2': { number: '2024002', name: '李雷' } }, placement: { 'placement:2': { studentId: 'student:2', kind: 'post', enterpriseId: 'enterprise:1', from: '2026-03-09', to: '2026-09-01', status: 'confirmed' } }, ...given })
  const changes = tableNames.flatMap(table => [...world.tables[table].values()].map(row => birth(table, row)))
  const past: ChangeSet[] = [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
  const desk = createDesk('2026-03-11T18:00', past, { files: createFiles({ zone: 'Asia/Shanghai', thread: null }) })
  async function job<R>(name: 'intake.read' | 'intake.apply' | 'files.exportRows' | 'files.export', input: unknown): Promise<R> {
    const answer = await desk.app.answer({ name, input })
    if (!('value' in answer)) throw new Error(JSON.stringify(answer))
    return answer.value as R // the test names the job's result
  }
  const marks = () => [...desk.app.world.tables.attendance.values()].map(a => [a.placementId, a.date, a.state, a.evidence, a.hours ?? null]).sort()
  return { ...desk, job, marks }
}
const fileOf = (...lines: string[]) => ({ file: { name: '考勤.csv', base64: Buffer.from(lines.join('\n')).toString('base64') } })
const HEADS = '学号,姓名,日期,出勤情况,工时,证据来源'

test('a list is read: by the student’s number and the day, the student’s own word where no other is named', async () => {
  const { job, marks } = office()
  const done = await job<IntakeDone>('intake.apply', fileOf(HEADS, '2024001,林小雨,2026-03-09,出勤,8,企业导师签字', '2024002,李雷,2026/3/9,迟到,,'))
  expect(done).toMatchObject({ counts: { new: 2, problems: 0 }, tables: [{ table: 'attendance', new: 2 }] })
  expect(marks()).toEqual([['placement:1', '2026-03-09', 'present', 'mentor', 8], ['placement:2', '2026-03-09', 'late', 'self', null]])
})

test('what can’t be is said with its row, and the rest is imported', async () => {
  const stronger: Given = { attendance: { 'attendance:2026-03:1': { placementId: 'placement:1', date: '2026-03-06', state: 'absent', evidence: 'machine' } } }
  const { job, marks } = office(stronger)
  const lines = fileOf(
    HEADS,
    '2024001,,2026-03-12,出勤,,', // to come
    '2024002,,2026-03-06,出勤,,', // before the first day
    '2024001,,2026-03-06,出勤,,', // a machine says otherwise
    '2024001,,2026-03-09,出勤,,',
    '2024001,,2026-03-09,旷工,,', // a second mark for the day
    '2024001,,2026-03-10,在家,,', // no state
    '2024009,,2026-03-10,出勤,,', // nobody
    '2024001,,2026-03-11,出勤,30,', // more hours than a day has
  )
  const { problems, counts } = await job<IntakePreview>('intake.read', lines)
  expect(problems.map(p => [p.row, p.code]).sort()).toEqual([
    [2, 'attendance.future'], [3, 'attendance.outside'], [4, 'attendance.stronger'], [6, 'attendance.twice'], [7, 'cell.choice'], [8, 'cell.unknown'], [9, 'cell.tooBig'],
  ])
  expect(problemText('zh-CN', problems.find(p => p.code === 'attendance.twice')!)).toContain('3月9日 周一在第 5 行已有一条')
  expect(counts).toMatchObject({ new: 1, problems: 7 })
  await job('intake.apply', lines)
  expect(marks()).toEqual([['placement:1', '2026-03-06', 'absent', 'machine', null], ['placement:1', '2026-03-09', 'present', 'self', null]])
})

test('the same list twice changes nothing; a better word about the same day replaces a weaker one', async () => {
  const { job, marks } = office()
  const list = fileOf(HEADS, '2024001,,2026-03-09,出勤,,学生自报')
  await job('intake.apply', list)
  expect((await job<IntakePreview>('intake.read', list)).counts).toEqual({ new: 0, changed: 0, same: 1, problems: 0 })
  await job('intake.apply', fileOf(HEADS, '2024001,,2026-03-09,旷工,,教师现场核实'))
  expect(marks()).toHaveLength(1)
})

test('a sheet with a column a day is read too; a problem names the row and the day where it stands', async () => {
  const { job, marks } = office()
  const lines = fileOf(
    '金宇精密考勤表,,,,,,,',
    '学号,姓名,2026-03-09,2026-03-10,2026-03-11,2026-03-12,出勤,工时',
    '2024001,林小雨,√,迟,假,,2,16',
    '2024002,李雷,出勤,旷工,,√,1,8',
    '2024002,李雷,,乱写,,,,',
  )
  const { problems, counts, sheets } = await job<IntakePreview>('intake.read', lines)
  expect(sheets).toMatchObject([{ table: 'attendance', headRow: 1 }])
  expect(counts).toMatchObject({ new: 5, problems: 2 })
  expect(problems.map(p => [p.row, p.column, p.code]).sort()).toEqual([[4, '2026-03-12', 'attendance.future'], [5, '2026-03-10', 'cell.choice']])
  await job('intake.apply', lines)
  expect(marks().map(m => m.slice(0, 3))).toEqual([
    ['placement:1', '2026-03-09', 'present'], ['placement:1', '2026-03-10', 'late'], ['placement:1', '2026-03-11', 'leave'],
    ['placement:2', '2026-03-09', 'present'], ['placement:2', '2026-03-10', 'absent'],
  ])
})

test('a list of placements with two dates a row is not taken for a sheet of days', async () => {
  const { job } = office()
  const lines = fileOf('学号,实习单位,实习开始时间,实习结束时间', '2024001,金宇精密,2026-03-02,2026-09-01')
  expect((await job<IntakePreview>('intake.read', lines)).sheets).toMatchObject([{ table: 'placement' }])
})

test('what goes out as a list comes in again without a change', async () => {
  const { job } = office({ attendance: { 'attendance:2026-03:1': { placementId: 'placement:1', date: '2026-03-06', state: 'sick', evidence: 'teacher', by: '王老师', note: '发热' } } })
  const out = await job<FileOut>('files.export', { table: 'attendance', format: 'xlsx', language: 'zh-CN' })
  expect((await job<IntakePreview>('intake.read', { file: { name: out.name, base64: out.base64 } })).counts).toEqual({ new: 0, changed: 0, same: 1, problems: 0 })
})
