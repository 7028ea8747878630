import { z } from 'zod'
import { CALENDAR_TABLES } from '#domain/calendar/calendar.ts'
import type { LocalDate } from '#domain/base/time.ts'
import type { Term } from '#domain/records/calendar.ts'
import { command, job, query } from './define.ts'

export type DaysAdded = { added: number; kept: number; years: number[] }
export type OfficialYear = { year: number; holidays: number; workdays: number; /** of these, how many the calendar has already */ inCalendar: number }
export type TermDay = { date: LocalDate; week: number; weekday: number; kind: 'school' | 'weekend' | 'holiday' | 'makeup'; name?: string; follows?: LocalDate }
export type TermWeeks = { term: Term; weeks: { week: number; days: TermDay[] }[] }

export const calendarContract = {
  commands: {
    /** Adds the holidays and make-up workdays of a year that ships with the program; days that exist stay as they are. */
    'calendar.useOfficial': command<DaysAdded>()(() => z.strictObject({ year: z.int().min(1900).max(2199) })),
  },
  queries: {
    'calendar.official': query<OfficialYear[]>()(() => z.strictObject({}), ['calendarDay']),
    'calendar.term': query<TermWeeks | null>()(() => z.strictObject({ termId: z.string() }), CALENDAR_TABLES),
  },
  jobs: {
    /** Adds the days of a file: JSON (ours or holiday-cn's), .xlsx or .csv with 日期, 类型, 名称. */
    'calendar.importHolidays': job<DaysAdded>()(() => z.strictObject({ file: z.strictObject({ name: z.string().max(400), base64: z.string() }) })),
  },
}
