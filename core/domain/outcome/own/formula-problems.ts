import type { Facts } from '../../base/decision.ts'
import type { Condition, DraftTally, FormulaDraft, Unit } from '../../records/indicator.ts'
import type { Field, Population } from '../population.ts'
import { POPULATIONS } from '../populations.ts'
import { truth } from '../slots.ts'
import { fieldName, populationName, valueWords } from '../wording.ts'

/** What can be wrong with a formula. Worded by `problem.indicator.<code>`; what ends in `missing` is not chosen yet. */
export const FORMULA_PROBLEMS = [
  'population.missing', 'population.unknown', 'field.missing', 'field.unknown', 'field.notNumber', 'condition.missing', 'condition.never', 'op.notNumber',
  'values.missing', 'values.several', 'values.kind', 'values.unknown', 'unknowns.always', 'unit.fit',
] as const
type ProblemCode = (typeof FORMULA_PROBLEMS)[number]
export type FormulaProblem = { /** where it stands: `base.population`, `where.0.values` */ path: string; code: ProblemCode; facts: Facts }

/** Days are counted as days, where each row is one. */
const DAYS = new Set(['attendanceDay'])

/**
 * What keeps a formula from making sense, by place: nothing chosen, names that are not there, kinds that do not fit, conditions that can
 * never hold together, a unit that is not that of the figure. None: it can be measured.
 */
export function indicatorProblems(formula: FormulaDraft, unit?: Unit): FormulaProblem[] {
  const found = partsOf(formula).flatMap(part => tallyProblems(part))
  if (formula.kind === 'share') found.push(...shareProblems(formula))
  if (found.length || unit === undefined) return found
  const fit = unitsThatFit(formula)
  return fit.includes(unit) ? [] : [{ path: 'unit', code: 'unit.fit', facts: { unit: `choice.unit.${unit}`, fit: fit.map(u => `choice.unit.${u}`) } }]
}

/**
 * In which units a formula without problems can be told, the likeliest first. A share is a percentage; a sum, a mean or a median is in the
 * unit of what is added up; of two things in one unit, a percentage or a plain number; of two in different ones, so many of the first for
 * each of the second.
 */
export function unitsThatFit(formula: FormulaDraft): Unit[] {
  switch (formula.kind) {
    case 'share':
      return ['percent']
    case 'ratio': {
      const [counted, base] = [unitsOf(formula.counted), unitsOf(formula.base)]
      return [...new Set(counted.flatMap(a => base.flatMap((b): Unit[] => (a === b ? ['percent', 'count'] : [a]))))]
    }
    default:
      return unitsOf(formula.counted)
  }
}

function unitsOf({ population, sum }: DraftTally): Unit[] {
  if (sum !== undefined) return [POPULATIONS[population]!.fields[sum]!.unit ?? 'count']
  return DAYS.has(population) ? ['days', 'count'] : ['count']
}

type Part = { path: string; tally: DraftTally; needsNumber: boolean }

function partsOf(formula: FormulaDraft): Part[] {
  switch (formula.kind) {
    case 'share':
      return [{ path: 'base', tally: formula.base, needsNumber: false }]
    case 'ratio':
      return (['counted', 'base', 'missing'] as const).flatMap(path => (formula[path] ? [{ path, tally: formula[path], needsNumber: false }] : []))
    default:
      return [{ path: 'counted', tally: formula.counted, needsNumber: formula.kind !== 'total' }]
  }
}

function tallyProblems({ path, tally: { population: name, where = [], sum }, needsNumber }: Part): FormulaProblem[] {
  const population = populationOf(name)
  if (!population) return [{ path: `${path}.population`, code: name === '' ? 'population.missing' : 'population.unknown', facts: { name } }]
  return [...sumProblems(`${path}.sum`, name, population, sum, needsNumber), ...conditionProblems(`${path}.where`, name, population, where), ...neverProblems(name, where.map((c, i) => ({ ...c, path: `${path}.where.${i}` })))]
}

function sumProblems(path: string, name: string, population: Population, sum: string | undefined, needsNumber: boolean): FormulaProblem[] {
  if (sum === undefined || sum === '') return needsNumber || sum === '' ? [{ path, code: 'field.missing', facts: { population: populationName(name) } }] : []
  const field = fieldOf(population, sum)
  if (!field) return [{ path, code: 'field.unknown', facts: { population: populationName(name), name: sum } }]
  return field.kind === 'number' ? [] : [{ path, code: 'field.notNumber', facts: { field: fieldName(name, sum) } }]
}

function shareProblems({ base, where, unknowns }: Extract<FormulaDraft, { kind: 'share' }>): FormulaProblem[] {
  const population = populationOf(base.population)
  if (!population) return []
  if (!where.length) return [{ path: 'where', code: 'condition.missing', facts: { population: populationName(base.population) } }]
  const both = [...(base.where ?? []).map((c, i) => ({ ...c, path: `base.where.${i}` })), ...where.map((c, i) => ({ ...c, path: `where.${i}` }))]
  // those among the base's own conditions are told with the base
  const never = neverProblems(base.population, both).filter(p => p.path.startsWith('where.'))
  const always = unknowns === 'leftOut' && where.every(c => c.op === 'known')
  return [...conditionProblems('where', base.population, population, where), ...never, ...(always ? [{ path: 'unknowns', code: 'unknowns.always' as const, facts: {} }] : [])]
}

function conditionProblems(path: string, name: string, population: Population, where: readonly Condition[]): FormulaProblem[] {
  return where.flatMap((condition, i): FormulaProblem[] => {
    const at = `${path}.${i}`
    const field = fieldOf(population, condition.field)
    if (!field) {
      const code = condition.field === '' ? 'field.missing' : 'field.unknown'
      return [{ path: `${at}.field`, code, facts: { population: populationName(name), name: condition.field } }]
    }
    const compares = condition.op === 'atLeast' || condition.op === 'atMost'
    if (compares && field.kind !== 'number') return [{ path: `${at}.op`, code: 'op.notNumber', facts: { field: fieldName(name, condition.field) } }]
    return condition.op === 'known' ? [] : valueProblems(`${at}.values`, name, field, condition)
  })
}

const KINDS = { flag: 'boolean', choice: 'string', number: 'number' } as const

function valueProblems(path: string, name: string, { kind, options }: Field<never>, { field, op, values = [] }: Condition): FormulaProblem[] {
  const facts = { field: fieldName(name, field) }
  if (!values.length) return [{ path, code: 'values.missing', facts }]
  // only of a list there can be several
  if ((kind !== 'choice' || (op !== 'is' && op !== 'isNot')) && values.length > 1) return [{ path, code: 'values.several', facts }]
  if (values.some(value => typeof value !== KINDS[kind])) return [{ path, code: 'values.kind', facts }]
  const strange = kind === 'choice' ? values.find(value => !options?.includes(String(value))) : undefined
  return strange === undefined ? [] : [{ path, code: 'values.unknown', facts: { ...facts, value: String(strange) } }]
}

/** Conditions on one field that no row can fulfil together with an earlier one. */
function neverProblems(name: string, where: readonly (Condition & { path: string })[]): FormulaProblem[] {
  return where.flatMap((later, i): FormulaProblem[] => {
    const earlier = where.slice(0, i).find(c => c.field !== '' && c.field === later.field && !canBoth(c, later))
    if (!earlier) return []
    const facts = { field: fieldName(name, later.field), values: (earlier.values ?? []).map(v => valueWords(name, earlier.field, v)) }
    return [{ path: `${later.path}.values`, code: 'condition.never', facts }]
  })
}

function canBoth(a: Condition, b: Condition): boolean {
  if (!a.values?.length || !b.values?.length) return true
  if (a.op === 'is') return a.values.some(value => truth(b, value))
  if (b.op === 'is') return b.values.some(value => truth(a, value))
  const [low, high] = a.op === 'atLeast' ? [a, b] : [b, a]
  return low.op !== 'atLeast' || high.op !== 'atMost' || Number(low.values![0]) <= Number(high.values![0])
}

function populationOf(name: string): Population | undefined {
  return Object.hasOwn(POPULATIONS, name) ? POPULATIONS[name] : undefined
}
function fieldOf(population: Population, name: string): Field<never> | undefined {
  return Object.hasOwn(population.fields, name) ? (population.fields[name] as Field<never>) : undefined // only its kind is read here
}
