import { describe, expect, test } from 'vitest'
import { createFiles } from '#adapters/files/files.ts'
import type { Ports } from '#app/ports.ts'
import { contract } from '#contract/contract.ts'
import type { FileOut } from '#contract/define.ts'
import { birth } from '#domain/base/change.ts'
import { isNationalId } from '#domain/base/national-id.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { createSample } from '#adapters/sample/sample.ts'
import { say } from '#words/say.ts'
import { createDesk, type Desk } from './desk.ts'

// Numbers of identity cards: hidden in every answer, seen one by one by who may, and that is noted.

const TODAY = '2026-11-23'
const NUMBER = /(?<!\d)\d{17}[\dX](?!\d)/g

/** A valid number for the n-th person. */
function numberOf(n: number): string {
  const body = `11010120070${(n % 9) + 1}${String((n % 28) + 1).padStart(2, '0')}${String(n % 1000).padStart(3, '0')}`
  return [...'0123456789X'].map(last => body + last).find(isNationalId)!
}

function office(protection: object = { locked: false, who: 'office' }): { desk: Desk; numbers: string[]; student: string } {
  const [first] = createSample().sets('college', 'zh-CN', TODAY)
  let n = 0
  const numbers: string[] = []
  const changes = first!.changes.map(change => {
    if (change.table !== 'student') return change
    const nationalId = numberOf(n++)
    numbers.push(nationalId)
    return birth('student', { ...change.to, id: change.id, nationalId } as { id: string })
  })
  const past: ChangeSet[] = [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
  const kept = { put: async () => '', get: async () => null }
  const desk = createDesk(`${TODAY}T08:00`, past, { files: createFiles({ zone: 'Asia/Shanghai', thread: null }), attachments: kept, protection, readings: async () => () => [] } as unknown as Partial<Ports>)
  return { desk, numbers, student: [...desk.app.world.tables.student.keys()][0]! }
}

const seen = (desk: Desk) => desk.journal.sets.filter(set => set.command === 'person.reveal' || set.command === 'person.listed')
/** Whole numbers of identity cards in what was answered. */
const leaks = (answer: unknown) => (JSON.stringify(answer).match(NUMBER) ?? []).filter(isNationalId)

describe('no answer holds a whole number', () => {
  const { desk, numbers, student } = office()

  test('of any query, asked as its page asks', async () => {
    expect(numbers.length).toBeGreaterThan(100)
    const name = desk.app.world.tables.student.get(student)!.name
    const inputs: Record<string, object[]> = {
      'register.list': [{ table: 'student' }, { table: 'student', find: name }, { table: 'placement' }],
      'register.view': [{ table: 'student', language: 'zh-CN' }, { table: 'student', language: 'en', sort: { field: 'nationalId', down: true } }],
      'register.values': [{ table: 'student', language: 'zh-CN', field: 'nationalId' }],
      'register.rows': [{ table: 'student', ids: [student] }],
      'register.get': [{ id: student }],
      'register.options': [{ table: 'student' }],
      'register.copy': [{ table: 'student', ids: [student], columns: ['name', 'nationalId'], language: 'zh-CN', heads: true }],
      'find.records': [{ find: name, language: 'zh-CN' }, { find: numbers[0]!, language: 'zh-CN' }, { find: numbers[0]!.slice(6, 14), language: 'zh-CN' }],
      'history.of': [{ id: student }],
      'history.entry': [{ seq: 1 }],
      'report.choices': [{ table: 'student', find: name }, { table: 'student', find: numbers[0]!.slice(0, 12) }],
    }
    const refused: string[] = []
    let answered = 0
    for (const query of Object.keys(contract.queries)) {
      for (const input of inputs[query] ?? [{}]) {
        const frame = await desk.app.answer({ name: query, input })
        if ('value' in frame) answered++
        else if (inputs[query]) refused.push(`${query} ${JSON.stringify(frame).slice(0, 200)}`)
        expect(leaks(frame), query).toEqual([])
      }
    }
    expect(refused).toEqual([])
    expect(answered).toBeGreaterThan(40)
    expect(seen(desk)).toEqual([])
  })

  test('nor any list, paper or preview, unless it was asked for', async () => {
    const { base64 } = await file(desk, 'files.export', { table: 'student', format: 'csv', language: 'zh-CN' })
    expect(Buffer.from(base64, 'base64').toString('utf8').match(NUMBER) ?? []).toEqual([])
    const roster = await file(desk, 'placement.roster', { format: 'csv', language: 'zh-CN' })
    expect(Buffer.from(roster.base64, 'base64').toString('utf8').match(NUMBER) ?? []).toEqual([])
    const list = Buffer.from(`学号,姓名,身份证号\n99,新人,${numberOf(900)}\n98,旧人,${numberOf(901).slice(0, 17)}0\n`).toString('base64')
    const preview = await desk.app.answer({ name: 'intake.read', input: { file: { name: '学生.csv', base64: list } } })
    expect(preview).toMatchObject({ value: { sheets: [{ table: 'student' }] } })
    expect(JSON.stringify(preview).match(NUMBER) ?? []).toEqual([])
    expect(seen(desk)).toEqual([])
  })
})

async function file(desk: Desk, name: string, input: object): Promise<FileOut> {
  const frame = await desk.app.answer({ name, input, actor: { name: '王老师' } })
  if (!('value' in frame)) throw new Error(JSON.stringify(frame))
  return frame.value as FileOut // these jobs give files
}

describe('a whole number', () => {
  test('is seen by who asks for it, and the history says who saw whose, when, and not which', async () => {
    const { desk, numbers, student } = office()
    expect((await desk.run('person.reveal', { id: student, field: 'nationalId' })).value).toEqual({ value: numbers[0] })
    const [set] = seen(desk)
    expect(set).toMatchObject({ seq: 2, actor: { name: '王老师' }, command: 'person.reveal', changes: [], about: { id: student } })
    expect(leaks(desk.journal.sets.at(-1))).toEqual([])
    const { entries } = await desk.ask('history.list', {})
    expect(entries[0]).toMatchObject({ state: 'noted', records: 0 })
    expect(say('zh-CN', `command.${entries[0]!.command}`, entries[0]!.about)).toContain(desk.app.world.tables.student.get(student)!.name)
  })

  test('once seen, leaves undo and redo as they were, also after the folder is opened again', async () => {
    const { desk, student } = office()
    const room = [...desk.app.world.tables.workshop.keys()][0]!
    expect((await desk.run('register.save', { table: 'workshop', id: room, fields: { name: '新车间' } })).refusal).toBeUndefined()
    await desk.run('history.undo', {})
    await desk.run('person.reveal', { id: student, field: 'nationalId' })
    const again = createDesk(`${TODAY}T08:00`, desk.journal.sets)
    for (const one of [desk, again]) {
      expect((await one.run('history.redo', {})).refusal).toBeUndefined()
      expect(one.app.world.tables.workshop.get(room)!.name).toBe('新车间')
      expect((await one.run('history.undo', {})).value).toMatchObject({ command: 'register.save' })
      expect((await one.run('history.undo', { seq: 4 })).refusal?.code).toBe('history.nothing')
    }
  })

  test('is not for teachers and readers, one by one or in a list', async () => {
    for (const who of ['teacher', 'reader']) {
      const { desk, student } = office({ locked: false, who })
      expect((await desk.run('person.reveal', { id: student, field: 'nationalId' })).refusal?.code).toBe('role.denied')
      for (const [name, input] of [['files.export', { table: 'student', format: 'xlsx', language: 'zh-CN', identity: true }], ['placement.roster', { format: 'xlsx', language: 'zh-CN', identity: true }]] as const) {
        expect(await desk.app.answer({ name, input })).toMatchObject({ refusal: { code: 'role.denied' } })
        expect(await desk.app.answer({ name, input: { ...input, identity: false } })).toMatchObject({ value: {} })
      }
      expect(seen(desk)).toEqual([])
    }
  })

  test('in a list that goes out is noted with how many there were', async () => {
    const { desk, numbers } = office()
    const { base64 } = await file(desk, 'files.export', { table: 'student', format: 'csv', language: 'zh-CN', identity: true })
    expect(Buffer.from(base64, 'base64').toString('utf8')).toContain(numbers[0])
    expect(seen(desk)).toMatchObject([{ command: 'person.listed', actor: { name: '王老师' }, about: { count: numbers.length } }])
  })

  test('of a field that is not hidden, or of nobody, is refused', async () => {
    const { desk, student } = office()
    for (const input of [{ id: student, field: 'name' }, { id: student, field: '__proto__' }, { id: 'student:none', field: 'nationalId' }, { id: 'x', field: 'nationalId' }]) expect((await desk.run('person.reveal', input)).refusal?.code).toBe('person.none')
    expect(seen(desk)).toEqual([])
  })
})
