import { calendarContract } from '#contract/calendar.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof calendarContract

export const calendarCommands: CommandHandlers<C['commands']> = {}
export const calendarQueries: QueryHandlers<C['queries']> = {}
export const calendarJobs: JobHandlers<C['jobs']> = {}
