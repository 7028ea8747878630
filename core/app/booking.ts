import { bookingContract } from '#contract/booking.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof bookingContract

export const bookingCommands: CommandHandlers<C['commands']> = {}
export const bookingQueries: QueryHandlers<C['queries']> = {}
export const bookingJobs: JobHandlers<C['jobs']> = {}
