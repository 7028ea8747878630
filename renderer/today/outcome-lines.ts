import { addDays, weekdayOf, type LocalDate } from '#domain/base/time.ts'
import { DUE_LISTS, type DueList } from '#domain/outcome/due-lists.ts'
import type { OutcomeDue } from '#domain/outcome/due.ts'
import { registerPath } from '#renderer/registers/register-tables.ts'
import type { TodayLine } from './today-lines.ts'

/** What the records of outcomes want; each line leads to the records that it counts. */
export function outcomeLines(due: OutcomeDue | undefined, today: LocalDate): TodayLine[] {
  if (!due) return []
  const { graduates, undated, certificates, training, unrated, noScale } = due
  const sunday = addDays(today, 7 - weekdayOf(today))
  const list = (key: DueList) => `${registerPath(DUE_LISTS[key])}?among=${key}`
  const [rate] = unrated
  return [
    ...(training.count ? [{ group: 'now', tone: 'warning', key: 'trainingOverdue', facts: { n: training.count, date: training.oldest }, path: list('trainingOverdue') } as const] : []),
    ...(graduates.unknown ? [{ group: 'week', tone: 'warning', key: 'graduatesUnknown', facts: { n: graduates.unknown, total: graduates.total }, path: list('graduatesUnknown') } as const] : []),
    ...(undated ? [{ group: 'week', tone: 'warning', key: 'graduatesUndated', facts: { n: undated }, path: list('graduatesUndated') } as const] : []),
    ...(certificates.first
      ? [{ group: certificates.first.expires <= sunday ? 'week' : 'soon', tone: 'warning', key: 'certificatesExpiring', facts: { n: certificates.count, ...certificates.first }, path: list('certificatesExpiring') } as const]
      : []),
    ...(rate ? [{ group: 'soon', tone: 'enterprise', key: 'unrated', facts: { things: unrated.map(thing => `choice.thing.${thing}`) }, path: registerPath('ledgerRate', { fields: { thing: rate } }) } as const] : []),
    ...(noScale ? [{ group: 'soon', tone: 'college', key: 'noScale', facts: {}, path: registerPath('ratingScale', { fields: {} }) } as const] : []),
  ]
}
