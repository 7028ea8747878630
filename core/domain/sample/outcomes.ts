import { addDays } from '../base/time.ts'
import { createDice } from './dice.ts'
import { putAnswers } from './outcome-answers.ts'
import { putAssessments } from './outcome-assessments.ts'
import { putCertificates } from './outcome-certificates.ts'
import { putCohorts } from './outcome-cohorts.ts'
import { putDestinations } from './outcome-destinations.ts'
import { putPartnership } from './outcome-partners.ts'
import { outcomeScene, type OutcomeScene } from './outcome-scene.ts'
import { putDeliveries, putTaught } from './outcome-training.ts'
import type { Scene } from './scene.ts'

const SEED = 20261012

/**
 * What became of the training: students of every class group, graduates of the last years, what they can do and where they went, and
 * what college and enterprises gave each other. The throws are its own: the rest of the college stays as it is without.
 */
export function putOutcomes(scene: Scene): void {
  const making = outcomeScene({ ...scene, dice: createDice(SEED) })
  const taught = putTaught(making)
  const cohorts = putCohorts(making, taught)
  putDeliveries(making, cohorts)
  putAssessments(making, cohorts)
  putCertificates(making, cohorts)
  putDestinations(making, cohorts)
  putAnswers(making, cohorts)
  putPartnership(making, taught)
  putAims(making)
}

/** What the office wants to reach, and why a figure moved. */
export function putAims({ sheaf, words, say, entry, schools, wish }: OutcomeScene): void {
  const from = `${entry - 1}-09-01`
  for (const { indicator, value } of words.targets) sheaf.put('indicatorTarget', { indicator, value, from, note: say(words.targetNote) })
  const nursing = schools.find(s => s.type.key === 'nursing')
  if (nursing) sheaf.put('indicatorTarget', { indicator: 'destinationRate', programmeId: nursing.row.id, value: words.nursingTarget, from, note: say(words.targetNote) })
  const called = `${entry}-08-20`
  sheaf.put('indicatorNote', { indicator: 'destinationRate', date: called < wish.today ? called : addDays(wish.today, -1), what: say(words.remark) })
}
