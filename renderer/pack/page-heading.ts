import type { PackOffers } from '#contract/pack.ts'
import type { PackPage } from '#domain/records/pack.ts'
import { textIn, say, type Language } from '#words/say.ts'

/** How a page is called in the list: by its own heading, or by what it shows. */
export function pageHeading(page: PackPage, offers: PackOffers | undefined, language: Language): string {
  if (page.heading) return page.heading
  if (page.kind === 'people') return say(language, `pack.people.${page.who ?? 'graduates'}`)
  if (page.kind !== 'finding') return say(language, `pack.kind.${page.kind}`)
  const { finding } = page
  const plain = say(language, `pack.kind.${finding.kind}`)
  if (finding.kind === 'breakdown') {
    const found = offers?.breakdowns.find(b => b.population === finding.population && b.field === finding.field)
    return found ? `${textIn(language, found.name)} ${say(language, `dimension.${finding.by}`)}` : plain
  }
  const name = 'indicator' in finding ? offers?.indicators.find(i => i.id === finding.indicator)?.name : undefined
  if (name === undefined) return plain
  if (finding.kind === 'bars') return say(language, 'finding.bars.title', { indicator: name, by: `dimension.${finding.by}` })
  return finding.kind === 'trend' ? say(language, `finding.trend.title.${finding.step}`, { indicator: name }) : plain
}
