import { birth, revision } from '../base/change.ts'
import { accept, refuse, type Context, type Decision, type Refused } from '../base/decision.ts'
import { minuteOf, minuteSpan, spanOf, type LocalTime, type Span } from '../base/time.ts'
import { untilText } from '../booking/holders.ts'
import type { Equipment } from '../records/equipment.ts'
import type { Maintenance } from '../records/upkeep.ts'
import { nameOf } from '../record-name.ts'
import type { World } from '../world.ts'
import { freeTimes } from './free-times.ts'
import { GONE } from './upkeep-model.ts'
import { wrongTime, type UpkeepAt } from './wrong-time.ts'

export type UpkeepWish = {
  planId?: string
  /** absent: that of the plan */
  equipmentId?: string
  /** absent: that of the plan */
  kind?: Maintenance['kind']
  start: LocalTime
  end: LocalTime
  /** absent: all pieces */
  units?: number
  note?: string
}

/** `null` clears: `units: null` takes all pieces. */
export type UpkeepPatch = Partial<Pick<Maintenance, 'kind' | 'start' | 'end'>> & {
  units?: number | null | undefined
  note?: string | null | undefined
}

/** The longest stretch of upkeep: a year. */
const MOST_DAYS = 366
const MOST_ALTERNATIVES = 3

/**
 * Takes pieces of a machine out of use for upkeep. Refused with `upkeep.clash` (bookings or other upkeep hold them) or `upkeep.loan`
 * (not lent then) and up to three free times that will be accepted; with `upkeep.noPlan`, `upkeep.otherPlan`, `upkeep.noEquipment`,
 * `upkeep.gone`, `upkeep.backwards`, `upkeep.tooLong` or `upkeep.units`.
 */
export function planUpkeep(world: World, wish: UpkeepWish, ctx: Context): Decision<{ id: string }> {
  const plan = wish.planId === undefined ? undefined : world.tables.maintenancePlan.get(wish.planId)
  if (wish.planId !== undefined && !plan) return refuse('upkeep.noPlan', { id: wish.planId })
  const equipmentId = wish.equipmentId ?? plan?.equipmentId ?? ''
  const machine = world.tables.equipment.get(equipmentId)
  if (!machine) return refuse('upkeep.noEquipment', { id: equipmentId })
  if (plan && plan.equipmentId !== machine.id) {
    return refuse('upkeep.otherPlan', { equipment: machine.name, other: nameOf(world.tables, plan.equipmentId) })
  }
  const refused = judged(world, machine, wish, wish.units, ctx, at => ({ command: 'upkeep.plan', input: { ...wish, ...at } }))
  if (refused) return refused
  const id = ctx.newId('maintenance')
  const { start, end, units, note } = wish
  const kind = wish.kind ?? plan?.kind ?? 'maintenance'
  const row = { id, equipmentId: machine.id, planId: plan?.id, kind, start, end, units, status: 'planned', note }
  return accept([birth('maintenance', row)], { id }, { equipment: machine.name, start })
}

/**
 * Changes planned upkeep; what it needs is judged anew as by {@link planUpkeep}.
 * Refused, besides, with `upkeep.unknown` or `upkeep.notPlanned`.
 */
export function changeUpkeep(world: World, { id, patch }: { id: string; patch: UpkeepPatch }, ctx: Context): Decision<{ id: string }> {
  const row = plannedRow(world, id)
  if ('ok' in row) return row
  const machine = world.tables.equipment.get(row.equipmentId)
  if (!machine) return refuse('upkeep.noEquipment', { id: row.equipmentId })
  const next = { start: patch.start ?? row.start, end: patch.end ?? row.end }
  const units = patch.units === undefined ? row.units : (patch.units ?? undefined)
  if (next.start !== row.start || next.end !== row.end || units !== row.units) {
    const offer = (at: Span) => ({ command: 'upkeep.change', input: { id, patch: { ...patch, ...at } } })
    const refused = judged(world, machine, next, units, ctx, offer, id)
    if (refused) return refused
  }
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  return accept([revision('maintenance', row, given)], { id }, { equipment: machine.name, start: next.start })
}

/** Calls planned upkeep off: its time is free again. Refused with `upkeep.unknown` or `upkeep.notPlanned`. */
export function cancelUpkeep(world: World, { id }: { id: string }): Decision<{ id: string }> {
  const row = plannedRow(world, id)
  if ('ok' in row) return row
  const about = { equipment: nameOf(world.tables, row.equipmentId), start: row.start }
  return accept([revision('maintenance', row, { status: 'cancelled' })], { id }, about)
}

/** Upkeep that is still planned, or why it can't be touched. */
export function plannedRow({ tables }: World, id: string): Maintenance | Refused {
  const row = tables.maintenance.get(id)
  if (!row) return refuse('upkeep.unknown', { id })
  if (row.status === 'planned') return row
  return refuse('upkeep.notPlanned', { equipment: nameOf(tables, row.equipmentId), status: `choice.status.${row.status}` })
}

/** The refusal of a time, if it is refused, with the free times that the same command will be accepted with. */
function judged(
  world: World,
  machine: Equipment,
  time: Span,
  wanted: number | undefined,
  ctx: Context,
  offer: (at: Span) => { command: string; input: unknown },
  ignoring?: string,
): Refused | null {
  const { id: equipmentId, name: equipment, statusCode } = machine
  const units = wanted ?? machine.units
  const span = minuteSpan(time)
  if (GONE.has(statusCode)) return refuse('upkeep.gone', { equipment, equipmentId, status: `choice.statusCode.${statusCode}` })
  if (span.end <= span.start) return refuse('upkeep.backwards', { start: time.start, end: time.end })
  if (span.end - span.start > MOST_DAYS * 1440) return refuse('upkeep.tooLong', { start: time.start, end: time.end, most: MOST_DAYS })
  if (units > machine.units) return refuse('upkeep.units', { equipment, equipmentId, wanted: units, units: machine.units })
  const at: UpkeepAt = { machine, units, span, ...(ignoring === undefined ? {} : { ignoring }) }
  const wrong = wrongTime(world, at)
  if (!wrong) return null
  const alternatives = freeTimes(world, at, minuteOf(ctx.now), MOST_ALTERNATIVES).map(free => {
    const clear = spanOf(free)
    return { code: 'upkeep.time', facts: { ...clear, until: untilText(clear.start, clear.end), equipment }, ...offer(clear) }
  })
  return refuse(wrong.code, wrong.facts, { alternatives })
}
