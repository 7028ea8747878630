/** Measures of the board in pixels; all in steps of four. */
export const HEAD_WIDTH = 232
export const HEAD_HEIGHT = 48
const ROW_HEIGHT = 32
const LANE_HEIGHT = 24
const GAP = 4

/** The height of a row with so many lanes. */
export function rowHeight(lanes: number): number {
  return lanes <= 1 ? ROW_HEIGHT : lanes * LANE_HEIGHT + GAP * 2
}

/** Where in its row a bar lies from top, and how high it is. */
export function laneBox(lane: number, lanes: number): { top: number; height: number } {
  if (lanes <= 1) return { top: GAP, height: ROW_HEIGHT - GAP * 2 }
  return { top: GAP + lane * LANE_HEIGHT + 1, height: LANE_HEIGHT - 2 }
}
