import { beforeEach, describe, expect, it } from 'vitest'
import type { RegisterEdit } from '#domain/intake/read-edit.ts'
import type { EditPreview, RemovalPreview } from '#contract/register.ts'
import type { TableName } from '#domain/table-names.ts'
import { createDesk, type Desk } from './desk.ts'

let desk: Desk
let rooms: string[]
let ids: string[]

beforeEach(async () => {
  desk = createDesk()
  rooms = (await desk.run('register.saveMany', { table: 'workshop', rows: ['Hall 1', 'Hall 2', 'Hall 2'].map((name, i) => ({ fields: { name, code: `H${i}` } })) })).value!.ids
  const machines = ['Lathe', 'Mill', 'Saw'].map((name, i) => ({ fields: { name, assetNo: `A-${i}`, units: i + 1, statusCode: '1', workshopId: rooms[0], unitPrice: 1234.5 } }))
  ids = (await desk.run('register.saveMany', { table: 'equipment', rows: machines })).value!.ids
})

const edit = (what: RegisterEdit, more: { leaveOut?: boolean; accept?: boolean } = {}, table: TableName = 'equipment') => desk.run('register.edit', { table, language: 'en', edit: what as never, ...more })
async function tried(what: RegisterEdit, table: TableName = 'equipment'): Promise<EditPreview> {
  const frame = await desk.app.answer({ name: 'register.tryEdit', input: { table, language: 'en', edit: what } })
  if (!('value' in frame)) throw new Error(JSON.stringify(frame))
  return frame.value as EditPreview
}
const fields = async (id: string) => (await desk.ask('register.get', { id }))!.fields
const cell = (field: string, text: string, id = ids[0]!): RegisterEdit => ({ kind: 'cell', id, field, text })
const block = (columns: string[], text: string, area = { rows: 1, columns: 1 }, of = ids): RegisterEdit => ({ kind: 'block', ids: of, columns, text, area })

describe('a text typed into one cell', () => {
  it.each<[string, string, unknown]>([
    ['units', ' 12 ', 12],
    ['units', '１２台', 12],
    ['statusCode', 'awaiting repair', '3'],
    ['statusCode', '维修中', '3'],
    ['purchasedOn', '2024/3/1', '2024-03-01'],
    ['unitPrice', '2万元', 20_000],
    ['unitPrice', '', undefined],
    ['workshopId', '', undefined],
  ])('%s: “%s” is read as an import reads it', async (field, text, value) => {
    const before = desk.journal.sets.length
    expect((await edit(cell(field, text))).value).toEqual({ changed: 1 })
    expect((await fields(ids[0]!))[field]).toEqual(value)
    expect(desk.journal.sets).toHaveLength(before + 1)
    await desk.run('history.undo', {})
    expect((await fields(ids[0]!)).unitPrice).toBe(1234.5)
  })

  it('names a record by its name or number', async () => {
    await edit(cell('workshopId', 'H2'))
    expect((await fields(ids[0]!)).workshopId).toBe(rooms[2])
    expect((await edit(cell('workshopId', 'Hall 2', ids[1]))).refusal).toMatchObject({ code: 'register.invalid', facts: { issues: [{ field: 'workshopId', code: 'cell.ambiguous', facts: { count: 2 } }] } })
    expect((await edit(cell('workshopId', 'Hall 9', ids[1]))).refusal).toMatchObject({ facts: { issues: [{ code: 'cell.unknown', facts: { value: 'Hall 9' } }] } })
  })

  it.each<[string, string, string]>([
    ['a number that is none', 'units', 'cell.number'],
    ['a piece too few', 'units', 'cell.tooSmall'],
    ['a number that another has', 'assetNo', 'field.taken'],
    ['a needed field emptied', 'name', 'field.required'],
  ])('is refused as the form refuses it: %s', async (what, field, code) => {
    const text = { 'a number that is none': 'few', 'a piece too few': '0', 'a number that another has': 'A-1', 'a needed field emptied': '' }[what]!
    const before = desk.journal.sets.length
    expect((await edit(cell(field, text))).refusal).toMatchObject({ code: 'register.invalid', facts: { issues: [{ field, code }] } })
    expect(desk.journal.sets).toHaveLength(before)
  })

  it('changes nothing where it says what the cell shows', async () => {
    const before = desk.journal.sets.length
    for (const [field, text] of [['unitPrice', '¥1,234.50'], ['workshopId', 'Hall 1'], ['statusCode', '1 In use']] as const) expect((await edit(cell(field, text))).value).toEqual({ changed: 0 })
    const { id } = (await desk.run('register.save', { table: 'student', fields: { number: '1', name: 'Lin', status: 'enrolled', nationalId: '990101200801010012' } })).value!
    const shown = (await desk.ask('register.copy', { table: 'student', language: 'en', ids: [id], columns: ['nationalId'], heads: false })).text.trim()
    expect(shown).not.toContain('20080101')
    expect((await edit(cell('nationalId', shown, id), {}, 'student')).value).toEqual({ changed: 0 })
    expect(desk.journal.sets).toHaveLength(before + 1)
  })
})

describe('a block from a spreadsheet', () => {
  it('is laid over the cells from the first one on, looked at first, and is one act', async () => {
    const pasted = block(['units', 'statusCode'], '7\tin use\n8\tscrapped\n')
    expect(await tried(pasted)).toMatchObject({ changed: 2, same: 0, problems: { count: 0 }, beyond: { rows: 0, columns: 0 }, harm: null })
    expect((await fields(ids[0]!)).units).toBe(1)
    const before = desk.journal.sets.length
    await edit(pasted)
    expect([(await fields(ids[0]!)).units, (await fields(ids[1]!)).statusCode, (await fields(ids[2]!)).units]).toEqual([7, '6', 3])
    expect(desk.journal.sets).toHaveLength(before + 1)
  })

  it('leaves out records with a problem where that is wished, and says which', async () => {
    const pasted = block(['assetNo', 'units'], 'N-1\t5\nN-2\tmany\nN-1\t6')
    const preview = await tried(pasted)
    expect(preview).toMatchObject({ changed: 0, problems: { records: 3 } })
    const half = block(['assetNo', 'units'], 'N-1\t5\nN-2\tmany\nN-3\t6')
    expect(await tried(half)).toMatchObject({ changed: 2, problems: { count: 1, records: 1, shown: [{ id: ids[1], name: 'Mill', field: 'units', code: 'cell.number' }] } })
    expect((await edit(half)).refusal?.code).toBe('register.invalid')
    expect((await edit(half, { leaveOut: true })).value).toEqual({ changed: 2 })
    expect([(await fields(ids[0]!)).assetNo, (await fields(ids[1]!)).assetNo, (await fields(ids[2]!)).assetNo]).toEqual(['N-1', 'A-1', 'N-3'])
  })

  it('fills a stretch with one value, and empties it', async () => {
    await edit(block(['unitPrice'], '5', { rows: 3, columns: 1 }))
    expect(await Promise.all(ids.map(async id => (await fields(id)).unitPrice))).toEqual([5, 5, 5])
    await edit(block(['unitPrice'], '', { rows: 2, columns: 1 }))
    expect(await Promise.all(ids.map(async id => (await fields(id)).unitPrice))).toEqual([undefined, undefined, 5])
  })

  it('goes by its heads where it brings them, in either language and any order', async () => {
    await edit(block(['name'], '单价（元）\t名称\n10\tLathe X\n20\tMill X\n'))
    expect([(await fields(ids[0]!)).unitPrice, (await fields(ids[0]!)).name, (await fields(ids[1]!)).unitPrice]).toEqual([10, 'Lathe X', 20])
  })

  it('says what lies beyond the list', async () => {
    expect((await tried(block(['units', 'unitPrice'], '1\t2\t3\n1\t2\t3\n1\t2\t3\n1\t2\t3'))).beyond).toEqual({ rows: 1, columns: 1 })
  })

  it('copied and pasted where it was, changes nothing', async () => {
    const columns = ['assetNo', 'name', 'units', 'statusCode', 'workshopId', 'unitPrice']
    for (const heads of [false, true]) {
      const { text } = await desk.ask('register.copy', { table: 'equipment', language: 'zh-CN', ids, columns, heads })
      expect(await tried(block(columns, text))).toMatchObject({ changed: 0, problems: { count: 0 } })
    }
  })
})

describe('one value for many records', () => {
  it('tells how many would change, and changes those at once', async () => {
    const values: RegisterEdit = { kind: 'values', ids, fields: { units: 2 } }
    expect(await tried(values)).toMatchObject({ changed: 2, same: 1 })
    const before = desk.journal.sets.length
    expect((await edit(values)).value).toEqual({ changed: 2 })
    expect(desk.journal.sets).toHaveLength(before + 1)
    await desk.run('history.undo', {})
    expect(await Promise.all(ids.map(async id => (await fields(id)).units))).toEqual([1, 2, 3])
  })

  it('is refused for records that it would make alike where they may not be', async () => {
    const values: RegisterEdit = { kind: 'values', ids: ids.slice(0, 2), fields: { assetNo: 'B-1' } }
    expect(await tried(values)).toMatchObject({ changed: 0, problems: { records: 2, shown: [{ code: 'field.taken' }, { code: 'field.taken' }] } })
    expect((await edit(values, { leaveOut: true })).refusal?.code).toBe('register.invalid')
  })

  it('warns before bookings clash by it, and goes on where the user insists', async () => {
    await desk.run('register.save', { table: 'term', fields: { name: '2026 autumn', start: '2026-08-31', weeks: 20 } })
    const booked = await desk.run('booking.create', { title: 'Turning', times: { kind: 'once', start: '2026-12-01T08:00', end: '2026-12-01T10:00' }, items: [{ equipmentId: ids[2]!, units: 3 }], use: 'teaching', status: 'confirmed' })
    expect(booked.refusal).toBeUndefined()
    const values: RegisterEdit = { kind: 'values', ids, fields: { units: 1 } }
    expect((await tried(values)).harm).toMatchObject({ code: 'register.wouldClash', facts: { title: 'Turning' } })
    expect((await edit(values)).refusal?.code).toBe('register.wouldClash')
    expect((await edit(values, { accept: true })).value).toEqual({ changed: 2 })
  })
})

it('of records to be removed, those that something points at are named with what holds them', async () => {
  const frame = await desk.app.answer({ name: 'register.tryRemove', input: { table: 'workshop', ids: rooms } })
  const { free, held } = (frame as { value: RemovalPreview }).value
  expect(free).toEqual(rooms.slice(1))
  expect(held).toEqual({ count: 1, shown: [{ id: rooms[0], name: 'Hall 1', count: 3, by: ids.map((id, i) => ({ id, table: 'equipment', name: ['Lathe', 'Mill', 'Saw'][i] })) }] })
  const { value } = await desk.run('register.remove', { table: 'workshop', ids: free })
  expect(value).toEqual({ removed: 2 })
})
