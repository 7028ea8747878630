import { populationsOf } from '../outcome/catalogue.ts'
import type { Indicator } from '../outcome/definition.ts'
import { isOfFew } from '../outcome/finding/small-groups.ts'
import { countsOf } from '../outcome/finding/findings.ts'
import type { Look } from '../outcome/finding/finding.ts'
import { POPULATIONS } from '../outcome/populations.ts'
import type { FindingAsked } from '../records/finding.ts'
import type { Pack } from './pack.ts'

/** Whether it can be told which enterprise each row of these populations belongs to. Only then can a partner be shown its own data. */
function tellsEnterprise(populations: readonly string[]): boolean {
  return populations.every(name => POPULATIONS[name]?.enterprise !== undefined)
}

export function indicatorTellsEnterprise(indicator: Indicator): boolean {
  return tellsEnterprise(populationsOf(indicator))
}
export function findingTellsEnterprise(look: Pick<Look, 'indicators'>, asked: FindingAsked): boolean {
  return tellsEnterprise(countsOf(look, asked))
}

/** The indicators that this pack's reader may see. */
export function shownIndicators({ look, partner }: Pack): Indicator[] {
  return look.indicators.filter(indicator => !partner || indicatorTellsEnterprise(indicator))
}

/** Whether too few people stand behind all that a finding says; kinds that are not about one figure hide their own small parts. */
export function findingOfFew({ look }: Pack, asked: FindingAsked): boolean {
  if ('indicator' in asked) return isOfFew(look, look.indicators.find(i => i.id === asked.indicator)!) // whether it is known was asked before
  return asked.kind === 'breakdown' && isOfFew(look, { id: asked.population, unit: 'count', standing: 'office', formula: { kind: 'total', counted: { population: asked.population } } })
}
