import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applied, birth, fits, inverse, removal, revision, sameValue, type Row0 } from '#domain/base/change.ts'

const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.integer(), { maxLength: 3 }), fc.record({ a: fc.integer() }))
const fields = fc.dictionary(fc.constantFrom('name', 'model', 'units', 'note'), value)
const row = fields.map((f): Row0 => ({ ...Object.fromEntries(Object.entries(f).filter(([, v]) => v !== null)), id: 'equipment:1' }))

test('a revision and then its inverse leave the record as it was', () => {
  fc.assert(
    fc.property(row, fields, (before, patch) => {
      const change = revision('equipment', before, patch)
      if (!change) return
      const after = applied(before, change)
      expect(fits(before, change)).toBe(true)
      expect(sameValue(applied(after ?? undefined, inverse(change)), before)).toBe(true)
    }),
  )
})

test('birth and removal are each other’s inverse', () => {
  fc.assert(
    fc.property(row, r => {
      expect(sameValue(applied(undefined, birth('equipment', r)), r)).toBe(true)
      expect(applied(r, inverse(birth('equipment', r)))).toBeNull()
      expect(sameValue(applied(undefined, inverse(removal('equipment', r))), r)).toBe(true)
    }),
  )
})

test('a patch that says what is there already changes nothing', () => {
  expect(revision('equipment', { id: 'e', name: 'Lathe', items: [{ a: 1, b: 2 }] } as Row0, { name: 'Lathe', items: [{ b: 2, a: 1 }] })).toBeNull()
})

test('a change does not fit once somebody else has changed the same field', () => {
  const change = revision('equipment', { id: 'e', name: 'Lathe', units: 1 } as Row0, { units: 2 })!
  expect(fits({ id: 'e', name: 'Renamed', units: 1 }, change)).toBe(true)
  expect(fits({ id: 'e', name: 'Lathe', units: 3 }, change)).toBe(false)
  expect(fits(undefined, change)).toBe(false)
})
