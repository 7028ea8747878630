import { describe, expect, test } from 'vitest'
import type { BoardView } from '#domain/booking/board-model.ts'
import { rowModels, withPending } from '#renderer/booking/board/row-model.ts'
import { placeOf, wordsOf } from '#renderer/booking/board/use-board-place.ts'
import { spanText } from '#renderer/booking/board/span-text.ts'

function view(titles: [string, string]): BoardView {
  const row = (n: number) => ({ id: `equipment:${n}`, name: `车床 ${n}`, hint: '', side: 'college' as const, capacity: 1, lanes: 1 })
  return {
    now: '2026-11-23T08:00',
    term: null,
    days: [{ date: '2026-11-23', kind: 'school', bell: -1 }],
    bells: [],
    open: 480,
    close: 1080,
    rows: [row(1), row(2)],
    programmes: [],
    names: ['M2301'],
    bookings: { id: ['booking:1', 'booking:2'], title: titles, who: [[0], []], where: [-1, -1], status: ['held', 'confirmed'], use: ['teaching', 'other'], side: ['college', 'college'], programme: [-1, -1], series: [false, false] },
    bars: { row: [0, 1], booking: [0, 1], day: [0, 0], start: [480, 600], length: [100, 60], lane: [0, 0], units: [1, 1] },
    blocks: { row: [], kind: [], start: [], length: [], units: [], id: [] },
    hidden: 0,
  }
}

describe('rows of the board', () => {
  test('an edit makes a new object of its own row only', () => {
    const before = rowModels(view(['a', 'b']), [])
    const after = rowModels(view(['a', 'changed']), before)
    expect(after[0]).toBe(before[0])
    expect(after[1]).not.toBe(before[1])
    expect(after[1]!.bars[0]).toMatchObject({ title: 'changed', start: 600, end: 660 })
    expect(after[0]!.bars[0]!.who).toEqual(['M2301'])
  })
  test('a dropped bar is shown at its new place before the core has answered', () => {
    const rows = rowModels(view(['a', 'b']), [])
    const moved = withPending(rows, { bar: rows[0]!.bars[0]!, from: 0, to: { row: 1, start: 700, end: 800 } })
    expect(moved[0]!.bars).toEqual([])
    expect(moved[1]!.bars.map(b => [b.title, b.start, b.pending ?? false])).toEqual([['b', 600, false], ['a', 700, true]])
  })
})

test('the address keeps the place, and nothing that is usual', () => {
  const place = placeOf(new URLSearchParams('rows=teacher&zoom=term&date=2026-11-23&lender=enterprise:1&booking=booking:7'))
  expect(place).toMatchObject({ rows: 'teacher', zoom: 'term', date: '2026-11-23', lenderId: 'enterprise:1', booking: 'booking:7' })
  expect(placeOf(new URLSearchParams(wordsOf(place)))).toEqual(place)
  expect(wordsOf(placeOf(new URLSearchParams('rows=nonsense&date=2026-02-30')))).toEqual({})
})

test('two dates in short, in both languages', () => {
  expect(spanText('2026-11-23', '2026-11-29', 'en').replace(/\s/g, ' ')).toMatch(/^23 ?– ?29 Nov$/)
  expect(spanText('2026-11-30', '2026-12-06', 'zh-CN')).toBe('11月30日–12月6日')
})
