import { addDays, type LocalDate } from '../base/time.ts'
import type { Row } from '../tables.ts'
import { schoolDay, type Cohort, type OutcomeScene } from './outcome-scene.ts'

type About = Row<'feedback'>['about']
type Scale = Row<'ratingScale'>

const EMPLOYER_ABOUT: readonly About[] = ['overall', 'skills', 'attitude', 'safety']
const GRADUATE_ABOUT: readonly About[] = ['overall', 'teaching', 'skills']
const INTERN_ABOUT: readonly About[] = ['internship', 'safety']
/** Of a hundred graduates, interns: so many answer. */
const GRADUATES_ANSWER = 26
const INTERNS_ANSWER = 45
/** Of a hundred answers so many have a comment. */
const COMMENTED = 18

/** Two scales, and what employers, graduates and interns answered on them, this year and in the years before. */
export function putAnswers(scene: OutcomeScene, cohorts: readonly Cohort[]): void {
  const { sheaf, say, words, wish, dice, schools, years } = scene
  const [five, ten] = words.scales.map(({ name, ...ends }) => sheaf.put('ratingScale', { name: say(name), ...ends })) as [Scale, Scale]
  for (let year = 0; year < years; year++) {
    for (const { partner } of schools) {
      const date = schoolDay(scene, addDays(wish.today, -year * 365 - dice.between(8, 40)))
      for (const about of EMPLOYER_ABOUT) putAnswer(scene, five, { givenBy: 'employer', enterpriseId: partner.id, about, date }, 90 - year * 3)
    }
  }
  const placed = new Map(sheaf.all('placement').filter(p => p.kind === 'post').map(p => [p.studentId, p]))
  for (const { left, students } of cohorts) {
    for (const student of students) {
      const placement = placed.get(student.id)
      const atHost = placement ? schoolDay(scene, addDays(placement.from, 40)) : left && schoolDay(scene, addDays(left, -60))
      if (atHost && (!placement || atHost > placement.from) && atHost < wish.today && dice.chance(placement ? INTERNS_ANSWER : GRADUATES_ANSWER)) {
        for (const about of INTERN_ABOUT) putAnswer(scene, five, { givenBy: 'intern', studentId: student.id, ...(placement ? { enterpriseId: placement.enterpriseId } : {}), about, date: atHost }, 84)
      }
      if (!left || !dice.chance(GRADUATES_ANSWER)) continue
      const date = surveyed(left, wish.today, dice.below(14))
      if (date === undefined) continue
      for (const about of GRADUATE_ABOUT) putAnswer(scene, ten, { givenBy: 'graduate', studentId: student.id, about, date }, left > addDays(wish.today, -365) ? 85 : 80)
    }
  }
}

/** Graduates are asked in the autumn after they left; in the first year as soon as there are any to be asked. */
function surveyed(left: LocalDate, today: LocalDate, later: number): LocalDate | undefined {
  const autumn = addDays(left, 105 + later)
  const date = autumn < today ? autumn : addDays(today, -1 - later)
  return date > left ? date : undefined
}

/** @param satisfied of a hundred answers so many are on the satisfied side */
function putAnswer({ sheaf, dice, say, words }: OutcomeScene, { id, lowest, highest, satisfiedFrom }: Scale, answer: Omit<Row<'feedback'>, 'id' | 'scaleId' | 'rating' | 'note'>, satisfied: number): void {
  const rating = dice.chance(satisfied) ? dice.between(satisfiedFrom, highest) : dice.between(Math.max(lowest, satisfiedFrom - 3), satisfiedFrom - 1)
  sheaf.put('feedback', { ...answer, scaleId: id, rating, ...(dice.chance(COMMENTED) ? { note: say(dice.pick(words.comments[answer.givenBy])) } : {}) })
}
