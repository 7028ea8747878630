import { addDays, type LocalDate, type LocalTime } from '#domain/base/time.ts'
import { duePlans, plansOf } from '#domain/upkeep/due-plans.ts'
import { fixFault, reportFault } from '#domain/upkeep/faults.ts'
import { dueLoans, loanRow, returnLoan } from '#domain/upkeep/loans.ts'
import { faultsOf, maintenanceOf, openFaults, plannedUpkeep } from '#domain/upkeep/open-work.ts'
import { cancelUpkeep, changeUpkeep, planUpkeep } from '#domain/upkeep/plan-upkeep.ts'
import { noteUpkeepDone } from '#domain/upkeep/upkeep-done.ts'
import { utilisation } from '#domain/utilisation/utilisation.ts'
import { upkeepContract } from '#contract/upkeep.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof upkeepContract

export const upkeepCommands: CommandHandlers<C['commands']> = {
  'upkeep.plan': planUpkeep,
  'upkeep.change': changeUpkeep,
  'upkeep.cancel': cancelUpkeep,
  'upkeep.done': noteUpkeepDone,
  'fault.report': reportFault,
  'fault.fix': fixFault,
  'loan.returned': returnLoan,
}

export const upkeepQueries: QueryHandlers<C['queries']> = {
  'upkeep.due'({ tables, occupancy }, { on, withinDays }, { now }) {
    const at = momentOf(on, now)
    return {
      plans: duePlans(tables, occupancy, at, withinDays),
      faults: openFaults(tables, on),
      loans: dueLoans(tables, on, withinDays),
      maintenance: plannedUpkeep(tables, at, addDays(on, withinDays)),
    }
  },
  'upkeep.ofEquipment'({ tables, occupancy }, { equipmentId }, { now }) {
    const machine = tables.equipment.get(equipmentId)
    if (!machine) return null
    const today = now.slice(0, 10)
    return {
      plans: plansOf(tables, occupancy, equipmentId, now),
      maintenance: maintenanceOf(tables, equipmentId, now),
      faults: faultsOf(tables, equipmentId, today),
      loan: loanRow(tables, machine, today),
    }
  },
  'utilisation.view': (view, { from, to, by }) => utilisation(view, from, to, by),
}

export const upkeepJobs: JobHandlers<C['jobs']> = {}

/** Today is seen as it stands now, any other day from its beginning. */
function momentOf(on: LocalDate, now: LocalTime): LocalTime {
  return now.startsWith(on) ? now : `${on}T00:00`
}
