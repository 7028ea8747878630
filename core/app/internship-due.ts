import { addDays } from '#domain/base/time.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import { internshipDue, KEPT_WITHIN } from '#domain/internship-due/due.ts'
import type { internshipDueContract } from '#contract/internship-due.ts'
import { needDays } from './attendance.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof internshipDueContract

export const internshipDueCommands: CommandHandlers<C['commands']> = {}
export const internshipDueJobs: JobHandlers<C['jobs']> = {}

export const internshipDueQueries: QueryHandlers<C['queries']> = {
  async 'internship.due'(view, { on, pack, first, tutorId }, { now, past }) {
    const today = now.slice(0, 10)
    const day = on ?? today
    await needDays(past, addDays(day, -KEPT_WITHIN), day, ['attendance'])
    const { stays, calendar, attendanceDays } = view
    return internshipDue(view.tables, { stays, calendar, attendance: attendanceDays, watch: view.complianceOn(today, PACKS[pack]) }, { on: day, first, tutorId })
  },
}
