import type { WeekEntry, WeekSlot, WeekUse } from './model.ts'

/** A use, the bands of one day that it fills, and its time in words for where its place can't tell it. */
export type PlacedUse = WeekUse & { day: number; band: number; bands: number; time: string }

/** Tiles beside one another, at most, before they get too narrow to read. */
const MOST_LANES = 3

/**
 * Lays out a week so that nothing hides anything: uses that share a band form a slot. Uses of the very same bands
 * are stacked (a wide tile takes long names better than a narrow one); others get lanes, first come, first lane;
 * where that takes too many lanes, they are stacked too and each says its time.
 */
export function slotsOf(uses: readonly PlacedUse[]): WeekSlot[] {
  const sorted = [...uses].sort((a, b) => a.day - b.day || a.band - b.band || b.bands - a.bands)
  const slots: WeekSlot[] = []
  let cluster: PlacedUse[] = []
  let until = 0
  for (const use of sorted) {
    const joins = cluster.length > 0 && use.day === cluster[0]!.day && use.band < until
    if (!joins && cluster.length) slots.push(slotOf(cluster))
    cluster = joins ? [...cluster, use] : [use]
    until = joins ? Math.max(until, use.band + use.bands) : use.band + use.bands
  }
  if (cluster.length) slots.push(slotOf(cluster))
  return slots
}

function slotOf(cluster: PlacedUse[]): WeekSlot {
  const { day, band } = cluster[0]!
  const bands = Math.max(...cluster.map(use => use.band + use.bands)) - band
  const same = cluster.every(use => use.band === band && use.bands === bands)
  if (same) return { day, band, bands, ...stacked(cluster, bands) }
  const lanes = inLanes(cluster, band)
  if (lanes.lanes <= MOST_LANES) return { day, band, bands, steps: bands, ...lanes }
  return { day, band, bands, ...stacked(cluster.map(use => ({ ...use, clock: use.time })), bands) }
}

function stacked(cluster: PlacedUse[], bands: number): Pick<WeekSlot, 'steps' | 'lanes' | 'entries'> {
  // a band holds a tile in readable type; more go beside
  const lanes = Math.min(MOST_LANES, Math.ceil(cluster.length / bands))
  const steps = Math.ceil(cluster.length / lanes)
  return { steps, lanes, entries: cluster.map((use, i) => entryOf(use, Math.floor(i / lanes), 1, i % lanes)) }
}

function inLanes(cluster: PlacedUse[], first: number): Pick<WeekSlot, 'lanes' | 'entries'> {
  const ends: number[] = []
  const entries = cluster.map(use => {
    const free = ends.findIndex(end => end <= use.band)
    const lane = free < 0 ? ends.length : free
    ends[lane] = use.band + use.bands
    return entryOf(use, use.band - first, use.bands, lane)
  })
  return { lanes: ends.length, entries }
}

function entryOf(use: PlacedUse, step: number, steps: number, lane: number): WeekEntry {
  const { title, lines, side, held, clock } = use
  return { title, lines, side, ...(held ? { held } : {}), ...(clock ? { clock } : {}), step, steps, lane }
}
