import type { Unit } from '#domain/records/indicator.ts'
import { numberText, type Language } from '#words/say.ts'

export type Scale = { from: number; to: number; ticks: number[] }

const STEPS = [1, 2, 2.5, 5, 10]
const ABOUT = 5

/**
 * A scale over these values with round ticks. Bars begin at nought, or their lengths would lie; lines may begin higher where all values
 * lie close together. Percentages (fractions of 1) end at 100 at most, where no value is above.
 */
export function scaleOf(values: readonly number[], unit: Unit, { fromNought = true }: { fromNought?: boolean } = {}): Scale {
  const highest = Math.max(0, ...values)
  const lowest = Math.min(...values)
  const close = !fromNought && values.length > 0 && lowest > highest / 2
  const from = close ? lowest : Math.min(0, values.length ? lowest : 0)
  const to = highest > from ? highest : from + (unit === 'percent' ? 0.1 : 1)
  const step = roundStep((to - from) / ABOUT, unit)
  const first = Math.floor(from / step + 1e-9)
  const last = Math.ceil(to / step - 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
  const end = ticks.at(-1)!
  const most = unit === 'percent' && highest <= 1 ? Math.min(1, end) : end
  return { from: ticks[0]!, to: most, ticks: ticks.filter(t => t <= most + 1e-9) }
}

/** What is counted in whole things has no ticks between them. */
function roundStep(raw: number, unit: Unit): number {
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = STEPS.find(s => s * power >= raw - 1e-12)! * power
  return unit === 'count' || unit === 'stations' ? Math.max(1, step) : step
}

/** A tick in as few signs as it takes: 80%, 2.5, 120万, 1.2M. */
export function tickText(value: number, unit: Unit, language: Language): string {
  if (unit === 'percent') return `${numberText(Math.round(value * 1000) / 10, language)}%`
  return Math.abs(value) < 10_000 ? numberText(value, language) : new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 }).format(value)
}
