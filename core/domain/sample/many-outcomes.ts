import { groupedBy } from '../base/grouped-by.ts'
import { addDays, dateOfDay, dayNumber, lastOfMonth, monthsLater } from '../base/time.ts'
import { createDice } from './dice.ts'
import type { ManyHost } from './many-hosts.ts'
import type { ManyIntern } from './many-placements.ts'
import { putAnswers } from './outcome-answers.ts'
import { levelOf } from './outcome-assessments.ts'
import { putCertificates } from './outcome-certificates.ts'
import { putDestinations } from './outcome-destinations.ts'
import { putPartnership } from './outcome-partners.ts'
import { leaning, outcomeScene, schoolDay, type Cohort, type OutcomeScene, type Taught } from './outcome-scene.ts'
import { putDeliveries, putTaught } from './outcome-training.ts'
import { putAims } from './outcomes.ts'
import type { Scene } from './scene.ts'

const SEED = 20250901
/** Of the skills of a programme so many are assessed of each student. */
const ASSESSED = 3
const MENTOR_MONTHS = 6

/** Some hundred thousand records of outcomes of a very large college: of its graduates, of those at the college and of all its hosts. */
export function putManyOutcomes(scene: Scene, hosts: readonly ManyHost[], interns: readonly ManyIntern[]): void {
  const making = outcomeScene({ ...scene, dice: createDice(SEED) })
  const taught = putTaught(making)
  const cohorts = cohortsOf(making, taught, interns)
  putDeliveries(making, cohorts)
  for (const cohort of cohorts) putLevels(making, cohort)
  putCertificates(making, cohorts)
  putDestinations(making, cohorts)
  putAnswers(making, cohorts)
  putPartnership(making, taught)
  putHosts(making, taught, hosts)
  putAims(making)
}

/** Every class group; those whose internship has ended graduated some days later. */
function cohortsOf(scene: OutcomeScene, taught: readonly Taught[], interns: readonly ManyIntern[]): Cohort[] {
  const { sheaf, wish } = scene
  const ends = new Map(interns.map(({ student, placement }) => [student.classGroupId, placement.to]))
  const students = groupedBy(sheaf.all('student'), s => s.classGroupId)
  return sheaf.all('classGroup').map(group => {
    const end = ends.get(group.id)
    const left = end !== undefined && addDays(end, 5) <= wish.today ? addDays(end, 5) : undefined
    const there = students.get(group.id) ?? []
    for (const student of left === undefined ? [] : there) student.graduatedOn = left
    const programme = taught.find(t => t.school.row.id === group.programmeId)!
    return { taught: programme, group, students: there, ability: leaning(scene) * 0.7, ...(left === undefined ? {} : { left }) }
  })
}

/** The first skills of a programme, each on one day for a whole class. */
function putLevels(scene: OutcomeScene, { taught, group, students, left, ability }: Cohort): void {
  const { sheaf, wish, dice } = scene
  const begun = `${group.year}-10-12`
  const last = addDays(left ?? wish.today, -5)
  if (last <= begun) return
  for (const [n, skill] of taught.skills.slice(0, ASSESSED).entries()) {
    const day = schoolDay(scene, dateOfDay(dice.between(Math.max(dayNumber(begun), dayNumber(last) - 400), dayNumber(last))))
    if (day < begun) continue
    const by = dice.pick(taught.school.lecturers).row.name
    for (const student of students) sheaf.put('assessment', { studentId: student.id, skillId: skill.id, part: 'practice', level: levelOf(scene, skill, taught.words.skills[n]!.mean + ability), date: day, assessor: 'teacher', by })
  }
}

/** What each host asks for of its programme, and its mentors' hours. */
function putHosts({ sheaf, dice, wish }: OutcomeScene, taught: readonly Taught[], hosts: readonly ManyHost[]): void {
  const month = `${wish.today.slice(0, 7)}-01`
  for (const [i, { row, programme, mentors }] of hosts.entries()) {
    const { skills } = taught.find(t => t.school.type.key === programme)!
    for (const turn of [0, 1]) {
      const from = monthsLater(month, dice.between(-8, 2))
      sheaf.put('skillDemand', { enterpriseId: row.id, skillId: skills[(i + turn * 2) % skills.length]!.id, people: dice.between(1, 9), from, ...(turn ? {} : { to: lastOfMonth(monthsLater(from, 12)) }), source: 'survey' })
    }
    for (let back = MENTOR_MONTHS; back > 0; back--) {
      const from = monthsLater(month, -back)
      sheaf.put('mentorWork', { enterpriseId: row.id, contactId: mentors[back % mentors.length]!.id, from, to: lastOfMonth(from), hours: dice.between(10, 40) })
    }
  }
}
