import { bySound } from '../../base/by-sound.ts'
import type { LocalDate } from '../../base/time.ts'
import { daysOfMonth, monthsBetween } from '../../attendance/months.ts'
import type { Within } from '../../records/finding.ts'
import type { Skill } from '../../records/outcome.ts'
import type { SkillDemand } from '../../records/partnership.ts'
import type { Student } from '../../records/student.ts'
import type { Scene } from '../population.ts'
import { lastAssessments, levelShown, masteredFrom, type LastAssessments } from '../student-facts.ts'
import { isAvailableOn, studentsWithin } from './learners.ts'
import { assessedIn, levelOn } from './over-time.ts'

/** People wanted with a skill at a level or above it, and those who can and can be had. */
export type Gap = { skill: Skill; level: number; wanted: number; supply: number }
/** The same of one month; `day` is the last of it that is looked at. */
export type MonthGap = { month: string; day: LocalDate; wanted: number; supply: number }
/** Somebody who can be had, with the level of a skill and what it rests on. */
export type Available = { student: Student; skill: Skill; level: number; last: LastAssessments }

type Span = { from: LocalDate; to: LocalDate }

/** What enterprises ask for on any day of a span, of a programme's skills, by one enterprise or by all. */
export function demandIn({ tables }: Pick<Scene, 'tables'>, { from, to }: Span, within: Within | undefined, skillId?: string): SkillDemand[] {
  const found: SkillDemand[] = []
  for (const row of tables.skillDemand.values()) {
    if (row.from > to || (row.to !== undefined && row.to < from) || (skillId !== undefined && row.skillId !== skillId)) continue
    if (within?.enterprise !== undefined && row.enterpriseId !== within.enterprise) continue
    if (within?.programme !== undefined && tables.skill.get(row.skillId)?.programmeId !== within.programme) continue
    found.push(row)
  }
  return found
}

/** The level that a demand asks for; without one, that from which the skill counts as mastered. */
export function levelWanted({ level }: Pick<SkillDemand, 'level'>, skill: Skill): number {
  return level ?? masteredFrom(skill)
}

/**
 * Each skill that is asked for, at each level that is: people wanted at this level or above against those who have it. Who has a higher
 * level can do a lower one's work, so a skill falls short by the most that any of its levels does (Hall's theorem, on nested sets).
 * The largest gap comes first.
 */
export function gapsIn(scene: Scene, within: Within | undefined): Gap[] {
  const wanted = new Map<string, Map<number, number>>()
  for (const row of demandIn(scene, scene, within)) {
    const skill = scene.tables.skill.get(row.skillId)
    if (!skill) continue
    const levels = wanted.get(skill.id) ?? new Map<number, number>()
    wanted.set(skill.id, levels)
    const level = levelWanted(row, skill)
    levels.set(level, (levels.get(level) ?? 0) + row.people)
  }
  const supply = supplyOn(scene, within, new Set(wanted.keys()))
  const gaps = [...wanted].flatMap(([skillId, levels]) => {
    const skill = scene.tables.skill.get(skillId)!
    return [...levels.keys()].map((level): Gap => ({ skill, level, wanted: sumFrom(levels, level), supply: sumFrom(supply.get(skillId) ?? new Map(), level) }))
  })
  return gaps.sort(byGap)
}

/** The largest gap first. */
export function byGap(a: Gap, b: Gap): number {
  return b.wanted - b.supply - (a.wanted - a.supply) || b.wanted - a.wanted || bySound.compare(a.skill.name, b.skill.name) || (a.skill.id < b.skill.id ? -1 : a.skill.id > b.skill.id ? 1 : a.level - b.level)
}

/** How many can be had on the cohort date: by skill, by the level that each shows. */
export function supplyOn(scene: Scene, within: Within | undefined, skillIds: ReadonlySet<string>): Map<string, Map<number, number>> {
  const supply = new Map<string, Map<number, number>>()
  if (!skillIds.size) return supply
  for (const student of studentsWithin(scene, studentsOnly(within))) {
    if (!isAvailableOn(student, scene.asOf, scene)) continue
    for (const [skillId, last] of lastAssessments(student, scene)) {
      if (!skillIds.has(skillId)) continue
      const levels = supply.get(skillId) ?? new Map<number, number>()
      supply.set(skillId, levels)
      const level = levelShown(last)
      levels.set(level, (levels.get(level) ?? 0) + 1)
    }
  }
  return supply
}

/** Who has a skill at a level and can be had on a day, as known on it and not after the cohort date. */
export function availableOn(scene: Scene, within: Within | undefined, skill: Skill, level: number, day: LocalDate): Available[] {
  const known = { ...scene, asOf: day < scene.asOf ? day : scene.asOf }
  const found: Available[] = []
  for (const student of studentsWithin(scene, studentsOnly(within))) {
    if (!scene.facts.of('assessment', student.id).some(a => a.skillId === skill.id) || !isAvailableOn(student, day, scene)) continue
    const last = lastAssessments(student, known).get(skill.id)
    if (last && levelShown(last) >= level) found.push({ student, skill, level: levelShown(last), last })
  }
  return found
}

/**
 * One skill from month to month: people wanted in it at a level or above, against those who can be had at its end. Of months after the
 * cohort date the levels are those of the cohort date; who graduates until then is counted as one who has.
 */
export function gapsByMonth(scene: Scene, within: Within | undefined, skill: Skill, level: number): MonthGap[] {
  const demand = demandIn(scene, scene, within, skill.id).filter(row => levelWanted(row, skill) >= level)
  const people = assessedIn(scene, studentsOnly(within), skill.id)
  return monthsBetween(scene.from, scene.to).map(month => {
    const { from, to } = daysOfMonth(month, scene)
    const wanted = demand.reduce((sum, row) => (row.from <= to && (row.to === undefined || row.to >= from) ? sum + row.people : sum), 0)
    const supply = people.reduce((n, { student, own }) => (levelOn(own, to < scene.asOf ? to : scene.asOf) >= level && isAvailableOn(student, to, scene) ? n + 1 : n), 0)
    return { month, day: to, wanted, supply }
  })
}

/** An enterprise narrows what is asked for, not who could answer it. */
function studentsOnly(within: Within | undefined): Within | undefined {
  return within?.enterprise === undefined ? within : { ...within, enterprise: undefined }
}

function sumFrom(levels: ReadonlyMap<number, number>, level: number): number {
  let sum = 0
  for (const [at, n] of levels) if (at >= level) sum += n
  return sum
}
