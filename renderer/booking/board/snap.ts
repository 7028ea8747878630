import type { BoardView } from '#domain/booking/board-model.ts'
import { DAY } from './board-types.ts'
import { slotsOfDay, type Slot } from './slots.ts'

/** Where no period is near, times fall on quarters of an hour. */
const GRID = 15
/** A period attracts what is dropped within this many minutes of its edge. */
const PULL = 20

type Hours = Pick<BoardView, 'days' | 'bells' | 'open' | 'close'>

function periodsOf(view: Hours, minute: number): Slot[] {
  const day = Math.min(Math.max(Math.floor(minute / DAY), 0), view.days.length - 1)
  return slotsOfDay(view, day, false).filter(s => s.no !== undefined)
}

function toGrid(minute: number): number {
  return Math.round(minute / GRID) * GRID
}

/** What a drag over an empty row means: the periods that it touches, or quarters of an hour outside them. Stays within the day it began on. */
export function snapCreate(view: Hours, from: number, to: number): { start: number; end: number } {
  const day = Math.floor(from / DAY)
  const other = Math.min(Math.max(to, day * DAY + view.open), day * DAY + view.close)
  const [a, b] = from <= other ? [from, other] : [other, from]
  const touched = periodsOf(view, from).filter(p => p.start < Math.max(b, a + 1) && a < p.end)
  const first = touched[0]
  const last = touched.at(-1)
  if (first && last) return { start: first.start, end: last.end }
  const start = Math.floor(a / GRID) * GRID
  return { start, end: Math.max(start + GRID * 2, Math.ceil(b / GRID) * GRID) }
}

/**
 * Where a span lands that is dropped with its start near `start`. A span that filled whole periods fills as many
 * whole periods again; any other keeps its length and starts at a near period or on a quarter of an hour.
 */
export function snapMove(view: Hours, span: { start: number; end: number }, start: number): { start: number; end: number } {
  const was = periodsOf(view, span.start)
  const first = was.findIndex(p => p.start === span.start)
  const last = was.findIndex(p => p.end === span.end)
  const here = periodsOf(view, start)
  const count = last - first
  if (first !== -1 && last >= first && here.length > count) {
    const latest = here.length - 1 - count
    const at = nearest(here.slice(0, latest + 1).map(p => p.start), start)
    return { start: here[at]!.start, end: here[at + count]!.end }
  }
  const edge = snapEdge(view, start, 'start')
  return { start: edge, end: edge + span.end - span.start }
}

/** Where an edge lands that is dropped near `minute`: on the near edge of a period, else on a quarter of an hour. */
export function snapEdge(view: Hours, minute: number, edge: 'start' | 'end'): number {
  const edges = periodsOf(view, minute).map(p => p[edge])
  const at = edges.length ? nearest(edges, minute) : -1
  const near = edges[at]
  return near !== undefined && Math.abs(near - minute) <= PULL ? near : toGrid(minute)
}

/** A span moved by one period (or a quarter of an hour where no bell rings) to the left or right; over the night to the next day. */
export function stepMove(view: Hours, span: { start: number; end: number }, step: 1 | -1): { start: number; end: number } {
  const slots = view.days.flatMap((_, day) => slotsOfDay(view, day, false))
  const at = slots.findIndex(s => s.start === span.start)
  if (at === -1) return { start: span.start + step * GRID, end: span.end + step * GRID }
  for (let to = at + step; to >= 0 && to < slots.length; to += step) {
    const moved = snapMove(view, span, slots[to]!.start)
    if (moved.start !== span.start && Math.sign(moved.start - span.start) === step) return moved
  }
  return span
}

/** A span whose end (or start) is moved by one period, or a quarter of an hour where no bell rings; never shorter than one step. */
export function stepResize(view: Hours, span: { start: number; end: number }, edge: 'start' | 'end', step: 1 | -1): { start: number; end: number } {
  const edges = periodsOf(view, span.start).map(p => p[edge])
  const beyond = step === 1 ? edges.find(e => e > span[edge]) : edges.filter(e => e < span[edge]).at(-1)
  const next = { ...span, [edge]: edges.includes(span[edge]) && beyond !== undefined ? beyond : span[edge] + step * GRID }
  return next.end - next.start >= GRID && Math.floor((next.end - 1) / DAY) === Math.floor(next.start / DAY) ? next : span
}

function nearest(values: readonly number[], wanted: number): number {
  let best = 0
  values.forEach((v, i) => {
    if (Math.abs(v - wanted) < Math.abs((values[best] ?? v) - wanted)) best = i
  })
  return best
}
