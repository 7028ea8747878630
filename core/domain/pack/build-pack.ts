import type { Context } from '../base/decision.ts'
import type { Steps } from '../base/steps.ts'
import type { Text } from '../base/text.ts'
import type { PackDraft, PackPage } from '../records/pack.ts'
import { modelOf, type LastChange } from '../report/definition.ts'
import { span } from '../report/internship/phrases.ts'
import type { Block, CoverBlock, ReportModel, Sheet } from '../report/model.ts'
import type { World } from '../world.ts'
import { indicatorName } from '../outcome/wording.ts'
import { indicatorTellsEnterprise } from './audience.ts'
import { evidencePage } from './evidence-page.ts'
import { figuresPage } from './figures-page.ts'
import { findingPage } from './finding-page.ts'
import { ledgerPage } from './ledger-page.ts'
import { withoutOtherNames } from './other-names.ts'
import { openPack, type Issue, type Made, type Pack } from './pack.ts'
import { peoplePage } from './people-page.ts'

/** Where a page of the template stands in the report: its heading and first sheet, or why it is left out. */
export type PagePlace = { heading: Text; sheet: number } | { leftOut: Text }
export type BuiltPack = { model: ReportModel; places: PagePlace[]; /** other enterprises that the office's own words name in a pack for a partner */ named: string[] }

/** Sheets before the first page: the cover and the contents. */
const FRONT = 2

const MAKERS: { [K in PackPage['kind']]: (pack: Pack, page: Extract<PackPage, { kind: K }>) => Made } = {
  finding: findingPage,
  figures: figuresPage,
  ledger: ledgerPage,
  people: peoplePage,
  evidence: evidencePage,
  words: (_, { heading, text }) => ({ sheets: [{ title: heading, orientation: 'portrait', blocks: paragraphs(text) }] }),
}

/**
 * A meeting pack as a report, page by page: cover, contents, then the template's pages in their order. All of it is of one moment, so it
 * is begun anew if the college changes between two steps. For a partner it holds nothing but its own data; small groups stay hidden where
 * it leaves the office. Refuses as {@link openPack}; a page that cannot be shown is left out, and the contents say which and why.
 */
export function* drawPack(world: World, template: PackDraft, issue: Issue, ctx: Context, lastChanges: ReadonlyMap<string, LastChange>): Steps<BuiltPack> {
  const opened = openPack(world, template, issue, ctx, lastChanges)
  if (!opened.ok) return opened
  const pack = opened.value
  const places: PagePlace[] = []
  const sheets: Sheet[] = []
  for (const [i, page] of template.pages.entries()) {
    const made = (MAKERS[page.kind] as (pack: Pack, page: PackPage) => Made)(pack, page) // the kind picks its own maker
    if ('leftOut' in made) places.push(made)
    else {
      places.push({ heading: made.sheets[0]!.title, sheet: FRONT + sheets.length })
      sheets.push(...made.sheets)
    }
    yield { done: i + 1, total: template.pages.length }
  }
  const leftOut = [...places.flatMap(place => ('leftOut' in place ? [place.leftOut] : [])), ...leftOutFigures(pack)]
  const model = modelOf(world, ctx, { name: 'pack', title: template.name, about: pack.partner?.name ?? '', sheets: [coverSheet(pack, ctx), contentsSheet(pack, sheets, leftOut), ...sheets] })
  if (!model.ok) return model
  if (!pack.partner) return { ok: true, value: { model: model.value, places, named: [] } }
  const own = ownTexts(template)
  const named = [...world.tables.enterprise.values()].flatMap(({ id, name }) => (id !== pack.partner!.id && own.some(text => text.includes(name)) ? [name] : []))
  return { ok: true, value: { model: withoutOtherNames(model.value, world.tables, pack.partner.id, new Set(own)), places, named } }
}

/** What the office wrote for this pack itself. */
function ownTexts({ name, subtitle = '', pages }: PackDraft): string[] {
  return [name, subtitle, ...pages.flatMap(page => [page.heading ?? '', ...(page.kind === 'words' ? lines(page.text) : [])])].filter(text => text !== '')
}

function coverSheet({ template, partner, look, world }: Pack, { now, past }: Context): Sheet {
  const { from, to, asOf, within } = look.question
  const programme = within?.programme === undefined ? undefined : world.tables.programme.get(within.programme)
  const audience: Text = { code: `choice.audience.${template.audience}` }
  const cover: CoverBlock = {
    kind: 'cover',
    title: template.name,
    ...(template.subtitle ? { subtitle: template.subtitle } : {}),
    ...(template.logo ? { logo: template.logo } : {}),
    items: [
      { label: { code: 'field.packTemplate.audience' }, value: partner ? partner.name : audience },
      ...(programme ? [{ label: { code: 'field.packTemplate.programmeId' }, value: programme.name }] : []),
      { label: { code: 'field.packTemplate.period' }, value: span(from, to) },
      { label: { code: 'pack.cohort' }, value: asOf },
      { label: { code: 'pack.stamp' }, value: { code: 'pack.stamp.at', facts: { at: now.replace('T', ' '), seq: past.seq } } },
    ],
  }
  return { title: template.name, orientation: 'portrait', blocks: [cover] }
}

function contentsSheet({ look, partner, template }: Pack, sheets: readonly Sheet[], leftOut: readonly Text[]): Sheet {
  const blocks: Block[] = [{ kind: 'contents', items: sheets.map(({ title }, i) => ({ title, sheet: FRONT + i })) }]
  const quiet = (text: Text): Block => ({ kind: 'text', text, quiet: true })
  if (partner) blocks.push(quiet({ code: 'pack.onlyPartner', facts: { partner: partner.name } }))
  if (template.audience !== 'dean') blocks.push(quiet({ code: 'pack.hides', facts: { below: look.hideBelow } }))
  blocks.push(quiet({ code: 'pack.standing' }))
  if (leftOut.length) blocks.push({ kind: 'heading', text: { code: 'pack.leftOut' } }, ...leftOut.map(quiet))
  return { title: { code: 'pack.contents' }, orientation: 'portrait', blocks }
}

/** For a partner: how many indicators do not tell which enterprise a record belongs to, and are on no page of figures. */
function leftOutFigures({ partner, look, template }: Pack): Text[] {
  if (!partner || !template.pages.some(page => page.kind === 'figures')) return []
  const silent = look.indicators.filter(indicator => !indicatorTellsEnterprise(indicator))
  return silent.length ? [{ code: 'pack.leftOut.figures', facts: { names: silent.map(indicatorName) } }] : []
}

/** Every line of the office's own words is a paragraph. */
function paragraphs(text: string): Block[] {
  return lines(text).map(line => ({ kind: 'text', text: line || '\u00a0' }))
}
function lines(text: string): string[] {
  return text.split('\n').map(line => line.trim())
}
