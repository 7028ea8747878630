import { addDays } from '#domain/base/time.ts'
import { markAttendance } from '#domain/attendance/mark.ts'
import { attendanceSheet } from '#domain/attendance/sheet.ts'
import type { attendanceContract } from '#contract/attendance.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof attendanceContract

const LONGEST_SHEET = 62 // days

export const attendanceCommands: CommandHandlers<C['commands']> = {
  'attendance.mark': (world, { marks, evidence, by }, ctx) => markAttendance(world.tables, world.attendanceDays, marks, evidence, by || ctx.actor.name, ctx),
}

export const attendanceQueries: QueryHandlers<C['queries']> = {
  'attendance.sheet': (view, { enterpriseId, from, to }, { now }) =>
    attendanceSheet(view.tables, { attendance: view.attendanceDays, shift: view.shiftDays }, view.calendar, { enterpriseId, from, to: to > addDays(from, LONGEST_SHEET) ? addDays(from, LONGEST_SHEET) : to, today: now.slice(0, 10) }),
}

export const attendanceJobs: JobHandlers<C['jobs']> = {}
