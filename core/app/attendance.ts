import { monthsWithin } from '#domain/attendance/months.ts'
import { attendanceHosts } from '#domain/attendance/hosts.ts'
import { markAttendance } from '#domain/attendance/mark.ts'
import { attendanceSheet } from '#domain/attendance/sheet.ts'
import { signAttendance } from '#domain/attendance/sign.ts'
import type { Past } from '#domain/base/decision.ts'
import { addDays, type LocalDate } from '#domain/base/time.ts'
import { monthsOf } from '#domain/part.ts'
import type { attendanceContract } from '#contract/attendance.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof attendanceContract

const LONGEST_SHEET = 62 // days

export const attendanceCommands: CommandHandlers<C['commands']> = {
  async 'attendance.mark'(world, { marks, evidence, by }, ctx) {
    await ctx.past.need(monthsOf('attendance', marks.map(m => m.date)))
    return markAttendance(world.tables, { stays: world.stays, days: world.attendanceDays }, marks, { evidence, by }, ctx)
  },
  async 'attendance.sign'(world, signing, ctx) {
    await needDays(ctx.past, signing.from, signing.to, ['attendance'])
    return signAttendance(world.tables, { stays: world.stays, days: world.attendanceDays }, signing, ctx)
  },
}

export const attendanceQueries: QueryHandlers<C['queries']> = {
  'attendance.hosts': (view, _, { now, actor }) => attendanceHosts(view.tables, view.stays, actor.name, now.slice(0, 10)),
  async 'attendance.sheet'(view, { enterpriseId, from, to }, { now, past }) {
    const last = to > addDays(from, LONGEST_SHEET - 1) ? addDays(from, LONGEST_SHEET - 1) : to
    await needDays(past, from, last, ['attendance', 'shift'])
    return attendanceSheet(view.tables, { stays: view.stays, attendance: view.attendanceDays, shift: view.shiftDays }, view.calendar, { enterpriseId, from, to: last, today: now.slice(0, 10) })
  },
}

export const attendanceJobs: JobHandlers<C['jobs']> = {}

/** Brings the months of these days into memory, where they are not. */
export function needDays(past: Past, from: LocalDate, to: LocalDate, tables: readonly ('attendance' | 'shift')[]): Promise<void> {
  return past.need(tables.flatMap(table => monthsWithin(table, { from, to })))
}
