import { z } from 'zod'
import type { AttendanceHost } from '#domain/attendance/hosts.ts'
import type { AttendanceSheet } from '#domain/attendance/sheet.ts'
import { record } from '#domain/base/field.ts'
import { DateText } from '#domain/base/time-text.ts'
import { Attendance, EVIDENCE, Signature } from '#domain/records/on-site.ts'
import { ATTACHMENT_ID } from '#domain/base/attachment-id.ts'
import { command, query } from './define.ts'

const Id = z.string().min(1).max(120)
const CALENDAR = ['term', 'calendarDay', 'bellTable'] as const
const STAYS = ['placement', 'placementChange', 'leave'] as const

const Mark = record(() => ({
  placementId: Id,
  date: DateText,
  /** null takes the mark away */
  state: Attendance.shape.state.nullable(),
  /** null: as the shift has them */
  hours: z.number().min(0).max(24).nullable().optional(),
  note: z.string().trim().min(1).max(400).nullable().optional(),
}))

export const attendanceContract = {
  commands: {
    /** Who was there, by whose word. Refuses `attendance.stronger`, `.future`, `.outside`, `.twice`, `.unknown`. */
    'attendance.mark': command<{ marked: number }>()(
      () => z.strictObject({ marks: z.array(Mark).min(1).max(20_000), evidence: z.enum(EVIDENCE), /** whose word it is; empty: the student's, the mentor's, the actor's own */ by: z.string().trim().max(100).default('') }),
    ),
    /** A mentor signs for some days: the marks of these days that rested on the students' word rise to the mentor's. */
    'attendance.sign': command<{ id: string; marks: number; raised: number }>()(
      () => z.strictObject({
        enterpriseId: Id,
        from: DateText,
        to: DateText,
        by: z.string().trim().min(1).max(100),
        contactId: Id.optional(),
        way: Signature.shape.way,
        /** the attachment with the drawn name, or with a photo of the signed paper */
        image: z.string().regex(ATTACHMENT_ID).optional(),
      }),
    ),
  },
  queries: {
    'attendance.hosts': query<AttendanceHost[]>()(() => z.strictObject({}), [...STAYS, 'enterprise', 'teacher', 'visit']),
    /** At most 62 days; months that lie on the disk are read first. */
    'attendance.sheet': query<AttendanceSheet>()(() => z.strictObject({ enterpriseId: Id, from: DateText, to: DateText }), [
      ...STAYS, ...CALENDAR, 'student', 'classGroup', 'enterprise', 'post', 'teacher', 'contact', 'shiftType', 'signature', 'attendance', 'shift',
    ]),
  },
  jobs: {},
}
