import type { Change } from '../base/change.ts'
import { OCCUPANCY_TABLES } from '../booking/occupancy.ts'
import { STAY_TABLES } from '../placement/stays.ts'
import type { TableName } from '../table-names.ts'
import type { Tables } from '../tables.ts'
import type { Indicator } from './definition.ts'
import { createFacts } from './facts.ts'
import { sceneOf, type OutcomeView, type Scene } from './population.ts'
import { createSheet, type Question, type Sheet } from './sheet.ts'

/** The tables that indicators are reckoned from, and those that say which there are. */
export const OUTCOME_TABLES = [
  ...OCCUPANCY_TABLES, ...STAY_TABLES, 'college', 'programme', 'student', 'enterprise', 'post', 'agreement', 'attendance', 'skill', 'assessment', 'trainingItem', 'itemDelivery', 'certificate',
  'destination', 'ratingScale', 'feedback', 'skillDemand', 'mentorWork', 'enterpriseTeaching', 'donation', 'enterpriseService', 'ledgerRate', 'workstation', 'indicator', 'indicatorTarget', 'indicatorNote',
] as const satisfies readonly TableName[]

/** As many questions as a page with its charts asks at once, and those of the page before. */
const KEPT = 64

/** Indicators of the college, kept up with its changes for the questions that were asked last. */
export type Outcomes = {
  sheet(indicators: readonly Indicator[], question: Question): Sheet
  scene(question: Pick<Question, 'from' | 'to' | 'asOf'>): Scene
  /** what they are reckoned from, as it is now */
  view: OutcomeView
  follow(changes: readonly Change[]): void
}

/** `live` gives the indexes that are made anew now and then, each time as they are. */
export function createOutcomes(tables: Tables, live: Omit<OutcomeView, 'tables' | 'facts'>): Outcomes {
  const facts = createFacts(tables)
  const view: OutcomeView = {
    tables,
    facts,
    get calendar() {
      return live.calendar
    },
    get occupancy() {
      return live.occupancy
    },
    get stays() {
      return live.stays
    },
    get attendanceDays() {
      return live.attendanceDays
    },
  }
  const sheets = new Map<string, Sheet>()
  return {
    view,
    scene: question => sceneOf(view, question),
    sheet(indicators, question) {
      const key = JSON.stringify([question, indicators])
      const sheet = sheets.get(key) ?? createSheet(view, indicators, question)
      sheets.delete(key)
      sheets.set(key, sheet) // the one asked for last stands last
      const [oldest] = sheets.keys()
      if (sheets.size > KEPT && oldest !== undefined) sheets.delete(oldest)
      return sheet
    },
    follow(changes) {
      facts.follow(changes)
      for (const sheet of sheets.values()) sheet.follow(changes)
    },
  }
}
