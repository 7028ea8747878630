import { attachmentCommands, attachmentJobs, attachmentQueries } from './attachment.ts'
import { attendanceCommands, attendanceJobs, attendanceQueries } from './attendance.ts'
import { boardCommands, boardJobs, boardQueries } from './board.ts'
import { bookingCommands, bookingJobs, bookingQueries } from './booking.ts'
import { calendarCommands, calendarJobs, calendarQueries } from './calendar.ts'
import { collegeCommands, collegeJobs, collegeQueries } from './college.ts'
import { complianceCommands, complianceJobs, complianceQueries } from './compliance.ts'
import { draftCommands, draftJobs, draftQueries } from './draft.ts'
import { exchangeCommands, exchangeQueries } from './exchange.ts'
import { exchangeJobs } from './exchange-jobs.ts'
import { findCommands, findJobs, findQueries } from './find.ts'
import { filesCommands, filesJobs, filesQueries } from './files.ts'
import { historyCommands, historyJobs, historyQueries } from './history.ts'
import { internshipDueCommands, internshipDueJobs, internshipDueQueries } from './internship-due.ts'
import { indicatorCommands, indicatorJobs, indicatorQueries } from './indicator.ts'
import { intakeCommands, intakeJobs, intakeQueries } from './intake.ts'
import { ledgerCommands, ledgerJobs, ledgerQueries } from './ledger.ts'
import { listViewCommands, listViewJobs, listViewQueries } from './list-view.ts'
import { matchingCommands, matchingJobs, matchingQueries } from './matching.ts'
import { outcomeCommands, outcomeJobs, outcomeQueries } from './outcome.ts'
import { outcomeDueCommands, outcomeDueJobs, outcomeDueQueries } from './outcome-due.ts'
import { packCommands, packJobs, packQueries } from './pack.ts'
import { personCommands, personJobs, personQueries } from './person.ts'
import { placementCommands, placementJobs, placementQueries } from './placement.ts'
import { protectionCommands, protectionJobs, protectionQueries } from './protection.ts'
import { registerCommands, registerJobs, registerQueries } from './register.ts'
import { reportCommands, reportJobs, reportQueries } from './report.ts'
import { rosterCommands, rosterJobs, rosterQueries } from './roster.ts'
import { skillCommands, skillJobs, skillQueries } from './skill.ts'
import { storageCommands, storageJobs, storageQueries } from './storage.ts'
import { timetableCommands, timetableJobs, timetableQueries } from './timetable.ts'
import { upkeepCommands, upkeepJobs, upkeepQueries } from './upkeep.ts'
import { visitCommands, visitJobs, visitQueries } from './visit.ts'
import type { Contract } from '#contract/contract.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

export const commandHandlers: CommandHandlers<Contract['commands']> = {
  ...collegeCommands,
  ...registerCommands,
  ...listViewCommands,
  ...draftCommands,
  ...calendarCommands,
  ...bookingCommands,
  ...boardCommands,
  ...upkeepCommands,
  ...complianceCommands,
  ...internshipDueCommands,
  ...rosterCommands,
  ...matchingCommands,
  ...timetableCommands,
  ...attendanceCommands,
  ...placementCommands,
  ...visitCommands,
  ...intakeCommands,
  ...filesCommands,
  ...outcomeCommands,
  ...outcomeDueCommands,
  ...packCommands,
  ...ledgerCommands,
  ...skillCommands,
  ...indicatorCommands,
  ...reportCommands,
  ...historyCommands,
  ...storageCommands,
  ...protectionCommands,
  ...personCommands,
  ...exchangeCommands,
  ...findCommands,
  ...attachmentCommands,
}
export const queryHandlers: QueryHandlers<Contract['queries']> = {
  ...collegeQueries,
  ...registerQueries,
  ...listViewQueries,
  ...draftQueries,
  ...calendarQueries,
  ...bookingQueries,
  ...boardQueries,
  ...upkeepQueries,
  ...complianceQueries,
  ...internshipDueQueries,
  ...rosterQueries,
  ...matchingQueries,
  ...timetableQueries,
  ...attendanceQueries,
  ...placementQueries,
  ...visitQueries,
  ...intakeQueries,
  ...filesQueries,
  ...outcomeQueries,
  ...outcomeDueQueries,
  ...packQueries,
  ...ledgerQueries,
  ...skillQueries,
  ...indicatorQueries,
  ...reportQueries,
  ...historyQueries,
  ...storageQueries,
  ...protectionQueries,
  ...personQueries,
  ...exchangeQueries,
  ...findQueries,
  ...attachmentQueries,
}
export const jobHandlers: JobHandlers<Contract['jobs']> = {
  ...collegeJobs,
  ...registerJobs,
  ...listViewJobs,
  ...draftJobs,
  ...calendarJobs,
  ...bookingJobs,
  ...boardJobs,
  ...upkeepJobs,
  ...complianceJobs,
  ...internshipDueJobs,
  ...rosterJobs,
  ...matchingJobs,
  ...timetableJobs,
  ...attendanceJobs,
  ...placementJobs,
  ...visitJobs,
  ...intakeJobs,
  ...filesJobs,
  ...outcomeJobs,
  ...outcomeDueJobs,
  ...packJobs,
  ...ledgerJobs,
  ...skillJobs,
  ...indicatorJobs,
  ...reportJobs,
  ...historyJobs,
  ...storageJobs,
  ...protectionJobs,
  ...personJobs,
  ...exchangeJobs,
  ...findJobs,
  ...attachmentJobs,
}
