import { Button } from 'antd'
import { useState } from 'react'
import type { LocalDate } from '#domain/base/time.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import type { BookingDetail } from '#domain/booking/listing.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { MoveDate } from './MoveDate.tsx'
import { datesOf } from './dates-of.ts'

/** So many dates are listed before "show all". */
const SHORT = 8

/** The dates of a series, each of which can be left out, moved, or put back as the pattern has it. */
export function OccurrenceList({ detail }: { detail: BookingDetail }) {
  const { say, day, when } = useSay()
  const toast = useUndoToast()
  const today = useAsk('college.state', {}).data?.today ?? ''
  const skipping = useRun('booking.exception')
  const restoring = useRun('booking.clearException')
  const [all, setAll] = useState(false)
  const [moving, setMoving] = useState<LocalDate | null>(null)
  const { booking, occurrences } = detail
  if (booking.times.kind !== 'series') return null
  const dates = datesOf(detail)
  const next = Math.max(0, dates.findIndex(d => d.date >= today))
  const shown = all || dates.length <= SHORT ? dates : dates.slice(Math.min(next, dates.length - SHORT), Math.min(next, dates.length - SHORT) + SHORT)
  const done = (date: LocalDate, seq: number) => toast(say('booking.date.done', { title: booking.title, date }), seq)

  async function skip(date: LocalDate): Promise<void> {
    const outcome = await skipping.run({ id: booking.id, exception: { kind: 'skip', date } })
    if (outcome.ok) done(date, outcome.seq)
  }
  async function restore(date: LocalDate): Promise<void> {
    const outcome = await restoring.run({ id: booking.id, date })
    if (outcome.ok) done(date, outcome.seq)
  }
  const refusal = skipping.refusal ?? restoring.refusal
  return (
    <section aria-label={say('booking.dates', { n: occurrences.length })}>
      <h3 className="panel-head">{say('booking.dates', { n: occurrences.length })}</h3>
      {refusal && <RefusalNote refusal={refusal} />}
      <ul className="date-lines">
        {shown.map(({ patternDate, date, at, state }) => (
          <li key={patternDate}>
            <div className={`date-line ${state}${date < today ? ' past' : ''}`}>
              <span className="when">
                {at ? `${when(at.start)}–${at.end.slice(11)}` : day(patternDate)}
                {state === 'skipped' && <span className="quiet"> · {say('booking.date.skipped')}</span>}
                {state === 'moved' && <span className="quiet"> · {say('booking.date.moved', { date: patternDate })}</span>}
              </span>
              <span className="date-steps">
                {state === 'plain' ? (
                  <>
                    <Button type="text" size="small" onClick={() => setMoving(patternDate)}>
                      {say('booking.date.move')}
                    </Button>
                    <Button type="text" size="small" loading={skipping.busy} onClick={() => void skip(patternDate)}>
                      {say('booking.date.skip')}
                    </Button>
                  </>
                ) : (
                  <Button type="text" size="small" loading={restoring.busy} onClick={() => void restore(patternDate)}>
                    {say('booking.date.restore')}
                  </Button>
                )}
              </span>
            </div>
            {moving === patternDate && at && (
              <MoveDate id={booking.id} title={booking.title} date={patternDate} start={at.start} end={at.end} onDone={seq => (setMoving(null), done(patternDate, seq))} onBack={() => setMoving(null)} />
            )}
          </li>
        ))}
      </ul>
      {!all && dates.length > SHORT && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {say('booking.dates.more', { n: dates.length })}
        </button>
      )}
    </section>
  )
}
