import { hasEntries, ledgerOf, type EnterpriseLedger, type Ledger, type LedgerLine, type LedgerSum } from '../ledger/ledger.ts'
import { lineKind, type LineKey } from '../ledger/lines.ts'
import { balanceNotes, formulaOf, lineName, quantityWords, savedWords, spanWords, yuanWords } from '../ledger/wording.ts'
import { contributions } from '../outcome/finding/contributions.ts'
import type { LedgerRate } from '../records/partnership.ts'
import type { Question } from '../outcome/sheet.ts'
import type { World } from '../world.ts'
import { number } from './internship/phrases.ts'
import type { Block, TableBlock, Text } from './model.ts'

/**
 * What each side gave, on paper: of all partners as figures, a chart and a table; of one enterprise its two sides with every formula,
 * and nothing of any other. Below stand the rates, and what is in no sum.
 */
export function ledgerBlocks(world: World, question: Question, enterpriseId?: string): Block[] {
  const one = enterpriseId ?? question.within?.enterprise
  const { outcomes } = world
  const ledger = ledgerOf(outcomes.view, question, one)
  if (one !== undefined) return [...oneBlocks(ledger, ledger.enterprises[0]!), ...ratesBlocks(ledger)]
  const { sentence, chart, empty } = contributions.draw({ view: outcomes.view, outcomes, indicators: [], question, hideBelow: 0 }, { kind: 'contributions' })
  return [
    { kind: 'figures', items: figuresOf(ledger) },
    { kind: 'chart', sentence, chart, notes: [], empty: empty.text },
    partnersTable(ledger, empty.text),
    { kind: 'text', text: { parts: balanceNotes(ledger.all) }, quiet: true },
    ...ratesBlocks(ledger),
  ]
}

function figuresOf({ enterprises, all }: Ledger): { label: Text; value: Text }[] {
  return [
    { label: { code: 'ledger.figure.partners' }, value: number(enterprises.filter(hasEntries).length) },
    { label: { code: 'ledger.side.gave' }, value: wholeYuan(all.gave.value) },
    { label: { code: 'ledger.side.back' }, value: wholeYuan(all.back.value) },
    { label: { code: 'ledger.saved.byCollege' }, value: wholeYuan(all.gave.saved) },
    { label: { code: 'ledger.saved.byEnterprises' }, value: wholeYuan(all.back.saved) },
  ]
}

function wholeYuan(value: number): Text {
  return yuanWords(Math.round(value))
}

/** Lines that have a column of their own in the list of all; the others stand on the page of each. */
const COLUMNS: readonly LineKey[] = ['lentHours', 'mentorHours', 'teacherHours', 'placeMonths', 'collegeHours', 'trainedHours', 'recruits']

function partnersTable({ enterprises, all }: Ledger, empty: Text): TableBlock {
  const figures = ({ gave, back }: Pick<EnterpriseLedger, 'gave' | 'back'>): Text[] => {
    const quantity = (key: LineKey): Text => orDash([...gave.lines, ...back.lines].find(line => line.key === key)!.quantity, number)
    const donated = gave.lines.find(line => line.key === 'donations')?.value ?? 0
    return [...COLUMNS.slice(0, 4).map(quantity), orDash(donated, money), orDash(gave.value, money), ...COLUMNS.slice(4).map(quantity), orDash(back.value, money)]
  }
  const shown = enterprises.filter(hasEntries)
  const head = (key: LineKey | 'donated' | 'gave' | 'back') => ({ head: { code: `ledger.paper.${key}` }, align: 'end' as const, width: 8 })
  return {
    kind: 'table',
    columns: [
      { head: { code: 'table.enterprise' }, width: 20 },
      ...COLUMNS.slice(0, 4).map(head),
      head('donated'),
      head('gave'),
      ...COLUMNS.slice(4).map(head),
      head('back'),
    ],
    groups: shown.length ? [{ rows: shown.map(of => [of.name, ...figures(of)]), foot: [{ code: 'ledger.sum.partners', facts: { n: shown.length } }, ...figures(all)] }] : [],
    empty,
  }
}

/** The two sides beside one another, then how each line is reckoned. */
function oneBlocks({ from, until }: Ledger, { gave, back, name }: EnterpriseLedger): Block[] {
  const [given, returned] = [shownLines(gave), shownLines(back)]
  const rows = Array.from({ length: Math.max(given.length, returned.length) }, (_, i) => [...cellsOf(given[i]), ...cellsOf(returned[i])])
  const sides: TableBlock = {
    kind: 'table',
    columns: [...sideColumns('ledger.side.gave'), ...sideColumns('ledger.side.back')],
    groups: rows.length ? [{ rows, foot: [...footOf(gave), ...footOf(back)] }] : [],
    empty: { code: 'ledger.empty.one', facts: { name, from, to: until } },
  }
  if (!rows.length) return [sides]
  const inBrackets = [...given, ...returned].some(line => isApart(line.key) && line.value !== null)
  return [
    sides,
    { kind: 'text', text: { parts: [...balanceNotes({ gave, back }), ...(inBrackets ? [{ code: 'ledger.note.brackets' }] : [])] }, quiet: true },
    {
      kind: 'table',
      columns: [
        { head: { code: 'ledger.head.line' }, width: 26 },
        { head: { code: 'ledger.head.formula' }, width: 74 },
      ],
      groups: [
        { head: { code: 'ledger.side.gave' }, rows: given.map(formulaRow) },
        { head: { code: 'ledger.side.back' }, rows: returned.map(formulaRow) },
      ].filter(group => group.rows.length),
      empty: '',
    },
    { kind: 'heading', text: { code: 'ledger.saved.both' } },
    { kind: 'text', text: savedWords('gave', gave) },
    { kind: 'text', text: savedWords('back', back) },
  ]
}

function shownLines({ lines }: LedgerSum): LedgerLine[] {
  return lines.filter(line => line.records > 0)
}

function sideColumns(code: string): TableBlock['columns'] {
  return [
    { head: { code }, width: 22 },
    { head: { code: 'ledger.head.quantity' }, align: 'end', width: 16 },
    { head: { code: 'ledger.head.yuan' }, align: 'end', width: 12 },
  ]
}

/** What is shown apart has its yuan in brackets: they are in no sum. */
function cellsOf(line: LedgerLine | undefined): Text[] {
  if (!line) return ['', '', '']
  const { key, quantity, value } = line
  return [lineName(key), quantityWords(key, quantity), value === null ? '–' : isApart(key) ? { code: 'ledger.apart', facts: { n: value } } : money(value)]
}

function isApart(key: LineKey): boolean {
  return lineKind(key).money === 'apart'
}

function footOf({ value }: LedgerSum): Text[] {
  return [{ code: 'ledger.sum' }, '', money(value)]
}

function money(n: number): Text {
  return { code: 'ledger.money', facts: { n } }
}

function formulaRow(line: LedgerLine): Text[] {
  return [lineName(line.key), formulaOf(line)]
}

/** Nought is no news in a list of many. */
function orDash(n: number, words: (n: number) => Text): Text {
  return n === 0 ? '–' : words(n)
}

/** The rates by which something was reckoned, how they hold, and where the counting stops before the span does. */
function ratesBlocks(ledger: Ledger): Block[] {
  const { until, to, rates } = ledger
  const notes: Text[] = [...(rates.length ? [{ code: 'ledger.note.own' }] : []), ...(until < to ? [spanWords(ledger)] : [])]
  return [...(rates.length ? [{ kind: 'heading' as const, text: { code: 'ledger.rates' } }, ratesTable(rates)] : []), ...(notes.length ? [{ kind: 'text' as const, text: { parts: notes }, quiet: true }] : [])]
}

function ratesTable(rates: readonly LedgerRate[]): TableBlock {
  return {
    kind: 'table',
    columns: [
      { head: { code: 'field.ledgerRate.thing' }, width: 32 },
      { head: { code: 'ledger.head.rate' }, align: 'end', width: 12 },
      { head: { code: 'ledger.head.holds' }, width: 14 },
      { head: { code: 'ledger.head.basis' }, width: 42 },
    ],
    groups: [{ rows: rates.map(({ thing, amount, from, reason }) => [{ code: `choice.thing.${thing}` }, money(amount), from, reason ?? '']) }],
    empty: '',
  }
}
