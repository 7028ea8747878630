import { z } from 'zod'
import { FindingAsked, type FindingKind } from '../records/finding.ts'

/** Every kind of finding, as pages of packs offer them: what may be asked is the one list. */
export const FINDING_KINDS: readonly FindingKind[] = FindingAsked.options.map(option => option.shape.kind.value)

/** One thing that can be chosen of a finding. A `breakdown` is a population with one of its fields. */
export type FindingParam =
  | { name: string; kind: 'indicator' | 'breakdown' | 'level' }
  | { name: string; kind: 'choice'; options: readonly string[] }
  | { name: string; kind: 'record'; table: 'programme' | 'skill' | 'enterprise' }

const RECORDS = ['programme', 'skill', 'enterprise'] as const

/** What can be chosen of a kind of finding, in the order in which it is asked. */
export function findingParams(kind: FindingKind): FindingParam[] {
  return Object.entries(shapeOf(kind)).flatMap(([name, schema]): FindingParam[] => {
    const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema
    if (inner instanceof z.ZodEnum) return [{ name, kind: 'choice', options: inner.options as string[] }] // the codes of an enum of texts
    const table = RECORDS.find(record => record === name)
    if (table) return [{ name, kind: 'record', table }]
    if (name === 'indicator' || name === 'level') return [{ name, kind: name }]
    return name === 'population' ? [{ name, kind: 'breakdown' }] : []
  })
}

/** What stands there before anything is chosen. */
const FIRST: Readonly<Record<string, unknown>> = { indicator: 'destinationRate', by: 'programme', step: 'month', population: 'graduate', field: 'destination' }

/** A finding of a kind to begin with. */
export function firstFinding(kind: FindingKind): FindingAsked {
  const required = Object.entries(shapeOf(kind)).filter(([, schema]) => !(schema instanceof z.ZodOptional))
  return FindingAsked.parse({ kind, ...Object.fromEntries(required.map(([name]) => [name, FIRST[name]])) })
}

function shapeOf(kind: FindingKind): Record<string, z.ZodType> {
  const { shape } = FindingAsked.options.find(option => option.shape.kind.value === kind)!
  return Object.fromEntries(Object.entries(shape as Record<string, z.ZodType>).filter(([name]) => name !== 'kind'))
}
