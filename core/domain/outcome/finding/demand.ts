import type { Text } from '../../base/text.ts'
import { daysOfMonth } from '../../attendance/months.ts'
import { nameOf } from '../../record-name.ts'
import type { Skill } from '../../records/outcome.ts'
import type { SkillDemand } from '../../records/partnership.ts'
import type { Tables } from '../../tables.ts'
import type { Scene } from '../population.ts'
import { availableOn, byGap, demandIn, gapsByMonth, gapsIn, levelWanted, type Available } from '../skills/demand.ts'
import { AVAILABLE_MONTHS } from '../skills/learners.ts'
import { masteredFrom } from '../student-facts.ts'
import type { Behind, BehindRow, Finding, FindingMaker, Look } from './finding.ts'
import { decisiveOf } from './skill-grid.ts'
import { spanNote } from './notes.ts'

const FIRST = { name: { code: 'finding.demand.wanted' }, side: 'enterprise' } as const
const SECOND = { name: { code: 'finding.demand.available' }, side: 'college' } as const

/** What enterprises ask for against what the college's people can: skill by skill, or one skill from month to month. */
export const demand: FindingMaker<'demand'> = {
  counts: () => ['enrolled', 'graduate'],
  draw(look, { skill: id, level }) {
    const skill = id === undefined ? undefined : look.view.tables.skill.get(id)
    if (id === undefined) return allSkills(look)
    return skill ? oneSkill(look, skill, level) : { ...allSkills(look), chart: { type: 'pairs', unit: 'count', first: FIRST, second: SECOND, rows: [] } }
  },
  behind(look, { skill: id, level }, { key, series }) {
    const scene = look.outcomes.scene(look.question)
    if (id !== undefined) {
      const skill = look.view.tables.skill.get(id)
      if (!skill) return behindOf(look, [], [], '')
      const span = key === undefined ? scene : daysOfMonth(key, scene)
      const from = level ?? lowestWanted(scene, look, skill)
      const title: Text = { parts: [levelName(look.view.tables, skill, from), key === undefined ? '' : { code: 'value.month', facts: { month: key } }] }
      return behindOf(look, wantedOf(look, skill, from, span, series), series === 'first' ? [] : availableOn(scene, look.question.within, skill, from, key === undefined ? scene.asOf : span.to), title)
    }
    const gaps = gapsIn(scene, look.question.within).filter(gap => key === undefined || gapKey(gap) === key)
    // who is wanted at a level is wanted at each below it as well: of all of them, each is listed once
    const once = key === undefined ? [...new Map([...gaps].sort((a, b) => b.level - a.level).map(gap => [gap.skill.id, gap])).values()] : gaps
    return behindOf(
      look,
      once.flatMap(({ skill, level: from }) => wantedOf(look, skill, from, scene, series)),
      series === 'first' ? [] : once.flatMap(({ skill, level: from }) => availableOn(scene, look.question.within, skill, from, scene.asOf)),
      once.length === 1 && key !== undefined ? levelName(look.view.tables, once[0]!.skill, once[0]!.level) : { code: 'finding.demand.title' },
    )
  },
}

function allSkills(look: Look): Finding {
  const gaps = gapsIn(look.outcomes.scene(look.question), look.question.within).map(gap => ({ ...gap, supply: shown(look, gap.supply) })).sort(byGap)
  const skills = new Set(gaps.map(gap => gap.skill.id))
  const short = new Set(gaps.filter(gap => gap.wanted > gap.supply).map(gap => gap.skill.id))
  const [worst] = gaps
  const enterprises = new Set(demandIn(look.view, look.question, look.question.within).map(row => row.enterpriseId)).size
  const facts = worst ? { skill: levelName(look.view.tables, worst.skill, worst.level), wanted: worst.wanted, supply: worst.supply, gap: worst.wanted - worst.supply } : {}
  const largest = !worst || worst.wanted <= worst.supply ? [] : [{ code: 'finding.demand.gap', facts }]
  return {
    title: { code: 'finding.demand.title' },
    sentence: { parts: [...largest, { code: 'finding.demand.covered', facts: { n: skills.size - short.size, all: skills.size, enterprises } }] },
    chart: {
      type: 'pairs',
      unit: 'count',
      first: FIRST,
      second: SECOND,
      rows: gaps.map(gap => ({ key: gapKey(gap), name: severalLevels(gaps, gap.skill) ? levelName(look.view.tables, gap.skill, gap.level) : skillName(look.view.tables, gap.skill), first: gap.wanted, second: gap.supply })),
    },
    notes: notesOf(look, { code: 'finding.demand.note.levels' }),
    empty: whyEmpty(look),
  }
}

function oneSkill(look: Look, skill: Skill, asked: number | undefined): Finding {
  const scene = look.outcomes.scene(look.question)
  const level = asked ?? lowestWanted(scene, look, skill)
  const months = gapsByMonth(scene, look.question.within, skill, level).map(month => ({ ...month, supply: shown(look, month.supply) }))
  const worst = [...months].sort((a, b) => b.wanted - b.supply - (a.wanted - a.supply))[0]
  const last = months.at(-1)
  const facts = worst ? { month: worst.month, wanted: worst.wanted, supply: worst.supply, gap: worst.wanted - worst.supply } : {}
  return {
    title: { code: 'finding.demand.title.month', facts: { skill: levelName(look.view.tables, skill, level) } },
    sentence: { parts: [{ code: worst && worst.wanted > worst.supply ? 'finding.demand.gap.month' : 'finding.demand.enough.month', facts }, ...(last ? [{ code: 'finding.demand.last', facts: { month: last.month, wanted: last.wanted, supply: last.supply } }] : [])] },
    chart: { type: 'pairs', unit: 'count', first: FIRST, second: SECOND, rows: months.map(({ month, wanted, supply }) => ({ key: month, name: { code: 'value.month', facts: { month } }, first: wanted, second: supply })) },
    notes: notesOf(look, { code: 'finding.demand.note.months', facts: { level } }),
    empty: whyEmpty(look),
  }
}

function notesOf(look: Look, own: Text): Text[] {
  return [
    { code: 'finding.demand.note.wanted' },
    { code: 'finding.demand.note.supply', facts: { months: AVAILABLE_MONTHS } },
    own,
    ...(look.hideBelow > 1 ? [{ code: 'finding.demand.note.few', facts: { below: look.hideBelow } }] : []),
    spanNote(look.question),
  ]
}

function whyEmpty({ question: { from, to } }: Look): Finding['empty'] {
  return { text: { code: 'finding.demand.empty', facts: { from, to } }, enter: 'skillDemand' }
}

/** Outside the office a few people are as good as none. */
function shown({ hideBelow }: Look, supply: number): number {
  return supply < hideBelow ? 0 : supply
}

function gapKey({ skill, level }: { skill: Skill; level: number }): string {
  return `${skill.id} ${level}`
}

function severalLevels(gaps: readonly { skill: Skill }[], skill: Skill): boolean {
  return gaps.filter(gap => gap.skill === skill).length > 1
}

function levelName(tables: Tables, skill: Skill, level: number): Text {
  return { code: 'finding.demand.level', facts: { skill: skillName(tables, skill), level } }
}

/** The name of a skill, with its programme where another one has a skill of this name too. */
function skillName(tables: Tables, { id, name, programmeId }: Skill): Text {
  for (const other of tables.skill.values()) if (other.name === name && other.id !== id) return { parts: [name, programmeId === undefined ? '' : nameOf(tables, programmeId)] }
  return name
}

function lowestWanted(scene: Scene, { question: { within } }: Look, skill: Skill): number {
  const levels = demandIn(scene, scene, within, skill.id).map(row => levelWanted(row, skill))
  return levels.length ? Math.min(...levels) : masteredFrom(skill)
}

function wantedOf({ view, question: { within } }: Look, skill: Skill, level: number, span: { from: string; to: string }, series: string | undefined): SkillDemand[] {
  return series === 'second' ? [] : demandIn(view, span, within, skill.id).filter(row => levelWanted(row, skill) >= level)
}

function behindOf({ view: { tables } }: Look, wanted: readonly SkillDemand[], available: readonly Available[], title: Text): Behind {
  const demands = wanted.map((row): BehindRow => ({
    id: row.id,
    part: 'wanted',
    cells: [nameOf(tables, row.enterpriseId), nameOf(tables, row.skillId), null, levelWanted(row, tables.skill.get(row.skillId)!), row.people, row.from, row.to ?? null],
  }))
  const people = available.map(({ student, skill, level, last }): BehindRow => ({
    id: student.id,
    part: 'available',
    cells: [student.name, skill.name, nameOf(tables, student.classGroupId ?? ''), level, null, decisiveOf(last).date, null],
  }))
  return {
    title,
    parts: [
      { key: 'wanted', name: FIRST.name, count: demands.length },
      { key: 'available', name: SECOND.name, count: people.length },
    ],
    heads: [
      { code: 'finding.demand.head.who' },
      { code: 'table.skill' },
      { code: 'table.classGroup' },
      { code: 'finding.demand.head.level' },
      { code: 'field.skillDemand.people' },
      { code: 'finding.demand.head.day' },
      { code: 'field.skillDemand.to' },
    ],
    rows: [...demands, ...people],
  }
}
