import fc from 'fast-check'
import { expect, test } from 'vitest'
import { birth, removal } from '#domain/base/change.ts'
import { numberedRows } from '#domain/base/numbered-rows.ts'

const row = (id: number, n = 0) => ({ id: `student:${id}`, n })

test('every row keeps its place, whatever comes and goes around it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(9)), fc.array(fc.record({ id: fc.nat(12), n: fc.nat(), gone: fc.boolean() }), { maxLength: 30 }), (ids, edits) => {
      const table = new Map(ids.map(id => [`student:${id}`, row(id)]))
      const numbered = numberedRows(table)
      const places = new Map<string, number>()
      for (const { id, n, gone } of edits) {
        const key = `student:${id}`
        const old = table.get(key)
        if (gone) table.delete(key)
        else table.set(key, row(id, n))
        numbered.follow(gone ? removal('student', old ?? row(id)) : birth('student', row(id, n)))
        for (const [other, its] of table) {
          const place = numbered.placeOf(other)!
          expect(numbered.rows[place]).toBe(its)
          expect(places.get(other) ?? place).toBe(place) // also where it was gone for a while
          places.set(other, place)
        }
        expect(numbered.rows.filter(r => r !== undefined).length).toBe(table.size)
      }
    }),
  )
})

test('an id that was never there has no place', () => {
  const numbered = numberedRows(new Map([['student:1', row(1)]]))
  expect(numbered.placeOf('student:2')).toBeUndefined()
  numbered.follow(removal('student', row(2)))
  expect(numbered.rows).toEqual([row(1)])
})
