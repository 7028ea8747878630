import { revision } from '../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import { addDays, dayNumber, minuteOf, type LocalDate } from '../base/time.ts'
import type { Equipment } from '../records/equipment.ts'
import { nameOf } from '../record-name.ts'
import type { Tables } from '../tables.ts'
import type { World } from '../world.ts'
import { touchedBookings } from './touched.ts'
import { GONE, type LoanRow, type Touched } from './upkeep-model.ts'

type LoanTables = Pick<Tables, 'equipment' | 'enterprise'>

/** 现状码 7, moved out (domain.md E1). */
const MOVED_OUT = '7'

/** The last day on which a lent machine may be used: the earlier of the loan's end and the day it is due back. */
export function loanEnd({ loanTo, loanDueBack }: Pick<Equipment, 'loanTo' | 'loanDueBack'>): LocalDate | undefined {
  return [loanTo, loanDueBack].filter(d => d !== undefined).sort()[0]
}

/** Loan facts of a machine as of a day; null for one that is the college's own. */
export function loanRow(tables: LoanTables, machine: Equipment, on: LocalDate): LoanRow | null {
  const { id, name, assetNo, lenderId, loanFrom, loanHoursPerDay, loanUse } = machine
  const endsOn = loanEnd(machine)
  if (lenderId === undefined && loanFrom === undefined && endsOn === undefined) return null
  return {
    equipmentId: id,
    equipment: name,
    assetNo: assetNo ?? '',
    ...(lenderId === undefined ? {} : { lenderId }),
    lender: lenderId === undefined ? '' : nameOf(tables, lenderId),
    ...(loanFrom === undefined ? {} : { from: loanFrom }),
    ...(endsOn === undefined ? {} : { endsOn, daysLeft: dayNumber(endsOn) - dayNumber(on) }),
    ...(loanHoursPerDay === undefined ? {} : { hoursPerDay: loanHoursPerDay }),
    ...(loanUse === undefined ? {} : { use: loanUse }),
  }
}

/** Loans that end within so many days, and machines whose return is overdue, the longest overdue first. */
export function dueLoans(tables: LoanTables, on: LocalDate, withinDays: number): LoanRow[] {
  const rows: (LoanRow & { daysLeft: number })[] = []
  for (const machine of tables.equipment.values()) {
    const row = GONE.has(machine.statusCode) ? null : loanRow(tables, machine, on)
    const daysLeft = row?.daysLeft
    if (row && daysLeft !== undefined && daysLeft <= withinDays) rows.push({ ...row, daysLeft })
  }
  return rows.sort((a, b) => a.daysLeft - b.daysLeft || (a.equipment < b.equipment ? -1 : 1))
}

/**
 * Notes that a lent machine went back: status 7 (moved out), and the loan ends on that day. The lender stays, and so does the day on
 * which it was due back. Answers with the bookings after that day, which have lost it.
 * Refused with `upkeep.noEquipment`, `loan.none` (not lent), `loan.returned` (gone already), `loan.future` or `loan.before` (its start).
 */
export function returnLoan(world: World, { equipmentId, on }: { equipmentId: string; on: LocalDate }, ctx: Context): Decision<{ touched: Touched }> {
  const machine = world.tables.equipment.get(equipmentId)
  if (!machine) return refuse('upkeep.noEquipment', { id: equipmentId })
  const facts = { equipment: machine.name, equipmentId, date: on }
  const loan = loanRow(world.tables, machine, on)
  if (!loan) return refuse('loan.none', facts)
  if (GONE.has(machine.statusCode)) return refuse('loan.returned', { ...facts, status: `choice.statusCode.${machine.statusCode}` })
  if (on > ctx.now.slice(0, 10)) return refuse('loan.future', facts)
  if (loan.from !== undefined && on < loan.from) return refuse('loan.before', { ...facts, from: loan.from })
  const dueBack = machine.loanDueBack ?? machine.loanTo
  const change = revision('equipment', machine, { statusCode: MOVED_OUT, loanTo: on, loanDueBack: dueBack })
  const touched = touchedBookings(world, equipmentId, Math.max(minuteOf(ctx.now), minuteOf(`${addDays(on, 1)}T00:00`)), 0)
  return accept([change], { touched }, { ...facts, lender: loan.lender, count: touched.count })
}
