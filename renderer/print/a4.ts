import type { Sheet } from '#domain/report/model.ts'

type Orientation = Sheet['orientation']

/** A sheet in CSS pixels. */
export const A4 = { landscape: { width: 1123, height: 794 }, portrait: { width: 794, height: 1123 } } as const

/** Width of a sheet inside its margins, in CSS pixels: 269 and 182 mm. */
export const INSIDE = { landscape: 1016, portrait: 687 } as const

/** The desk that is seen at both sides of a sheet in the window, together, in pixels. */
export const DESK = 48

/** How large a sheet is shown where there is so much room: never larger than it is. */
export function zoomOf(orientation: Orientation, room: number): number {
  return Math.min(1, (room - DESK) / A4[orientation].width)
}
