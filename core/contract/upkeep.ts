import { z } from 'zod'
import { record } from '#domain/base/field.ts'
import { late } from '#domain/base/late.ts'
import { DateText, TimeText } from '#domain/base/time-text.ts'
import { OCCUPANCY_TABLES } from '#domain/booking/occupancy.ts'
import { Fault, Maintenance } from '#domain/records/upkeep.ts'
import type { Touched, UpkeepDue, UpkeepOfEquipment } from '#domain/upkeep/upkeep-model.ts'
import type { Utilisation } from '#domain/utilisation/utilisation.ts'
import { command, query } from './define.ts'

/**
 * Upkeep, faults and loans: what takes machines away from teaching, and what brings them back.
 * Planned upkeep is refused where bookings hold the pieces (`upkeep.clash`); a fault is never refused, for it happens.
 */
const Id = z.string().min(1).max(80)
const what = () => ({ kind: Maintenance.shape.kind.optional(), units: Maintenance.shape.units, note: Maintenance.shape.note })

const Planned = record(() => ({ planId: Id.optional(), equipmentId: Id.optional(), ...what(), start: TimeText, end: TimeText }))
  .refine(p => p.planId !== undefined || p.equipmentId !== undefined, { error: 'upkeep.what', path: ['equipmentId'] })

/** `null` clears: `units: null` means all pieces again */
const Patch = record(() => ({ kind: what().kind, start: TimeText.optional(), end: TimeText.optional(), units: what().units.nullable(), note: what().note.nullable() }))

const Done = record(() => ({ maintenanceId: Id.optional(), planId: Id.optional(), on: DateText, doneBy: Maintenance.shape.doneBy }))
  .refine(d => (d.maintenanceId === undefined) !== (d.planId === undefined), { error: 'upkeep.what', path: ['maintenanceId'] })

const reported = late(() => Fault.omit({ id: true, reportedAt: true, fixedAt: true, repair: true }).extend({ reportedAt: TimeText.optional() }))

const Span = z
  .strictObject({ from: DateText, to: DateText, by: z.enum(['machine', 'owner', 'workshop']) })
  .refine(s => s.from <= s.to, { error: 'utilisation.span', path: ['to'] })

const UPKEEP_TABLES = [...OCCUPANCY_TABLES, 'maintenancePlan'] as const

export const upkeepContract = {
  commands: {
    'upkeep.plan': command<{ id: string }>()(() => Planned),
    'upkeep.change': command<{ id: string }>()(() => z.strictObject({ id: Id, patch: Patch })),
    'upkeep.cancel': command<{ id: string }>()(() => z.strictObject({ id: Id })),
    /** what was planned, or a plan without a time of its own, is done; the plan counts from that day on */
    'upkeep.done': command<{ lastOn: string | null }>()(() => Done),
    /** answers with the bookings from now on that a stopped machine leaves without it */
    'fault.report': command<{ id: string; touched: Touched }>()(() => reported()),
    'fault.fix': command<{ id: string }>()(() => z.strictObject({ id: Id, fixedAt: TimeText.optional(), repair: Fault.shape.repair })),
    /** lent equipment went back to its lender; its loan terms stay as history */
    'loan.returned': command<{ touched: Touched }>()(() => z.strictObject({ equipmentId: Id, on: DateText })),
  },
  queries: {
    /** what is due by `on` + `withinDays`, and what is overdue */
    'upkeep.due': query<UpkeepDue>()(() => z.strictObject({ on: DateText, withinDays: z.int().min(0).max(3660) }), UPKEEP_TABLES),
    'upkeep.ofEquipment': query<UpkeepOfEquipment | null>()(() => z.strictObject({ equipmentId: Id }), UPKEEP_TABLES),
    /** how far machines, rooms or owners are used between two dates, both included */
    'utilisation.view': query<Utilisation>()(() => Span, [...OCCUPANCY_TABLES, 'college']),
  },
  jobs: {},
}
