import { describe, expect, test } from 'vitest'
import { createReplica, given, PASSPHRASE, sent, type File, type Replica } from './replicas.ts'
import { createDesk } from './desk.ts'
import { restatedWithout } from '#domain/person/anonymous.ts'
import { isStillTold } from '#domain/person/still-told.ts'
import type { ReportModel } from '#domain/report/model.ts'

const PERSON = { number: '20240001', name: '欧阳小雨', phone: '13912345678', note: '喜欢画画' }

async function bring(to: Replica, file: File): Promise<void> {
  given(await to.job('exchange.bring', { file, passphrase: PASSPHRASE, removals: true }))
}

/** An office and a second one that knows a person and has written about her since. */
async function twoOffices() {
  const office = createReplica('device:a')
  const other = createReplica('device:b')
  given(await office.run('college.setup', { name: '江州职业技术学院', term: { name: '2026 秋', start: '2026-08-31', weeks: 20 } }))
  const { id } = given(await office.run('register.save', { table: 'student', fields: PERSON }))
  await bring(other, await sent(office))
  given(await other.run('register.save', { table: 'student', id, fields: { email: 'xiaoyu@example.cn', note: '欧阳小雨转专业' } }))
  given(await other.run('register.save', { table: 'certificate', fields: { studentId: id, name: '欧阳小雨的车工证', certificateType: 'other', issuedOn: '2026-06-01' } }))
  given(await other.run('register.save', { table: 'teacher', fields: { name: '李老师' } }))
  return { office, other, id }
}

describe('a person who was erased', () => {
  test('is not brought back by an old file, nor by what others wrote about her since; the rest of the file comes', async () => {
    const { office, other, id } = await twoOffices()
    const file = await sent(other)
    given(await office.run('person.erase', { ids: [id] }))
    const written = office.journal.sets.length
    await bring(office, file)
    expect(office.tables.student.get(id)).toMatchObject({ name: '×', erasedOn: '2026-11-23' })
    expect([...office.tables.teacher.values()].map(t => t.name)).toEqual(['李老师'])
    expect(office.tables.certificate.size).toBe(0)
    expect(office.tables.conflict.size).toBe(0)
    // nor does the journal keep what the file said of her
    expect(JSON.stringify(office.journal.sets.slice(written))).not.toMatch(/欧阳|xiaoyu|139/)
    await bring(office, file)
    expect(office.tables.student.get(id)!.name).toBe('×')
  })

  test('and came so with a file is waited for: the computer that it came to is asked to carry it out', async () => {
    const { office, other, id } = await twoOffices()
    const waiting = async (at: Replica) => (await at.ask('person.waiting', {})).people
    expect([await waiting(office), await waiting(other)]).toEqual([0, 0])
    given(await office.run('person.erase', { ids: [id] }))
    await bring(other, await sent(office))
    expect(other.tables.student.get(id)!.name).toBe('×')
    expect([await waiting(office), await waiting(other)]).toEqual([1, 1])
    // as the carrying out leaves it
    const past = other.journal.sets.map(restatedWithout(new Set([id, ...other.tables.certificate.keys()])))
    expect(past.some(set => isStillTold(id, [set]))).toBe(false)
  })

  test('would come back without that', async () => {
    const { office, other, id } = await twoOffices()
    await bring(office, await sent(other))
    expect(office.tables.student.get(id)!.note).toBe('欧阳小雨转专业')
    expect(office.tables.certificate.size).toBe(1)
  })

  test('counts in figures, and the act can be undone until it is carried out', async () => {
    const desk = createDesk()
    const id = (await desk.run('register.save', { table: 'student', fields: { ...PERSON, year: 2024, status: 'enrolled' } })).value!.id
    expect((await desk.run('person.erase', { ids: [id] })).value).toEqual({ people: 1, records: 1 })
    expect(desk.app.world.tables.student.get(id)).toEqual({ id, number: `×${id.slice('student:'.length)}`, name: '×', year: 2024, status: 'enrolled', erasedOn: '2026-11-23' })
    expect(JSON.stringify(desk.journal.sets.at(-1)!.about)).not.toContain('欧阳')
    expect((await desk.run('person.erase', { ids: [id] })).refusal?.code).toBe('person.none')
    await desk.run('history.undo', {})
    expect(desk.app.world.tables.student.get(id)).toMatchObject(PERSON)
  })

  test('is due when the years are over that the college keeps people’s data', async () => {
    const desk = createDesk()
    await desk.run('college.setup', { name: '江州', term: { name: '2026 秋', start: '2026-08-31', weeks: 20 } } as never)
    for (const [number, graduatedOn] of [['1', '2020-06-30'], ['2', '2021-11-23'], ['3', '2021-11-24']] as const) await desk.run('register.save', { table: 'student', fields: { number, name: `学生${number}`, status: 'graduated', graduatedOn } })
    expect(await desk.ask('person.due', {})).toMatchObject({ years: null, due: [] })
    await desk.run('college.save', { fields: { keepYears: 5 } })
    expect((await desk.ask('person.due', {})).due.map(p => p.number)).toEqual(['1', '2'])
    expect((await desk.ask('person.due', { years: 6 })).due.map(p => p.number)).toEqual(['1'])
  })
})

describe('everything about a person', () => {
  async function handedOver(language: 'en' | 'zh-CN') {
    const printed: ReportModel[] = []
    const printer = { print: async (model: ReportModel) => (printed.push(model), new Uint8Array([37])) }
    const desk = createDesk('2026-11-23T08:00', [], { printer, attachments: { put: async () => '', get: async () => null } } as never)
    await desk.run('college.setup', { name: '江州', term: { name: '2026 秋', start: '2026-08-31', weeks: 20 } } as never)
    const save = async (table: string, fields: object) => (await desk.run('register.save', { table, fields } as never)).value!.id
    const id = await save('student', { ...PERSON, nationalId: '11010519491231002X', sex: 'female', birthDate: '1949-12-31', guardianName: '欧阳大雨', guardianPhone: '13700000001', email: 'xiaoyu@example.cn', year: 2024, status: 'enrolled' })
    const other = await save('student', { number: '20240002', name: '司徒小雪' })
    for (const [studentId, name] of [[id, '车工证'], [id, '焊工证'], [other, '电工证']]) await save('certificate', { studentId, name, certificateType: 'other', issuedOn: '2026-06-01' })
    const frame = await desk.app.answer({ name: 'person.export', input: { id, format: 'pdf', language } })
    return { desk, frame, text: JSON.stringify(printed[0]) }
  }

  test.each(['en', 'zh-CN'] as const)('stands on paper, whole, with nobody else (%s)', async language => {
    const { frame, text } = await handedOver(language)
    expect(frame).toMatchObject({ value: { mime: 'application/pdf', name: expect.stringContaining('20240001') as unknown } })
    for (const said of [...Object.values(PERSON), '11010519491231002X', '欧阳大雨', '13700000001', 'xiaoyu@example.cn', '车工证', '焊工证']) expect(text).toContain(said)
    expect(text).not.toMatch(/司徒小雪|电工证|"(field|choice|table|tables|person)\./)
  })

  test('that was handed over stands in the history, and no more when the person is erased', async () => {
    const { desk } = await handedOver('zh-CN')
    const [entry] = (await desk.ask('history.list', {})).entries
    expect(entry).toMatchObject({ command: 'person.export', state: 'noted', about: { name: PERSON.name } })
    const set = desk.journal.sets.at(-1)!
    expect(JSON.stringify(restatedWithout(new Set([String(set.about!['id'])]))(set).about)).not.toContain(PERSON.name)
    expect(restatedWithout(new Set(['student:nobody']))(set)).toBe(set)
  })
})
