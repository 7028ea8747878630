import { outcomeDue } from '#domain/outcome/due.ts'
import type { outcomeDueContract } from '#contract/outcome-due.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof outcomeDueContract

export const outcomeDueCommands: CommandHandlers<C['commands']> = {}
export const outcomeDueJobs: JobHandlers<C['jobs']> = {}

export const outcomeDueQueries: QueryHandlers<C['queries']> = {
  'outcome.due': ({ outcomes }, { on }, { now }) => outcomeDue(outcomes.view, on ?? now.slice(0, 10)),
}
