import { beforeEach, describe, expect, test } from 'vitest'
import type { AssessSheet } from '#domain/outcome/skills/assess-sheet.ts'
import { levelAt, levelsToWrite, typedOn, withEntries } from '#renderer/outcome/skills/assess-draft.ts'
import { assessKey } from '#renderer/outcome/skills/assess-keys.ts'
import { pastedLevels } from '#renderer/outcome/skills/assess-paste.ts'

const cell = (level: number | null) => ({ level, before: null })
const sheet: AssessSheet = {
  classGroupId: 'classGroup:1',
  classGroup: 'M2301',
  programme: '数控',
  skills: [
    { id: 'skill:t', name: '车削', code: 'N1', levels: 5, masteredFrom: 3 },
    { id: 'skill:m', name: '铣削', code: null, levels: 10, masteredFrom: 2 },
  ],
  students: [
    { id: 'student:1', name: '陈浩', number: '230101', cells: [cell(4), cell(null)] },
    { id: 'student:2', name: '林雪', number: '230102', cells: [cell(null), cell(null)] },
    { id: 'student:3', name: '林雪', number: '230103', cells: [cell(null), cell(2)] },
  ],
}

describe('what was typed', () => {
  test('stands until it is written; what is as it is written needs no writing', () => {
    const draft = withEntries(sheet, {}, [{ row: 0, column: 0, level: 3 }, { row: 1, column: 1, level: 10 }, { row: 2, column: 1, level: null }, { row: 9, column: 0, level: 1 }])
    expect(levelsToWrite(sheet, draft)).toEqual([
      { studentId: 'student:1', skillId: 'skill:t', level: 3 },
      { studentId: 'student:2', skillId: 'skill:m', level: 10 },
      { studentId: 'student:3', skillId: 'skill:m', level: null },
    ])
    expect([levelAt(sheet, draft, { row: 0, column: 0 }), levelAt(sheet, draft, { row: 2, column: 1 }), levelAt(sheet, {}, { row: 2, column: 1 })]).toEqual([3, null, 2])
    expect(withEntries(sheet, draft, [{ row: 0, column: 0, level: 4 }, { row: 1, column: 1, level: null }, { row: 2, column: 1, level: 2 }])).toEqual({})
  })

  test.each([['', '3', '3'], ['1', '0', '10'], ['1', '1', '1'], ['3', '4', '4'], ['0', '5', '5'], ['10', '2', '2']])('%s and then %s is %s', (digits, digit, level) => {
    expect(typedOn(digits, digit)).toBe(level)
  })
})

describe('a block from a spreadsheet', () => {
  const at = (row: number, column: number, bottom = row, right = column) => ({ top: row, left: column, bottom, right })
  test('goes where the selection begins, and what lies outside the sheet is left out', () => {
    expect(pastedLevels('3\t4\r\n\t５\n', sheet, at(1, 0)).entries).toEqual([{ row: 1, column: 0, level: 3 }, { row: 1, column: 1, level: 4 }, { row: 2, column: 1, level: 5 }])
    expect(pastedLevels('3\t4\t5', sheet, at(2, 1)).entries).toEqual([{ row: 2, column: 1, level: 3 }])
  })

  test('one cell fills all that are chosen', () => {
    expect(pastedLevels('2级', sheet, at(0, 0, 1, 1)).entries).toHaveLength(4)
  })

  test('an empty cell leaves what is there, a dash takes it away', () => {
    expect(pastedLevels('\t-', sheet, at(0, 0)).entries).toEqual([{ row: 0, column: 1, level: null }])
  })

  test('with names goes where the names say, by number where a name is that of two', () => {
    const text = '序号\t学号\t姓名\tN1\t铣削\t评语\n1\t230103\t林雪\t5\t6\t好\n2\t\t陈浩\t1\t\t\n'
    expect(pastedLevels(text, sheet, at(2, 1))).toEqual({ entries: [{ row: 2, column: 0, level: 5 }, { row: 2, column: 1, level: 6 }, { row: 0, column: 0, level: 1 }], unknown: [] })
    // two are called so, and no number says which
    expect(pastedLevels('姓名\t车削\n林雪\t3\n陈浩\t4', sheet, at(0, 0)).unknown).toEqual(['林雪'])
  })

  test('what is no level is named', () => {
    expect(pastedLevels('好\t11\t3.5', sheet, at(0, 0)).unknown).toEqual(['好', '11'])
    expect(pastedLevels('优\t3', sheet, at(0, 0)).unknown).toEqual(['优'])
  })
})

describe('keys', () => {
  let typing: string | null
  beforeEach(() => void (typing = null))
  const spot = (row: number, column: number) => ({ row, column })
  const press = (key: string, more: object = {}, from = spot(1, 0)) =>
    assessKey({ key, code: /^\d$/.test(key) ? `Digit${key}` : key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }, { selection: { anchor: from, focus: from }, typing, size: { rows: 3, columns: 2 }, page: 2 })
  const goes = (row: number, column: number) => expect.objectContaining({ kind: 'select', commit: true, selection: expect.objectContaining({ focus: spot(row, column) }) })

  test('digits type, by their place on the keyboard', () => {
    expect(press('3')).toEqual({ kind: 'type', digits: '3' })
    typing = '1'
    expect(press('Process', { code: 'Numpad0' })).toEqual({ kind: 'type', digits: '10' })
    expect(press('Backspace')).toEqual({ kind: 'type', digits: null })
    expect(press('Escape')).toEqual({ kind: 'type', digits: null })
  })

  test('Enter goes down, with Shift up; arrows, Home and End go their ways, and stop at the edge', () => {
    expect(press('Enter')).toEqual(goes(2, 0))
    expect(press('Enter', { shiftKey: true })).toEqual(goes(0, 0))
    expect(press('ArrowRight')).toEqual(goes(1, 1))
    expect(press('ArrowDown', { ctrlKey: true })).toEqual(goes(2, 0))
    expect(press('End', { ctrlKey: true })).toEqual(goes(2, 1))
    expect(press('ArrowUp', {}, spot(0, 0))).toEqual(goes(0, 0))
    expect(press('ArrowDown', { shiftKey: true })).toMatchObject({ selection: { anchor: spot(1, 0), focus: spot(2, 0) } })
  })

  test('Tab goes on while typing, and leaves the sheet otherwise', () => {
    expect(press('Tab')).toBeNull()
    typing = '3'
    expect(press('Tab')).toEqual(goes(1, 1))
  })

  test('Ctrl fills, fills down, chooses all, saves and takes back', () => {
    expect(press('Enter', { ctrlKey: true })).toEqual({ kind: 'fill' })
    expect(press('d', { ctrlKey: true })).toEqual({ kind: 'fillDown' })
    expect(press('s', { metaKey: true })).toEqual({ kind: 'save' })
    expect(press('z', { ctrlKey: true })).toEqual({ kind: 'back' })
    expect(press('a', { ctrlKey: true })).toMatchObject({ selection: { anchor: spot(0, 0), focus: spot(2, 1) } })
    expect(press('Delete')).toEqual({ kind: 'clear' })
    expect(press('v', { ctrlKey: true })).toBeNull()
    expect(press('q')).toBeNull()
  })
})
