import type { Text } from '../base/text.ts'
import type { Condition, Tally } from '../records/indicator.ts'
import { nameOf } from '../record-name.ts'
import type { Tables } from '../tables.ts'
import type { Dimension } from '../records/finding.ts'
import type { Indicator } from './definition.ts'
import { POPULATIONS } from './populations.ts'

export function indicatorName({ id, own }: Indicator): Text {
  return own ? inBoth(own.name, own.nameEn) : { code: `indicator.${id}` }
}

/** What the office wrote in one language or in both. */
function inBoth(zh: string, en = zh): Text {
  return { code: 'indicator.own', facts: { names: { 'zh-CN': zh, en } } }
}

/** What an indicator says, in a sentence; nothing of an own one without such a sentence: how it is reckoned says it. */
export function indicatorDefinition({ id, own }: Indicator): Text {
  if (!own) return { code: `indicator.${id}.text` }
  const said = own.definition ?? own.definitionEn
  return said === undefined ? '' : inBoth(said, own.definitionEn)
}

/** What is divided by what, put together from the building blocks. */
export function formulaWords({ formula }: Indicator): { counted: Text; base: Text | null; unknown: Text | null } {
  switch (formula.kind) {
    case 'share': {
      const { population, where = [] } = formula.base
      return {
        counted: tallyWords({ population, where: [...where, ...formula.where] }),
        base: formula.unknowns === 'leftOut' ? { code: 'tally.knownOf', facts: { of: tallyWords(formula.base), field: fieldsWords(population, formula.where) } } : tallyWords(formula.base),
        unknown: { code: 'tally.unknown', facts: { of: tallyWords(formula.base), field: fieldsWords(population, formula.where) } },
      }
    }
    case 'ratio':
      return { counted: tallyWords(formula.counted), base: tallyWords(formula.base), unknown: formula.missing ? tallyWords(formula.missing) : null }
    case 'mean':
    case 'median': {
      const { population, where, sum } = formula.counted
      const rows = tallyWords({ population, where })
      const field = fieldName(population, sum)
      return { counted: { code: `tally.${formula.kind}`, facts: { of: rows, field } }, base: null, unknown: { code: 'tally.unknown', facts: { of: rows, field } } }
    }
    case 'total':
      return { counted: tallyWords(formula.counted), base: null, unknown: null }
  }
}

function tallyWords({ population, where = [], sum }: Tally): Text {
  const of: Text = where.length ? { code: 'tally.where', facts: { of: populationName(population), where: where.map(c => conditionWords(population, c)) } } : populationName(population)
  return sum === undefined ? { code: 'tally.count', facts: { of } } : { code: 'tally.sum', facts: { of, field: fieldName(population, sum) } }
}

function conditionWords(population: string, { field, op, values = [] }: Condition): Text {
  const flag = op === 'is' && values.length === 1 && typeof values[0] === 'boolean'
  if (flag) return { code: values[0] ? 'condition.yes' : 'condition.no', facts: { field: fieldName(population, field) } }
  return { code: `condition.${op}`, facts: { field: fieldName(population, field), values: values.map(value => valueWords(population, field, value)) } }
}

function fieldsWords(population: string, where: readonly Condition[]): Text {
  return { parts: [...new Set(where.map(c => c.field))].map(field => fieldName(population, field)) }
}

export function populationName(population: string): Text {
  return { code: `population.${population}` }
}
export function fieldName(population: string, field: string): Text {
  return { code: `outcomeField.${population}.${field}` }
}

/** A value of a field, as people read it: the options of a choice share their words with the registers where they can. */
export function valueWords(population: string, field: string, value: string | number | boolean): Text {
  if (typeof value === 'boolean') return { code: value ? 'value.true' : 'value.false' }
  const kind = POPULATIONS[population]?.fields[field]
  if (kind?.kind === 'choice') return value === '' ? { code: 'outcome.unknown' } : { code: `choice.${kind.worded ?? field}.${value}` }
  return typeof value === 'number' ? { code: 'value.measure', facts: { value: { value, unit: kind?.unit ?? 'count' } } } : value
}

/** How a group is called; '' is what belongs to none. */
export function groupName(tables: Tables, by: Dimension, group: string, population?: string): Text {
  if (group === '') return { code: `outcome.noGroup.${by.startsWith('field:') ? 'field' : by}` }
  if (by === 'month') return { code: 'value.month', facts: { month: group } }
  if (by === 'year' || by === 'calendarYear') return group
  if (by.startsWith('field:')) return population === undefined ? group : valueWords(population, by.slice('field:'.length), group)
  return nameOf(tables, group)
}

/** A value in its unit. */
export function measure(value: number, unit: Indicator['unit']): Text {
  return { code: 'value.measure', facts: { value: { value, unit } } }
}
