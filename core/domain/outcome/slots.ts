import type { Condition, Tally } from '../records/indicator.ts'
import type { Indicator } from './definition.ts'
import type { Value } from './population.ts'

/**
 * What one row adds to one figure: 1 where `where` holds (`count`), or the number of a field (`sum`) as whole ten-thousandths, so that
 * sums are exact whatever their order: putting a row in and taking it out again leaves nothing behind. `apart`: the number itself is
 * kept, for medians. With `unasked` those rows count of which nobody knows whether it holds.
 */
export type Slot = {
  kind: 'count' | 'sum' | 'apart'
  population: string
  where: readonly Condition[]
  unasked?: readonly Condition[]
  field?: string
}

export const SCALE = 10_000

/** The figures that an indicator is made of, by name. */
export type IndicatorSlots = Readonly<Record<'counted' | 'base' | 'unknown' | 'rows', Slot | undefined>>

/** Takes an indicator apart into what rows add up to; a sheet puts it together again. */
export function slotsOf({ formula }: Indicator): IndicatorSlots {
  const nothing = { counted: undefined, base: undefined, unknown: undefined, rows: undefined }
  switch (formula.kind) {
    case 'share': {
      const { population, where = [] } = formula.base
      return { ...nothing, base: count(population, where), counted: count(population, [...where, ...formula.where]), unknown: { ...count(population, where), unasked: formula.where } }
    }
    case 'ratio':
      return { counted: tally(formula.counted), base: tally(formula.base), unknown: formula.missing && tally(formula.missing), rows: count(formula.base.population, formula.base.where) }
    case 'mean':
    case 'median': {
      const { population, where = [], sum } = formula.counted
      const known: Condition = { field: sum, op: 'known' }
      const counted = tally(formula.counted)
      return { ...nothing, counted: formula.kind === 'mean' ? counted : { ...counted, kind: 'apart' }, base: count(population, [...where, known]), unknown: { ...count(population, where), unasked: [known] } }
    }
    case 'total':
      return { ...nothing, counted: tally(formula.counted), rows: count(formula.counted.population, formula.counted.where) }
  }
}

function tally({ population, where = [], sum }: Tally): Slot {
  return sum === undefined ? count(population, where) : { kind: 'sum', population, where, field: sum }
}

function count(population: string, where: readonly Condition[] = []): Slot {
  return { kind: 'count', population, where }
}

/** Every field that a slot reads. */
export function fieldsOf({ where, unasked = [], field }: Slot): string[] {
  return [...new Set([...where, ...unasked].map(c => c.field)), ...(field === undefined ? [] : [field])]
}

/** What a row with these values adds; NaN to what is kept apart where it has no number. Sheets do the same for many rows at once. */
export function addedBy({ kind, where, unasked, field }: Slot, valueOf: (field: string) => Value): number {
  const nothing = kind === 'apart' ? NaN : 0
  if (standing(where, valueOf) !== true || (unasked && standing(unasked, valueOf) !== undefined)) return nothing
  return field === undefined ? 1 : amountOf(kind, valueOf(field))
}

/** What the number of a field adds. */
export function amountOf(kind: Slot['kind'], value: Value): number {
  if (kind === 'apart') return typeof value === 'number' ? value : NaN
  return typeof value === 'number' ? Math.round(value * SCALE) : 0
}

/** All of them together: false as soon as one is, unknown if one is. */
function standing(where: readonly Condition[], valueOf: (field: string) => Value): boolean | undefined {
  let all: boolean | undefined = true
  for (const condition of where) {
    const one = truth(condition, valueOf(condition.field))
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
