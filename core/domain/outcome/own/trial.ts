import type { Text } from '../../base/text.ts'
import { Formula, type FormulaDraft, type Unit } from '../../records/indicator.ts'
import type { TableName } from '../../table-names.ts'
import { populationsOf } from '../catalogue.ts'
import type { Indicator } from '../definition.ts'
import { emptyNote, indicatorNotes } from '../finding/notes.ts'
import type { OutcomeView } from '../population.ts'
import { createSheet, type Measured, type Question } from '../sheet.ts'
import { measure } from '../wording.ts'
import { indicatorProblems, unitsThatFit, type FormulaProblem } from './formula-problems.ts'

/** What a formula that is not saved yet would give: or what is still wrong with it. */
export type Trial = {
  problems: FormulaProblem[]
  /** in which it can be told, the likeliest first; none while something is wrong */
  units: Unit[]
  measured: Measured | null
  /** in the unit that was asked for, where it fits; null where there is nothing to divide by */
  value: Text | null
  /** what is counted, in words, and with which figures */
  notes: Text[]
  /** why there is nothing to see, and where it would be entered */
  empty: { text: Text; enter: TableName } | null
}

/** The indicator that a formula would make, and what is wrong with it. Without problems it can be measured. */
export function drafted(formula: FormulaDraft, unit: Unit | undefined): { problems: FormulaProblem[]; units: Unit[]; indicator: Indicator | null } {
  const problems = indicatorProblems(formula, unit)
  if (problems.some(p => p.path !== 'unit')) return { problems, units: [], indicator: null }
  const units = unitsThatFit(formula)
  const fitting = unit !== undefined && units.includes(unit) ? unit : units[0]!
  return { problems, units, indicator: { id: 'draft', unit: fitting, formula: Formula.parse(formula), standing: 'office', own: { name: '' } } }
}

/** Measures a draft in full, once, beside the indicators that are kept up with changes. @throws Fault where months of attendance that it counts lie on the disk */
export function trialOf(view: OutcomeView, { problems, units, indicator }: ReturnType<typeof drafted>, question: Question): Trial {
  if (!indicator) return { problems, units, measured: null, value: null, notes: [], empty: null }
  const measured = createSheet(view, [indicator], question).measure(indicator.id)
  const { value } = measured
  return {
    problems,
    units,
    measured,
    value: value === null ? null : measure(value, indicator.unit),
    notes: indicatorNotes(indicator, question, measured),
    empty: value === null || measured.rows === 0 ? emptyNote(indicator, populationsOf(indicator)[0]!, question, measured) : null,
  }
}
