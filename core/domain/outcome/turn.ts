import type { Text } from '../base/text.ts'
import type { OverviewRow } from './overview.ts'
import type { Measured } from './sheet.ts'
import { measure } from './wording.ts'

/** How an indicator stands to the same span a year before. `tone` is absent where neither way is better. */
export type Turn = { way: 'up' | 'down'; by: Text; tone?: 'better' | 'worse' } | { way: 'same' }

/** By how much an indicator moved in a year, points for percentages; null where one of the two values is not known. */
export function turnOf({ unit, better, now: { value }, before }: Pick<OverviewRow, 'unit' | 'better' | 'before'> & { now: Pick<Measured, 'value'> }): Turn | null {
  if (value === null || before === null) return null
  const moved = unit === 'percent' ? (value - before) * 100 : value - before
  const by = Math.round(Math.abs(moved) * 10) / 10
  if (by === 0) return { way: 'same' }
  const isMore = moved > 0
  return {
    way: isMore ? 'up' : 'down',
    by: unit === 'percent' ? { code: 'finding.points', facts: { n: by } } : measure(by, unit),
    ...(better === null ? {} : { tone: isMore === (better === 'more') ? 'better' : 'worse' }),
  }
}
