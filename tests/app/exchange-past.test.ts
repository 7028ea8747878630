import { expect, test } from 'vitest'
import { historyOf } from '#app/exchange-past.ts'
import type { ChangeSet, Past } from '#domain/base/decision.ts'
import { birth } from '#domain/base/change.ts'

const ids = ['programme:a', 'programme:b', 'programme:c', 'programme:d']
const set: ChangeSet = { seq: 1, id: 'set:1', at: '2026-11-23T08:00:00.000Z', device: 'device:a', actor: { name: '王' }, command: 'register.saveMany', changes: ids.map(id => birth('programme', { id, name: id } as { id: string })) }
const past = { seq: 1, read: async () => [set], touching: async (id: string) => (ids.includes(id) ? [set] : []) } as unknown as Past

test.each([1, 2, 4])('an act that touched %i of the records asked for is told once', async count => {
  expect((await historyOf(past, ids.slice(0, count))).map(one => one.seq)).toEqual([1])
})
