import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDesk, type Desk } from './desk.ts'

const names = async (desk: Desk) => (await desk.ask('register.list', { table: 'programme' })).rows.map(r => r.fields.name).sort()
const add = async (desk: Desk, name: string) => (await desk.run('register.save', { table: 'programme', fields: { name } })).value!.id
const rename = (desk: Desk, id: string, name: string) => desk.run('register.save', { table: 'programme', id, fields: { name } })

test('undo and redo walk back and forth, after a restart too', async () => {
  const desk = createDesk()
  await add(desk, 'A')
  await add(desk, 'B')
  await desk.run('history.undo', {})
  expect(await names(desk)).toEqual(['A'])
  const later = createDesk(undefined, desk.journal.sets)
  expect(await names(later)).toEqual(['A'])
  await later.run('history.redo', {})
  expect(await names(later)).toEqual(['A', 'B'])
  await later.run('history.undo', {})
  await later.run('history.undo', {})
  expect(await names(later)).toEqual([])
  expect((await later.run('history.undo', {})).refusal).toMatchObject({ code: 'history.nothing' })
})

test('a new act after an undo leaves nothing to redo', async () => {
  const desk = createDesk()
  await add(desk, 'A')
  await desk.run('history.undo', {})
  await add(desk, 'B')
  expect((await desk.run('history.redo', {})).refusal).toMatchObject({ code: 'history.nothing' })
  expect(await names(desk)).toEqual(['B'])
})

test('an older act can be taken back alone, unless somebody has changed the same thing since', async () => {
  const desk = createDesk()
  const a = await add(desk, 'A')
  await rename(desk, a, 'A2')
  await add(desk, 'B')
  expect((await desk.run('history.undo', { seq: 1 })).refusal).toMatchObject({ code: 'history.later', facts: { name: 'A2', by: '王老师' } })
  await desk.run('history.undo', { seq: 2 })
  expect(await names(desk)).toEqual(['A', 'B'])
})

test('the beginning of a record is not taken back over what was filled in since', async () => {
  const desk = createDesk()
  const a = await add(desk, 'A')
  await desk.run('register.save', { table: 'programme', id: a, fields: { code: '4603' } })
  expect((await desk.run('history.undo', { seq: 1 })).refusal).toMatchObject({ code: 'history.later', facts: { name: 'A', command: 'register.save' } })
  expect((await desk.ask('register.list', { table: 'programme' })).rows.map(r => r.fields)).toEqual([{ name: 'A', code: '4603' }])
})

test('taking back a record that others use by now is refused', async () => {
  const desk = createDesk()
  const id = await add(desk, '数控技术')
  await desk.run('register.save', { table: 'classGroup', fields: { name: '数控2301', programmeId: id } })
  expect((await desk.run('history.undo', { seq: 1 })).refusal).toMatchObject({ code: 'history.used', facts: { by: '数控2301' } })
})

test('the history of a record tells who set which field from what to what', async () => {
  const desk = createDesk()
  const a = await add(desk, 'A')
  await rename(desk, a, 'A2')
  const { entries, name } = await desk.ask('history.of', { id: a })
  expect(name).toBe('A2')
  expect(entries.map(e => [e.kind, e.actor.name, e.fields])).toEqual([
    ['changed', '王老师', [{ field: 'name', from: 'A', to: 'A2' }]],
    ['added', '王老师', [{ field: 'name', from: null, to: 'A' }]],
  ])
  await desk.run('register.remove', { table: 'programme', ids: [a] })
  expect((await desk.ask('history.of', { id: a })).name).toBe('A2')
})

test('any walk of acts, undos and redos ends in the same place as replaying its journal, and as a slow list of states', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('add', 'undo', 'redo'), { maxLength: 30 }), async walk => {
      const desk = createDesk()
      const past: string[][] = [[]]
      let at = 0
      for (const [i, step] of walk.entries()) {
        if (step === 'add') {
          await add(desk, `P${i}`)
          past.splice(at + 1, Infinity, [...past[at]!, `P${i}`])
          at += 1
        } else if (step === 'undo') {
          await desk.run('history.undo', {})
          at = Math.max(0, at - 1)
        } else {
          await desk.run('history.redo', {})
          at = Math.min(past.length - 1, at + 1)
        }
      }
      expect(await names(desk)).toEqual([...past[at]!].sort())
      expect(await names(createDesk(undefined, desk.journal.sets))).toEqual([...past[at]!].sort())
    }),
    { numRuns: 50 },
  )
})

test('two writers at once: the second decides on what the first has made durable', async () => {
  const desk = createDesk()
  desk.journal.delay = 5
  const both = await Promise.all([1, 2].map(() => desk.run('register.save', { table: 'equipment', fields: { name: 'Lathe', assetNo: 'A-1', units: 1, statusCode: '1' } })))
  expect(both.map(b => b.refusal?.code ?? 'saved').sort()).toEqual(['register.invalid', 'saved'])
})

test('a change that the disk refused is not shown, not even for a moment', async () => {
  const desk = createDesk()
  desk.journal.fail = new Error('ENOSPC')
  const { refusal } = await desk.run('register.save', { table: 'programme', fields: { name: 'A' } })
  expect(refusal).toEqual({ code: 'store.failed', facts: { reason: 'ENOSPC' } })
  expect(await names(desk)).toEqual([])
})
