import type { Calendar } from '#domain/calendar/calendar.ts'
import { useSay } from '#renderer/client/language.tsx'
import { listText } from '#words/say.ts'
import { countSeries } from './series-count.ts'
import type { Draft } from './draft.ts'

/** While the pattern is typed: how many dates it has, which holidays drop out, which make-up days come in. */
export function SeriesCountNote({ draft, calendar }: { draft: Draft; calendar: Calendar }) {
  const { say, day, holiday, language } = useSay()
  const count = draft.termId ? countSeries(calendar, draft.termId, draft.weekday, draft.weeks) : null
  if (!count) return <span>{say('booking.form.weeks.hint')}</span>
  const first = count.dates[0]
  const last = count.dates.at(-1)
  return (
    <span aria-live="polite">
      {first && last ? say('booking.form.dates', { n: count.dates.length, first, last }) : say('booking.form.noDates')}
      {count.dropped.length > 0 && <> {say('booking.form.dropped', { dates: listText(count.dropped.map(d => [day(d.date), holiday(d.name)].filter(Boolean).join(' ')), language) })}</>}
      {count.madeUp.length > 0 && <> {say('booking.form.madeUp', { dates: listText(count.madeUp.map(d => day(d.date)), language) })}</>}
    </span>
  )
}
