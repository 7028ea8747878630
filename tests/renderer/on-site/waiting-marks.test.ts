import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SheetCell, SheetRow } from '#domain/attendance/sheet.ts'
import { countOf, isSelected } from '#renderer/on-site/sheet-selection.ts'
import { withMarks } from '#renderer/on-site/waiting-marks.ts'

const cell = (date: string, more: Partial<SheetCell> = {}): SheetCell => ({ date, here: true, shift: null, shiftHours: null, onLeave: false, markId: null, state: null, evidence: null, by: null, hours: null, note: null, ...more })
const row = (placementId: string, cells: SheetCell[]): SheetRow => ({ placementId, student: placementId, number: '', group: '', post: '', mentor: '', tutor: '', cells, present: 0, absent: 0, open: 0, hours: 0 })
const present = { state: 'present', evidence: 'teacher', by: '王老师', note: '迟到已说明' } as const
const rows = [row('p', [cell('2026-10-08', present), cell('2026-10-09')]), row('q', [cell('2026-10-08'), cell('2026-10-09')])]

test('a mark on its way is shown as what was typed, and everything else stays the same object', () => {
  const [p, q] = withMarks(rows, [{ placementId: 'q', date: '2026-10-09', state: 'sick', evidence: 'mentor' }])
  expect(p).toBe(rows[0])
  expect(q!.cells[0]).toBe(rows[1]!.cells[0])
  expect(q!.cells[1]).toMatchObject({ state: 'sick', evidence: 'mentor', waiting: true })
  expect(withMarks(rows, [])).toBe(rows)
})
test('a mark that is taken away leaves nobody’s word, and keeps the note until the answer', () => {
  expect(withMarks(rows, [{ placementId: 'p', date: '2026-10-08', state: null, evidence: 'mentor' }])[0]!.cells[0]).toMatchObject({ state: null, evidence: null, by: null, note: present.note, waiting: true })
})
test('who says again what stands there shows nothing new: a weaker word would not stand', () => {
  expect(withMarks(rows, [{ placementId: 'p', date: '2026-10-08', state: 'present', evidence: 'self' }])[0]!.cells[0]).toBe(rows[0]!.cells[0])
})
test('the last word counts', () => {
  const mark = { placementId: 'q', date: '2026-10-08', evidence: 'mentor' } as const
  expect(withMarks(rows, [{ ...mark, state: 'absent' }, { ...mark, state: 'late' }])[1]!.cells[0]).toMatchObject({ state: 'late' })
})
test('as many cells are counted as are selected, also where the sheet became smaller', () => {
  const n = fc.integer({ min: 0, max: 6 })
  const place = fc.record({ row: n, day: n })
  fc.assert(
    fc.property(place, place, n, n, (at, anchor, count, days) => {
      const selected = Array.from({ length: count }, (_, r) => Array.from({ length: days }, (_, d) => isSelected({ at, anchor }, r, d))).flat()
      expect(countOf({ at, anchor }, count, days)).toBe(selected.filter(Boolean).length)
    }),
  )
})
