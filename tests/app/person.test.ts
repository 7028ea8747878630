import { describe, expect, test } from 'vitest'
import { createReplica, given, PASSPHRASE, sent, type File, type Replica } from './replicas.ts'
import { createDesk } from './desk.ts'
import { restatedWithout } from '#domain/person/anonymous.ts'
import { isStillTold } from '#domain/person/still-told.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
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
    const due = async () => (await desk.ask('person.due', {})).classes[0]
    expect(await due()).toEqual({ kept: 'person', years: null, count: 0, since: null, names: [] })
    await desk.run('college.save', { fields: { keepYears: 5 } })
    expect(await due()).toEqual({ kept: 'person', years: 5, count: 2, since: '2025-06-30', names: ['学生1', '学生2'] })
    expect((await desk.run('person.clear', { kept: 'person' })).value).toMatchObject({ records: 2 })
    expect([...desk.app.world.tables.student.values()].map(s => s.name)).toEqual(['×', '×', '学生3'])
    await desk.run('college.save', { fields: { keepYears: null } })
    expect(await due()).toMatchObject({ years: null, count: 0 })
  })
})

describe('data that were kept long enough', () => {
  const TRACES = '花生过敏'
  async function someYearsLater() {
    const desk = createDesk()
    await desk.run('college.setup', { name: '江州', term: { name: '2026 秋', start: '2026-08-31', weeks: 20 } } as never)
    const save = async (table: string, fields: object) => {
      const { value, refusal } = await desk.run('register.save', { table, fields, accept: true } as never)
      if (!value || !('id' in value)) throw new Error(JSON.stringify(refusal ?? value))
      return value.id
    }
    const student = async (number: string, nationalId: string, graduatedOn: string) =>
      save('student', { number, name: `学生${number}`, nationalId, guardianName: `${TRACES}之母`, phone: '13912345678', status: 'graduated', graduatedOn })
    const [old, young] = [await student('1', '11010519491231002X', '2022-06-30'), await student('2', '11010120080203002X', '2025-06-30')]
    const enterpriseId = await save('enterprise', { name: '金宇' })
    const placed = (studentId: string, from: string, to: string) => save('placement', { studentId, enterpriseId, kind: 'post', from, to, status: 'ended', source: 'school', resultGrade: TRACES, pay: 2600 })
    const placement = await placed(old, '2021-09-01', '2022-01-31')
    await save('placementChange', { placementId: placement, from: '2022-01-10', reason: TRACES, to: '2024-02-28' })
    const teacherId = await save('teacher', { name: '李老师' })
    const visit = (date: string) => save('visit', { enterpriseId, teacherId, date, way: 'onSite', content: TRACES, spokeWith: TRACES })
    const visits = [await visit('2021-10-12'), await visit('2025-10-12')]
    const journal = await save('journal', { placementId: placement, date: '2021-10-11', content: TRACES })
    const leave = await save('leave', { placementId: placement, from: '2021-11-01', to: '2021-11-02', reason: TRACES })
    const destination = await save('destination', { studentId: old, date: '2022-08-01', destination: 'employed', source: 'phone', employer: TRACES, salary: 5000 })
    const due = async () => Object.fromEntries((await desk.ask('person.due', {})).classes.map(one => [one.kept, one.count]))
    return { desk, due, old, young, placement, visits, journal, leave, destination }
  }
  const YEARS = { keepIdentityYears: 3, keepOnSiteYears: 3, keepPlacementYears: 3, keepOutcomeYears: 3 }

  test('are due class by class, from the day of the record, of leaving or of the end of an internship that was prolonged', async () => {
    const { desk, due } = await someYearsLater()
    expect(await due()).toEqual({ person: 0, identity: 0, onSite: 0, placement: 0, outcome: 0 })
    await desk.run('college.save', { fields: YEARS })
    expect(await due()).toEqual({ person: 0, identity: 1, onSite: 3, placement: 0, outcome: 1 })
    await desk.run('college.save', { fields: { keepPlacementYears: 2 } })
    expect(await due()).toMatchObject({ placement: 2 })
  })

  test('are cleared in one act that can be undone: who it was and what figures need stay', async () => {
    const { desk, due, old, young, visits, journal, leave } = await someYearsLater()
    await desk.run('college.save', { fields: YEARS })
    const { tables } = desk.app.world
    expect((await desk.run('person.clear', { kept: 'identity' })).value).toEqual({ records: 1 })
    expect(tables.student.get(old)).toEqual({ id: old, number: '1', name: '学生1', phone: '13912345678', status: 'graduated', graduatedOn: '2022-06-30' })
    expect(tables.student.get(young)!.nationalId).toBe('11010120080203002X')
    expect((await desk.run('person.clear', { kept: 'onSite' })).value).toEqual({ records: 3 })
    expect([tables.visit.get(visits[0]!)!.content, tables.visit.get(visits[1]!)!.content]).toEqual([undefined, TRACES])
    expect(tables.visit.get(visits[0]!)).toMatchObject({ date: '2021-10-12', way: 'onSite' })
    expect([tables.journal.get(journal)!.content, tables.leave.get(leave)!.reason]).toEqual([undefined, '×'])
    expect(await due()).toMatchObject({ identity: 0, onSite: 0 })
    expect((await desk.run('person.clear', { kept: 'onSite' })).refusal?.code).toBe('person.none')
    await desk.run('history.undo', {})
    expect([tables.visit.get(visits[0]!)!.content, tables.leave.get(leave)!.reason]).toEqual([TRACES, TRACES])
  })

  test('are found in the history no more once it is carried out, and the tables are the same by it; what is younger stays', async () => {
    const restated: ((set: ChangeSet) => ChangeSet)[] = []
    const { desk, young, placement, visits } = await someYearsLater()
    await desk.run('college.save', { fields: { ...YEARS, keepPlacementYears: 2 } })
    for (const kept of ['identity', 'onSite', 'placement', 'outcome'] as const) await desk.run('person.clear', { kept })
    const later = createDesk('2026-11-23T08:00', desk.journal.sets, { folders: { restate: async (what: { restated: (set: ChangeSet) => ChangeSet }) => (restated.push(what.restated), { ok: true }) }, storage: { backups: async () => [] } } as never)
    expect(await later.app.answer({ name: 'person.carryOut', input: {} })).toMatchObject({ value: { people: 0 } })
    const sets = desk.journal.sets.map(restated[0]!)
    const told = sets.flatMap(set => set.changes).filter(c => JSON.stringify(c).includes(TRACES)).map(c => c.id)
    expect([...new Set(told)].sort()).toEqual([young, visits[1]!].sort())
    const again = createDesk('2026-11-23T08:00', sets)
    for (const table of ['student', 'placement', 'visit', 'leave', 'destination'] as const) expect([...again.app.world.tables[table].values()], table).toEqual([...desk.app.world.tables[table].values()])
    expect(again.app.world.tables.placement.get(placement)).toMatchObject({ pay: 2600, to: '2022-01-31' })
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
