import { revision, type Change } from '../../base/change.ts'
import type { PackPage, PackTemplate } from '../../records/pack.ts'
import type { Tables } from '../../tables.ts'

/** Indicators that a page of a pack draws. */
export function indicatorsOnPage(page: PackPage): string[] {
  return page.kind === 'finding' && 'indicator' in page.finding ? [page.finding.indicator] : []
}

/** Meeting packs that have a page about an indicator. */
export function packsWith({ packTemplate }: Pick<Tables, 'packTemplate'>, indicator: string): PackTemplate[] {
  return [...packTemplate.values()].filter(({ pages }) => pages.some(page => indicatorsOnPage(page).includes(indicator)))
}

/** The pack without its pages about an indicator; null where nothing would be left of it. */
export function withoutPagesOf(pack: PackTemplate, indicator: string): Change | null {
  const pages = pack.pages.filter(page => !indicatorsOnPage(page).includes(indicator))
  return pages.length ? revision('packTemplate', pack, { pages }) : null
}
