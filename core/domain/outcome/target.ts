import type { Tables } from '../tables.ts'
import type { Indicator } from './definition.ts'
import type { Question } from './sheet.ts'

/** Whether a value is as good as its target; more is better where nothing else is said. */
export function isReached(better: Indicator['better'] | null, value: number, target: number): boolean {
  return better === 'less' ? value <= target : value >= target
}

/** What the office wants to reach at the end of the span: of the programme that is looked at, else of all. Percentages as fractions of 1. */
export function targetOf(tables: Pick<Tables, 'indicatorTarget'>, { id, unit }: Indicator, { to, within }: Question): number | undefined {
  let found: { from: string; id: string; value: number; own: boolean } | undefined
  for (const t of tables.indicatorTarget.values()) {
    if (t.indicator !== id || t.from > to || (t.programmeId !== undefined && t.programmeId !== within?.programme)) continue
    const own = t.programmeId !== undefined
    if (!found || (own && !found.own) || (own === found.own && (t.from > found.from || (t.from === found.from && t.id > found.id)))) found = { from: t.from, id: t.id, value: t.value, own }
  }
  return found && (unit === 'percent' ? found.value / 100 : found.value)
}
