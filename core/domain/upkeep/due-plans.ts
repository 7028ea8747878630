import { addDays, dayNumber, type LocalDate, type LocalTime } from '../base/time.ts'
import type { Occupancy } from '../booking/occupancy.ts'
import type { MaintenancePlan } from '../records/upkeep.ts'
import type { Tables } from '../tables.ts'
import { hoursUsed } from './hours-used.ts'
import { maintenanceRow } from './open-work.ts'
import { GONE, type Due, type MaintenanceRow, type PlanRow } from './upkeep-model.ts'

type PlanTables = Pick<Tables, 'maintenancePlan' | 'maintenance' | 'equipment'>

/** Nothing is on record before the first and after the last of these days. */
const FIRST_DAY = '1970-01-01'
const LAST_DAY = '2199-12-30'

/**
 * When a plan falls due: `everyDays` after `lastOn`, or on the day on which the use since the day after `lastOn` reaches
 * `everyHours` ({@link hoursUsed}), whichever comes first; where that day is yet to come it is forecast from the bookings on the
 * board. Without a last time a plan by days is due at once, and one by hours counts all use on record.
 * @param on the day up to whose end `hoursUsed` counts
 */
export function dueOf(occupancy: Occupancy, plan: MaintenancePlan, on: LocalDate): Due {
  const { equipmentId, lastOn, everyDays, everyHours } = plan
  const since = lastOn === undefined ? FIRST_DAY : addDays(lastOn, 1)
  const hours = since > on ? 0 : hoursUsed(occupancy, equipmentId, since, on).hours
  const byHours = everyHours === undefined ? null : hoursUsed(occupancy, equipmentId, since, LAST_DAY, everyHours).reachedOn
  if (lastOn === undefined && everyDays !== undefined) return { dueOn: on, dueBy: 'never', hoursUsed: hours }
  const byDays = lastOn === undefined || everyDays === undefined ? null : addDays(lastOn, everyDays)
  if (byHours !== null && (byDays === null || byHours < byDays)) return { dueOn: byHours, dueBy: 'hours', hoursUsed: hours }
  return byDays === null ? { hoursUsed: hours } : { dueOn: byDays, dueBy: 'days', hoursUsed: hours }
}

/** The plans that are overdue at a moment or fall due within so many days after it, the longest overdue first. */
export function duePlans(tables: PlanTables, occupancy: Occupancy, at: LocalTime, withinDays: number): PlanRow[] {
  const until = addDays(at.slice(0, 10), withinDays)
  const planned = plannedByPlan(tables, at)
  const rows: PlanRow[] = []
  for (const plan of tables.maintenancePlan.values()) {
    const machine = tables.equipment.get(plan.equipmentId)
    if (!machine || GONE.has(machine.statusCode)) continue
    const row = planRow(tables, occupancy, plan, at, planned.get(plan.id) ?? null)
    if (row.dueOn !== undefined && row.dueOn <= until) rows.push(row)
  }
  return rows.sort(byUrgency)
}

/** All plans of a machine, the next due first, those that nothing brings about last. */
export function plansOf(tables: PlanTables, occupancy: Occupancy, equipmentId: string, at: LocalTime): PlanRow[] {
  const planned = plannedByPlan(tables, at)
  const plans = [...tables.maintenancePlan.values()].filter(plan => plan.equipmentId === equipmentId)
  return plans.map(plan => planRow(tables, occupancy, plan, at, planned.get(plan.id) ?? null)).sort(byUrgency)
}

function planRow(tables: PlanTables, occupancy: Occupancy, plan: MaintenancePlan, at: LocalTime, planned: MaintenanceRow | null): PlanRow {
  const { id, equipmentId, kind, name = '', lastOn, everyDays, everyHours, minutes } = plan
  const on = at.slice(0, 10)
  const machine = tables.equipment.get(equipmentId)
  const due = dueOf(occupancy, plan, on)
  return {
    planId: id,
    equipmentId,
    equipment: machine?.name ?? equipmentId,
    assetNo: machine?.assetNo ?? '',
    kind,
    name,
    ...due,
    overdueDays: due.dueOn === undefined ? 0 : Math.max(0, dayNumber(on) - dayNumber(due.dueOn)),
    ...(lastOn === undefined ? {} : { lastOn }),
    ...(everyDays === undefined ? {} : { everyDays }),
    ...(everyHours === undefined ? {} : { everyHours }),
    ...(minutes === undefined ? {} : { minutes }),
    planned,
  }
}

function byUrgency(a: PlanRow, b: PlanRow): number {
  const [x, y] = [a.dueOn ?? LAST_DAY, b.dueOn ?? LAST_DAY]
  if (x !== y) return x < y ? -1 : 1
  return a.equipment < b.equipment ? -1 : a.equipment > b.equipment ? 1 : 0
}

/** The next planned upkeep of each plan that is not over at a moment. */
function plannedByPlan(tables: Pick<Tables, 'maintenance' | 'maintenancePlan' | 'equipment'>, at: LocalTime): Map<string, MaintenanceRow> {
  const next = new Map<string, MaintenanceRow>()
  for (const row of tables.maintenance.values()) {
    if (row.planId === undefined || row.status !== 'planned' || row.end <= at) continue
    const known = next.get(row.planId)
    if (!known || row.start < known.start) next.set(row.planId, maintenanceRow(tables, row, at))
  }
  return next
}
