import { addDays, type LocalDate } from '../base/time.ts'
import type { Row } from '../tables.ts'
import { workdays } from './intern-scene.ts'
import type { OutcomeCatalogue, OutcomeProgramme } from './outcome-catalogue.ts'
import type { Scene, School } from './scene.ts'

/** A programme with what it teaches. */
export type Taught = { school: School; words: OutcomeProgramme; skills: Row<'skill'>[]; items: Row<'trainingItem'>[] }

/** A class group with its students. */
export type Cohort = {
  taught: Taught
  group: Row<'classGroup'>
  students: Row<'student'>[]
  /** the day on which it graduated */
  left?: LocalDate
  /** how many levels it stands above or below the others of its programme */
  ability: number
}

/** The outcomes in the making. */
export type OutcomeScene = Scene & {
  words: OutcomeCatalogue
  /** the year in which the newest class groups entered */
  entry: number
  /** of how many years there is something to tell */
  years: number
  isWorkday(date: LocalDate): boolean
}

export function outcomeScene(scene: Scene): OutcomeScene {
  const entry = Math.max(...scene.schools.flatMap(({ groups }) => groups.map(g => g.year!)))
  return { ...scene, words: scene.wish.outcomes, entry, years: scene.plan.outcomes?.cohorts ?? 2, isWorkday: workdays(scene.sheaf) }
}

/** The last day until this one on which there are lessons: no rest day, and neither in summer nor around the spring festival. */
export function schoolDay({ isWorkday }: Pick<OutcomeScene, 'isWorkday'>, date: LocalDate): LocalDate {
  const day = date.slice(5)
  if (day > '07-05' && day < '09-01') return schoolDay({ isWorkday }, `${date.slice(0, 4)}-07-03`)
  if (day > '01-18' && day < '02-26') return schoolDay({ isWorkday }, `${date.slice(0, 4)}-01-15`)
  return workday({ isWorkday }, date)
}

/** The last workday until this one. */
export function workday({ isWorkday }: Pick<OutcomeScene, 'isWorkday'>, date: LocalDate): LocalDate {
  return isWorkday(date) ? date : workday({ isWorkday }, addDays(date, -1))
}

/** Between −1 and 1, and more often near 0. */
export function leaning({ dice }: Pick<Scene, 'dice'>): number {
  return (dice.below(101) + dice.below(101) + dice.below(101)) / 150 - 1
}
