import type { Text } from '../base/text.ts'
import type { Indicator } from '../outcome/definition.ts'
import { plain, spanNote } from '../outcome/finding/notes.ts'
import { isOfFew } from '../outcome/finding/small-groups.ts'
import { indicatorName } from '../outcome/wording.ts'
import type { PackPage } from '../records/pack.ts'
import { names, number, span } from '../report/internship/phrases.ts'
import type { TableName } from '../table-names.ts'
import type { TableBlock } from '../report/model.ts'
import { shownIndicators } from './audience.ts'
import { indicatorsOnPage } from './figures-page.ts'
import { showsNames, type Made, type Pack } from './pack.ts'
import { registerReader, unknownPeople } from './sources.ts'

/** So many of those of whom something is unknown are named; the others are counted. */
const NAMED = 6

/** Which records stand behind each figure of the pack, how many, who is unknown, and when the registers were changed last. */
export function evidencePage(pack: Pack, { heading }: Extract<PackPage, { kind: 'evidence' }>): Made {
  const { look } = pack
  const indicators = figuresIn(pack)
  const sheet = look.outcomes.sheet(indicators, look.question)
  const registersOf = registerReader(look)
  const registersBehind = new Map(indicators.map(indicator => [indicator.id, registersOf(indicator)]))
  const table: TableBlock = {
    kind: 'table',
    columns: [
      { head: { code: 'pack.column.indicator' }, width: 22 },
      { head: { code: 'pack.column.registers' }, width: 23 },
      { head: { code: 'pack.column.records' }, width: 10, align: 'end' },
      { head: { code: 'outcome.unknown' }, width: 25 },
      { head: { code: 'pack.column.lastChange' }, width: 20 },
    ],
    groups: [
      {
        rows: indicators.map(indicator => {
          const registers = registersBehind.get(indicator.id)!
          const said: Text = { code: 'pack.registers', facts: { registers: registers.map(table => `tables.${table}`) } }
          const { rows, unknown } = sheet.measure(indicator.id)
          const few = rows + unknown > 0 && isOfFew(look, indicator)
          return [indicatorName(indicator), said, few ? { code: 'chart.hidden' } : number(rows), few ? '' : unknownText(pack, indicator, unknown), lastChange(pack, registers)]
        }),
      },
    ],
    empty: { code: 'pack.evidence.none' },
  }
  const blocks = [
    { kind: 'text' as const, text: { code: 'pack.evidence', facts: { figures: indicators.length, registers: new Set([...registersBehind.values()].flat()).size } } },
    table,
    { kind: 'text' as const, text: spanNote(look.question), quiet: true },
    { kind: 'text' as const, text: { code: 'pack.evidence.changes' }, quiet: true },
  ]
  return { sheets: [{ title: heading ?? { code: 'pack.kind.evidence' }, subtitle: span(look.question.from, look.question.to), orientation: 'portrait', blocks }] }
}

/** The indicators of the pack's other pages, each once, in their order; where none is shown, all that may be. */
function figuresIn(pack: Pack): Indicator[] {
  const shown = shownIndicators(pack)
  const ids = new Set(
    pack.template.pages.flatMap(page => {
      if (page.kind === 'finding') return 'indicator' in page.finding ? [page.finding.indicator] : []
      return page.kind === 'figures' ? indicatorsOnPage(pack, page).map(i => i.id) : []
    }),
  )
  return ids.size ? [...ids].flatMap(id => shown.find(i => i.id === id) ?? []) : shown
}

/** How many are unknown, and who, where names may be shown. */
function unknownText(pack: Pack, indicator: Indicator, unknown: number): Text {
  if (!unknown || !showsNames(pack)) return number(plain(unknown))
  const { named, others } = unknownPeople(pack.look, indicator, NAMED)
  if (!named.length) return number(plain(unknown))
  return { code: others ? 'pack.evidence.unknownMore' : 'pack.evidence.unknown', facts: { n: unknown, who: names(named) } }
}

function lastChange({ lastChanges }: Pack, registers: readonly TableName[]): Text {
  const last = registers.flatMap(table => lastChanges.get(table) ?? []).sort((a, b) => (a.at < b.at ? 1 : -1))[0]
  return last ? { parts: [last.at.replace('T', ' '), last.by] } : { code: 'pack.evidence.before' }
}
