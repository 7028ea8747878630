import { describe, expect, test } from 'vitest'
import type { SheetCell, SheetRow } from '#domain/attendance/sheet.ts'
import { everyonePresent, marksIn, movedBy, stateOfKey, type Selection } from '#renderer/on-site/sheet-selection.ts'
import { spanAround, stepped } from '#renderer/on-site/sheet-spans.ts'

const cell = (date: string, more: Partial<SheetCell> = {}): SheetCell => ({ date, here: true, shift: null, shiftHours: null, onLeave: false, markId: null, state: null, evidence: null, by: null, hours: null, note: null, ...more })
const row = (placementId: string, ...cells: SheetCell[]): SheetRow => ({ placementId, student: placementId, number: '', group: '', post: '', mentor: '', tutor: '', cells, present: 0, absent: 0, open: 0, hours: 0 })

const DAYS = ['2026-11-20', '2026-11-21', '2026-11-23']
const SHEET = { today: '2026-11-21', days: DAYS.map((date, i) => ({ date, kind: i === 1 ? ('rest' as const) : ('work' as const) })) }
const ROWS = [
  row('a', cell(DAYS[0]!), cell(DAYS[1]!), cell(DAYS[2]!)),
  row('b', cell(DAYS[0]!, { here: false }), cell(DAYS[1]!, { shift: '早' }), cell(DAYS[2]!)),
  row('c', cell(DAYS[0]!, { onLeave: true }), cell(DAYS[1]!, { state: 'present' }), cell(DAYS[2]!)),
]
const ALL: Selection = { at: { row: 2, day: 2 }, anchor: { row: 0, day: 0 } }
const at = (r: number, day: number): Selection => ({ at: { row: r, day }, anchor: { row: r, day } })
const short = (marks: { placementId: string; date: string }[]) => marks.map(m => `${m.placementId} ${m.date.slice(8)}`)

describe('keys', () => {
  test.each([['KeyP', 'present'], ['Digit1', 'present'], ['Numpad7', 'rest'], ['Space', 'present'], ['KeyV', 'leave'], ['Delete', null], ['KeyQ', undefined], ['Digit8', undefined]])('%s means %s', (code, state) => expect(stateOfKey(code)).toBe(state))

  test('arrows stay inside the grid', () => {
    expect(movedBy('ArrowUp', { row: 0, day: 0 }, 3, 3, false)).toEqual({ row: 0, day: 0 })
    expect(movedBy('ArrowRight', { row: 1, day: 2 }, 3, 3, false)).toEqual({ row: 1, day: 2 })
    expect(movedBy('ArrowDown', { row: 0, day: 1 }, 3, 3, true)).toEqual({ row: 2, day: 1 })
    expect(movedBy('x', { row: 0, day: 0 }, 3, 3, false)).toBeNull()
  })
})

describe('a range', () => {
  test('leaves out days to come, days at another host, and what is so already', () => {
    expect(short(marksIn(SHEET, ROWS, ALL, 'present'))).toEqual(['a 20', 'a 21', 'b 21', 'c 20'])
    expect(short(marksIn(SHEET, ROWS, ALL, null))).toEqual(['c 21'])
  })

  test('but one day is taken as it is, so that the refusal says why', () => expect(short(marksIn(SHEET, ROWS, at(0, 2), 'late'))).toEqual(['a 23']))
})

test('everyone of a day: not who is on leave, elsewhere, or marked; on a day of rest only who has a shift, unless it is meant', () => {
  expect(short(everyonePresent(SHEET, ROWS, 0))).toEqual(['a 20'])
  expect(short(everyonePresent(SHEET, ROWS, 1))).toEqual(['b 21'])
  expect(short(everyonePresent(SHEET, ROWS, 1, true))).toEqual(['a 21', 'b 21'])
  expect(short(everyonePresent(SHEET, ROWS, 2))).toEqual([])
})

test.each([
  ['month', '2026-12-31', '2026-12-01', '2026-12-31', '2027-01-01', '2026-11-01'],
  ['month', '2028-02-10', '2028-02-01', '2028-02-29', '2028-03-01', '2028-01-01'],
  ['week', '2026-11-22', '2026-11-16', '2026-11-22', '2026-11-29', '2026-11-15'],
  ['day', '2026-11-22', '2026-11-22', '2026-11-22', '2026-11-23', '2026-11-21'],
] as const)('the %s of %s runs from %s to %s', (kind, day, from, to, after, before) => {
  expect(spanAround(kind, day)).toEqual({ from, to })
  expect([stepped(kind, day, 1), stepped(kind, day, -1)]).toEqual([after, before])
})
