import type { Text } from '../../base/text.ts'
import type { BarRow } from '../chart.ts'
import { populationsOf } from '../catalogue.ts'
import type { Indicator } from '../definition.ts'
import { yearsBefore } from '../period.ts'
import type { Measured } from '../sheet.ts'
import { isReached, targetOf } from '../target.ts'
import { turnOf } from '../turn.ts'
import { groupName, indicatorName, measure } from '../wording.ts'
import { rowsBehind } from './behind.ts'
import type { FindingMaker } from './finding.ts'
import { emptyNote, hiddenNotes, indicatorNotes } from './notes.ts'
import { isOfFew, smallGroups } from './small-groups.ts'

/** Groups in time stand in their order, all others by value. */
const IN_TIME: ReadonlySet<string> = new Set(['year', 'month', 'calendarYear'])

export const bars: FindingMaker<'bars'> = {
  counts: ({ indicators }, { indicator }) => populationsOf(indicatorIn(indicators, indicator)),
  draw(look, { indicator: id, by }) {
    const { question, outcomes, view } = look
    const indicator = indicatorIn(look.indicators, id)
    const sheet = outcomes.sheet([indicator], { ...question, by })
    const yearBefore = yearsBefore(question, 1)
    const before = outcomes.sheet([indicator], { ...yearBefore, by })
    const all = sheet.measure(id)
    const hidden = smallGroups(look, indicator, by)
    const hiddenBefore = smallGroups({ ...look, question: yearBefore }, indicator, by)
    const population = populationsOf(indicator)[0]!
    const rows = sheet
      .groups()
      .filter(group => hidden.has(group) || isSeen(sheet.measure(id, group)))
      .map((group): BarRow => {
        const name = groupName(view.tables, by, group, population)
        const { value, low, high, rows: n } = sheet.measure(id, group)
        if (hidden.has(group)) return { key: group, name, value: null, hidden: true }
        const earlier = IN_TIME.has(by) || hiddenBefore.has(group) ? null : before.measure(id, group).value
        return { key: group, name, value, rows: n, ...(low !== undefined && high !== undefined ? { low, high } : {}), ...(earlier === null ? {} : { before: earlier }) }
      })
    rows.sort(IN_TIME.has(by) ? (a, b) => (a.key < b.key ? -1 : 1) : (a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.key < b.key ? -1 : 1))
    const target = targetOf(view.tables, indicator, question)
    const last = isOfFew({ ...look, question: yearBefore }, indicator) ? null : before.measure(id).value
    return {
      title: { code: 'finding.bars.title', facts: { indicator: indicatorName(indicator), by: `dimension.${by}` } },
      sentence: { parts: [whole(indicator, all), ...spread(indicator, rows), ...change(indicator, all.value, last), ...toTarget(indicator, all.value, target)] },
      chart: { type: 'bars', unit: indicator.unit, rows, ...(target === undefined ? {} : { target }) },
      notes: [...indicatorNotes(indicator, question, all), ...hiddenNotes(hidden, look.hideBelow)],
      empty: emptyNote(indicator, population, question, all),
    }
  },
  behind: (look, { indicator, by }, { key, series }) => rowsBehind(look, indicatorIn(look.indicators, indicator), key === undefined ? undefined : { by, group: key }, series),
}

/** Whether anything stands behind a figure: a room without students has no stations per student, and is seen all the same. */
function isSeen({ rows, counted, unknown }: Measured): boolean {
  return rows > 0 || counted > 0 || unknown > 0
}

/** @throws where the indicator is not in the catalogue: {@link knownIndicator} is asked first */
export function indicatorIn(indicators: readonly Indicator[], id: string): Indicator {
  return indicators.find(i => i.id === id)!
}

/** "Destination rate: 91.2 % (312 of 342)". */
export function whole(indicator: Indicator, { value, counted, base, unknown }: { value: number | null; counted: number; base: number; unknown: number }): Text {
  const facts = { indicator: indicatorName(indicator), value: value === null ? '–' : measure(value, indicator.unit), counted, base, unknown }
  return { code: indicator.formula.kind === 'share' ? (unknown ? 'finding.whole.shareUnknown' : 'finding.whole.share') : 'finding.whole', facts }
}

function spread(indicator: Indicator, rows: readonly BarRow[]): Text[] {
  const known = rows.filter(row => row.value !== null).sort((a, b) => b.value! - a.value!)
  const [top, bottom] = [known[0], known.at(-1)]
  if (!top || !bottom || top === bottom || top.value === bottom.value) return []
  const unit = indicator.unit
  return [{ code: 'finding.spread', facts: { top: top.name, most: measure(top.value!, unit), bottom: bottom.name, least: measure(bottom.value!, unit) } }]
}

/** How much more or less than a year before. */
export function change({ unit }: Indicator, now: number | null, before: number | null): Text[] {
  const turn = turnOf({ unit, better: null, now: { value: now }, before })
  if (!turn) return []
  return [turn.way === 'same' ? { code: 'finding.change.none' } : { code: `finding.change.${turn.way === 'up' ? 'more' : 'less'}`, facts: { by: turn.by } }]
}

export function toTarget(indicator: Indicator, now: number | null, target: number | undefined): Text[] {
  if (now === null || target === undefined) return []
  return [{ code: isReached(indicator.better, now, target) ? 'finding.target.reached' : 'finding.target.missed', facts: { target: measure(target, indicator.unit) } }]
}
