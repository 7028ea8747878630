import { attachmentContract } from './attachment.ts'
import { attendanceContract } from './attendance.ts'
import { boardContract } from './board.ts'
import { bookingContract } from './booking.ts'
import { calendarContract } from './calendar.ts'
import { collegeContract } from './college.ts'
import { complianceContract } from './compliance.ts'
import { draftContract } from './draft.ts'
import { exchangeContract } from './exchange.ts'
import { findContract } from './find.ts'
import { filesContract } from './files.ts'
import { historyContract } from './history.ts'
import { indicatorContract } from './indicator.ts'
import { intakeContract } from './intake.ts'
import { ledgerContract } from './ledger.ts'
import { listViewContract } from './list-view.ts'
import { matchingContract } from './matching.ts'
import { outcomeContract } from './outcome.ts'
import { outcomeDueContract } from './outcome-due.ts'
import { packContract } from './pack.ts'
import { personContract } from './person.ts'
import { placementContract } from './placement.ts'
import { internshipDueContract } from './internship-due.ts'
import { protectionContract } from './protection.ts'
import { registerContract } from './register.ts'
import { reportContract } from './report.ts'
import { rosterContract } from './roster.ts'
import { skillContract } from './skill.ts'
import { storageContract } from './storage.ts'
import { timetableContract } from './timetable.ts'
import { upkeepContract } from './upkeep.ts'
import { visitContract } from './visit.ts'

/** The typed door: everything that a window, a script or the command line can ask of the college. */
export const contract = {
  commands: {
    ...collegeContract.commands,
    ...registerContract.commands,
    ...listViewContract.commands,
    ...draftContract.commands,
    ...calendarContract.commands,
    ...bookingContract.commands,
    ...boardContract.commands,
    ...upkeepContract.commands,
    ...complianceContract.commands,
    ...internshipDueContract.commands,
    ...rosterContract.commands,
    ...matchingContract.commands,
    ...timetableContract.commands,
    ...attendanceContract.commands,
    ...placementContract.commands,
    ...visitContract.commands,
    ...intakeContract.commands,
    ...filesContract.commands,
    ...outcomeContract.commands,
    ...outcomeDueContract.commands,
    ...packContract.commands,
    ...ledgerContract.commands,
    ...skillContract.commands,
    ...indicatorContract.commands,
    ...reportContract.commands,
    ...historyContract.commands,
    ...storageContract.commands,
    ...protectionContract.commands,
    ...personContract.commands,
    ...exchangeContract.commands,
    ...findContract.commands,
    ...attachmentContract.commands,
  },
  queries: {
    ...collegeContract.queries,
    ...registerContract.queries,
    ...listViewContract.queries,
    ...draftContract.queries,
    ...calendarContract.queries,
    ...bookingContract.queries,
    ...boardContract.queries,
    ...upkeepContract.queries,
    ...complianceContract.queries,
    ...internshipDueContract.queries,
    ...rosterContract.queries,
    ...matchingContract.queries,
    ...timetableContract.queries,
    ...attendanceContract.queries,
    ...placementContract.queries,
    ...visitContract.queries,
    ...intakeContract.queries,
    ...filesContract.queries,
    ...outcomeContract.queries,
    ...outcomeDueContract.queries,
    ...packContract.queries,
    ...ledgerContract.queries,
    ...skillContract.queries,
    ...indicatorContract.queries,
    ...reportContract.queries,
    ...historyContract.queries,
    ...storageContract.queries,
    ...protectionContract.queries,
    ...personContract.queries,
    ...exchangeContract.queries,
    ...findContract.queries,
    ...attachmentContract.queries,
  },
  jobs: {
    ...collegeContract.jobs,
    ...registerContract.jobs,
    ...listViewContract.jobs,
    ...draftContract.jobs,
    ...calendarContract.jobs,
    ...bookingContract.jobs,
    ...boardContract.jobs,
    ...upkeepContract.jobs,
    ...complianceContract.jobs,
    ...internshipDueContract.jobs,
    ...rosterContract.jobs,
    ...matchingContract.jobs,
    ...timetableContract.jobs,
    ...attendanceContract.jobs,
    ...placementContract.jobs,
    ...visitContract.jobs,
    ...intakeContract.jobs,
    ...filesContract.jobs,
    ...outcomeContract.jobs,
    ...outcomeDueContract.jobs,
    ...packContract.jobs,
    ...ledgerContract.jobs,
    ...skillContract.jobs,
    ...indicatorContract.jobs,
    ...reportContract.jobs,
    ...historyContract.jobs,
    ...storageContract.jobs,
    ...protectionContract.jobs,
    ...personContract.jobs,
    ...exchangeContract.jobs,
    ...findContract.jobs,
    ...attachmentContract.jobs,
  },
} as const

export type Contract = typeof contract
export type CommandName = keyof Contract['commands']
export type QueryName = keyof Contract['queries']
export type JobName = keyof Contract['jobs']
