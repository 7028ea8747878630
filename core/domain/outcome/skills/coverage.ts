import { bySound } from '../../base/by-sound.ts'
import { groupedBy } from '../../base/grouped-by.ts'
import type { LocalDate } from '../../base/time.ts'
import { nameOf } from '../../record-name.ts'
import type { Within } from '../../records/finding.ts'
import { DEFAULT_LEVELS, type Skill, type TrainingItem } from '../../records/outcome.ts'
import type { TrendChart } from '../chart.ts'
import { isCounted } from '../dimension.ts'
import type { Scene } from '../population.ts'
import { POPULATIONS } from '../populations.ts'
import { hoursDelivered, hoursPlanned } from '../practice-populations.ts'
import { certificatesOn, lastAssessments, levelShown, masteredFrom } from '../student-facts.ts'
import { demandIn, gapsIn, levelWanted } from './demand.ts'
import { learnersOf, programmeOf } from './learners.ts'
import { inOrderOfSkills } from './mastery-grid.ts'
import { masteryTrend } from './over-time.ts'

/** How a skill is taught, mastered and asked for. Hours of an item that trains several skills count for each of them. */
export type SkillRow = {
  id: string
  name: string
  code: string | null
  programmeId: string | null
  programme: string
  levels: number
  masteredFrom: number
  /** training items that name it, and their hours */
  items: number
  hours: number
  /** hours of these items that were planned in the span, and those that were delivered of them by the cohort date */
  planned: number
  delivered: number
  /** students of its programme; those of them who were assessed in it, and who have mastered it */
  learners: number
  assessed: number
  mastered: number
  /** people wanted in the span; who can be had at the lowest level wanted; the most that any level falls short */
  wanted: number
  supply: number
  gap: number
  /** it is asked for, and no item trains it, or nobody can be had with it */
  lack: 'notTaught' | 'notMastered' | null
}

export type SkillOverview = {
  programmes: { id: string; name: string; skills: number }[]
  rows: SkillRow[]
  /** of the learners of these skills */
  assessed: number
  mastered: number
}

export type SkillDetail = {
  row: SkillRow
  note: string | null
  items: { id: string; name: string; part: TrainingItem['part']; hours: number; planned: number; delivered: number }[]
  demand: { id: string; enterprise: string; level: number; people: number; from: LocalDate; to: LocalDate | null }[]
  /** certificates that name the skill, valid on the cohort date, of its learners */
  certificates: { name: string; people: number }[]
  trend: TrendChart
}

/** Every skill, or those of one programme. */
export function skillOverview(scene: Scene, within: Within | undefined, programmeId: string | undefined): SkillOverview {
  const { tables } = scene
  const part = programmeId === undefined ? within : { ...within, programme: programmeId }
  const skills = [...tables.skill.values()].filter(skill => part?.programme === undefined || skill.programmeId === part.programme)
  const counts = countLearners(scene, part)
  const gaps = gapsBySkill(scene, part)
  const items = itemsBySkill(scene)
  const rows = skills.sort((a, b) => bySound.compare(nameOfProgramme(scene, a), nameOfProgramme(scene, b)) || inOrderOfSkills(a, b)).map(skill => rowOf(scene, part, skill, counts, gaps, items))
  const byProgramme = new Map<string, number>()
  for (const { programmeId: id } of tables.skill.values()) if (id !== undefined) byProgramme.set(id, (byProgramme.get(id) ?? 0) + 1)
  const programmes = [...byProgramme].map(([id, n]) => ({ id, name: nameOf(tables, id), skills: n }))
  return {
    programmes: programmes.sort((a, b) => bySound.compare(a.name, b.name)),
    rows,
    assessed: rows.reduce((sum, row) => sum + row.assessed, 0),
    mastered: rows.reduce((sum, row) => sum + row.mastered, 0),
  }
}

/** One skill with what stands behind its figures; null where there is none of this id. */
export function skillDetail(scene: Scene, within: Within | undefined, id: string): SkillDetail | null {
  const { tables } = scene
  const skill = tables.skill.get(id)
  if (!skill) return null
  const items = itemsBySkill(scene)
  const counts = countLearners(scene, within)
  const demand = demandIn(scene, scene, within, id)
  const held = new Map<string, number>()
  for (const student of learnersOf(scene, within)) {
    const own = certificatesOn(student, scene.asOf, scene).filter(c => c.skillIds?.includes(id))
    for (const name of new Set(own.map(c => c.name))) held.set(name, (held.get(name) ?? 0) + 1)
  }
  return {
    row: rowOf(scene, within, skill, counts, gapsBySkill(scene, within), items),
    note: skill.note ?? null,
    items: (items.get(id) ?? []).map(item => ({ id: item.id, name: item.name, part: item.part, hours: item.hours, ...hoursGiven(scene, within, item) })),
    demand: demand.map(row => ({ id: row.id, enterprise: nameOf(tables, row.enterpriseId), level: levelWanted(row, skill), people: row.people, from: row.from, to: row.to ?? null })),
    certificates: [...held].map(([name, people]) => ({ name, people })).sort((a, b) => b.people - a.people),
    trend: masteryTrend(scene, within, skill),
  }
}

type Counts = { learners: Map<string, number>; all: number; assessed: Map<string, number>; mastered: Map<string, number> }
type GapOfSkill = { wanted: number; supply: number; gap: number }

function rowOf(scene: Scene, within: Within | undefined, skill: Skill, { learners, all, assessed, mastered }: Counts, gaps: ReadonlyMap<string, GapOfSkill>, itemsOf: ReadonlyMap<string, TrainingItem[]>): SkillRow {
  const items = itemsOf.get(skill.id) ?? []
  const given = items.map(item => hoursGiven(scene, within, item))
  const { wanted, supply, gap } = gaps.get(skill.id) ?? { wanted: 0, supply: 0, gap: 0 }
  return {
    id: skill.id,
    name: skill.name,
    code: skill.code ?? null,
    programmeId: skill.programmeId ?? null,
    programme: nameOfProgramme(scene, skill),
    levels: skill.levels ?? DEFAULT_LEVELS,
    masteredFrom: masteredFrom(skill),
    items: items.length,
    hours: items.reduce((sum, { hours }) => sum + hours, 0),
    planned: given.reduce((sum, { planned }) => sum + planned, 0),
    delivered: given.reduce((sum, { delivered }) => sum + delivered, 0),
    learners: skill.programmeId === undefined ? all : (learners.get(skill.programmeId) ?? 0),
    assessed: assessed.get(skill.id) ?? 0,
    mastered: mastered.get(skill.id) ?? 0,
    wanted,
    supply,
    gap,
    lack: wanted === 0 ? null : items.length === 0 ? 'notTaught' : supply === 0 ? 'notMastered' : null,
  }
}

function nameOfProgramme({ tables }: Scene, { programmeId }: Skill): string {
  return programmeId === undefined ? '' : nameOf(tables, programmeId)
}

/** Who learns in which programme, and who of them was assessed in which skill; a skill of another programme does not count, one of none does. */
function countLearners(scene: Scene, within: Within | undefined): Counts {
  const counts: Counts = { learners: new Map(), all: 0, assessed: new Map(), mastered: new Map() }
  const more = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const student of learnersOf(scene, within)) {
    const programme = programmeOf(student, scene)
    counts.all++
    if (programme !== undefined) more(counts.learners, programme)
    for (const [skillId, last] of lastAssessments(student, scene)) {
      const skill = scene.tables.skill.get(skillId)
      if (!skill || (skill.programmeId !== undefined && skill.programmeId !== programme)) continue
      more(counts.assessed, skillId)
      if (levelShown(last) >= masteredFrom(skill)) more(counts.mastered, skillId)
    }
  }
  return counts
}

function gapsBySkill(scene: Scene, within: Within | undefined): Map<string, GapOfSkill> {
  const found = new Map<string, GapOfSkill>()
  for (const { skill, wanted, supply } of gapsIn(scene, within)) {
    const known = found.get(skill.id) ?? { wanted: 0, supply: 0, gap: 0 }
    // the lowest level takes in everybody who is wanted, and everybody who can be had
    found.set(skill.id, { wanted: Math.max(known.wanted, wanted), supply: Math.max(known.supply, supply), gap: Math.max(known.gap, wanted - supply, 0) })
  }
  return found
}

function itemsBySkill({ tables }: Scene): Map<string, TrainingItem[]> {
  const pairs = [...tables.trainingItem.values()].flatMap(item => (item.skillIds ?? []).map(id => ({ id, item })))
  return new Map([...groupedBy(pairs, pair => pair.id)].map(([id, own]) => [id, own.map(pair => pair.item)]))
}

/** Hours of an item that were planned for class groups in the span, and those given of them by the cohort date. */
function hoursGiven(scene: Scene, within: Within | undefined, item: TrainingItem): { planned: number; delivered: number } {
  let [planned, delivered] = [0, 0]
  for (const row of scene.facts.of('itemDelivery', item.id)) {
    if (!isCounted(POPULATIONS.delivery!, row, scene, within)) continue
    planned += hoursPlanned(row, scene) ?? 0
    delivered += hoursDelivered(row, scene) ?? 0
  }
  return { planned, delivered }
}
