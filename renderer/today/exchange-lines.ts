import { addDays, weekdayOf, type LocalDate } from '#domain/base/time.ts'
import type { LaptopRow, Overview } from '#contract/exchange.ts'
import { exchangePath } from '#renderer/exchange/exchange-path.ts'
import type { TodayLine } from './today-lines.ts'

/** As many laptops get a sentence of their own; the rest are counted. */
const EACH = 3

/** What is out, what waits in the shared folder and what two computers disagree about: laptops that are late, conflicts, laptops that come back this week or soon. */
export function exchangeLines(overview: Pick<Overview, 'laptops' | 'conflicts'> | undefined, today: LocalDate, waiting: { files: number; from: string[] } = { files: 0, from: [] }): TodayLine[] {
  if (!overview) return []
  const sunday = addDays(today, 7 - weekdayOf(today))
  const { laptops, conflicts } = overview
  const due = laptops.filter(l => l.state === 'out' && l.dueBack !== null)
  return [
    ...each(laptops.filter(l => l.state === 'late'), 'laptopLate', () => ({ group: 'now', tone: 'refusal' })),
    ...(conflicts ? [{ group: 'now', tone: 'warning', key: 'conflicts', facts: { n: conflicts }, path: exchangePath('conflicts') } as const] : []),
    ...(waiting.files ? [{ group: 'now', tone: 'college', key: 'filesWaiting', facts: { n: waiting.files, from: waiting.from }, path: exchangePath('offices') } as const] : []),
    ...each(due, 'laptopDue', l => ({ group: l.dueBack === today ? 'now' : l.dueBack! <= sunday ? 'week' : 'soon', tone: 'college' })),
  ]
}

function each(laptops: readonly LaptopRow[], key: string, look: (laptop: LaptopRow) => Pick<TodayLine, 'group' | 'tone'>): TodayLine[] {
  const first = laptops.toSorted((a, b) => (a.dueBack! < b.dueBack! ? -1 : 1)).slice(0, EACH)
  const lines = first.map((l): TodayLine => ({ ...look(l), key, facts: { label: l.label, date: l.dueBack }, path: exchangePath('laptops') }))
  const last = lines.at(-1)
  return last && laptops.length > EACH ? [...lines, { ...last, key: `${key}.more`, facts: { n: laptops.length - EACH } }] : lines
}
