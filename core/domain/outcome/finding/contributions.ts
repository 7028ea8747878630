import type { Text } from '../../base/text.ts'
import { behindLine, ledgerOf, type EnterpriseLedger, type Ledger, type LedgerSum } from '../../ledger/ledger.ts'
import { HOUR_LINES, LINE_KEYS, lineKind, type LedgerSide } from '../../ledger/lines.ts'
import { balanceNotes, lineName, rateWords, recordName, spanWords } from '../../ledger/wording.ts'
import type { Unit } from '../../records/indicator.ts'
import { measure } from '../wording.ts'
import type { BehindRow, FindingMaker, Look } from './finding.ts'

/** What each partner gave and was given back, side by side: in yuan, or in hours where the office has no rates. */
export const contributions: FindingMaker<'contributions'> = {
  counts: () => [],
  draw(look) {
    const ledger = ledgerOf(look.view, look.question, look.question.within?.enterprise)
    const unit = unitOf(ledger)
    const rows = ledger.enterprises
      .map(of => ({ key: of.enterpriseId, name: of.name, first: sumOf(of, 'gave', unit), second: sumOf(of, 'back', unit) }))
      .filter(row => row.first > 0 || row.second > 0)
      .sort((a, b) => b.first + b.second - a.first - a.second)
    return {
      title: { code: 'contributions.title' },
      sentence: sentenceOf(ledger, unit, rows),
      chart: { type: 'pairs', unit, first: { name: { code: 'ledger.side.gave' }, side: 'enterprise' }, second: { name: { code: 'ledger.side.back' }, side: 'college' }, rows },
      notes: [...(unit === 'yuan' ? balanceNotes(ledger.all) : [{ code: 'contributions.note.hours' }]), spanWords(ledger), ...ledger.rates.map(rateWords), { code: 'ledger.note.own' }],
      empty: { text: { code: 'contributions.empty', facts: { from: ledger.from, to: ledger.until } }, enter: 'mentorWork' },
    }
  },
  behind(look, _, { key, series }) {
    const enterpriseId = key ?? look.question.within?.enterprise
    const keys = LINE_KEYS.filter(line => IN_SUMS.has(lineKind(line).money) && (series === undefined || series === line || series === SERIES[lineKind(line).side]))
    const found = keys.map(line => ({ line, records: behindLine(look.view, look.question, line, enterpriseId) })).filter(({ records }) => records.length)
    return {
      title: { parts: [{ code: 'contributions.title' }, ...(enterpriseId === undefined ? [] : [recordName(look.view.tables, enterpriseId)])] },
      parts: found.map(({ line, records }) => ({ key: line, name: lineName(line), count: records.length })),
      heads: [{ code: 'ledger.head.record' }, { code: 'table.enterprise' }, { code: 'behind.day' }, { code: 'ledger.head.quantity' }, { code: 'ledger.head.yuan' }],
      rows: found.flatMap(({ line, records }) => records.map(record => rowOf(look, line, record))),
    }
  },
}

const IN_SUMS: ReadonlySet<string> = new Set(['rated', 'stated'])

/** The parts of a pair, as the chart calls them. */
const SERIES: Record<LedgerSide, string> = { gave: 'first', back: 'second' }

function rowOf({ view }: Look, part: string, { id, enterpriseId, from, to, quantity, value }: ReturnType<typeof behindLine>[number]): BehindRow {
  return { id, part, cells: [recordName(view.tables, id), recordName(view.tables, enterpriseId), from === to ? from : { code: 'report.span', facts: { from, to } }, quantity, value] }
}

/** Yuan as soon as anything was reckoned by a rate, or where there are no hours to show. */
function unitOf({ rates, enterprises }: Ledger): Unit {
  return rates.length > 0 || !enterprises.some(of => sumOf(of, 'gave', 'hours') > 0 || sumOf(of, 'back', 'hours') > 0) ? 'yuan' : 'hours'
}

function sumOf(of: Pick<EnterpriseLedger, 'gave' | 'back'>, side: LedgerSide, unit: Unit): number {
  const sum: LedgerSum = of[side]
  return unit === 'yuan' ? sum.value : sum.lines.reduce((n, line) => n + (HOUR_LINES[side].includes(line.key) ? line.quantity : 0), 0)
}

/** "Enterprises gave 412,300 yuan, the college gave back 96,000 yuan. Most was given by Jinyu: 120,000 yuan." */
function sentenceOf(ledger: Ledger, unit: Unit, rows: readonly { name: string; first: number }[]): Text {
  const gave = sumOf(ledger.all, 'gave', unit)
  const facts = { n: rows.length, gave: measure(gave, unit), back: measure(sumOf(ledger.all, 'back', unit), unit) }
  const most = rows.reduce<{ name: string; first: number } | null>((top, row) => (row.first > (top?.first ?? 0) ? row : top), null)
  const top: Text[] = most && rows.length > 1 ? [{ code: 'contributions.most', facts: { name: most.name, most: measure(most.first, unit) } }] : []
  return { parts: [{ code: 'contributions.sentence', facts }, ...top] }
}
