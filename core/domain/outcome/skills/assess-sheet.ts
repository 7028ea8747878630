import { bySound } from '../../base/by-sound.ts'
import type { LocalDate } from '../../base/time.ts'
import { nameOf } from '../../record-name.ts'
import { DEFAULT_LEVELS, type Assessment } from '../../records/outcome.ts'
import type { OutcomeView } from '../population.ts'
import { laterOf, masteredFrom } from '../student-facts.ts'
import { isStudentOn } from '../student-populations.ts'
import { inOrderOfSkills } from './mastery-grid.ts'

/** What is typed into a sheet: assessments of one day, in one way, by a teacher or by a mentor. */
export type AssessedHow = { date: LocalDate; part: Assessment['part']; assessor: Assessment['assessor'] }

/** `level`: what stands for this day already; `before`: the last level of another day or assessor, in the same way. */
export type AssessCell = { level: number | null; before: { level: number; date: LocalDate } | null }
export type AssessSheet = {
  classGroupId: string
  classGroup: string
  programme: string | null
  skills: { id: string; name: string; code: string | null; levels: number; masteredFrom: number }[]
  students: { id: string; name: string; number: string; cells: AssessCell[] }[]
}

/** A class group by the skills of its programme, with what was assessed; null where there is no such class. */
export function assessSheet({ tables, facts }: Pick<OutcomeView, 'tables' | 'facts'>, classGroupId: string, how: AssessedHow): AssessSheet | null {
  const group = tables.classGroup.get(classGroupId)
  if (!group) return null
  const skills = [...facts.of('skill', group.programmeId)].sort(inOrderOfSkills)
  const students = facts.of('student', classGroupId).filter(student => isStudentOn(student, how.date, { tables }))
  return {
    classGroupId,
    classGroup: group.name,
    programme: group.programmeId === undefined ? null : nameOf(tables, group.programmeId),
    skills: skills.map(skill => ({ id: skill.id, name: skill.name, code: skill.code ?? null, levels: skill.levels ?? DEFAULT_LEVELS, masteredFrom: masteredFrom(skill) })),
    students: students
      .toSorted((a, b) => bySound.compare(a.number, b.number) || bySound.compare(a.name, b.name))
      .map(({ id, name, number }) => {
        const own = facts.of('assessment', id)
        return { id, name, number, cells: skills.map(skill => cellOf(own, skill.id, how)) }
      }),
  }
}

function cellOf(own: readonly Assessment[], skillId: string, how: AssessedHow): AssessCell {
  const here = own.find(a => isSame(a, skillId, how))
  let before: Assessment | undefined
  for (const a of own) {
    if (a === here || a.skillId !== skillId || a.part !== how.part || a.date > how.date) continue
    before = laterOf(before, a)
  }
  return { level: here?.level ?? null, before: before ? { level: before.level, date: before.date } : null }
}

/** Whether an assessment is the one that a sheet of this day, way and assessor holds. */
export function isSame(a: Assessment, skillId: string, { date, part, assessor }: AssessedHow): boolean {
  return a.skillId === skillId && a.date === date && a.part === part && a.assessor === assessor
}
