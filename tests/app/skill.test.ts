import { beforeEach, describe, expect, test } from 'vitest'
import type { Assessment } from '#domain/records/outcome.ts'
import { say } from '#words/say.ts'
import { createDesk, type Desk } from './desk.ts'

let desk: Desk
const ids: Record<string, string> = {}

async function save(key: string, table: string, fields: Record<string, unknown>): Promise<void> {
  const { value, refusal } = await desk.run('register.save', { table, fields } as never) // the table says which fields
  if (!value) throw new Error(JSON.stringify(refusal))
  ids[key] = (value as { id: string }).id
}

const how = { date: '2026-11-20', part: 'practice', assessor: 'teacher' } as const
const level = (student: string, skill: string, n: number | null) => ({ studentId: ids[student]!, skillId: ids[skill]!, level: n })
const assess = (levels: ReturnType<typeof level>[], more: object = {}) => desk.run('skill.assess', { ...how, levels, ...more })
const written = () => [...desk.app.world.tables.assessment.values()].map((row: Assessment) => Object.fromEntries(Object.entries(row).filter(([field]) => field !== 'id')))
const sheet = async (more: object = {}) => (await desk.ask('skill.sheet', { classGroupId: ids['class']!, ...how, ...more }))!

beforeEach(async () => {
  desk = createDesk()
  await save('programme', 'programme', { name: '数控技术' })
  await save('class', 'classGroup', { name: 'M2301', programmeId: ids['programme'], year: 2023 })
  await save('lin', 'student', { name: '林雪', number: '230102', classGroupId: ids['class'], year: 2023 })
  await save('chen', 'student', { name: '陈浩', number: '230101', classGroupId: ids['class'], year: 2023 })
  await save('left', 'student', { name: '王军', number: '230103', classGroupId: ids['class'], status: 'left' })
  await save('turn', 'skill', { name: '车削', code: 'N1', programmeId: ids['programme'] })
  await save('mill', 'skill', { name: '铣削', code: 'N2', programmeId: ids['programme'], levels: 3, masteredFrom: 2 })
})

describe('a class is assessed in one go', () => {
  test('and all of it is one act, which undo takes back', async () => {
    const before = desk.journal.sets.length
    expect((await assess([level('lin', 'turn', 4), level('lin', 'mill', 2), level('chen', 'turn', 0)], { by: '王老师' })).value).toEqual({ written: 3, removed: 0 })
    expect(desk.journal.sets).toHaveLength(before + 1)
    expect(written()).toEqual([
      { studentId: ids['lin'], skillId: ids['turn'], part: 'practice', level: 4, date: '2026-11-20', assessor: 'teacher', by: '王老师' },
      { studentId: ids['lin'], skillId: ids['mill'], part: 'practice', level: 2, date: '2026-11-20', assessor: 'teacher', by: '王老师' },
      { studentId: ids['chen'], skillId: ids['turn'], part: 'practice', level: 0, date: '2026-11-20', assessor: 'teacher', by: '王老师' },
    ])
    const { command, about } = desk.journal.sets.at(-1)!
    expect(say('en', `command.${command}`, about)).toBe('Assessed M2301 on Fri 20 Nov, Practice: 3 levels')
    await desk.run('history.undo', {})
    expect(written()).toEqual([])
  })

  test('a level of the same day, way and assessor is replaced or taken away; others stay', async () => {
    await assess([level('lin', 'turn', 2), level('lin', 'mill', 1)])
    await assess([level('lin', 'turn', 3)], { part: 'theory' })
    await assess([level('lin', 'turn', 5)], { assessor: 'mentor' })
    const { value } = await assess([level('lin', 'turn', 4), level('lin', 'mill', null), level('chen', 'mill', null)])
    expect(value).toEqual({ written: 1, removed: 1 })
    expect(written().map(a => [a['part'], a['assessor'], a['level']])).toEqual([['practice', 'teacher', 4], ['theory', 'teacher', 3], ['practice', 'mentor', 5]])
  })

  test('writing the same again changes nothing', async () => {
    await assess([level('lin', 'turn', 2)], { by: '王老师' })
    expect((await assess([level('lin', 'turn', 2)], { by: '李老师' })).value).toEqual({ written: 0, removed: 0 })
    expect(written()[0]).toMatchObject({ by: '王老师' })
  })
})

describe('nothing is written where one level is not right', () => {
  test('a level above those of the skill, or before the student came, is named with its row', async () => {
    const { refusal } = await assess([level('lin', 'turn', 4), level('lin', 'mill', 4), level('chen', 'mill', 9)])
    expect(refusal).toMatchObject({ code: 'skill.assess.invalid', facts: { count: 2, issues: [{ studentId: ids['lin'], skillId: ids['mill'] }, { studentId: ids['chen'] }] } })
    const words = say('en', 'refusal.skill.assess.invalid', refusal!.facts)
    expect(words).toContain('林雪, “铣削”: “铣削” has levels up to 3, not 4.')
    expect(words).toContain('Nothing was written: 2 levels are not right and marked.')
    expect(say('zh-CN', 'refusal.skill.assess.invalid', refusal!.facts)).toContain('林雪“铣削”：')
    expect((await assess([level('lin', 'turn', 1)], { date: '2022-05-01' })).refusal).toMatchObject({ code: 'skill.assess.invalid', facts: { student: '林雪', problem: { code: 'problem.outcome.beforeEntry' } } })
    expect(written()).toEqual([])
  })

  test('a day to come, somebody twice, somebody who is gone', async () => {
    expect((await assess([level('lin', 'turn', 1)], { date: '2026-11-24' })).refusal).toMatchObject({ code: 'skill.assess.future', facts: { date: '2026-11-24', today: '2026-11-23' } })
    expect((await assess([level('lin', 'turn', 1), level('lin', 'turn', 2)])).refusal).toMatchObject({ code: 'skill.assess.twice', facts: { student: '林雪', skill: '车削' } })
    expect((await assess([{ studentId: 'student:gone', skillId: ids['turn']!, level: 1 }])).refusal).toMatchObject({ code: 'record.missing' })
    expect((await assess([{ studentId: ids['lin']!, skillId: 'skill:gone', level: 1 }])).refusal).toMatchObject({ code: 'record.missing' })
    expect((await assess([level('lin', 'turn', 11)])).refusal).toMatchObject({ code: 'input.invalid' })
    expect(written()).toEqual([])
  })
})

test('the sheet of a class holds its students by number, its skills by code, what stands for the day and what was known before', async () => {
  await assess([level('lin', 'turn', 2)], { date: '2026-10-10' })
  await assess([level('lin', 'turn', 3)], { assessor: 'mentor' })
  await assess([level('lin', 'turn', 4)])
  await assess([level('chen', 'mill', 1)], { part: 'theory' })
  const { skills, students, classGroup, programme } = await sheet()
  expect([classGroup, programme]).toEqual(['M2301', '数控技术'])
  expect(skills.map(s => [s.name, s.levels, s.masteredFrom])).toEqual([['车削', 5, 3], ['铣削', 3, 2]])
  expect(students.map(s => [s.name, s.cells])).toEqual([
    ['陈浩', [{ level: null, before: null }, { level: null, before: null }]],
    ['林雪', [{ level: 4, before: { level: 3, date: '2026-11-20' } }, { level: null, before: null }]],
  ])
  expect((await sheet({ date: '2026-11-01' })).students[1]!.cells[0]).toEqual({ level: null, before: { level: 2, date: '2026-10-10' } })
  expect(await desk.ask('skill.sheet', { classGroupId: 'classGroup:gone', ...how })).toBeNull()
})

test('skills are asked for through the door, and what cannot be looked at is refused', async () => {
  await assess([level('lin', 'turn', 4), level('chen', 'turn', 1)])
  const overview = await desk.ask('skill.overview', {})
  expect(overview).toMatchObject({ ok: true, value: { assessed: 2, mastered: 1, rows: [{ name: '车削', learners: 2, assessed: 2, mastered: 1 }, { name: '铣削' }] } })
  expect(await desk.ask('skill.overview', { scope: { period: 'own', from: '2026-02-01', to: '2026-01-01' } })).toMatchObject({ ok: false, refusal: { code: 'scope.dates' } })
  expect(await desk.ask('skill.detail', { id: ids['turn']! })).toMatchObject({ ok: true, value: { row: { name: '车削' } } })
  expect(await desk.ask('outcome.finding', { asked: { kind: 'skillGrid' } })).toMatchObject({ ok: true, value: { finding: { chart: { type: 'grid', rows: [{ key: ids['class'], cells: [{ value: 0.5, rows: 2 }, null] }] } } } })
  expect(await desk.ask('outcome.behind', { asked: { kind: 'skillGrid' }, key: ids['class']!, series: ids['turn']!, part: 'mastered' })).toMatchObject({ ok: true, value: { total: 1 } })
})
