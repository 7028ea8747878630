import { upkeepContract } from '#contract/upkeep.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof upkeepContract

export const upkeepCommands: CommandHandlers<C['commands']> = {}
export const upkeepQueries: QueryHandlers<C['queries']> = {}
export const upkeepJobs: JobHandlers<C['jobs']> = {}
