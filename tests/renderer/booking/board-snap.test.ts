import { describe, expect, test } from 'vitest'
import { dragTarget, gripOn } from '#renderer/booking/board/drag.ts'
import { dayShape, xOf, type Axis } from '#renderer/booking/board/axis.ts'
import type { Bar } from '#renderer/booking/board/board-types.ts'
import { snapCreate, snapEdge, snapMove, stepMove, stepResize } from '#renderer/booking/board/snap.ts'

const day = (date: string) => ({ date, kind: 'school' as const, bell: 0 })
const periods = [
  { no: 1, start: 480, end: 525 },
  { no: 2, start: 535, end: 580 },
  { no: 3, start: 605, end: 650 },
  { no: 4, start: 660, end: 705 },
]
const view = { days: [day('2026-11-23'), day('2026-11-24')], bells: [periods], open: 480, close: 1080 }
const TUESDAY = 1440

describe('drawing on the board', () => {
  test('a drag over two periods books both whole', () => {
    expect(snapCreate(view, 490, 560)).toEqual({ start: 480, end: 580 })
    expect(snapCreate(view, 560, 490)).toEqual({ start: 480, end: 580 })
  })
  test('where no bell rings it falls on quarters of an hour and lasts half an hour at least', () => {
    expect(snapCreate(view, 908, 910)).toEqual({ start: 900, end: 930 })
    expect(snapCreate(view, 900, 985)).toEqual({ start: 900, end: 990 })
  })
  test('it never crosses into another day', () => {
    expect(snapCreate(view, 1000, TUESDAY + 500).end).toBeLessThanOrEqual(1080)
  })
})

describe('moving and resizing', () => {
  test('a bar of whole periods fills whole periods again, on another day too', () => {
    expect(snapMove(view, { start: 480, end: 580 }, TUESDAY + 615)).toEqual({ start: TUESDAY + 605, end: TUESDAY + 705 })
  })
  test('a bar that would run over the last period takes the last periods that hold it', () => {
    expect(snapMove(view, { start: 480, end: 580 }, 900)).toEqual({ start: 605, end: 705 })
  })
  test('a bar by the clock keeps its length', () => {
    expect(snapMove(view, { start: 900, end: 970 }, 1011)).toEqual({ start: 1005, end: 1075 })
  })
  test('an edge is drawn to the edge of a near period', () => {
    expect(snapEdge(view, 572, 'end')).toBe(580)
    expect(snapEdge(view, 902, 'end')).toBe(900)
  })
  test('the keyboard steps from period to period and over the night', () => {
    expect(stepMove(view, { start: 480, end: 525 }, 1)).toEqual({ start: 535, end: 580 })
    expect(stepMove(view, { start: 660, end: 705 }, 1)).toEqual({ start: TUESDAY + 480, end: TUESDAY + 525 })
    expect(stepMove(view, { start: 480, end: 525 }, -1)).toEqual({ start: 480, end: 525 })
  })
  test('the keyboard resizes by whole periods and never to nothing', () => {
    expect(stepResize(view, { start: 480, end: 580 }, 'end', 1)).toEqual({ start: 480, end: 650 })
    expect(stepResize(view, { start: 480, end: 580 }, 'end', -1)).toEqual({ start: 480, end: 525 })
    expect(stepResize(view, { start: 900, end: 915 }, 'end', -1)).toEqual({ start: 900, end: 915 })
  })
})

describe('what a drag means', () => {
  const axis: Axis = { days: 2, dayWidth: 600, shape: dayShape(view) }
  const bar = { bookingId: 'booking:1', start: 480, end: 580 } as Bar // the fields that a drag looks at
  test('near its edges a bar is resized, in the middle it is moved', () => {
    const box = { left: 100, right: 200 }
    expect([gripOn(bar, 0, 0, box, 102).kind, gripOn(bar, 0, 0, box, 150).kind, gripOn(bar, 0, 0, box, 198).kind]).toEqual(['start', 'move', 'end'])
    expect(gripOn(bar, 0, 0, { left: 100, right: 110 }, 101).kind).toBe('move')
  })
  test('a bar is dropped on another row and period; a lender’s stays on its row', () => {
    const grip = { kind: 'move' as const, row: 0, bar, x: xOf(axis, 500) }
    const x = grip.x + xOf(axis, 605) - xOf(axis, 480)
    expect(dragTarget(view, axis, grip, x, 3, true)).toEqual({ row: 3, start: 605, end: 705 })
    expect(dragTarget(view, axis, grip, x, 3, false).row).toBe(0)
  })
  test('an edge dragged beyond the other leaves a quarter of an hour', () => {
    expect(dragTarget(view, axis, { kind: 'end', row: 0, bar, x: 0 }, 0, 0, true)).toEqual({ row: 0, start: 480, end: 495 })
    expect(dragTarget(view, axis, { kind: 'start', row: 0, bar, x: 0 }, 599, 0, true)).toEqual({ row: 0, start: 565, end: 580 })
  })
})
