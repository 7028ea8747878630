import type { Change } from '../base/change.ts'
import { groupedBy } from '../base/grouped-by.ts'
import type { LocalDate } from '../base/time.ts'
import type { Dimension, Within } from '../records/finding.ts'
import type { Indicator } from './definition.ts'
import { wilson } from './interval.ts'
import { PopulationSums } from './population-sums.ts'
import { POPULATIONS } from './populations.ts'
import { sceneOf, type OutcomeView } from './population.ts'
import { SCALE, slotsOf, type Slot } from './slots.ts'

/** What is asked: rows of this span, as they were known on the cohort date, by a dimension, within a part of the college. */
export type Question = { from: LocalDate; to: LocalDate; asOf: LocalDate; by?: Dimension | undefined; within?: Within | undefined }

/**
 * An indicator of one group. `value` is null where there is nothing to divide by; a share is a fraction of 1. `counted` ÷ `base` is the
 * value of shares and ratios, whose base leaves out unknown rows where the definition says so. `rows` is how many stand behind it.
 */
export type Measured = { value: number | null; counted: number; base: number; unknown: number; rows: number; /** of shares: Wilson, 95 of 100 */ low?: number; high?: number }

/** Answers to one question, kept up with changes: what one edit touches is reckoned again, and nothing else. */
export type Sheet = {
  /** groups that have rows of any of the indicators; '' is what belongs to none */
  groups(): string[]
  /** without a group: all of them together */
  measure(indicatorId: string, group?: string): Measured
  follow(changes: readonly Change[]): void
}

export function createSheet(view: OutcomeView, indicators: readonly Indicator[], question: Question): Sheet {
  const scene = sceneOf(view, question)
  const parts = new Map(indicators.map(indicator => [indicator.id, { indicator, slots: slotsOf(indicator) }]))
  const slots = [...parts.values()].flatMap(part => Object.values(part.slots)).filter(slot => slot !== undefined)
  const sums = new Map(
    [...groupedBy(slots, slot => slot.population)].map(([name, its]) => {
      const population = POPULATIONS[name]!
      return [name, new PopulationSums(population, its, scene, question)]
    }),
  )
  /** how many rows count, or what they add up to */
  function sumOf(slot: Slot | undefined, group: string | undefined): number {
    if (!slot) return 0
    const sum = sums.get(slot.population)!.sum(slot, group)
    return slot.kind === 'sum' ? sum / SCALE : sum
  }

  return {
    groups: () => [...new Set([...sums.values()].flatMap(s => s.groups()))].sort(),
    measure(id, group) {
      const { indicator, slots } = parts.get(id)!
      const { formula } = indicator
      switch (formula.kind) {
        case 'share': {
          const [all, counted, unknown] = [sumOf(slots.base, group), sumOf(slots.counted, group), sumOf(slots.unknown, group)]
          const base = formula.unknowns === 'leftOut' ? all - unknown : all
          return { value: base > 0 ? counted / base : null, counted, base, unknown, rows: all, ...wilson(counted, base) }
        }
        case 'ratio': {
          const [counted, base] = [sumOf(slots.counted, group), sumOf(slots.base, group)]
          return { value: base > 0 ? counted / base : null, counted, base, unknown: sumOf(slots.unknown, group), rows: sumOf(slots.rows, group) }
        }
        case 'mean': {
          const [counted, base, unknown] = [sumOf(slots.counted, group), sumOf(slots.base, group), sumOf(slots.unknown, group)]
          return { value: base > 0 ? counted / base : null, counted, base, unknown, rows: base + unknown }
        }
        case 'median': {
          const values = sums.get(slots.counted!.population)!.values(slots.counted!, group)
          const unknown = sumOf(slots.unknown, group)
          return { value: medianOf(values), counted: values.length, base: values.length, unknown, rows: values.length + unknown }
        }
        case 'total': {
          const counted = sumOf(slots.counted, group)
          const rows = sumOf(slots.rows, group)
          return { value: counted, counted, base: rows, unknown: 0, rows }
        }
      }
    },
    follow(changes) {
      for (const s of sums.values()) s.follow(changes)
    },
  }
}

/** Of numbers in their order. */
function medianOf(sorted: Float64Array): number | null {
  if (!sorted.length) return null
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
