import { expect, test } from 'vitest'
import { idFor, isInMemory, partOf } from '#domain/part.ts'

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

test('of attendance this month and the two before are in memory, of shifts a year; all that is to come, and whole tables', () => {
  const held = (table: string, today: string) => ['2024-12', '2025-01', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02'].filter(month => isInMemory(`${table}.${month}`, today))
  expect(held('attendance', '2026-01-31')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(held('attendance', '2025-12-01')).toEqual(['2025-10', '2025-11', '2025-12', '2026-01', '2026-02'])
  expect(held('shift', '2026-01-31')).toEqual(['2025-01', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02'])
  expect(isInMemory('visit', '2026-01-31')).toBe(true)
})
