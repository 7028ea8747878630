import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WeekPlan, WeekType } from '#domain/shifts/week.ts'
import { blockFrom, textOf } from '#renderer/roster/clipboard.ts'
import { missingIn, withCells } from '#renderer/roster/effective.ts'
import { gridKey, type GridAct } from '#renderer/roster/grid-keys.ts'
import { blockOf, moved, spotsOf, swapOf, within, type Selection } from '#renderer/roster/selection.ts'
import { markOfKey, shiftMarks } from '#renderer/roster/shift-marks.ts'

const type = (name: string, id = name): WeekType => ({ id, name, start: '08:00', end: '16:00', breakMinutes: 0, minutes: 480, night: name === '夜班', needs: { work: 0, rest: 0 } })
const at = (row: number, column: number, toRow = row, toColumn = column): Selection => ({ anchor: { row, column }, focus: { row: toRow, column: toColumn } })

describe('the marks of shifts', () => {
  test.each<[string[], string[], string[][]]>([
    [['早班', '中班', '夜班'], ['早', '中', '夜'], [['1'], ['2'], ['3']]],
    [['Early', 'Late', 'Night'], ['Ear', 'Lat', 'Nig'], [['1', 'e'], ['2', 'l'], ['3', 'n']]],
    [['Early', 'Evening', 'Night'], ['Ear', 'Eve', 'Nig'], [['1'], ['2'], ['3', 'n']]],
    [['早一', '早二'], ['1', '2'], [['1'], ['2']]],
  ])('%j', (names, shorts, keys) => {
    const marks = shiftMarks(names.map(n => type(n)))
    expect(marks.map(m => m.short)).toEqual(shorts)
    expect(marks.map(m => m.keys)).toEqual(keys)
  })

  test('no key means two shifts, and the tenth has none but its letter', () => {
    const marks = shiftMarks(Array.from({ length: 11 }, (_, i) => type(`${'abcdefghijk'[i]}x`)))
    const keys = marks.flatMap(m => m.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(marks[9]!.keys).toEqual(['j'])
    expect(markOfKey(marks, 'J')).toBe(marks[9])
    expect(markOfKey(marks, 'z')).toBeUndefined()
  })
})

describe('the clipboard', () => {
  test('what was copied comes back as it was', () => {
    const cell = fc.constantFrom('', '早班', 'Night', 'A b')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.infiniteStream(cell), (rows, columns, cells) => {
        const table = Array.from({ length: rows }, () => Array.from({ length: columns }, () => cells.next().value as string))
        expect(blockFrom(textOf(table), { rows, columns })).toEqual(table)
        expect(blockFrom(textOf(table).replaceAll('\n', '\r\n'), { rows, columns })).toEqual(table)
      }),
    )
  })

  test('one cell fills an area, a week fills two, and what does not fit keeps its size', () => {
    expect(blockFrom('早', { rows: 2, columns: 3 })).toEqual([['早', '早', '早'], ['早', '早', '早']])
    expect(blockFrom('a\tb', { rows: 1, columns: 4 })).toEqual([['a', 'b', 'a', 'b']])
    expect(blockFrom('a\tb', { rows: 1, columns: 3 })).toEqual([['a', 'b']])
    expect(blockFrom('a\tb', { rows: 1, columns: 1 })).toEqual([['a', 'b']])
  })
})

describe('the selection', () => {
  test('is a block whichever corner was first', () => {
    expect(blockOf(at(3, 4, 1, 2))).toEqual({ top: 1, bottom: 3, left: 2, right: 4 })
    expect(spotsOf(blockOf(at(1, 1, 0, 0)))).toHaveLength(4)
  })

  test('stays in the sheet, and its anchor stays where Shift holds it', () => {
    const size = { rows: 3, columns: 7 }
    expect(moved(at(0, 0), { rows: -1, columns: -1 }, size, false)).toEqual(at(0, 0))
    expect(moved(at(1, 1), { columns: 9 }, size, true)).toEqual(at(1, 1, 1, 6))
    expect(within(at(2, 6), { rows: 2, columns: 7 })).toBeNull()
    expect(within(at(1, 6), { rows: 2, columns: 7 })).toEqual(at(1, 6))
  })

  test('two people of one day can be swapped, nobody else', () => {
    expect(swapOf(at(1, 2, 2, 2))).toEqual([{ row: 1, column: 2 }, { row: 2, column: 2 }])
    expect(swapOf({ ...at(0, 2), other: { row: 5, column: 2 } })).toEqual([{ row: 0, column: 2 }, { row: 5, column: 2 }])
    for (const no of [at(1, 2), at(1, 2, 3, 2), at(1, 2, 2, 3), { ...at(0, 2), other: { row: 5, column: 3 } }, { ...at(0, 2), other: { row: 0, column: 2 } }]) expect(swapOf(no)).toBeNull()
  })
})

test('keys do what they do in a sheet', () => {
  const marks = shiftMarks([type('Early'), type('Night')])
  const press = (key: string, more: object = {}, selection: Selection | null = at(1, 1)): GridAct =>
    gridKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }, { selection, size: { rows: 4, columns: 7 }, page: 2, marks })
  expect(press('ArrowDown')).toEqual({ select: at(2, 1) })
  expect(press('ArrowRight', { shiftKey: true })).toEqual({ select: at(1, 1, 1, 2) })
  expect(press('ArrowDown', { ctrlKey: true })).toEqual({ select: at(3, 1) })
  expect(press('End', { ctrlKey: true })).toEqual({ select: at(3, 6) })
  expect(press('a', { ctrlKey: true })).toEqual({ select: at(0, 0, 3, 6) })
  expect(press('N')).toEqual({ set: 'Night' })
  expect(press('1')).toEqual({ set: 'Early' })
  expect(press('Delete')).toEqual({ set: null })
  expect(press('Enter')).toEqual({ choose: true })
  expect(press('d', { ctrlKey: true })).toEqual({ fillDown: true })
  for (const [key, more] of [['c', { ctrlKey: true }], ['z', { ctrlKey: true }], ['x', {}], ['1', { altKey: true }], ['1', { nativeEvent: { isComposing: true } }]] as const) expect(press(key, more)).toBeNull()
  expect(press('1', {}, null)).toBeNull()
})

describe('cells that are not written yet', () => {
  const plan: WeekPlan = {
    host: 'H',
    days: [{ date: '2026-03-09', kind: 'work' }],
    types: [type('早班', 'a'), type('夜班', 'b')],
    rows: ['p', 'q'].map(placementId => ({ placementId, student: placementId, number: '', post: '', minutes: placementId === 'p' ? 480 : 0, nightShifts: 0, freeDays: placementId === 'p' ? 0 : 1, cells: [{ date: '2026-03-09', here: true, onLeave: false, shiftTypeId: placementId === 'p' ? 'a' : null, published: placementId === 'p', breaks: placementId === 'p' ? ['A31'] : [] }] })),
    coverage: [[1, 0]],
    needs: [[2, 1]],
    findings: [],
    drafts: 0,
  }
  test('count at once, and leave the other rows alone', () => {
    const shown = withCells(plan, [{ placementId: 'q', date: '2026-03-09', shiftTypeId: 'b' }], 'waiting')
    expect(shown).toMatchObject({ coverage: [[1, 1]], drafts: 1 })
    expect(shown.rows[1]).toMatchObject({ minutes: 480, nightShifts: 1, freeDays: 0, cells: [{ shiftTypeId: 'b', waiting: true, published: false }] })
    expect(shown.rows[0]).toBe(plan.rows[0])
    expect([missingIn(plan), missingIn(shown)]).toEqual([2, 1])
  })
  test('that take a shift away take its marks, too, and a proposal says what was there', () => {
    const shown = withCells(plan, [{ placementId: 'p', date: '2026-03-09', shiftTypeId: null }], 'proposed')
    expect(shown).toMatchObject({ coverage: [[0, 0]], drafts: 0 })
    expect(shown.rows[0]).toMatchObject({ minutes: 0, freeDays: 1, cells: [{ shiftTypeId: null, proposed: true, was: 'a', breaks: [] }] })
  })
  test('the last word counts', () => {
    const cell = { placementId: 'q', date: '2026-03-09' }
    expect(withCells(plan, [{ ...cell, shiftTypeId: 'b' }, { ...cell, shiftTypeId: 'a' }], 'waiting').coverage).toEqual([[2, 0]])
  })
})
