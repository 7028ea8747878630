import type { Facts } from '#domain/base/decision.ts'
import { knows, say, type Language } from './say.ts'

type Problem = { code: string; facts: Facts; sheet?: string; row?: number; column?: string }

/** A problem of an import as one sentence with its place: sheet, row, column, what is wrong and what to do. */
export function problemText(language: Language, { code, facts, sheet, row, column }: Problem): string {
  const problem = say(language, `problem.${code}`, { ...facts, ...named(language, facts) })
  if (sheet === undefined) return problem
  const place = row === undefined ? 'sheet' : column === undefined ? 'row' : 'cell'
  return say(language, `problem.place.${place}`, { sheet, row, column, problem })
}

/** A row that is imported and seldom right all the same, as one sentence with its place; it is told as beside a form. */
export function warningText(language: Language, { code, facts, sheet, row }: Problem): string {
  const problem = say(language, `warning.${code}`, facts)
  return sheet === undefined || row === undefined ? problem : say(language, 'problem.place.row', { sheet, row, problem })
}

/** The words for the tables, fields and rules that facts hold as codes. */
function named(language: Language, facts: Facts): Facts {
  const word = (key: string) => (knows(language, key) ? say(language, key, facts) : undefined)
  return {
    tableName: word(`table.${String(facts.table)}`),
    fieldName: word(`field.${String(facts.table)}.${String(facts.field)}`),
    ofName: word(`table.${String(facts.of)}`),
    clash: word(`refusal.${String(facts.rule)}`),
  }
}
