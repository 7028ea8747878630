import { expect, it } from 'vitest'
import { createDesk } from './desk.ts'

const view = { register: 'equipment', name: 'Broken ones', filters: [{ field: 'statusCode', oneOf: ['3'] }], columns: ['assetNo', 'name'], sort: { field: 'name', down: true } } as const
const draft = { ...view, filters: view.filters.map(f => ({ ...f, oneOf: [...f.oneOf] })), columns: [...view.columns] }

it('a view of a register is kept for everybody, changed, removed and brought back', async () => {
  const desk = createDesk()
  const { id } = (await desk.run('view.save', { view: { ...draft, find: 'lathe' } })).value!
  await desk.run('view.save', { view: { ...draft, name: 'A first one' } })
  await desk.run('view.save', { view: { ...draft, register: 'workshop' } })
  const again = createDesk(undefined, desk.journal.sets)
  expect((await again.ask('view.list', {})).map(v => v.name)).toContain('Broken ones')
  expect((await again.ask('view.list', { register: 'equipment' })).map(v => v.name)).toEqual(['A first one', 'Broken ones'])
  await desk.run('view.save', { id, view: { ...draft, columns: ['name'] } })
  const changed = (await desk.ask('view.list', { register: 'equipment' })).find(v => v.id === id)
  expect(changed).toEqual({ id, ...draft, columns: ['name'] }) // what it looked for is gone, as it was left out
  await desk.run('view.remove', { id })
  expect(await desk.ask('view.list', { register: 'equipment' })).toHaveLength(1)
  await desk.run('history.undo', {})
  expect((await desk.ask('view.list', { register: 'equipment' })).map(v => v.id)).toContain(id)
})

it('two views of one register have different names', async () => {
  const desk = createDesk()
  const { id } = (await desk.run('view.save', { view: draft })).value!
  expect((await desk.run('view.save', { view: draft })).refusal).toMatchObject({ code: 'view.name', facts: { name: 'Broken ones' } })
  expect((await desk.run('view.save', { id, view: { ...draft, columns: ['name'] } })).refusal).toBeUndefined()
  expect((await desk.run('view.remove', { id: 'listView:none' })).refusal?.code).toBe('record.missing')
})
