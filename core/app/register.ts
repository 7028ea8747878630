import { registerContract } from '#contract/register.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof registerContract

export const registerCommands: CommandHandlers<C['commands']> = {}
export const registerQueries: QueryHandlers<C['queries']> = {}
export const registerJobs: JobHandlers<C['jobs']> = {}
