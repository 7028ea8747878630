import { intakeContract } from '#contract/intake.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof intakeContract

export const intakeCommands: CommandHandlers<C['commands']> = {}
export const intakeQueries: QueryHandlers<C['queries']> = {}
export const intakeJobs: JobHandlers<C['jobs']> = {}
