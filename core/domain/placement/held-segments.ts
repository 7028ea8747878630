import type { Register, Values } from '../register/held.ts'
import type { Placement, PlacementChange } from '../records/internship.ts'
import { segmentsOf, spanOfSegments, type Segment } from './segments.ts'

/** The segments of a placement as the records say; `change` is one that is about to be written, in place of its older self. */
export function heldSegments(held: Register, placement: Values, change?: Values): Segment[] {
  const changes = [...held.holding('placementChange', 'placementId', placement.id)].filter(c => c.id !== change?.id)
  return segmentsOf(placement as Placement, [...changes, ...(change ? [change] : [])] as PlacementChange[]) // the schemas have judged their forms
}

/** The first and the last day that a placement has; its own dates where a change leaves nothing of it. */
export function heldSpan(held: Register, placement: Values, change?: Values): { from: string; to: string } {
  return spanOfSegments(heldSegments(held, placement, change)) ?? { from: String(placement.from), to: String(placement.to) }
}
