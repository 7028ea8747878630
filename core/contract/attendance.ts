import { z } from 'zod'
import type { AttendanceSheet } from '#domain/attendance/sheet.ts'
import { DateText } from '#domain/base/time.ts'
import { COMPLIANCE_TABLES } from '#domain/compliance/case.ts'
import { Attendance, EVIDENCE } from '#domain/records/on-site.ts'
import { command, query } from './define.ts'

const Id = z.string().min(1).max(120)

export const attendanceContract = {
  commands: {
    /** Who was there, by whose word. */
    'attendance.mark': command<{ marked: number }>()(
      z.strictObject({
        marks: z.array(z.strictObject({ placementId: Id, date: DateText, state: Attendance.shape.state.nullable(), hours: z.number().min(0).max(24).optional(), note: z.string().trim().max(400).optional() })).min(1).max(5000),
        evidence: z.enum(EVIDENCE),
        by: z.string().trim().max(100).default(''),
      }),
    ),
  },
  queries: {
    'attendance.sheet': query<AttendanceSheet>()(z.strictObject({ enterpriseId: Id, from: DateText, to: DateText }), [...COMPLIANCE_TABLES, 'attendance']),
  },
  jobs: {},
}
