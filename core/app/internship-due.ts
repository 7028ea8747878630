import { PACKS } from '#domain/compliance/packs.ts'
import { internshipDue } from '#domain/internship-due/due.ts'
import type { internshipDueContract } from '#contract/internship-due.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof internshipDueContract

export const internshipDueCommands: CommandHandlers<C['commands']> = {}
export const internshipDueJobs: JobHandlers<C['jobs']> = {}

export const internshipDueQueries: QueryHandlers<C['queries']> = {
  'internship.due': (view, { on, pack, first }, { now }) => {
    const today = now.slice(0, 10)
    const { stays, calendar, attendanceDays } = view
    return internshipDue(view.tables, { stays, calendar, attendance: attendanceDays, watch: view.complianceOn(today, PACKS[pack]) }, { on: on ?? today, first })
  },
}
