import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MonthMap } from '#domain/month-map.ts'

type R = { id: string; n: number }
const Id = fc.tuple(fc.constantFrom('2026-01', '2026-02', ''), fc.integer({ min: 0, max: 4 })).map(([month, n]) => (month ? `shift:${month}:${n}` : `shift:${n}`))
const Step = fc.oneof(
  fc.record({ act: fc.constant('set' as const), id: Id, n: fc.integer({ min: 0, max: 99 }) }),
  fc.record({ act: fc.constant('delete' as const), id: Id }),
  fc.record({ act: fc.constant('add' as const), ids: fc.uniqueArray(Id, { maxLength: 8 }) }),
)

test('holds what a map holds, after any changes', () => {
  fc.assert(
    fc.property(fc.array(Step, { maxLength: 30 }), steps => {
      const rows = new MonthMap<R>()
      const plain = new Map<string, R>()
      for (const step of steps) {
        if (step.act === 'set') for (const map of [rows, plain]) map.set(step.id, { id: step.id, n: step.n })
        else if (step.act === 'delete') for (const map of [rows, plain]) map.delete(step.id)
        else {
          const fresh = step.ids.filter(id => !plain.has(id)).map(id => ({ id, n: -1 }))
          rows.add(fresh)
          for (const row of fresh) plain.set(row.id, row)
        }
        const byId = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1)
        expect([...rows].sort(byId)).toEqual([...plain].sort(byId))
        expect([rows.size, [...rows.keys()].length, [...rows.values()].length]).toEqual([plain.size, plain.size, plain.size])
      }
      for (const id of ['shift:2026-01:1', 'shift:2026-02:1', 'shift:1', 'shift:2020-01:1']) expect([rows.get(id), rows.has(id)]).toEqual([plain.get(id), plain.has(id)])
    }),
  )
})
