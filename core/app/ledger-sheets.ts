import type { Text } from '#domain/base/text.ts'
import type { Cell, SheetData } from '#domain/intake/sheet.ts'
import { behindLine, ledgerOf, type Ledger } from '#domain/ledger/ledger.ts'
import { LINE_KEYS } from '#domain/ledger/lines.ts'
import { overviewOfLedger } from '#domain/ledger/overview.ts'
import { balanceNotes, formulaOf, lineName, rateWords, recordName, savedWords, spanWords } from '#domain/ledger/wording.ts'
import type { OutcomeView } from '#domain/outcome/population.ts'
import type { Question } from '#domain/outcome/sheet.ts'
import { say, textIn, type Language } from '#words/say.ts'

/** The ledger as sheets, with figures as figures: sums by partner, every line with its formula, of one enterprise the records behind, and the rates. */
export function ledgerSheets(view: OutcomeView, question: Question, enterpriseId: string | undefined, language: Language): SheetData[] {
  const ledger = ledgerOf(view, question, enterpriseId)
  const words = (text: Text) => textIn(language, text)
  return [
    ...(enterpriseId === undefined ? [sumsSheet(ledger, language)] : []),
    linesSheet(ledger, language),
    ...(enterpriseId === undefined ? [] : [behindSheet(view, question, enterpriseId, language)]),
    { sheet: say(language, 'outcome.sheet.notes'), rows: notesOf(ledger).map(note => [words(note)]) },
  ]
}

function sumsSheet(ledger: Ledger, language: Language): SheetData {
  const heads = ['table.enterprise', 'ledger.side.gave', 'ledger.side.back', 'ledger.saved.byCollege', 'ledger.saved.byEnterprise'].map(code => say(language, code))
  const rows = overviewOfLedger(ledger).rows.map((row): Cell[] => [row.name, row.gave, row.back, row.collegeSaved, row.enterpriseSaved, ...LINE_KEYS.map(key => row.quantities[key] ?? 0)])
  return { sheet: say(language, 'ledger.sheet.sums'), rows: [[...heads, ...LINE_KEYS.map(key => say(language, `ledger.column.${key}`))], ...rows] }
}

function linesSheet({ enterprises }: Ledger, language: Language): SheetData {
  const words = (text: Text) => textIn(language, text)
  const heads = ['table.enterprise', 'ledger.head.side', 'ledger.head.line', 'ledger.head.quantity', 'ledger.head.yuan', 'ledger.head.paid', 'ledger.head.formula'].map(code => say(language, code))
  const rows = enterprises.flatMap(({ name, ...sides }) =>
    (['gave', 'back'] as const).flatMap(side =>
      sides[side].lines.filter(line => line.records > 0).map((line): Cell[] => [name, say(language, `ledger.side.${side}`), words(lineName(line.key)), line.quantity, line.value, line.paid, words(formulaOf(line))]),
    ),
  )
  return { sheet: say(language, 'ledger.sheet.lines'), rows: [heads, ...rows] }
}

function behindSheet(view: OutcomeView, question: Question, enterpriseId: string, language: Language): SheetData {
  const heads = ['ledger.head.line', 'ledger.head.record', 'ledger.head.from', 'ledger.head.to', 'ledger.head.quantity', 'ledger.head.rate', 'ledger.head.yuan', 'ledger.head.paid'].map(code => say(language, code))
  const rows = LINE_KEYS.flatMap(key =>
    behindLine(view, question, key, enterpriseId).map(({ id, from, to, quantity, rate, value, paid }): Cell[] => [textIn(language, lineName(key)), recordName(view.tables, id), from, to, quantity, rate?.amount ?? null, value, paid]),
  )
  return { sheet: say(language, 'outcome.sheet.behind'), rows: [heads, ...rows] }
}

function notesOf(ledger: Ledger): Text[] {
  return [spanWords(ledger), savedWords('gave', ledger.all.gave), savedWords('back', ledger.all.back), ...balanceNotes(ledger.all), ...ledger.rates.map(rateWords), { code: 'ledger.note.own' }]
}
