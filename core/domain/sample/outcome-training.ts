import { addDays, type LocalDate } from '../base/time.ts'
import type { Row } from '../tables.ts'
import { YEARS } from './outcome-cohorts.ts'
import { schoolDay, type Cohort, type OutcomeScene, type Taught } from './outcome-scene.ts'
import { TEACHING_WEEKS, termStart } from './term.ts'

/** Terms of which the planned training is known: this one and four before. */
const TERMS = 5
/** Every so manieth item of a programme is planned in one term of a class group. */
const SPREAD = 3

/** Skills and training items of every programme. */
export function putTaught({ schools, sheaf, say, words }: OutcomeScene): Taught[] {
  return schools.map(school => {
    const programme = words.programmes[school.type.key]!
    const programmeId = school.row.id
    const code = (kind: string, n: number) => `${kind}${school.type.code}-${n + 1}`
    const skills = programme.skills.map(({ name, levels, masteredFrom }, n) =>
      sheaf.put('skill', { name: say(name), code: code('S', n), programmeId, ...(levels ? { levels } : {}), ...(masteredFrom ? { masteredFrom } : {}) }),
    )
    const items = programme.items.map(({ name, part, hours, skills: trained, production }, n) =>
      sheaf.put('trainingItem', { name: say(name), code: code('T', n), programmeId, part, hours, skillIds: trained.map(s => skills[s]!.id), ...(production ? { production } : {}) }),
    )
    return { school, words: programme, skills, items }
  })
}

/** What was planned for each class group in the terms in which it was at the college, and whether it was given: nine in ten were. */
export function putDeliveries(scene: OutcomeScene, cohorts: readonly Cohort[]): void {
  const terms: LocalDate[] = [scene.term.term.start]
  while (terms.length < TERMS) terms.push(termStart(addDays(terms.at(-1)!, -150)).start)
  for (const [c, cohort] of cohorts.entries()) {
    const { group, taught, left } = cohort
    for (const [t, start] of terms.entries()) {
      const term = (Number(start.slice(0, 4)) - group.year!) * 2 + (start.slice(5, 7) < '06' ? -1 : 0)
      if (term < 0 || term >= YEARS * 2 || (left !== undefined && start > left)) continue
      for (const [n, item] of taught.items.entries()) {
        if ((n + term + c) % SPREAD) continue
        const day = schoolDay(scene, addDays(start, scene.dice.between(1, TEACHING_WEEKS - 1) * 7 + scene.dice.below(5)))
        if (day > start && (left === undefined || day < left)) putDelivery(scene, cohort, item, day, t)
      }
    }
  }
}

function putDelivery({ sheaf, dice, wish, say, words }: OutcomeScene, { group, taught }: Cohort, item: Row<'trainingItem'>, plannedOn: LocalDate, termsAgo: number): void {
  const due = plannedOn <= wish.today
  const later = addDays(plannedOn, dice.chance(12) ? 7 : 0)
  const given = later <= wish.today && dice.chance(termsAgo ? 92 : 89)
  const shorter = given && dice.chance(14)
  const explained = due && !given && (termsAgo > 1 || dice.chance(74))
  sheaf.put('itemDelivery', {
    trainingItemId: item.id,
    classGroupId: group.id,
    plannedOn,
    ...(given ? { deliveredOn: later, deliveredHours: shorter ? item.hours - 2 : item.hours } : {}),
    teacherId: dice.pick(taught.school.lecturers).row.id,
    ...(explained ? { reason: say(dice.pick(words.reasons)) } : {}),
  })
}
