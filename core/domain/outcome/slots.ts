import type { Condition, Tally } from '../records/indicator.ts'
import type { Indicator } from './definition.ts'
import type { Value } from './population.ts'

/**
 * What one row adds to one figure. Numbers are held as whole ten-thousandths, so that sums are exact whatever their order: putting a row
 * in and taking it out again leaves nothing behind.
 */
export type Slot = { population: string; fields: readonly string[]; /** the values of `fields`, in their order */ of(values: readonly Value[]): number; /** kept beside the row, not summed: for medians */ apart?: true }

export const SCALE = 10_000

/** The figures that an indicator is made of, by name. */
export type IndicatorSlots = Readonly<Record<'counted' | 'base' | 'unknown' | 'rows', Slot | undefined>>

/** Takes an indicator apart into what rows add up to; {@link measured} puts it together again. */
export function slotsOf({ formula }: Indicator): IndicatorSlots {
  const nothing = { counted: undefined, base: undefined, unknown: undefined, rows: undefined }
  switch (formula.kind) {
    case 'share': {
      const { population, where = [] } = formula.base
      return { ...nothing, base: count(population, where), counted: count(population, [...where, ...formula.where]), unknown: unknown(population, where, formula.where) }
    }
    case 'ratio':
      return { counted: tally(formula.counted), base: tally(formula.base), unknown: formula.missing && tally(formula.missing), rows: count(formula.base.population, formula.base.where ?? []) }
    case 'mean':
    case 'median': {
      const { population, where = [], sum } = formula.counted
      const known: Condition = { field: sum, op: 'known' }
      const counted = tally(formula.counted)
      return {
        ...nothing,
        counted: formula.kind === 'mean' ? counted : { ...counted, apart: true, of: values => (standing(where, values) === true && typeof values.at(-1) === 'number' ? (values.at(-1) as number) : NaN) },
        base: count(population, [...where, known]),
        unknown: unknown(population, where, [known]),
      }
    }
    case 'total':
      return { ...nothing, counted: tally(formula.counted), rows: count(formula.counted.population, formula.counted.where ?? []) }
  }
}

function tally({ population, where = [], sum }: Tally): Slot {
  if (sum === undefined) return count(population, where)
  const fields = [...where.map(c => c.field), sum]
  return { population, fields, of: values => (standing(where, values) === true && typeof values.at(-1) === 'number' ? Math.round((values.at(-1) as number) * SCALE) : 0) }
}

function count(population: string, where: readonly Condition[]): Slot {
  return { population, fields: where.map(c => c.field), of: values => (standing(where, values) === true ? 1 : 0) }
}

/** Rows of which the first holds, and of which nobody knows whether the second does. */
function unknown(population: string, where: readonly Condition[], asked: readonly Condition[]): Slot {
  const fields = [...where, ...asked].map(c => c.field)
  return {
    population,
    fields,
    of: values => (standing(where, values) === true && standing(asked, values.slice(where.length)) === undefined ? 1 : 0),
  }
}

/** All of them together: false as soon as one is, unknown if one is. */
function standing(where: readonly Condition[], values: readonly Value[]): boolean | undefined {
  let all: boolean | undefined = true
  for (const [i, condition] of where.entries()) {
    const one = truth(condition, values[i])
    if (one === false) return false
    if (one === undefined) all = undefined
  }
  return all
}

/** Whether a condition holds of a value; undefined where there is no value. */
export function truth({ op, values = [] }: Condition, value: Value): boolean | undefined {
  // what is unknown makes `known` unknown too, so that it is counted as such, never as a plain no
  if (value === undefined) return undefined
  switch (op) {
    case 'known':
      return true
    case 'is':
      return values.includes(value)
    case 'isNot':
      return !values.includes(value)
    case 'atLeast':
      return Number(value) >= Number(values[0])
    case 'atMost':
      return Number(value) <= Number(values[0])
  }
}
