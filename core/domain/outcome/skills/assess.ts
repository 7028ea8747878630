import { birth, removal, revision, type Change } from '../../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../../base/decision.ts'
import type { Text } from '../../base/text.ts'
import { nameOf } from '../../record-name.ts'
import type { Assessment } from '../../records/outcome.ts'
import { registerOf } from '../../register/held.ts'
import { rowProblems } from '../../register/row-checks.ts'
import type { World } from '../../world.ts'
import { isSame, type AssessedHow } from './assess-sheet.ts'

/** `null` takes away what was assessed on that day. */
export type LevelOfStudent = { studentId: string; skillId: string; level: number | null }
export type Assessing = AssessedHow & { by?: string | undefined; levels: readonly LevelOfStudent[] }
/** A level that can't be written, and why. */
export type LevelIssue = { studentId: string; skillId: string; problem: Text }

const MOST_ISSUES = 100

/**
 * Writes down what a class was seen to be able to do on a day: one assessment for each student and skill, all or nothing. A level that
 * stands for the same day, way and assessor is replaced. Refuses `skill.assess.future` {date, today}, `skill.assess.twice` {student, skill},
 * `record.missing`, and `skill.assess.invalid` {student, skill, problem, count, issues} with what the register would say of each row.
 */
export function assess(world: World, { date, part, assessor, by, levels }: Assessing, ctx: Context): Decision<{ written: number; removed: number }> {
  const today = ctx.now.slice(0, 10)
  if (date > today) return refuse('skill.assess.future', { date, today })
  const { tables } = world
  const held = registerOf(tables)
  const seen = new Set<string>()
  const changes: Change[] = []
  const issues: LevelIssue[] = []
  for (const { studentId, skillId, level } of levels) {
    if (!tables.student.has(studentId)) return refuse('record.missing', { table: 'student', id: studentId })
    if (!tables.skill.has(skillId)) return refuse('record.missing', { table: 'skill', id: skillId })
    const place = `${studentId} ${skillId}`
    if (seen.has(place)) return refuse('skill.assess.twice', { student: nameOf(tables, studentId), skill: nameOf(tables, skillId) })
    seen.add(place)
    const old = world.outcomes.view.facts.of('assessment', studentId).find(a => isSame(a, skillId, { date, part, assessor }))
    if (level === null) {
      if (old) changes.push(removal('assessment', old))
      continue
    }
    const row: Assessment = { ...old, id: old?.id ?? ctx.newId('assessment'), studentId, skillId, part, level, date, assessor, ...(by ? { by } : {}) }
    const [problem] = rowProblems(tables, 'assessment', row, held)
    if (problem) issues.push({ studentId, skillId, problem: { code: `problem.${problem.code}`, facts: problem.facts } })
    // who assessed is written again only with another level: looking at a sheet and pasting it back changes nothing
    else if (!old) changes.push(birth('assessment', row))
    else if (old.level !== level) changes.push(revision('assessment', old, { level, ...(by ? { by } : {}) })!)
  }
  const [first] = issues
  if (first) {
    const { studentId, skillId, problem } = first
    return refuse('skill.assess.invalid', { student: nameOf(tables, studentId), skill: nameOf(tables, skillId), problem, count: issues.length, issues: issues.slice(0, MOST_ISSUES) })
  }
  const removed = changes.filter(change => change.to === null).length
  return accept(changes, { written: changes.length - removed, removed }, { count: changes.length, date, part: `choice.part.${part}`, group: groupOf(world, levels) })
}

/** The class group of those who were assessed, as the history names it. */
function groupOf({ tables }: World, levels: readonly LevelOfStudent[]): string {
  const groupId = tables.student.get(levels[0]?.studentId ?? '')?.classGroupId
  return groupId === undefined ? '' : nameOf(tables, groupId)
}
