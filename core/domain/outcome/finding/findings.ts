import { refuse, type Result } from '../../base/decision.ts'
import type { FindingAsked, FindingKind } from '../../records/finding.ts'
import type { Indicator } from '../definition.ts'
import { POPULATIONS } from '../populations.ts'
import { bars } from './bars.ts'
import { breakdown } from './breakdown.ts'
import { contributions } from './contributions.ts'
import { demand } from './demand.ts'
import type { Behind, Finding, FindingMaker, Look } from './finding.ts'
import { funnel } from './funnel.ts'
import { skillGrid } from './skill-grid.ts'
import { trend } from './trend.ts'

/** Every kind of finding. A new one is one file and one line here, and is then on the page, in packs and in scripts. */
const MAKERS: { [K in FindingKind]: FindingMaker<K> } = { bars, trend, breakdown, skillGrid, demand, funnel, contributions }

/** A kind's own maker; the kind of what is asked says which it is, which the compiler cannot follow. */
function makerOf(asked: FindingAsked): FindingMaker<FindingKind> {
  return MAKERS[asked.kind] as FindingMaker<FindingKind>
}

/** Refuses what names an indicator, a population or a field that is not there: `finding.unknown` {name}. */
export function knownFinding(asked: FindingAsked, indicators: readonly Indicator[]): Result<FindingAsked> {
  if ('indicator' in asked && !indicators.some(i => i.id === asked.indicator)) return refuse('finding.unknown', { name: asked.indicator })
  if (asked.kind === 'breakdown' && !isBreakable(asked.population, asked.field)) return refuse('finding.unknown', { name: `${asked.population}.${asked.field}` })
  return { ok: true, value: asked }
}

function isBreakable(population: string, field: string): boolean {
  const kind = Object.hasOwn(POPULATIONS, population) ? POPULATIONS[population]!.fields[field]?.kind : undefined
  return kind === 'choice' || kind === 'flag'
}

export function drawFinding(look: Look, asked: FindingAsked): Finding {
  return makerOf(asked).draw(look, asked)
}

/** The records behind a part of a finding, or behind all of it. */
export function behindFinding(look: Look, asked: FindingAsked, at: { key?: string | undefined; series?: string | undefined }): Behind {
  return makerOf(asked).behind(look, asked, at)
}

/** Names of the populations that a finding counts. */
export function countsOf(look: Pick<Look, 'indicators'>, asked: FindingAsked): string[] {
  return makerOf(asked).counts(look, asked)
}
