import type { Text } from '../../base/text.ts'
import { daysOfMonth, monthsBetween } from '../../attendance/months.ts'
import { lastOfMonth } from '../../base/time.ts'
import { populationsOf } from '../catalogue.ts'
import type { TrendPoint } from '../chart.ts'
import type { Indicator } from '../definition.ts'
import { yearsBefore } from '../period.ts'
import { POPULATIONS } from '../populations.ts'
import type { Question } from '../sheet.ts'
import { targetOf } from '../target.ts'
import { indicatorName, measure } from '../wording.ts'
import { change, indicatorIn, toTarget, whole } from './bars.ts'
import { rowsBehind } from './behind.ts'
import type { FindingMaker, Look } from './finding.ts'
import { emptyNote, indicatorNotes } from './notes.ts'
import { isOfFew, smallGroups } from './small-groups.ts'

/** Spans of as many years side by side. */
export const YEARS = 5

export const trend: FindingMaker<'trend'> = {
  counts: ({ indicators }, { indicator }) => populationsOf(indicatorIn(indicators, indicator)),
  draw(look, { indicator: id, step }) {
    const { question, outcomes, view } = look
    const indicator = indicatorIn(look.indicators, id)
    const all = outcomes.sheet([indicator], question).measure(id)
    const points = withNotes(look, indicator, step, step === 'month' ? monthly(look, indicator) : yearly(look, indicator))
    const target = targetOf(view.tables, indicator, question)
    const known = points.filter(p => p.value !== null)
    const last = known.at(-1)
    const yearBefore = yearsBefore(question, 1)
    const before = step === 'year' ? (known.at(-2)?.value ?? null) : isOfFew({ ...look, question: yearBefore }, indicator) ? null : outcomes.sheet([indicator], yearBefore).measure(id).value
    const latest: Text[] = last && known.length > 1 ? [{ code: 'finding.latest', facts: { name: last.name, value: measure(last.value!, indicator.unit) } }] : []
    return {
      title: { code: `finding.trend.title.${step}`, facts: { indicator: indicatorName(indicator) } },
      sentence: { parts: [whole(indicator, all), ...latest, ...change(indicator, all.value, before), ...toTarget(indicator, all.value, target)] },
      chart: { type: 'trend', unit: indicator.unit, points, ...(target === undefined ? {} : { target }) },
      notes: indicatorNotes(indicator, question, all),
      empty: emptyNote(indicator, populationsOf(indicator)[0]!, question, all),
    }
  },
  behind(look, { indicator: id, step }, { key, series }) {
    const indicator = indicatorIn(look.indicators, id)
    if (key === undefined) return rowsBehind(look, indicator, undefined, series)
    if (step === 'year') return rowsBehind({ ...look, question: ofYear(look.question, key) }, indicator, undefined, series)
    return isDated(indicator) ? rowsBehind(look, indicator, { by: 'month', group: key }, series) : rowsBehind({ ...look, question: ofMonth(look.question, key) }, indicator, undefined, series)
  },
}

/** One reckoning for all months where every row has its day, else one a month: machines have hours in each. Of months after the cohort date nothing is known. */
function monthly(look: Look, indicator: Indicator): TrendPoint[] {
  const { outcomes, question } = look
  const earlier = yearsBefore(question, 1)
  const [now, then] = [question, earlier].map(q => (isDated(indicator) ? outcomes.sheet([indicator], { ...q, by: 'month' }) : null))
  const hidden = smallGroups(look, indicator, 'month')
  return monthsBetween(question.from, question.to).map(month => {
    const yearAgo = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`
    const value = (now ? now.measure(indicator.id, month) : outcomes.sheet([indicator], ofMonth(question, month)).measure(indicator.id)).value
    const before = (then ? then.measure(indicator.id, yearAgo) : outcomes.sheet([indicator], ofMonth(earlier, yearAgo)).measure(indicator.id)).value
    return { key: month, name: { code: 'value.month', facts: { month } }, value: hidden.has(month) || `${month}-01` > question.asOf ? null : value, ...(before === null || look.hideBelow > 1 ? {} : { before }) }
  })
}

function isDated(indicator: Indicator): boolean {
  return populationsOf(indicator).every(name => POPULATIONS[name]!.day)
}

/** The same span of earlier years, each as it was known as long after. */
function yearly(look: Look, indicator: Indicator): TrendPoint[] {
  const { outcomes, question } = look
  return Array.from({ length: YEARS }, (_, i) => YEARS - 1 - i).map(back => {
    const span = yearsBefore(question, back)
    const { from, to } = span
    const { value } = outcomes.sheet([indicator], span).measure(indicator.id)
    return { key: to, name: from.slice(0, 4) === to.slice(0, 4) ? to.slice(0, 4) : `${from.slice(0, 4)}–${to.slice(2, 4)}`, value: isOfFew({ ...look, question: span }, indicator) ? null : value }
  })
}

/** What the office wrote down about a day, at the point in which it lies. */
function withNotes({ view }: Look, { id }: Indicator, step: 'month' | 'year', points: TrendPoint[]): TrendPoint[] {
  const notes = [...view.tables.indicatorNote.values()].filter(n => n.indicator === id).sort((a, b) => (a.date < b.date ? -1 : 1))
  return points.map((point, i) => {
    const own = notes.filter(({ date }) => (step === 'month' ? date.startsWith(point.key) : date <= point.key && (i === 0 || date > points[i - 1]!.key)))
    return own.length ? { ...point, note: own.map(n => n.what).join(' · ') } : point
  })
}

/** A month of the span, as it was known at its end. */
function ofMonth(question: Question, month: string): Question {
  const last = lastOfMonth(`${month}-01`)
  return { ...question, ...daysOfMonth(month, question), asOf: last < question.asOf ? last : question.asOf }
}

/** The span that ends on a day, of as many years ago. */
function ofYear(question: Question, to: string): Question {
  const { from, asOf } = yearsBefore(question, Number(question.to.slice(0, 4)) - Number(to.slice(0, 4)))
  return { ...question, from, to, asOf }
}
