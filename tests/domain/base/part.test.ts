import { expect, test } from 'vitest'
import { idFor, partOf } from '#domain/part.ts'

const newId = (table: string) => `${table}:6f2k`

test('a day of attendance or of the shift plan lies in its month', () => {
  const id = idFor('attendance', { date: '2026-03-09' }, newId)
  expect([id, partOf(id)]).toEqual(['attendance:2026-03:6f2k', 'attendance.2026-03'])
  expect(partOf(idFor('shift', { date: '2026-12-31' }, newId))).toBe('shift.2026-12')
})

test('a record of any other table lies in its table, whatever dates it has', () => {
  expect(idFor('visit', { date: '2026-03-09' }, newId)).toBe('visit:6f2k')
  expect(idFor('attendance', {}, newId)).toBe('attendance:6f2k')
})
