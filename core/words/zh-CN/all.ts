import { agreementAnnex } from './agreement-annex.ts'
import { board } from './board.ts'
import { booking } from './booking.ts'
import { calendar } from './calendar.ts'
import { compliance } from './compliance.ts'
import { desktop } from './desktop.ts'
import { exchange } from './exchange.ts'
import { find } from './find.ts'
import { exchangeFiles } from './exchange-files.ts'
import { exchangePage } from './exchange-page.ts'
import { fetTimetable } from './fet-timetable.ts'
import { history } from './history.ts'
import { hosts } from './hosts.ts'
import { importPage } from './import-page.ts'
import { intake } from './intake.ts'
import { internshipChoices } from './internship-choices.ts'
import { internshipDue } from './internship-due.ts'
import { internshipExamples } from './internship-examples.ts'
import { internshipRegisters } from './internship-registers.ts'
import { internshipReport } from './internship-report.ts'
import { internship } from './internship.ts'
import { onSite } from './on-site.ts'
import { visits } from './visits.ts'
import { findings } from './findings.ts'
import { indicators } from './indicators.ts'
import { ownIndicators } from './own-indicators.ts'
import { outcomeChecks } from './outcome-checks.ts'
import { outcomeDue } from './outcome-due.ts'
import { outcomeRegisters } from './outcome-registers.ts'
import { outcomesPage } from './outcomes-page.ts'
import { ledger } from './ledger.ts'
import { lists } from './lists.ts'
import { outcome } from './outcome.ts'
import { packs } from './packs.ts'
import { placementSayings } from './placement-sayings.ts'
import { placement } from './placement.ts'
import { matching } from './matching.ts'
import { records } from './records.ts'
import { person } from './person.ts'
import { protection } from './protection.ts'
import { registers } from './registers.ts'
import { report } from './report.ts'
import { requests } from './requests.ts'
import { roster } from './roster.ts'
import { rules } from './rules.ts'
import { help } from './help.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { skills } from './skills.ts'
import { storage } from './storage.ts'
import { timetablePage } from './timetable-page.ts'
import { timetable } from './timetable.ts'
import { today } from './today.ts'
import { upkeepPage } from './upkeep-page.ts'
import { upkeep } from './upkeep.ts'
import { utilisation } from './utilisation.ts'
import { welcome } from './welcome.ts'

export const words = (): Record<string, string> => ({
  ...shell,
  ...settings,
  ...help,
  ...desktop,
  ...records,
  ...booking,
  ...board,
  ...calendar,
  ...upkeep,
  ...intake,
  ...report,
  ...history,
  ...hosts,
  ...findings,
  ...indicators,
  ...registers,
  ...lists,
  ...requests,
  ...importPage,
  ...upkeepPage,
  ...storage,
  ...today,
  ...utilisation,
  ...welcome,
  ...internship,
  ...internshipChoices,
  ...compliance,
  ...internshipDue,
  ...rules,
  ...roster,
  ...internshipRegisters,
  ...internshipExamples,
  ...matching,
  ...internshipReport,
  ...agreementAnnex,
  ...onSite,
  ...visits,
  ...placement,
  ...placementSayings,
  ...outcome,
  ...outcomeRegisters,
  ...packs,
  ...outcomeChecks,
  ...outcomeDue,
  ...skills,
  ...ownIndicators,
  ...outcomesPage,
  ...ledger,
  ...fetTimetable,
  ...timetable,
  ...timetablePage,
  ...exchange,
  ...find,
  ...exchangeFiles,
  ...exchangePage,
  ...protection,
  ...person,
})
