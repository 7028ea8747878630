import { bySound } from '../../base/by-sound.ts'
import type { Within } from '../../records/finding.ts'
import type { Skill } from '../../records/outcome.ts'
import type { Student } from '../../records/student.ts'
import type { Scene } from '../population.ts'
import { lastAssessments, levelShown, masteredFrom, type LastAssessments } from '../student-facts.ts'
import { learnersOf, programmeOf } from './learners.ts'

/** Of the skills of these people that were assessed, how many are mastered; `people`: how many of them were assessed in any. */
export type MasteryCell = { assessed: number; mastered: number; notAssessed: number; people: number }

/** By row, then by column. Class groups × skills of one programme; of several programmes, programmes × years of entry. */
export type MasteryGrid = { programmeId: string | undefined; rows: string[]; columns: string[]; cells: Map<string, Map<string, MasteryCell>>; all: MasteryCell }

/** One skill of one student: where it stands in the grid, and what is known of it. */
export type SkillOfStudent = { row: string; column: string; student: Student; skill: Skill; last: LastAssessments | undefined; level: number | undefined; mastered: boolean }

/** The programme of a grid: the one asked for, or the only one that has skills. */
export function gridProgramme({ tables }: Pick<Scene, 'tables'>, asked: string | undefined): string | undefined {
  if (asked !== undefined) return asked
  const programmes = new Set<string>()
  for (const { programmeId } of tables.skill.values()) if (programmeId !== undefined) programmes.add(programmeId)
  const [only] = programmes
  return programmes.size === 1 ? only : undefined
}

/** Every skill that the learners' programmes teach, learner by learner: assessed or not. */
export function* skillsOfLearners(scene: Scene, within: Within | undefined, programmeId: string | undefined): Generator<SkillOfStudent> {
  for (const student of learnersOf(scene, within)) {
    const programme = programmeOf(student, scene)
    if (programme === undefined || (programmeId !== undefined && programme !== programmeId)) continue
    const skills = scene.facts.of('skill', programme)
    if (!skills.length) continue
    const last = lastAssessments(student, scene)
    const row = programmeId === undefined ? programme : student.classGroupId!
    const year = programmeId === undefined ? String(scene.tables.classGroup.get(student.classGroupId!)?.year ?? '') : ''
    for (const skill of skills) {
      const known = last.get(skill.id)
      const level = known && levelShown(known)
      yield { row, column: programmeId === undefined ? year : skill.id, student, skill, last: known, level, mastered: level !== undefined && level >= masteredFrom(skill) }
    }
  }
}

/** Adds up who has mastered what, in one pass. Classes in which nobody was assessed yet have their row too. */
export function masteryGrid(scene: Scene, within: Within | undefined, asked: string | undefined): MasteryGrid {
  const programmeId = gridProgramme(scene, asked)
  const cells = new Map<string, Map<string, MasteryCell>>()
  const all = emptyCell()
  const columns = new Set<string>()
  /** of which student a cell, or all of them, counted somebody last: a student's skills come together */
  const counted = new Map<MasteryCell, string>()
  for (const { row, column, student, level, mastered } of skillsOfLearners(scene, within, programmeId)) {
    let cellsOfRow = cells.get(row)
    if (!cellsOfRow) cells.set(row, (cellsOfRow = new Map()))
    let cell = cellsOfRow.get(column)
    if (!cell) cellsOfRow.set(column, (cell = emptyCell()))
    columns.add(column)
    for (const sum of [cell, all]) {
      if (level === undefined) sum.notAssessed++
      else {
        sum.assessed++
        if (mastered) sum.mastered++
        if (counted.get(sum) !== student.id) {
          counted.set(sum, student.id)
          sum.people++
        }
      }
    }
  }
  const { tables } = scene
  const yearOf = (id: string) => tables.classGroup.get(id)?.year ?? 0
  const nameOf = (id: string) => (tables.classGroup.get(id) ?? tables.programme.get(id))?.name ?? id
  const skill = (id: string) => tables.skill.get(id)!
  return {
    programmeId,
    rows: [...cells.keys()].sort((a, b) => yearOf(b) - yearOf(a) || bySound.compare(nameOf(a), nameOf(b))),
    columns: [...columns].sort(programmeId === undefined ? undefined : (a, b) => inOrderOfSkills(skill(a), skill(b))),
    cells,
    all,
  }
}

/** Skills by their code, then by their name. */
export function inOrderOfSkills(a: Skill, b: Skill): number {
  return bySound.compare(a.code ?? '', b.code ?? '') || bySound.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
}

function emptyCell(): MasteryCell {
  return { assessed: 0, mastered: 0, notAssessed: 0, people: 0 }
}
