import { historyContract } from '#contract/history.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof historyContract

export const historyCommands: CommandHandlers<C['commands']> = {}
export const historyQueries: QueryHandlers<C['queries']> = {}
export const historyJobs: JobHandlers<C['jobs']> = {}
