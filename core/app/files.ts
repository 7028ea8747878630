import { filesContract } from '#contract/files.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof filesContract

export const filesCommands: CommandHandlers<C['commands']> = {}
export const filesQueries: QueryHandlers<C['queries']> = {}
export const filesJobs: JobHandlers<C['jobs']> = {}
