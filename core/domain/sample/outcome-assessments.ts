import { addDays, dateOfDay, dayNumber, type LocalDate } from '../base/time.ts'
import { groupedBy } from '../base/grouped-by.ts'
import { DEFAULT_LEVELS, DEFAULT_MASTERED_FROM } from '../records/outcome.ts'
import type { Row } from '../tables.ts'
import { leaning, schoolDay, workday, type Cohort, type OutcomeScene } from './outcome-scene.ts'
import type { SkillType } from './outcome-catalogue.ts'

/** Of a hundred so many were not there when a skill was assessed. */
const ABSENT = 7
/** Of a hundred who had not mastered it so many tried again. */
const AGAIN = 18
/** Skills assessed by the year of study, and of how many of these by questions too. */
const BY_YEAR = [
  { skills: 2, theory: 0 },
  { skills: 4, theory: 1 },
  { skills: 9, theory: 2 },
] as const
const AFTERWARDS = { skills: 9, theory: 0 }
/** What a year more at the college adds to the level. */
const GROWTH = [-0.9, -0.45, -0.1] as const

type Sitting = { day: LocalDate; part: Row<'assessment'>['part']; skill: Row<'skill'>; type: SkillType; growth: number }

/** Each skill of a class group on a day of its own; interns are judged by their mentors in every third. */
export function putAssessments(scene: OutcomeScene, cohorts: readonly Cohort[]): void {
  const placements = groupedBy(scene.sheaf.all('placement').filter(p => p.kind === 'post'), p => p.studentId)
  const mentors = new Map(scene.sheaf.all('contact').map(c => [c.id, c.name]))
  for (const cohort of cohorts) {
    for (const [n, sitting] of sittingsOf(scene, cohort).entries()) {
      const teacher = scene.dice.pick(cohort.taught.school.lecturers).row.name
      for (const student of cohort.students) {
        if (scene.dice.chance(ABSENT)) continue
        const placement = placements.get(student.id)?.find(p => p.from < scene.wish.today)
        const mentor = n % 3 === 1 && sitting.part === 'practice' && placement?.mentorId !== undefined ? mentors.get(placement.mentorId) : undefined
        const at = mentor === undefined ? sitting.day : atHost(scene, placement!)
        putAssessment(scene, cohort, { ...sitting, day: at }, student, { assessor: mentor === undefined ? 'teacher' : 'mentor', by: mentor ?? teacher })
      }
    }
  }
}

/** A workday of the internship that is past, not before its third week. */
function atHost({ wish, dice, isWorkday }: OutcomeScene, { from, to }: Row<'placement'>): LocalDate {
  const last = to < wish.today ? to : addDays(wish.today, -1)
  const day = workday({ isWorkday }, dateOfDay(dice.between(Math.min(dayNumber(from) + 14, dayNumber(last)), dayNumber(last))))
  return day < from ? from : day
}

function sittingsOf(scene: OutcomeScene, { taught, group, left }: Cohort): Sitting[] {
  const year = Math.max(0, Math.min(2, scene.entry - group.year!)) as 0 | 1 | 2
  const { skills, theory } = left === undefined ? BY_YEAR[year] : AFTERWARDS
  const begun = `${group.year}-10-12`
  const last = left === undefined ? addDays(scene.wish.today, -3) : addDays(left, -16)
  const span = dayNumber(last) - dayNumber(begun)
  if (span <= 0) return []
  const chosen = taught.skills.slice(0, skills)
  return chosen.flatMap((skill, i) => {
    const type = taught.words.skills[i]!
    return (['practice', 'theory'] as const).slice(0, i < theory ? 2 : 1).flatMap((part, p): Sitting[] => {
      const day = schoolDay(scene, addDays(begun, Math.round((span * (i + 1)) / chosen.length) - p * 7 - scene.dice.below(6)))
      return day < begun ? [] : [{ day, part, skill, type, growth: GROWTH[year] }]
    })
  })
}

function putAssessment(scene: OutcomeScene, { ability, left }: Cohort, { day, part, skill, type, growth }: Sitting, student: Row<'student'>, who: Pick<Row<'assessment'>, 'assessor' | 'by'>): void {
  const { sheaf, dice, wish } = scene
  const level = levelOf(scene, skill, type.mean + growth + ability + (part === 'theory' ? 0.3 : 0))
  sheaf.put('assessment', { studentId: student.id, skillId: skill.id, part, level, date: day, ...who })
  const again = schoolDay(scene, addDays(day, dice.between(30, 60)))
  const until = left ?? wish.today
  if (level < (skill.masteredFrom ?? DEFAULT_MASTERED_FROM) && dice.chance(AGAIN) && again > day && again < until) sheaf.put('assessment', { studentId: student.id, skillId: skill.id, part, level: level + 1, date: again, ...who })
}

/** What one student shows where most show `mean`. */
export function levelOf(scene: OutcomeScene, { levels = DEFAULT_LEVELS }: Row<'skill'>, mean: number): number {
  return Math.max(0, Math.min(levels, Math.round(mean + leaning(scene) * 1.6)))
}
