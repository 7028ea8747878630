import { birth, revision } from '../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import { minuteOf, type LocalTime } from '../base/time.ts'
import type { Fault } from '../records/upkeep.ts'
import { nameOf } from '../record-name.ts'
import type { World } from '../world.ts'
import { touchedBookings } from './touched.ts'
import type { Touched } from './upkeep-model.ts'

export type FaultReport = Omit<Fault, 'id' | 'reportedAt' | 'fixedAt' | 'repair'> & { /** absent: now */ reportedAt?: LocalTime }

/**
 * Notes a fault, whatever is booked: it happened. Answers with the bookings from now on that a stopped machine has too few pieces for.
 * Refused only for what can't be: `upkeep.noEquipment`, `upkeep.units` (more pieces than there are), `fault.future`.
 */
export function reportFault(world: World, report: FaultReport, ctx: Context): Decision<{ id: string; touched: Touched }> {
  const machine = world.tables.equipment.get(report.equipmentId)
  if (!machine) return refuse('upkeep.noEquipment', { id: report.equipmentId })
  const pieces = report.units ?? machine.units
  if (pieces > machine.units) return refuse('upkeep.units', { equipment: machine.name, equipmentId: machine.id, wanted: pieces, units: machine.units })
  const reportedAt = report.reportedAt ?? ctx.now
  if (reportedAt > ctx.now) return refuse('fault.future', { equipment: machine.name, at: reportedAt })
  const id = ctx.newId('fault')
  const row = { ...report, id, reportedAt, reporter: report.reporter ?? (ctx.actor.name || undefined) }
  const stopped = report.severity === 'stopped'
  const touched = stopped ? touchedBookings(world, machine.id, minuteOf(ctx.now), machine.units - pieces) : { count: 0, bookings: [] }
  return accept([birth('fault', row)], { id, touched }, { equipment: machine.name, description: report.description, count: touched.count })
}

export type FaultFix = { id: string; /** absent: now */ fixedAt?: LocalTime; repair?: string }

/** Notes that a fault is mended. Refused with `fault.unknown`, `fault.fixed` (already), `fault.future` or `fault.beforeReport`. */
export function fixFault(world: World, { id, fixedAt, repair }: FaultFix, ctx: Context): Decision<{ id: string }> {
  const fault = world.tables.fault.get(id)
  if (!fault) return refuse('fault.unknown', { id })
  const equipment = nameOf(world.tables, fault.equipmentId)
  if (fault.fixedAt !== undefined) return refuse('fault.fixed', { equipment, at: fault.fixedAt })
  const at = fixedAt ?? ctx.now
  if (at > ctx.now) return refuse('fault.future', { equipment, at })
  if (at < fault.reportedAt) return refuse('fault.beforeReport', { equipment, at, reported: fault.reportedAt })
  return accept([revision('fault', fault, { fixedAt: at, ...(repair === undefined ? {} : { repair }) })], { id }, { equipment, at })
}
