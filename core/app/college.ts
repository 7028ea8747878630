import { collegeContract } from '#contract/college.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof collegeContract

export const collegeCommands: CommandHandlers<C['commands']> = {}
export const collegeQueries: QueryHandlers<C['queries']> = {}
export const collegeJobs: JobHandlers<C['jobs']> = {}
