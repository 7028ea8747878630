import type { Text } from '../base/text.ts'
import { populationsOf } from './catalogue.ts'
import { AREAS, type Area, type Dimension } from '../records/finding.ts'
import type { Indicator } from './definition.ts'
import type { Outcomes } from './outcomes.ts'
import { yearsBefore } from './period.ts'
import { POPULATIONS } from './populations.ts'
import { FRAMEWORKS } from './profiles.ts'
import type { Measured, Question } from './sheet.ts'
import { targetOf } from './target.ts'
import { formulaWords, indicatorDefinition, indicatorName } from './wording.ts'

export type OverviewRow = {
  id: string
  area: Area
  name: Text
  definition: Text
  formula: { counted: Text; base: Text | null; unknown: Text | null }
  unit: Indicator['unit']
  kind: Indicator['formula']['kind']
  better: 'more' | 'less' | null
  standing: Indicator['standing']
  source: string | null
  /** populations whose rows it counts */
  counts: string[]
  /** by what all of those rows can be told apart */
  by: Dimension[]
  now: Measured
  /** the same span a year before, as known then */
  before: number | null
  /** in the unit of the indicator, percentages as fractions of 1 */
  target: number | null
}

const BY_POPULATION: Readonly<Record<string, Area>> = {
  graduate: 'graduates',
  entrant: 'graduates',
  enrolled: 'skills',
  certificate: 'skills',
  delivery: 'skills',
  answer: 'satisfaction',
  internship: 'internships',
  attendanceDay: 'internships',
  machine: 'equipment',
  workshop: 'equipment',
}
const OF_PROFILES = new Set(Object.values(FRAMEWORKS).flatMap(list => list.map(i => i.id)))
/** What a population does not tell: skills are shown of graduates too. */
const BY_ID: Readonly<Record<string, Area>> = { certificateRate: 'skills', internMonths: 'internships', lentValue: 'partnership', lentShare: 'partnership' }

export function areaOf(indicator: Indicator): Area {
  if (indicator.own) return 'own'
  if (OF_PROFILES.has(indicator.id)) return 'profile'
  // what is divided names the area: stations per student are about equipment
  return BY_ID[indicator.id] ?? BY_POPULATION['counted' in indicator.formula ? indicator.formula.counted.population : populationsOf(indicator)[0]!] ?? 'partnership'
}

/** Every indicator of a catalogue in one table, with the year before and the target. */
export function overviewOf(outcomes: Outcomes, indicators: readonly Indicator[], question: Question): OverviewRow[] {
  const sheet = outcomes.sheet(indicators, question)
  const before = outcomes.sheet(indicators, yearsBefore(question, 1))
  const rows = indicators.map((indicator): OverviewRow => {
    const { id, unit, better, standing, source } = indicator
    return {
      id,
      area: areaOf(indicator),
      name: indicatorName(indicator),
      definition: indicatorDefinition(indicator),
      formula: formulaWords(indicator),
      unit,
      kind: indicator.formula.kind,
      better: better ?? null,
      standing,
      source: source ?? null,
      counts: populationsOf(indicator),
      by: dimensionsOf(populationsOf(indicator)),
      now: sheet.measure(id),
      before: before.measure(id).value,
      target: targetOf(outcomes.view.tables, indicator, question) ?? null,
    }
  })
  return rows.sort((a, b) => AREAS.indexOf(a.area) - AREAS.indexOf(b.area))
}

/** Where rows belong: machines are of no class, and of an enterprise only where it lent them. */
function dimensionsOf(populations: readonly string[]): Dimension[] {
  const each = (has: (name: string) => unknown) => populations.every(name => has(name) !== undefined)
  const ofClass = each(name => POPULATIONS[name]!.classGroup)
  const ofProgramme = ofClass || each(name => POPULATIONS[name]!.classGroup ?? POPULATIONS[name]!.programme)
  const ofEnterprise = each(name => POPULATIONS[name]!.enterprise)
  return [...(ofProgramme ? (['programme'] as const) : []), ...(ofClass ? (['classGroup', 'year'] as const) : []), ...(ofEnterprise ? (['enterprise'] as const) : [])]
}
