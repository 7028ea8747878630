import { attachmentContract } from './attachment.ts'
import { attendanceContract } from './attendance.ts'
import { boardContract } from './board.ts'
import { bookingContract } from './booking.ts'
import { calendarContract } from './calendar.ts'
import { collegeContract } from './college.ts'
import { complianceContract } from './compliance.ts'
import { filesContract } from './files.ts'
import { historyContract } from './history.ts'
import { intakeContract } from './intake.ts'
import { registerContract } from './register.ts'
import { reportContract } from './report.ts'
import { rosterContract } from './roster.ts'
import { storageContract } from './storage.ts'
import { upkeepContract } from './upkeep.ts'

/** The typed door: everything that a window, a script or the command line can ask of the college. */
export const contract = {
  commands: {
    ...collegeContract.commands,
    ...registerContract.commands,
    ...calendarContract.commands,
    ...bookingContract.commands,
    ...boardContract.commands,
    ...upkeepContract.commands,
    ...complianceContract.commands,
    ...rosterContract.commands,
    ...attendanceContract.commands,
    ...intakeContract.commands,
    ...filesContract.commands,
    ...reportContract.commands,
    ...historyContract.commands,
    ...storageContract.commands,
    ...attachmentContract.commands,
  },
  queries: {
    ...collegeContract.queries,
    ...registerContract.queries,
    ...calendarContract.queries,
    ...bookingContract.queries,
    ...boardContract.queries,
    ...upkeepContract.queries,
    ...complianceContract.queries,
    ...rosterContract.queries,
    ...attendanceContract.queries,
    ...intakeContract.queries,
    ...filesContract.queries,
    ...reportContract.queries,
    ...historyContract.queries,
    ...storageContract.queries,
    ...attachmentContract.queries,
  },
  jobs: {
    ...collegeContract.jobs,
    ...registerContract.jobs,
    ...calendarContract.jobs,
    ...bookingContract.jobs,
    ...boardContract.jobs,
    ...upkeepContract.jobs,
    ...complianceContract.jobs,
    ...rosterContract.jobs,
    ...attendanceContract.jobs,
    ...intakeContract.jobs,
    ...filesContract.jobs,
    ...reportContract.jobs,
    ...historyContract.jobs,
    ...storageContract.jobs,
    ...attachmentContract.jobs,
  },
} as const

export type Contract = typeof contract
export type CommandName = keyof Contract['commands']
export type QueryName = keyof Contract['queries']
export type JobName = keyof Contract['jobs']
