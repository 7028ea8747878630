import { z } from 'zod'
import { choice, clock, date, flag, integer, record, ref, text } from '../base/field.ts'

/** A term (学期): week 1 begins on `start`, which is a Monday. */
export const Term = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['学期', '学期名称'] }),
  start: date({ aliases: ['开始日期', '第一周周一'] }),
  weeks: integer({ min: 1, max: 60, aliases: ['周数', '教学周数'] }),
}))
export type Term = z.infer<typeof Term>

export const Period = record(() => ({
  no: integer({ min: 1, max: 40 }),
  name: text({ max: 40 }).optional(),
  start: clock(),
  end: clock(),
}))
export type Period = z.infer<typeof Period>

/** A bell table (作息时间表). Without dates it holds whenever no dated one of its term does (summer and winter times). */
export const BellTable = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['作息表', '作息时间表'] }),
  termId: ref('term').optional(),
  from: date().optional(),
  to: date().optional(),
  isDefault: flag().optional(),
  periods: z.array(Period).min(1).max(40).meta({ kind: 'list' }),
}))
export type BellTable = z.infer<typeof BellTable>

/** A day that differs from its weekday: a holiday, or a make-up workday (调休上班日) that may follow another day's timetable. */
export const CalendarDay = record(() => ({
  id: z.string(),
  date: date({ main: true, aliases: ['日期'] }),
  kind: choice(['holiday', 'workday'], { aliases: ['类型'] }),
  name: text({ written: 'holiday', aliases: ['名称', '节日'] }).optional(),
  /** workday only: the date whose lessons are given on this one */
  follows: date({ aliases: ['补课日期', '补'] }).optional(),
}))
export type CalendarDay = z.infer<typeof CalendarDay>
