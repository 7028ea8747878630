import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createFiles } from '#adapters/files/files.ts'
import type { JobName } from '#contract/contract.ts'
import type { FileOut } from '#contract/define.ts'
import type { IntakeDone, IntakePreview } from '#contract/intake.ts'
import { IMPORT_TABLES, type ImportTable } from '#domain/intake/import-tables.ts'
import { problemText } from '#words/problem-text.ts'
import { say } from '#words/say.ts'
import { sharedData } from '../shared-data.ts'
import { createDesk } from './desk.ts'

const fileOf = (name: string, text: string | Uint8Array) => ({ name, base64: Buffer.from(text as string).toString('base64') })
const LIST = fileOf('设备.csv', '资产编号,设备名称,单价,所在实训室\nA1,铣床,100,铣工室\nA2,钻床,很贵,铣工室\nA3,磨床,300,磨工室\n')

const back = ({ name, base64 }: FileOut) => ({ name, base64 })

function office() {
  const desk = createDesk('2026-11-23T08:00', [], { files: createFiles({ zone: 'Asia/Shanghai', thread: null }) })
  const frame = (name: JobName, input: unknown) => desk.app.answer({ name, input })
  const job = async <R>(name: JobName, input: unknown): Promise<R> => {
    const answer = await frame(name, input)
    if (!('value' in answer)) throw new Error(JSON.stringify(answer))
    return answer.value as R // the test names the job's result
  }
  return { ...desk, frame, job }
}

describe('an import', () => {
  test('writes nothing before it is agreed to, then one change set that one undo takes back', async () => {
    const { app, job, journal, run } = office()
    const preview = await job<IntakePreview>('intake.read', { file: LIST })
    expect(preview).toMatchObject({
      kind: 'table',
      counts: { new: 2, changed: 0, same: 0, problems: 1 },
      willCreate: [{ table: 'workshop', count: 2, names: ['铣工室', '磨工室'] }],
    })
    expect(preview.sheets).toMatchObject([
      { sheet: '设备', table: 'equipment', headRow: 0, columns: { 0: 'assetNo', 1: 'name', 2: 'unitPrice', 3: 'workshopId' }, rows: 3 },
    ])
    expect(journal.sets).toHaveLength(0)

    const done = await job<IntakeDone>('intake.apply', { file: LIST })
    expect(done.counts).toEqual(preview.counts)
    expect([app.world.tables.equipment.size, app.world.tables.workshop.size, journal.sets.length]).toEqual([2, 2, 1])
    expect(say('zh-CN', 'command.intake.apply', journal.sets[0]!.about)).toBe('导入 设备.csv（新增 2 条，变更 0 条）')

    await run('history.undo', {})
    expect([app.world.tables.equipment.size, app.world.tables.workshop.size]).toEqual([0, 0])
  })

  test('that would double-book by fewer pieces changes nothing and says which booking stands in the way', async () => {
    const { frame, job, run, journal } = office()
    await job('intake.apply', { file: fileOf('设备.csv', '资产编号,设备名称,数量\nA1,铣床,2\n') })
    const machine = journal.sets[0]!.changes.find(c => c.table === 'equipment')!.id
    for (const title of ['甲', '乙']) {
      const times = { kind: 'once' as const, start: '2026-11-24T08:00', end: '2026-11-24T09:00' }
      await run('booking.create', { title, use: 'teaching', times, items: [{ equipmentId: machine, units: 1 }] })
    }
    const before = journal.sets.length
    const answer = await frame('intake.apply', { file: fileOf('设备.csv', '资产编号,设备名称,数量\nA1,铣床,1\n') })
    expect(answer).toMatchObject({ refusal: { code: 'intake.wouldClash', facts: { count: 2, date: '2026-11-24', start: '08:00' } } })
    expect(journal.sets).toHaveLength(before)
  })

  test('says where a problem is and what to do, in both languages', async () => {
    const { problems } = await office().job<IntakePreview>('intake.read', { file: LIST })
    expect(problemText('zh-CN', problems[0]!)).toBe('工作表“设备”第 3 行 C 单价 列：“很贵”不是数字。')
    expect(problemText('en', problems[0]!)).toBe('Sheet “设备”, row 3, column C 单价: “很贵” is not a number.')
  })

  test('follows the columns and the table that the user chose', async () => {
    const { app, job } = office()
    const { sheets } = await job<IntakePreview>('intake.read', { file: LIST })
    const { sheet, headRow, headRows } = sheets[0]!
    const chosen = [{ sheet, table: 'workshop', headRow, headRows, columns: { 3: 'name', 2: 'note' } }]
    await job('intake.apply', { file: LIST, sheets: chosen })
    expect([...app.world.tables.workshop.values()]).toMatchObject([
      { name: '铣工室', note: '100' },
      { name: '磨工室', note: '300' },
    ])
  })

  test('proposes the columns anew for a table or for heads that the user points at', async () => {
    const { job } = office()
    const file = fileOf('名单.csv', '工号,姓名,\n学号,姓名,所在班级\n2401,陈浩,数控2401\n')
    const chosen = async (sheet: object) => {
      const { sheets } = await job<IntakePreview>('intake.plan', { file, sheets: [{ sheet: '名单', ...sheet }] })
      return [sheets[0]!.headRow, Object.values(sheets[0]!.columns)]
    }
    expect(await chosen({ table: 'student' })).toEqual([1, ['number', 'name', 'classGroupId']])
    expect(await chosen({ table: 'teacher' })).toEqual([0, ['staffNo', 'name']])
    expect(await chosen({ table: 'student', headRow: 0 })).toEqual([0, ['name']])
    expect(await chosen({ table: null })).toEqual([0, []])
  })

  test('is refused with the heads that were found when none of them is known', async () => {
    const answer = await office().frame('intake.read', { file: fileOf('x.csv', '甲乙,丙丁\n1,2') })
    expect(answer).toMatchObject({ refusal: { code: 'file.noKnownColumn', facts: { file: 'x.csv', heads: ['甲乙', '丙丁'] } } })
  })

  test('is refused when the file is text of another kind', async () => {
    const answer = await office().frame('intake.read', { file: fileOf('package.json', readFileSync('package.json')) })
    expect(answer).toMatchObject({ refusal: { code: 'file.noKnownColumn' } })
  })

  test('stops when it is cancelled, with nothing written', async () => {
    const { app, journal } = office()
    const cancel = AbortSignal.abort()
    expect(await app.answer({ name: 'intake.apply', input: { file: LIST } }, undefined, cancel)).toEqual({
      refusal: { code: 'job.cancelled', facts: {} },
    })
    expect(journal.sets).toHaveLength(0)
  })

  test('of a calendar file changes what an earlier one brought', async () => {
    const { app, job } = office()
    const ics = (end: string) =>
      fileOf(
        'a.ics',
        `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:参观\r\nLOCATION:铣工室\r\nDTSTART:20261124T080000\r\nDTEND:${end}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
      )
    await job('intake.apply', { file: ics('20261124T090000') })
    expect(await job('intake.apply', { file: ics('20261124T100000') })).toMatchObject({ kind: 'ics', counts: { new: 0, changed: 1 } })
    expect([...app.world.tables.booking.values()]).toMatchObject([{ title: '参观', times: { end: '2026-11-24T10:00' } }])
  })
})

const spain = sharedData('fet/FET-5-official/Spain/4-secondary-and-vocational-school/SPAIN_20-21-locked.fet')
test.skipIf(!spain)('a FET file goes into the term that the user names', { timeout: 60_000 }, async () => {
  const { app, job, run } = office()
  const file = fileOf('SPAIN.fet', readFileSync(spain!))
  const newTerm = { name: '2026秋', start: '2026-08-31', weeks: 18 }
  const preview = await job<IntakePreview>('intake.plan', { file, newTerm })
  expect(preview.fet).toMatchObject({ teachers: 89, activities: { booked: 1205 }, term: { name: '2026秋', weeks: 18, isNew: true } })
  expect(preview.samples).toHaveLength(200)
  await job('intake.apply', { file, newTerm })
  expect(app.world.tables.booking.size).toBe(1276)
  expect(await job<IntakePreview>('intake.plan', { file, newTerm })).toMatchObject({
    counts: { new: 0, changed: 0, problems: 0 },
    fet: { term: { isNew: false } },
  })
  await run('history.undo', {})
  expect(app.world.tables.booking.size + app.world.tables.term.size + app.world.tables.teacher.size).toBe(0)
})

/** Which records the example row of a template points at. */
const NEEDED: Partial<Record<ImportTable, ImportTable[]>> = {
  timetable: ['term'],
  roster: ['term'],
  placement: ['student'],
  visitIssue: ['visit'],
  postPlaces: ['batch', 'post'],
  wish: ['student', 'batch', 'post'],
  wishList: ['student', 'batch', 'post'],
  itemDelivery: ['trainingItem'],
  feedback: ['ratingScale', 'student'],
  ...Object.fromEntries(['assessment', 'certificate', 'destination'].map(table => [table, ['student']])),
  ...Object.fromEntries(['workstation', 'maintenance', 'maintenancePlan', 'fault'].map(table => [table, ['equipment']])),
  ...Object.fromEntries(['placementChange', 'leave', 'payment', 'attendance', 'journal', 'incident'].map(table => [table, ['student', 'placement']])),
}

describe('a file that goes out', () => {
  test.each(['xlsx', 'csv'] as const)('as .%s comes in again as the same', async format => {
    const { job } = office()
    await job('intake.apply', { file: LIST })
    const out = await job<FileOut>('files.export', { table: 'equipment', format, language: 'zh-CN' })
    expect(out.name).toBe(`设备 2026-11-23.${format}`)
    expect(await job<IntakePreview>('intake.read', { file: back(out) })).toMatchObject({
      counts: { new: 0, changed: 0, same: 2, problems: 0 },
    })
  })

  test('with chosen records holds only those', async () => {
    const { app, job } = office()
    await job('intake.apply', { file: LIST })
    const ids = [[...app.world.tables.equipment.keys()][0]!]
    const out = await job<FileOut>('files.export', { table: 'equipment', format: 'csv', language: 'en', ids })
    expect(Buffer.from(out.base64, 'base64').toString().trim().split('\r\n')).toHaveLength(2)
  })

  test.each(IMPORT_TABLES)('as a template for %s is understood with its example', async table => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { job } = office()
      for (const before of NEEDED[table] ?? []) await job('intake.apply', { file: back(await job<FileOut>('files.template', { table: before, language })) })
      const out = await job<FileOut>('files.template', { table, language })
      const preview = await job<IntakePreview>('intake.read', { file: back(out) })
      expect(preview.problems.map(p => problemText(language, p))).toEqual([])
      expect(preview.sheets[0]!.table).toBe(table)
      expect(preview.counts.new).toBeGreaterThan(0)
    }
  })

  test('holds the numbers of identity cards only when they are asked for', async () => {
    const { job } = office()
    await job('intake.apply', { file: fileOf('学生.csv', '学号,姓名,身份证号\n2024010101,陈浩,11010519491231002X\n') })
    const text = async (identity?: boolean) => Buffer.from((await job<FileOut>('files.export', { table: 'student', format: 'csv', language: 'zh-CN', ...(identity ? { identity } : {}) })).base64, 'base64').toString()
    expect(await text()).not.toMatch(/身份证|11010519491231002X/)
    expect(await text(true)).toMatch(/身份证号[^]*11010519491231002X/)
    expect(await text()).toContain('陈浩')
  })

  test('as a calendar is refused for no days and for no bookings', async () => {
    const { frame } = office()
    expect(await frame('files.calendar', { from: '2026-11-23', to: '2026-11-22' })).toMatchObject({
      refusal: { code: 'files.calendarDays' },
    })
    expect(await frame('files.calendar', { from: '2026-11-23', to: '2026-11-24' })).toMatchObject({
      refusal: { code: 'files.calendarEmpty' },
    })
  })
})
