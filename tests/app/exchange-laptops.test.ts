import { describe, expect, test } from 'vitest'
import { referencesOf } from '#domain/register/references.ts'
import { tableNames, tableOf } from '#domain/table-names.ts'
import type { Tables } from '#domain/tables.ts'
import { emptyLaptop, hostIn, sampleOffice, SPAN, taken, textOf } from './exchange-office.ts'
import { brought, given, offices, olderCopy, PASSPHRASE, sent, type Replica } from './replicas.ts'

/** References that lead nowhere. */
function dangling(tables: Tables): string[] {
  return tableNames.flatMap(table => [...tables[table].values()].flatMap(row => referencesOf(table, row).filter(id => tableOf(id) && !tables[tableOf(id)!].has(id)).map(id => `${row.id} → ${id}`)))
}

describe('what goes along', () => {
  test('of people only those of the chosen enterprise, and of their past nothing that names others', async () => {
    const office = sampleOffice()
    const host = hostIn(office)
    const placements = [...office.tables.placement.values()]
    const there = new Set(placements.filter(p => p.enterpriseId === host && p.from <= SPAN.to && p.to >= SPAN.from).map(p => p.studentId))
    const others = [...office.tables.student.values()].filter(s => !there.has(s.id))
    // an act that was about many: some go along and some do not
    given(await office.run('register.saveMany', { table: 'student', rows: [...others.slice(0, 3).map(s => s.id), ...there].map(id => ({ id, fields: { note: `核对过 ${office.tables.student.get(id)!.name}` } })) }))
    const { file } = await taken(office, { enterprises: [host] })
    const laptop = emptyLaptop()
    given(await brought(laptop, file))
    expect(new Set(laptop.tables.student.keys())).toEqual(there)
    expect(dangling(laptop.tables)).toEqual([])

    const said = new Set(textOf(file).match(/"[^"]*"/g)!.map(text => text.slice(1, -1)))
    const names = new Set([...there].map(id => office.tables.student.get(id)!.name))
    const strangers = others.filter(s => !names.has(s.name))
    expect(strangers.length).toBeGreaterThan(100)
    expect(strangers.filter(s => said.has(s.name) || said.has(`核对过 ${s.name}`)).map(s => s.name)).toEqual([])
    expect(strangers.filter(s => said.has(s.id) || said.has(s.number)).map(s => s.id)).toEqual([])
  })

  test('one placement brings its student, his host and his papers; a workshop its machines; a class group its students', async () => {
    const office = sampleOffice()
    const placement = [...office.tables.placement.values()].find(p => p.from <= SPAN.to && p.to >= SPAN.from)!
    const one = emptyLaptop('one')
    given(await brought(one, (await taken(office, { placements: [placement.id] })).file))
    expect([...one.tables.placement.keys()]).toContain(placement.id)
    expect([...one.tables.student.keys()]).toEqual([placement.studentId])
    expect(one.tables.enterprise.has(placement.enterpriseId)).toBe(true)

    const room = [...office.tables.equipment.values()].find(e => e.workshopId)!.workshopId!
    const two = emptyLaptop('two')
    given(await brought(two, (await taken(office, { workshops: [room] })).file))
    expect([...two.tables.equipment.values()].filter(e => e.workshopId === room).length).toBe([...office.tables.equipment.values()].filter(e => e.workshopId === room).length)
    expect(dangling(two.tables)).toEqual([])

    const group = [...office.tables.student.values()].find(s => s.classGroupId)!.classGroupId!
    const three = emptyLaptop('three')
    given(await brought(three, (await taken(office, { classGroups: [group] })).file))
    expect([...three.tables.student.values()].filter(s => s.classGroupId === group).length).toBe([...office.tables.student.values()].filter(s => s.classGroupId === group).length)
    expect(dangling(three.tables)).toEqual([])
  })

  test('what was counted before is what is taken', async () => {
    const office = sampleOffice()
    const scope = { ...SPAN, enterprises: [hostIn(office)] }
    const counted = given(await office.job('exchange.count', { scope }))
    const { sent: done } = await taken(office, scope)
    // besides what was chosen: the note that it is out, and the name of the office
    expect(done.records).toBe(counted.records + 2)
    expect(Object.values(counted.counts).reduce((a, b) => a + b, 0)).toBe(counted.records)
  })

  test('months of attendance that lie on the disk go along as if they were in memory', async () => {
    const whole = sampleOffice()
    const apart = sampleOffice({ apart: 'attendance' })
    expect(apart.tables.attendance.size).toBe(0)
    const host = hostIn(whole)
    const marks = [...whole.tables.attendance.values()].filter(a => whole.tables.placement.get(a.placementId)?.enterpriseId === host)
    const days = marks.map(a => a.date).sort()
    const span = { from: days[0]!, to: days[Math.floor(days.length / 2)]! }
    const there = marks.filter(a => a.date >= span.from && a.date <= span.to).length
    expect(there).toBeGreaterThan(0)
    for (const office of [whole, apart]) {
      const laptop = emptyLaptop()
      given(await brought(laptop, (await taken(office, { enterprises: [host], ...span })).file))
      const count = [...laptop.tables.attendance.values()].length
      expect(count).toBeGreaterThanOrEqual(there)
      expect(count).toBe([...whole.tables.attendance.values()].filter(a => laptop.tables.attendance.has(a.id)).length)
    }
  })

  test('a mark in a month that lies on the disk is changed on the laptop and comes home', async () => {
    const whole = sampleOffice()
    const mark = [...whole.tables.attendance.values()].sort((a, b) => (a.date < b.date ? -1 : 1)).find(a => whole.tables.placement.get(a.placementId))!
    const laptop = emptyLaptop()
    given(await brought(laptop, (await taken(whole, { placements: [mark.placementId], from: mark.date, to: mark.date })).file))
    given(await laptop.run('register.save', { table: 'attendance', id: mark.id, fields: { note: '补记' } }))
    const office = sampleOffice({ past: whole.journal.sets, apart: 'attendance' }) // opened again
    given(await brought(office, await sent(laptop)))
    expect(office.tables.attendance.get(mark.id)).toEqual({ ...mark, note: '补记' })
    given(await office.run('history.undo', {}))
    expect(office.tables.attendance.get(mark.id)).toEqual(mark)
  })
})

describe('laptops out', () => {
  test('out, late, back, not waited for, and waited for again', async () => {
    const [office] = await offices(1)
    const id = given(await office!.run('register.save', { table: 'enterprise', fields: { name: '精工' } })).id
    const take = async (label: string, dueBack?: string) => given(await office!.job('exchange.take', { scope: { enterprises: [id], from: '2026-11-01', to: '2026-12-31' }, label, passphrase: PASSPHRASE, ...(dueBack ? { dueBack } : {}) }))
    const first = await take('甲', '2026-11-20')
    await take('乙', '2026-12-20')
    const third = await take('丙')
    const states = async () => Object.fromEntries((await office!.ask('exchange.overview', {})).laptops.map(l => [l.label, l.state]))
    expect(await states()).toEqual({ 甲: 'late', 乙: 'out', 丙: 'out' })
    given(await office!.run('exchange.writeOff', { id: third.id!, reason: '丢了' }))
    expect(await states()).toEqual({ 甲: 'late', 乙: 'out', 丙: 'off' })
    given(await office!.run('history.undo', {}))
    given(await office!.run('exchange.writeOff', { id: third.id!, reason: '丢了' }))
    given(await office!.run('exchange.waitAgain', { id: third.id! }))
    expect(await states()).toEqual({ 甲: 'late', 乙: 'out', 丙: 'out' })
    const laptop = emptyLaptop()
    given(await brought(laptop, first.file!))
    given(await laptop.run('register.save', { table: 'enterprise', id, fields: { note: '去过' } }))
    given(await brought(office!, await sent(laptop)))
    expect(await states()).toEqual({ 甲: 'back', 乙: 'out', 丙: 'out' })
  })

  test('another office that brings in what was written for a laptop is no laptop, and tells all it knows as before', async () => {
    const [office, other] = await offices(2)
    const id = given(await office!.run('register.save', { table: 'enterprise', fields: { name: '精工' } })).id
    const { file } = given(await office!.job('exchange.take', { scope: { enterprises: [id], from: '2026-11-01', to: '2026-12-31' }, label: '甲', passphrase: PASSPHRASE }))
    given(await brought(other!, file!))
    expect((await other!.ask('exchange.overview', {})).takenAlong).toBeNull()
    expect(given(await other!.job('exchange.look', { file: await plain(other!), passphrase: PASSPHRASE })).told.kind).toBe('whole')
  })

  test('on a second journey the laptop overrules nothing of the first that it has not heard of', async () => {
    const [office] = await offices(1)
    const make = async (name: string) => given(await office!.run('register.save', { table: 'enterprise', fields: { name, note: '0' } })).id
    const [first, second] = [await make('精工'), await make('远洋')]
    const take = async (id: string) => given(await office!.job('exchange.take', { scope: { enterprises: [id], from: '2026-11-01', to: '2026-12-31' }, label: '甲', passphrase: PASSPHRASE })).file!
    const laptop = emptyLaptop()
    given(await brought(laptop, await take(first)))
    given(await office!.run('register.save', { table: 'enterprise', id: first, fields: { note: '办公室' } }))
    given(await office!.run('register.save', { table: 'enterprise', id: second, fields: { note: '出发前' } }))
    given(await brought(laptop, await take(second)))
    expect(laptop.tables.enterprise.get(second)?.note).toBe('出发前')
    // of the first it still knows what it was at the first journey; of the second what it is
    given(await laptop.run('register.save', { table: 'enterprise', id: first, fields: { note: '路上' } }))
    given(await laptop.run('register.save', { table: 'enterprise', id: second, fields: { note: '路上' } }))
    given(await brought(office!, await sent(laptop)))
    expect((await office!.ask('exchange.conflicts', {})).rows).toMatchObject([{ record: first, field: 'note', base: '0' }])
    expect(office!.tables.enterprise.get(second)?.note).toBe('路上')
  })

  test('a laptop knows that it holds a part, though its coming home was taken back, and so does its folder that was put back from a copy', async () => {
    const [office] = await offices(1)
    const make = async (name: string) => given(await office!.run('register.save', { table: 'enterprise', fields: { name } })).id
    const [first, second] = [await make('精工'), await make('远洋')]
    const { file } = given(await office!.job('exchange.take', { scope: { enterprises: [first], from: '2026-11-01', to: '2026-12-31' }, label: '甲', passphrase: PASSPHRASE }))
    const laptop = emptyLaptop()
    given(await brought(laptop, file!))
    given(await brought(office!, await sent(laptop)))
    given(await office!.run('history.undo', {}))
    given(await brought(laptop, await sent(office!, [laptop.device])))
    for (const one of [laptop, olderCopy(laptop, laptop.journal.sets.length, 'device:copy')]) {
      const back = await sent(one)
      expect(given(await office!.job('exchange.look', { file: back, passphrase: PASSPHRASE })).told.kind).toBe('field')
      expect((await one.ask('exchange.overview', {})).takenAlong?.label).toBe('甲')
      // who has nothing but this file does not take it for all there is
      const other = emptyLaptop(`other ${one.device}`)
      given(await brought(other, back))
      given(await brought(other, await sent(office!)))
      expect(other.tables.enterprise.has(second)).toBe(true)
    }
  })

  test('a laptop does not take an old file for records that it was not given', async () => {
    const [office] = await offices(1)
    const make = async (name: string) => given(await office!.run('register.save', { table: 'enterprise', fields: { name, note: '0' } })).id
    const [first, second] = [await make('精工'), await make('远洋')]
    const old = await sent(office!)
    given(await office!.run('register.save', { table: 'enterprise', id: second, fields: { note: '办公室' } }))
    const { file } = given(await office!.job('exchange.take', { scope: { enterprises: [first], from: '2026-11-01', to: '2026-12-31' }, label: '甲', passphrase: PASSPHRASE }))
    const laptop = emptyLaptop()
    given(await brought(laptop, file!))
    expect((await brought(laptop, old)).refusal?.code).toBe('bundle.older')
    given(await brought(laptop, await sent(office!)))
    expect(laptop.tables.enterprise.get(second)?.note).toBe('办公室')
  })
})

describe('after a merge', () => {
  test('a room that both booked is listed before and after, and goes with the merge', async () => {
    const [office, other] = await offices(2)
    const room = given(await office!.run('register.save', { table: 'workshop', fields: { name: '数控实训室' } })).id
    given(await brought(other!, await sent(office!)))
    const book = (one: Replica, title: string) => one.run('booking.create', { title, use: 'teaching', workshopId: room, times: { kind: 'once', start: '2026-12-01T08:00', end: '2026-12-01T09:40' } })
    given(await book(office!, '甲班'))
    given(await book(other!, '乙班'))
    const file = await sent(other!)
    const shown = given(await office!.job('exchange.look', { file, passphrase: PASSPHRASE }))
    expect(shown.clashes).toMatchObject([{ date: '2026-12-01' }])
    expect(given(await brought(office!, file)).clashes).toEqual(shown.clashes)
    const between = { from: '2026-11-23', to: '2026-12-31' }
    expect((await office!.ask('booking.clashList', between)).hard).toBe(1)
    given(await office!.run('history.undo', {}))
    expect((await office!.ask('booking.clashList', between)).hard).toBe(0)
  })

  test('a value whose record is gone by now, or whose number is another’s, can not be chosen', async () => {
    const [office, other] = await offices(2)
    const group = async (name: string) => given(await office!.run('register.save', { table: 'classGroup', fields: { name } })).id
    const [g1, g2, g3] = [await group('一'), await group('二'), await group('三')]
    const id = given(await office!.run('register.save', { table: 'student', fields: { name: '张三', number: '1', classGroupId: g1 } })).id
    given(await brought(other!, await sent(office!)))
    given(await office!.run('register.save', { table: 'student', id, fields: { classGroupId: g2, number: '2' } }))
    given(await other!.run('register.save', { table: 'student', id, fields: { classGroupId: g3, number: '3' } }))
    given(await brought(office!, await sent(other!)))
    const shown = office!.tables.student.get(id)!
    const [goneGroup, freeNumber] = [shown.classGroupId === g3 ? g2 : g3, shown.number === '3' ? '2' : '3']
    given(await office!.run('register.remove', { table: 'classGroup', ids: [goneGroup] }))
    given(await office!.run('register.save', { table: 'student', fields: { name: '李四', number: freeNumber } }))
    for (const [field, value] of [['classGroupId', goneGroup], ['number', freeNumber]]) {
      const conflict = [...office!.tables.conflict.values()].find(c => c.field === field)!
      const side = conflict.sides.findIndex(s => s.value === value)
      expect((await office!.run('exchange.decide', { choices: [{ conflict: conflict.id, choice: { side } }] })).refusal?.code).toBe('exchange.unsound')
      given(await office!.run('exchange.decide', { choices: [{ conflict: conflict.id, choice: { side: 1 - side } }] }))
    }
    expect(office!.tables.conflict.size).toBe(0)
  })

  test('a third that comes to have a number about which two are asked is asked about with them', async () => {
    const [office, other] = await offices(2)
    const enter = async (one: Replica, name: string) => given(await one.run('register.save', { table: 'student', fields: { name, number: '1' } })).id
    const first = await enter(office!, '张三')
    given(await office!.run('register.save', { table: 'student', id: first, fields: { number: '2' } }))
    const renumbered = office!.journal.sets.length
    const ids = [first, await enter(office!, '李四'), await enter(other!, '王五')]
    given(await brought(office!, await sent(other!)))
    expect([...office!.tables.conflict.values()].map(c => 1 + c.others!.length)).toEqual([2])
    given(await office!.run('history.undo', { seq: renumbered }))
    expect([...office!.tables.conflict.values()].map(c => [c.record, ...c.others!])).toEqual([ids.sort()])
  })

  test('an older act is not undone into what is gone by now', async () => {
    const [office] = await offices(1)
    const group = async (name: string) => given(await office!.run('register.save', { table: 'classGroup', fields: { name } })).id
    const [g1, g2] = [await group('一'), await group('二')]
    const id = given(await office!.run('register.save', { table: 'student', fields: { name: '张三', number: '1', classGroupId: g1 } })).id
    given(await office!.run('register.save', { table: 'student', id, fields: { classGroupId: g2 } }))
    const seq = office!.journal.sets.length
    given(await office!.run('register.remove', { table: 'classGroup', ids: [g1] }))
    expect((await office!.run('history.undo', { seq })).refusal).toMatchObject({ code: 'history.later', facts: { name: '一' } })
    expect(office!.tables.student.get(id)?.classGroupId).toBe(g2)
  })
})

async function plain(one: Replica): Promise<{ name: string; base64: string }> {
  const { name, base64 } = await sent(one)
  return { name, base64 }
}
