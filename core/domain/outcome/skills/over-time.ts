import { groupedBy } from '../../base/grouped-by.ts'
import type { LocalDate } from '../../base/time.ts'
import { daysOfMonth, monthsBetween } from '../../attendance/months.ts'
import type { Within } from '../../records/finding.ts'
import type { Assessment, Skill } from '../../records/outcome.ts'
import type { Student } from '../../records/student.ts'
import type { TrendChart } from '../chart.ts'
import type { Scene } from '../population.ts'
import { laterOf, levelShown, masteredFrom, type LastAssessments } from '../student-facts.ts'
import { isStudentOn } from '../student-populations.ts'
import { programmeOf, studentsWithin } from './learners.ts'

/** Somebody who was ever assessed in a skill, with these assessments. */
type Assessed = { student: Student; own: Assessment[] }

export function assessedIn(scene: Scene, within: Within | undefined, skillId: string): Assessed[] {
  const byStudent = groupedBy([...scene.tables.assessment.values()].filter(a => a.skillId === skillId), a => a.studentId)
  const found: Assessed[] = []
  for (const student of studentsWithin(scene, within)) {
    const own = byStudent.get(student.id)
    if (own) found.push({ student, own })
  }
  return found
}

/** The level that these assessments of one skill showed on a day; below every level where there was none yet. */
export function levelOn(own: readonly Assessment[], day: LocalDate): number {
  const last: LastAssessments = {}
  for (const a of own) if (a.date <= day) last[a.part] = laterOf(last[a.part], a)
  return last.theory || last.practice ? levelShown(last) : -1
}

/** Of those who were students of the skill's programme at a month's end and assessed by then, the share who had mastered it. Months to come have no value. */
export function masteryTrend(scene: Scene, within: Within | undefined, skill: Skill): TrendChart {
  const people = assessedIn(scene, within, skill.id).filter(({ student }) => skill.programmeId === undefined || programmeOf(student, scene) === skill.programmeId)
  const mastered = masteredFrom(skill)
  const points = monthsBetween(scene.from, scene.to).map(month => {
    const { from, to } = daysOfMonth(month, scene)
    const day = to < scene.asOf ? to : scene.asOf
    let [assessed, can] = [0, 0]
    if (from <= scene.asOf) {
      for (const { student, own } of people) {
        const level = isStudentOn(student, day, scene) ? levelOn(own, day) : -1
        if (level >= 0) assessed++
        if (level >= mastered) can++
      }
    }
    return { key: month, name: { code: 'value.month', facts: { month } }, value: assessed ? can / assessed : null }
  })
  return { type: 'trend', unit: 'percent', points }
}
