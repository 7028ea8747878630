import { expect, it } from 'vitest'
import type { FormDraft } from '#domain/base/form-draft.ts'
import { createDesk } from './desk.ts'

function shelf() {
  const held = new Map<string, FormDraft>()
  return { held, get: async (key: string) => held.get(key) ?? null, list: async () => [...held.values()], keep: async (key: string, draft: FormDraft) => void held.set(key, draft), drop: async (key: string) => void held.delete(key) }
}
const PLACE = 'register:student:new'

it('whoever typed it is offered it again, and nobody else; it is no change of the college', async () => {
  const drafts = shelf()
  const desk = createDesk('2026-11-23T10:41', [], { drafts })
  const as = async (name: string, job: string, input: object) => ((await desk.app.answer({ name: job, input, actor: { name } })) as { value: unknown }).value
  await as('王', 'draft.keep', { place: PLACE, values: { name: 'Lin' } })
  await as('王', 'draft.keep', { place: PLACE, values: { name: 'Lin Xiaoyu', levels: [1, 2] } })
  expect(await as('王', 'draft.get', { place: PLACE })).toEqual({ at: '2026-11-23T10:41', values: { name: 'Lin Xiaoyu', levels: [1, 2] } })
  expect(await as('李', 'draft.get', { place: PLACE })).toBeNull()
  expect(await as('王', 'draft.get', { place: 'register:student:1' })).toBeNull()
  expect(await as('王', 'draft.list', {})).toEqual([PLACE])
  expect(await as('李', 'draft.list', {})).toEqual([])
  expect(desk.journal.sets).toHaveLength(0)
  await as('王', 'draft.drop', { place: PLACE })
  expect(await as('王', 'draft.get', { place: PLACE })).toBeNull()
})

it('after a month nobody is asked any more, and it is gone', async () => {
  const drafts = shelf()
  await createDesk('2026-10-20T23:59', [], { drafts }).app.answer({ name: 'draft.keep', input: { place: PLACE, values: { name: 'Lin' } } })
  const later = createDesk('2026-11-20T08:00', [], { drafts })
  expect(await later.app.answer({ name: 'draft.list', input: {} })).toMatchObject({ value: [] })
  expect(await later.app.answer({ name: 'draft.get', input: { place: PLACE } })).toMatchObject({ value: null })
  expect(drafts.held.size).toBe(0)
})
