import type { LocalDate, LocalTime } from '../base/time.ts'
import type { Fault, Maintenance, MaintenancePlan } from '../records/upkeep.ts'

/** Equipment that is gone needs no upkeep: 5 lost, 6 scrapped, 7 moved out (现状码, domain.md E1). */
export const GONE: ReadonlySet<string> = new Set(['5', '6', '7'])

/** When a plan falls due, and by which of its two measures. `never`: it was never done, so it is due at once. */
export type Due = {
  /** absent: neither its days nor the bookings on the board bring it about */
  dueOn?: LocalDate
  dueBy?: 'days' | 'hours' | 'never'
  /** hours of use since the last time, see hours-used.ts */
  hoursUsed: number
}

/** Upkeep that is planned, with its name and machine ready to be read. */
export type MaintenanceRow = {
  id: string
  equipmentId: string
  equipment: string
  assetNo: string
  planId?: string
  /** the task's name where its plan has one */
  name: string
  kind: Maintenance['kind']
  status: Maintenance['status']
  start: LocalTime
  end: LocalTime
  /** pieces out of use, of `pieces` */
  units: number
  pieces: number
  note?: string
  /** planned, and its time is over: it wants to be marked as done or cancelled */
  late: boolean
}

export type PlanRow = Due & {
  planId: string
  equipmentId: string
  equipment: string
  assetNo: string
  kind: MaintenancePlan['kind']
  name: string
  lastOn?: LocalDate
  everyDays?: number
  everyHours?: number
  /** how long it takes, where the plan says so */
  minutes?: number
  /** days past `dueOn`; 0 when it is due today or later */
  overdueDays: number
  /** the next upkeep that is planned for it and not over */
  planned: MaintenanceRow | null
}

export type FaultRow = {
  id: string
  equipmentId: string
  equipment: string
  assetNo: string
  severity: Fault['severity']
  description: string
  reporter?: string
  reportedAt: LocalTime
  fixedAt?: LocalTime
  repair?: string
  units: number
  pieces: number
  /** whole days since it was reported; until it was fixed, if it was */
  ageDays: number
}

export type LoanRow = {
  equipmentId: string
  equipment: string
  assetNo: string
  lenderId?: string
  lender: string
  from?: LocalDate
  /** the earlier of the loan's end and the day it is due back */
  endsOn?: LocalDate
  /** days from the day asked about to `endsOn`; below 0: its return is overdue */
  daysLeft?: number
  hoursPerDay?: number
  use?: string
}

/** What wants to be done, most urgent first in every list. */
export type UpkeepDue = { plans: PlanRow[]; faults: FaultRow[]; loans: LoanRow[]; maintenance: MaintenanceRow[] }

/** All that the side panel of one machine tells; `loan` is null for the college's own. */
export type UpkeepOfEquipment = { plans: PlanRow[]; maintenance: MaintenanceRow[]; faults: FaultRow[]; loan: LoanRow | null }

/** A booking that has lost its machine: its first date that is touched, and on how many dates it is. */
export type TouchedBooking = { bookingId: string; booking: string; classes: string[]; start: LocalTime; end: LocalTime; dates: number }

/** `count` bookings have lost their machine; the first twenty are listed. */
export type Touched = { count: number; bookings: TouchedBooking[] }
