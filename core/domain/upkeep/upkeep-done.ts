import { revision, type Change } from '../base/change.ts'
import { accept, refuse, type Context, type Decision, type Refused } from '../base/decision.ts'
import { addDays, minuteOf, minuteSpan, spanOf, timeOf, type LocalDate } from '../base/time.ts'
import type { Maintenance, MaintenancePlan } from '../records/upkeep.ts'
import { nameOf } from '../record-name.ts'
import type { World } from '../world.ts'
import { plannedRow } from './plan-upkeep.ts'
import { wrongTime } from './wrong-time.ts'

export type UpkeepDone = { maintenanceId?: string; planId?: string; on: LocalDate; doneBy?: string }

/**
 * Notes that upkeep was carried out on a day: planned upkeep is done, and its plan counts days and hours anew from the day after.
 * Named by its plan, the upkeep that is planned for that day is done with it. Done before the day it was planned for, it moves to the
 * day on which it was done; done before its last day, the days left are free again.
 * Refused with `upkeep.unknown`, `upkeep.noPlan`, `upkeep.notPlanned` (done or called off already), `upkeep.future` (a day yet to come),
 * `upkeep.notLater` (the plan was done later than that) or, where it would have to move to a day on which it can't be had, `upkeep.early` or `upkeep.loan`.
 */
export function noteUpkeepDone(world: World, done: UpkeepDone, ctx: Context): Decision<{ lastOn: LocalDate | null }> {
  const { tables } = world
  const { on } = done
  const named = done.maintenanceId === undefined ? undefined : plannedRow(world, done.maintenanceId)
  if (named && 'ok' in named) return named
  const plan = tables.maintenancePlan.get(done.planId ?? named?.planId ?? '')
  if (!named && !plan) return refuse('upkeep.noPlan', { id: done.planId ?? '' })
  const equipment = nameOf(tables, (named ?? plan!).equipmentId) // one of the two is there
  if (on > ctx.now.slice(0, 10)) return refuse('upkeep.future', { equipment, date: on })
  if (!named && plan?.lastOn !== undefined && plan.lastOn >= on) {
    return refuse('upkeep.notLater', { equipment, date: on, lastOn: plan.lastOn })
  }
  const row = named ?? [...tables.maintenance.values()].find(m => m.planId === plan?.id && m.status === 'planned' && covers(m, on))
  const stretch = row ? doneStretch(world, row, done) : null
  if (stretch && 'ok' in stretch) return stretch
  return accept([stretch, plan ? counted(plan, on) : null], { lastOn: plan ? later(plan.lastOn, on) : null }, { equipment, date: on })
}

function covers(row: Maintenance, on: LocalDate): boolean {
  return row.start.slice(0, 10) <= on && row.end > on
}

function later(lastOn: LocalDate | undefined, on: LocalDate): LocalDate {
  return lastOn !== undefined && lastOn > on ? lastOn : on
}

function counted(plan: MaintenancePlan, on: LocalDate): Change | null {
  return revision('maintenancePlan', plan, { lastOn: later(plan.lastOn, on) })
}

function doneStretch(world: World, row: Maintenance, { on, doneBy }: UpkeepDone): Change | Refused | null {
  const noted = { status: 'done', ...(doneBy === undefined ? {} : { doneBy }) }
  const span = minuteSpan(row)
  const over = minuteOf(`${addDays(on, 1)}T00:00`)
  if (row.start.slice(0, 10) <= on) return revision('maintenance', row, { ...noted, end: span.end > over ? timeOf(over) : row.end })
  const start = minuteOf(`${on}T${row.start.slice(11)}`)
  const moved = { start, end: Math.min(over, start + span.end - span.start) }
  const machine = world.tables.equipment.get(row.equipmentId)
  const wrong = machine && wrongTime(world, { machine, units: row.units ?? machine.units, span: moved, ignoring: row.id })
  if (!wrong) return revision('maintenance', row, { ...noted, ...spanOf(moved) })
  if (wrong.code === 'upkeep.loan') return refuse(wrong.code, wrong.facts)
  const { equipment, equipmentId, units, wanted, free } = wrong.facts
  return refuse('upkeep.early', { equipment, equipmentId, units, wanted, free, date: on, planned: row.start })
}
