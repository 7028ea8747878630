import type { Text } from '../base/text.ts'
import type { Indicator } from '../outcome/definition.ts'
import { formulaNote, plain, spanNote, standingNote } from '../outcome/finding/notes.ts'
import { isOfFew } from '../outcome/finding/small-groups.ts'
import { areaOf, overviewOf, type OverviewRow } from '../outcome/overview.ts'
import { yearsBefore } from '../outcome/period.ts'
import { isReached } from '../outcome/target.ts'
import { measure } from '../outcome/wording.ts'
import { AREAS } from '../records/finding.ts'
import type { PackPage } from '../records/pack.ts'
import { number, span } from '../report/internship/phrases.ts'
import type { Block, TableBlock } from '../report/model.ts'
import { shownIndicators } from './audience.ts'
import type { Made, Pack } from './pack.ts'

type FiguresPage = Extract<PackPage, { kind: 'figures' }>

/** The indicators of a page of figures, as far as the pack's reader may see them. */
export function indicatorsOnPage(pack: Pack, { areas }: Pick<FiguresPage, 'areas'>): Indicator[] {
  return shownIndicators(pack).filter(indicator => !areas || areas.includes(areaOf(indicator)))
}

/** All indicators of some areas: the value, of how many, what is unknown, a year before, the target, and whose definition it is. */
export function figuresPage(pack: Pack, page: FiguresPage): Made {
  const { look } = pack
  const indicators = indicatorsOnPage(pack, page)
  const byId = new Map(indicators.map(indicator => [indicator.id, indicator]))
  const rows = overviewOf(look.outcomes, indicators, look.question)
  const few = fewOf(pack, rows, byId)
  const table: TableBlock = {
    kind: 'table',
    columns: [
      { head: { code: 'pack.column.indicator' }, width: 27 },
      { head: { code: 'chart.head.value' }, width: 14, align: 'end' },
      { head: { code: 'pack.column.of' }, width: 15, align: 'end' },
      { head: { code: 'outcome.unknown' }, width: 10, align: 'end' },
      { head: { code: 'chart.head.before' }, width: 13, align: 'end' },
      { head: { code: 'table.indicatorTarget' }, width: 11, align: 'end' },
      { head: { code: 'pack.column.standing' }, width: 10 },
    ],
    groups: AREAS.flatMap(area => {
      const own = rows.filter(row => row.area === area)
      return own.length ? [{ head: { code: `outcome.area.${area}` }, rows: own.map(row => line(row, few)) }] : []
    }),
    close: true,
    empty: { code: 'pack.figures.none' },
  }
  const blocks: Block[] = [{ kind: 'text', text: sentence(rows, few) }, table, { kind: 'text', text: spanNote(look.question), quiet: true }]
  if (few.now.size + few.before.size > 0) blocks.push({ kind: 'text', text: { code: 'pack.few.figures', facts: { below: look.hideBelow } }, quiet: true })
  if (page.definitions) blocks.push({ kind: 'heading', text: { code: 'outcome.sheet.notes' } }, definitionsTable(rows, byId))
  return { sheets: [{ title: page.heading ?? { code: 'pack.kind.figures' }, subtitle: span(look.question.from, look.question.to), orientation: 'portrait', blocks }] }
}

type Few = { now: ReadonlySet<string>; before: ReadonlySet<string> }

/** The figures behind which too few people stand, now and a year before; where there is no figure there is nothing to hide. */
function fewOf({ look }: Pack, rows: readonly OverviewRow[], byId: ReadonlyMap<string, Indicator>): Few {
  if (look.hideBelow < 2) return { now: new Set(), before: new Set() }
  const earlier = { ...look, question: yearsBefore(look.question, 1) }
  const idsOf = (at: typeof look, shown: readonly OverviewRow[]) => new Set(shown.filter(row => isOfFew(at, byId.get(row.id)!)).map(row => row.id))
  return { now: idsOf(look, rows.filter(row => !isNothing(row))), before: idsOf(earlier, rows.filter(row => row.before !== null)) }
}

function isNothing({ now: { value, base, unknown } }: OverviewRow): boolean {
  return value === null && base === 0 && unknown === 0
}

function line(row: OverviewRow, few: Few): Text[] {
  const standing = row.standing === 'verified' ? (row.source ?? '') : { code: 'pack.standing.office' }
  const target = row.target === null ? '' : measure(row.target, row.unit)
  const before: Text = few.before.has(row.id) ? { code: 'chart.hidden' } : row.before === null ? '–' : measure(row.before, row.unit)
  if (few.now.has(row.id)) return [row.name, { code: 'chart.hidden' }, '', '', before, target, standing]
  const { value, counted, base, unknown } = row.now
  if (isNothing(row)) return [row.name, '–', '', '', before, target, standing]
  const parts: Text = row.kind === 'share' || row.kind === 'ratio' ? { code: 'pack.of', facts: { counted: plain(counted), base: plain(base) } } : { code: 'pack.of.rows', facts: { base: plain(base) } }
  return [row.name, value === null ? '–' : measure(value, row.unit), parts, row.formula.unknown === null ? '' : number(plain(unknown)), before, target, standing]
}

/** How many reach their target, how many do not, and of how many nothing can be said. */
function sentence(rows: readonly OverviewRow[], few: Few): Text {
  const told = rows.filter(row => row.now.value !== null && !few.now.has(row.id))
  const aimed = told.filter(row => row.target !== null)
  const reached = aimed.filter(row => isReached(row.better, row.now.value!, row.target!)).length
  const facts = { all: rows.length, told: told.length, silent: rows.length - told.length, reached, missed: aimed.length - reached }
  return { parts: [{ code: 'pack.figures.told', facts }, ...(aimed.length ? [{ code: 'pack.figures.targets', facts }] : [])] }
}

function definitionsTable(rows: readonly OverviewRow[], byId: ReadonlyMap<string, Indicator>): TableBlock {
  return {
    kind: 'table',
    columns: [
      { head: { code: 'pack.column.indicator' }, width: 22 },
      { head: { code: 'field.indicator.definition' }, width: 36 },
      { head: { code: 'pack.column.formula' }, width: 42 },
    ],
    groups: [{ rows: rows.map(row => [row.name, row.definition, { parts: [formulaNote(byId.get(row.id)!), standingNote(byId.get(row.id)!)] }]) }],
    empty: '',
  }
}
