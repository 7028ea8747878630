import { boardContract } from '#contract/board.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof boardContract

export const boardCommands: CommandHandlers<C['commands']> = {}
export const boardQueries: QueryHandlers<C['queries']> = {}
export const boardJobs: JobHandlers<C['jobs']> = {}
