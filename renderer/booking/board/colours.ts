import type { BoardRows, Side } from '#domain/booking/board-model.ts'
import type { Bar, ColourBy } from './board-types.ts'

/** How many colours the series of `board.css` has. */
const SERIES = 10

/** Which colour each programme has: by its place among all programmes, so that it stays the same from week to week. */
export function programmeColours(programmes: readonly { id: string }[]): ReadonlyMap<string, string> {
  return new Map(programmes.map((p, i) => [p.id, `var(--series-${i % SERIES})`]))
}

/**
 * The colour of a bar as a CSS value: of the side that owns it, or of the programme that it serves. On a machine's own row
 * the side is that machine's; anywhere else one lent machine makes the whole booking the enterprise's.
 */
export function barColour(bar: Pick<Bar, 'side' | 'use' | 'programmeId'>, row: { kind: BoardRows; side: Side }, by: ColourBy, programmes: ReadonlyMap<string, string>): string {
  if (by === 'programme') return (bar.programmeId && programmes.get(bar.programmeId)) || 'var(--series-none)'
  const side = row.kind !== 'equipment' ? bar.side : bar.use === 'enterprise' ? 'enterprise' : row.side
  return side === 'enterprise' ? 'var(--enterprise)' : 'var(--college)'
}
