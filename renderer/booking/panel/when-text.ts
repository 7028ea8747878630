import { Times, type PeriodRange } from '#domain/records/booking.ts'

type Say = (key: string, facts?: Record<string, unknown>) => string

/** The times of a booking in short, as the history names them; an em dash for anything that is no time. */
export function whenText(value: unknown, say: Say): string {
  const parsed = Times.safeParse(value)
  if (!parsed.success) return '—'
  const times = parsed.data
  if (times.kind === 'once') return say('booking.when.once', { start: times.start, end: times.end.slice(11) })
  const when = times.clock ? say('booking.when.clock', times.clock) : times.periods ? periodsText(times.periods, say) : ''
  return [say('booking.when.weekly', { weekday: times.weekday, weeks: times.weeks }), when].filter(Boolean).join(' · ')
}

/** "periods 1–2", "period 10". */
export function periodsText({ from, to }: PeriodRange, say: Say): string {
  return from === to ? say('booking.when.period', { from }) : say('booking.when.periods', { from, to })
}
