import { dayNumber, type MinuteSpan } from '../base/time.ts'
import { BOOKABLE_STATUS } from '../records/equipment.ts'
import type { Tables } from '../tables.ts'
import type { BlockKind } from './board-model.ts'
import type { Occupancy } from './occupancy.ts'

const DAY = 1440

export type Block = MinuteSpan & { kind: BlockKind; units: number; id: string }

/**
 * What keeps a machine from being booked within a span: upkeep, faults that stop it, the days outside its loan,
 * and a status with which nothing may be booked. Clipped to the span. Empty for anything but equipment.
 */
export function blocksOf(tables: Pick<Tables, 'equipment'>, occupancy: Occupancy, id: string, span: MinuteSpan): Block[] {
  const machine = tables.equipment.get(id)
  if (!machine) return []
  const blocks: Block[] = occupancy.usesOf(id, span).flatMap(use => {
    if (use.source.kind === 'booking') return []
    return [{ kind: use.source.kind, start: use.start, end: use.end, units: use.units, id: use.source.id }]
  })
  if (!BOOKABLE_STATUS.has(machine.statusCode)) blocks.push({ kind: 'status', ...span, units: machine.units, id })
  if (machine.loanFrom) blocks.push({ kind: 'loan', start: span.start, end: dayNumber(machine.loanFrom) * DAY, units: machine.units, id })
  if (machine.loanTo) blocks.push({ kind: 'loan', start: (dayNumber(machine.loanTo) + 1) * DAY, end: span.end, units: machine.units, id })
  return blocks
    .map(b => ({ ...b, start: Math.max(b.start, span.start), end: Math.min(b.end, span.end) }))
    .filter(b => b.start < b.end)
}
