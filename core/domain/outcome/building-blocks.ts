import type { Text } from '../base/text.ts'
import type { Unit } from '../records/indicator.ts'
import { POPULATIONS } from './populations.ts'
import { fieldName, populationName, valueWords } from './wording.ts'

/** What indicators can be made of: what is counted, and what is known of each of it. */
export type BuildingBlock = {
  population: string
  name: Text
  fields: { field: string; name: Text; kind: 'flag' | 'choice' | 'number'; unit: Unit | null; options: { value: string; name: Text }[] }[]
}

export function buildingBlocks(): BuildingBlock[] {
  return Object.entries(POPULATIONS).map(([population, { fields }]) => ({
    population,
    name: populationName(population),
    fields: Object.entries(fields).map(([field, { kind, unit, options }]) => ({
      field,
      name: fieldName(population, field),
      kind,
      unit: unit ?? null,
      options: (options ?? []).map(value => ({ value, name: valueWords(population, field, value) })),
    })),
  }))
}
