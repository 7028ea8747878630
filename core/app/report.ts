import { reportContract } from '#contract/report.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof reportContract

export const reportCommands: CommandHandlers<C['commands']> = {}
export const reportQueries: QueryHandlers<C['queries']> = {}
export const reportJobs: JobHandlers<C['jobs']> = {}
