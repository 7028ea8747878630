import { expect, test } from 'vitest'
import { createDesk } from './desk.ts'

const lathe = { name: '数控车床', assetNo: 'A-1', units: 2, statusCode: '1' }

test('a record is saved, listed with the names behind its references, and found again after a restart', async () => {
  const desk = createDesk()
  const room = await desk.run('register.save', { table: 'workshop', fields: { name: '数控实训室', stations: 20 } })
  const saved = await desk.run('register.save', { table: 'equipment', fields: { ...lathe, workshopId: room.value!.id } })
  const { rows } = await desk.ask('register.list', { table: 'equipment' })
  expect(rows).toEqual([{ id: saved.value!.id, fields: { ...lathe, workshopId: room.value!.id }, names: { workshopId: '数控实训室' } }])
  const again = createDesk(undefined, desk.journal.sets)
  expect(await again.ask('register.list', { table: 'equipment' })).toEqual({ rows, total: rows.length })
})

test('an empty field clears, other fields stay', async () => {
  const desk = createDesk()
  const { value } = await desk.run('register.save', { table: 'equipment', fields: { ...lathe, model: 'CK6140' } })
  await desk.run('register.save', { table: 'equipment', id: value!.id, fields: { model: null, units: 3 } })
  const got = await desk.ask('register.get', { id: value!.id })
  expect(got!.fields).toEqual({ ...lathe, units: 3 })
})

test.each([
  ['no name', 'equipment', { units: 1, statusCode: '1' }, 'name', 'field.required'],
  ['zero pieces', 'equipment', { ...lathe, units: 0 }, 'units', 'field.form'],
  ['a status code that does not exist', 'equipment', { ...lathe, statusCode: '10' }, 'statusCode', 'field.form'],
  ['a field that does not exist', 'equipment', { ...lathe, colour: 'red' }, '', 'field.form'],
  ['a room that does not exist', 'equipment', { ...lathe, workshopId: 'workshop:x' }, 'workshopId', 'field.dangling'],
  ['a loan that ends before it begins', 'equipment', { ...lathe, loanFrom: '2026-09-01', loanTo: '2026-08-31' }, 'loanTo', 'field.beforeStart'],
  ['a date that is none', 'equipment', { ...lathe, purchasedOn: '2026-02-30' }, 'purchasedOn', 'field.form'],
  ['a term that begins on a Tuesday', 'term', { name: '2026秋', start: '2026-09-01', weeks: 18 }, 'start', 'term.notMonday'],
  ['bells that overlap', 'bellTable', { name: 'x', periods: [{ no: 1, start: '08:00', end: '08:45' }, { no: 2, start: '08:40', end: '09:25' }] }, 'periods', 'bell.order'],
  ['control characters in a name', 'teacher', { name: '李\u0007' }, 'name', 'field.form'],
])('%s is refused at its field', async (_, table, fields, field, code) => {
  const desk = createDesk()
  const { refusal } = await desk.run('register.save', { table: table as 'equipment', fields })
  expect(refusal).toMatchObject({ code: 'register.invalid', facts: { issues: [{ field, code }] } })
  expect(desk.journal.sets).toHaveLength(0)
})

test('terms that overlap and classes that contain each other are refused', async () => {
  const desk = createDesk()
  await desk.run('register.save', { table: 'term', fields: { name: '2026秋', start: '2026-08-31', weeks: 18 } })
  const overlap = await desk.run('register.save', { table: 'term', fields: { name: '2027春', start: '2026-12-28', weeks: 18 } })
  expect(overlap.refusal).toMatchObject({ facts: { issues: [{ field: 'start', code: 'term.overlap', facts: { by: '2026秋' } }] } })
  expect((await desk.run('register.save', { table: 'term', fields: { name: '2027春', start: '2027-01-04', weeks: 18 } })).refusal).toBeUndefined()
  const big = (await desk.run('register.save', { table: 'classGroup', fields: { name: 'big' } })).value!.id
  const part = (await desk.run('register.save', { table: 'classGroup', fields: { name: 'part', partOf: [big] } })).value!.id
  expect((await desk.run('register.save', { table: 'classGroup', id: big, fields: { partOf: [part] } })).refusal).toMatchObject({ facts: { issues: [{ code: 'classGroup.circle' }] } })
})

test('two machines can’t have one asset number; the refusal names the other', async () => {
  const desk = createDesk()
  await desk.run('register.save', { table: 'equipment', fields: lathe })
  const { refusal } = await desk.run('register.save', { table: 'equipment', fields: { ...lathe, name: '铣床' } })
  expect(refusal).toMatchObject({ facts: { issues: [{ field: 'assetNo', code: 'field.taken', facts: { value: 'A-1', by: '数控车床' } }] } })
})

test('many rows are saved all or not at all', async () => {
  const desk = createDesk()
  const { refusal } = await desk.run('register.saveMany', { table: 'programme', rows: [{ fields: { name: '数控技术' } }, { fields: {} }] })
  expect(refusal).toMatchObject({ facts: { issues: [{ index: 1, field: 'name' }] } })
  expect(await desk.ask('register.list', { table: 'programme' })).toEqual({ rows: [], total: 0 })
})

test('rows that are saved together must not contradict each other either', async () => {
  const desk = createDesk()
  const twice = await desk.run('register.saveMany', { table: 'equipment', rows: [{ fields: lathe }, { fields: { ...lathe, name: '铣床' } }] })
  expect(twice.refusal).toMatchObject({ facts: { issues: [{ index: 0, code: 'field.taken', facts: { by: '铣床' } }, { index: 1, code: 'field.taken', facts: { by: '数控车床' } }] } })
  const student = (await desk.run('register.save', { table: 'student', fields: { number: '1', name: '陈浩' } })).value!.id
  const [hua, jin] = (await desk.run('register.saveMany', { table: 'enterprise', rows: [{ fields: { name: '华工' } }, { fields: { name: '金宇' } }] })).value!.ids
  const at = (enterpriseId: string | undefined, from: string, to: string) => ({ fields: { studentId: student, enterpriseId, kind: 'post', status: 'planned', from, to } })
  const overlap = await desk.run('register.saveMany', { table: 'placement', rows: [at(hua, '2027-03-01', '2027-05-31'), at(jin, '2027-05-31', '2027-08-31')] })
  expect(overlap.refusal).toMatchObject({ facts: { issues: [{ field: 'from', code: 'placement.overlap', facts: { student: '陈浩', host: '金宇' } }, { facts: { host: '华工' } }] } })
  expect(await desk.ask('register.list', { table: 'placement' })).toEqual({ rows: [], total: 0 })
  expect((await desk.run('register.saveMany', { table: 'placement', rows: [at(hua, '2027-03-01', '2027-05-31'), at(jin, '2027-06-01', '2027-08-31')] })).value!.ids).toHaveLength(2)
  expect(desk.journal.sets.at(-1)!.about).toMatchObject({ name: '陈浩 · 华工', count: 2 })
  expect((await desk.ask('register.options', { table: 'placement' })).map(o => [o.name, o.hint])).toContainEqual(['陈浩 · 金宇', '2027-06-01 · 2027-08-31'])
})

test('a room in use can’t be removed; without its machine it can, and the removal can be undone', async () => {
  const desk = createDesk()
  const room = (await desk.run('register.save', { table: 'workshop', fields: { name: '焊接实训室' } })).value!
  const machine = (await desk.run('register.save', { table: 'equipment', fields: { ...lathe, workshopId: room.id } })).value!
  const used = await desk.run('register.remove', { table: 'workshop', ids: [room.id] })
  expect(used.refusal).toMatchObject({ code: 'register.used', facts: { count: 1, by: ['数控车床'] } })
  expect((await desk.run('register.remove', { table: 'workshop', ids: [room.id] })).value).toBeUndefined()
  await desk.run('register.remove', { table: 'equipment', ids: [machine.id] })
  expect((await desk.run('register.remove', { table: 'workshop', ids: [room.id] })).value).toEqual({ removed: 1 })
  await desk.run('history.undo', {})
  expect((await desk.ask('register.get', { id: room.id }))!.fields).toEqual({ name: '焊接实训室' })
})

test.each(['__proto__', 'constructor', 'toString', 'booking.createe', ''])('there is nothing called “%s”', async name => {
  const desk = createDesk()
  expect(await desk.app.answer({ name, input: {} })).toEqual({ refusal: { code: 'contract.unknown', facts: { name } } })
})

test('a foreign name is not sent back at any length', async () => {
  const answer = await createDesk().app.answer({ name: 'x'.repeat(1_000_000), input: {} })
  expect(JSON.stringify(answer).length).toBeLessThan(200)
})
