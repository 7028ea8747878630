import { describe, expect, test } from 'vitest'
import { createFiles } from '#adapters/files/files.ts'
import type { JobName } from '#contract/contract.ts'
import type { FileOut } from '#contract/define.ts'
import type { IntakeDone, IntakePreview } from '#contract/intake.ts'
import { problemText } from '#words/problem-text.ts'
import { LANGUAGES } from '#words/say.ts'
import { createDesk } from './desk.ts'

function office() {
  const desk = createDesk('2026-11-23T08:00', [], { files: createFiles({ zone: 'Asia/Shanghai', thread: null }) })
  async function job<R>(name: JobName, input: unknown): Promise<R> {
    const answer = await desk.app.answer({ name, input })
    if (!('value' in answer)) throw new Error(JSON.stringify(answer))
    return answer.value as R // the test names the job's result
  }
  const file = (name: string, lines: readonly string[]) => ({ name, base64: Buffer.from(lines.join('\n')).toString('base64') })
  const rows = (table: 'sessionRequest' | 'unavailableTime') => [...desk.app.world.tables[table].values()]
  return { ...desk, job, file, rows }
}

const CHINESE = [
  '课程,班级,任课教师,教师安排,实训室类型,设备需求,连上节数,每周次数,学期次数,周次,可排星期,最早节次,最晚节次,优先时间,不在同一天,优先级',
  '数控车削,数控2401,王芳；李强,任一教师,机加工,CK6140×4；X52K×2,2,3,,"1-8,10-16",周一、周三,1,8,周一1-2；周三3-4,否,高',
  '钳工,数控2402,王芳,,,,4,,6,1-15单,,,,,,',
]
const ENGLISH = [
  'Course,Class group,Teachers,Which of the teachers,Any workshop of kind,Equipment needed,Periods in a row,Times a week,Times a term,Weeks,Weekdays,Begins from period,Ends by period,Preferred times,Not on the same day,Priority',
  'Turning,CNC 2401,Wang Fang; Li Qiang,any one of them,machining,CK6140 x4; X52K x2,2,3,,"1-8,10-16","Mon, Wed",1,8,Mon 1-2; Wed 3-4,no,high',
  'Bench work,CNC 2402,Wang Fang,,,,4,,6,1-15 odd,,,,,,',
]
const READ = {
  teacherChoice: 'any',
  needs: [
    { kind: 'CK6140', pieces: 4 },
    { kind: 'X52K', pieces: 2 },
  ],
  periods: 2,
  perWeek: 3,
  weeks: '1-8,10-16',
  weekdays: [1, 3],
  earliest: 1,
  latest: 8,
  preferred: [
    { weekday: 1, from: 1, to: 2 },
    { weekday: 3, from: 3, to: 4 },
  ],
  notSameDay: false,
  priority: 'high',
}

describe('a list of session requests', () => {
  test.each([
    ['in Chinese', '排课要求.csv', CHINESE],
    ['in English', 'requests.csv', ENGLISH],
  ])('%s is read as the office wrote it', async (_, name, lines) => {
    const { job, file, rows } = office()
    const done = await job<IntakeDone>('intake.apply', { file: file(name, lines) })
    expect(done.counts).toMatchObject({ problems: 0 })
    expect(rows('sessionRequest')).toMatchObject([READ, { periods: 4, perTerm: 6, weeks: '1-15 odd' }])
    expect(rows('sessionRequest')[1]).not.toHaveProperty('perWeek')
  })

  test.each(['xlsx', 'csv'] as const)('goes out as .%s and comes in again the same, in either language', async format => {
    const { job, file } = office()
    await job('intake.apply', { file: file('排课要求.csv', CHINESE) })
    await job('intake.apply', { file: file('不可排时间.csv', ['教师,班级,实训室,星期,开始节次,结束节次,周次,原因', '王芳,,,星期一,1,4,单周,教研', ',数控2401,,周五,7,8,,班会', ',,机加工一,3,9,10,2-8双,检查']) })
    for (const language of LANGUAGES) {
      for (const [table, count] of [['sessionRequest', 2], ['unavailableTime', 3]] as const) {
        const { name, base64 } = await job<FileOut>('files.export', { table, format, language })
        const preview = await job<IntakePreview>('intake.read', { file: { name, base64 } })
        expect(preview.sheets[0]!.table).toBe(table)
        expect(preview.counts).toMatchObject({ new: 0, changed: 0, same: count, problems: 0 })
      }
    }
  })

  const bad = (column: string, cell: string) => ['课程,连上节数,每周次数,班级,' + column, `车削,2,1,数控2401,"${cell}"`]
  test.each([
    ['设备需求', '车床很多台', '“车床很多台”不是设备清单', 'no list of equipment'],
    ['设备需求', 'CK6140×0', '0 过小', 'too little'],
    ['优先时间', '周一上午', '“周一上午”不是一周中的时间', 'no times of a week'],
    ['可排星期', '工作日', '“工作日”不是星期', 'no weekdays'],
    ['周次', '春季', '“春季”不是周次', 'no weeks'],
    ['最晚节次', '1', '排不下连上的 2 节', 'no room'],
    ['学期次数', '3', '只能填一个', 'different things'],
  ])('with %s “%s” says where it is wrong and what to do', async (column, cell, zh, en) => {
    const { job, file } = office()
    const { problems, counts } = await job<IntakePreview>('intake.read', { file: file('排课要求.csv', bad(column, cell)) })
    expect(counts).toMatchObject({ new: 0, problems: 1 })
    expect(problems[0]).toMatchObject({ sheet: '排课要求', row: 2, column: `E ${column}` })
    expect(problemText('zh-CN', problems[0]!)).toContain(zh)
    expect(problemText('en', problems[0]!)).toContain(en)
  })
})

describe('a list of unavailable times', () => {
  test('names one owner in each row', async () => {
    const { job, file, rows } = office()
    const lines = ['教师,班级,星期,开始节次,结束节次', '王芳,,周二,1,4', '王芳,数控2401,周三,1,2', ',,周四,1,2', '李强,,周五,4,1', '李强,,周末,1,2']
    const { problems } = await job<IntakePreview>('intake.read', { file: file('不可排时间.csv', lines) })
    expect(problems.map(p => [p.row, p.code])).toEqual([
      [3, 'unavailable.several'],
      [4, 'unavailable.whose'],
      [5, 'unavailable.backwards'],
      [6, 'cell.weekday'],
    ])
    await job('intake.apply', { file: file('不可排时间.csv', lines) })
    expect(rows('unavailableTime')).toMatchObject([{ weekday: 2, from: 1, to: 4 }])
  })
})

test('a request is open while fewer sessions are booked than it asks for', async () => {
  const { app, run, ask } = office()
  const termId = (await run('register.save', { table: 'term', fields: { name: '秋', start: '2026-08-31', weeks: 18 } })).value!.id
  await run('register.save', { table: 'bellTable', fields: { name: '作息', isDefault: true, periods: [{ no: 1, start: '08:00', end: '08:45' }, { no: 2, start: '08:50', end: '09:35' }] } })
  const twice = (await run('register.save', { table: 'sessionRequest', fields: { title: '车削', periods: 1, perWeek: 2 } })).value!.id
  await run('register.save', { table: 'sessionRequest', fields: { title: '参观', periods: 1, perTerm: 3, termId } })
  expect(await ask('booking.openRequests', { termId })).toEqual({ requests: 2, sessions: 5 })

  const workshopId = (await run('register.save', { table: 'workshop', fields: { name: '数控车间' } })).value!.id
  const booked = (await run('booking.create', { workshopId, title: '车削', use: 'teaching', times: { kind: 'series', termId, weekday: 1, weeks: '1-18', periods: { from: 1, to: 1 } } })).value!.id
  const row = app.world.tables.booking.get(booked)!
  app.world.load('booking', [{ ...row, requestId: twice }])
  expect(await ask('booking.openRequests', { termId })).toEqual({ requests: 2, sessions: 4 })
  app.world.load('booking', [{ ...row, requestId: twice, status: 'cancelled' }])
  expect(await ask('booking.openRequests', {})).toEqual({ requests: 2, sessions: 5 })
})

test('the kinds of equipment are its models, or names without one, each with its pieces', async () => {
  const { run, ask } = office()
  for (const fields of [{ name: '车床 1', model: 'CK6140', units: 2 }, { name: '车床 2', model: 'ck-6140', units: 1 }, { name: '台虎钳', units: 30 }]) await run('register.save', { table: 'equipment', fields: { statusCode: '1', ...fields } })
  await run('register.save', { table: 'workshop', fields: { name: '一号', kind: '钳工' } })
  expect(await ask('booking.kinds', {})).toEqual({ equipment: [{ kind: 'CK6140', pieces: 3 }, { kind: '台虎钳', pieces: 30 }], workshops: ['钳工'] })
})
