import { addDays, dayNumber, type LocalDate, type LocalTime } from '../base/time.ts'
import type { Fault, Maintenance } from '../records/upkeep.ts'
import type { Tables } from '../tables.ts'
import { GONE, type FaultRow, type MaintenanceRow } from './upkeep-model.ts'

type MaintenanceTables = Pick<Tables, 'maintenance' | 'maintenancePlan' | 'equipment'>
type FaultTables = Pick<Tables, 'fault' | 'equipment'>

const WORST_FIRST: readonly Fault['severity'][] = ['stopped', 'limited', 'works']

/** Upkeep with its machine's name and figures, as it stands at a moment. */
export function maintenanceRow(tables: Pick<MaintenanceTables, 'maintenancePlan' | 'equipment'>, row: Maintenance, at: LocalTime): MaintenanceRow {
  const { id, equipmentId, planId, kind, status, start, end, units, note } = row
  const machine = tables.equipment.get(equipmentId)
  const pieces = machine?.units ?? units ?? 1
  return {
    id,
    equipmentId,
    equipment: machine?.name ?? equipmentId,
    assetNo: machine?.assetNo ?? '',
    ...(planId === undefined ? {} : { planId }),
    name: (planId === undefined ? undefined : tables.maintenancePlan.get(planId)?.name) ?? '',
    kind,
    status,
    start,
    end,
    units: units ?? pieces,
    pieces,
    ...(note === undefined ? {} : { note }),
    late: status === 'planned' && end <= at,
  }
}

/** Upkeep that is planned up to the end of a day, also what is past and was neither noted as done nor called off; by start. */
export function plannedUpkeep(tables: MaintenanceTables, at: LocalTime, until: LocalDate): MaintenanceRow[] {
  const before = addDays(until, 1)
  return [...tables.maintenance.values()]
    .filter(m => m.status === 'planned' && m.start < before && !GONE.has(tables.equipment.get(m.equipmentId)?.statusCode ?? ''))
    .map(m => maintenanceRow(tables, m, at))
    .sort((a, b) => (a.start < b.start ? -1 : 1))
}

/** All upkeep of a machine, the latest first. */
export function maintenanceOf(tables: MaintenanceTables, equipmentId: string, at: LocalTime): MaintenanceRow[] {
  const rows = [...tables.maintenance.values()].filter(m => m.equipmentId === equipmentId)
  return rows.map(m => maintenanceRow(tables, m, at)).sort((a, b) => (a.start > b.start ? -1 : 1))
}

/** Faults that nobody has mended yet, the worst first, then the oldest. */
export function openFaults(tables: FaultTables, on: LocalDate): FaultRow[] {
  return [...tables.fault.values()]
    .filter(fault => fault.fixedAt === undefined)
    .map(fault => faultRow(tables, fault, on))
    .sort((a, b) => WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity) || (a.reportedAt < b.reportedAt ? -1 : 1))
}

/** All faults of a machine, open ones first, then the latest. */
export function faultsOf(tables: FaultTables, equipmentId: string, on: LocalDate): FaultRow[] {
  const rows = [...tables.fault.values()].filter(f => f.equipmentId === equipmentId).map(f => faultRow(tables, f, on))
  return rows.sort((a, b) => Number(a.fixedAt !== undefined) - Number(b.fixedAt !== undefined) || (a.reportedAt > b.reportedAt ? -1 : 1))
}

function faultRow(tables: FaultTables, fault: Fault, on: LocalDate): FaultRow {
  const { units, ...fields } = fault
  const machine = tables.equipment.get(fault.equipmentId)
  const pieces = machine?.units ?? units ?? 1
  const ageDays = Math.max(0, dayNumber(fault.fixedAt ?? on) - dayNumber(fault.reportedAt))
  return { ...fields, equipment: machine?.name ?? fault.equipmentId, assetNo: machine?.assetNo ?? '', units: units ?? pieces, pieces, ageDays }
}
