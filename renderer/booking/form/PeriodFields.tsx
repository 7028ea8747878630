import { Select } from 'antd'
import type { LocalDate } from '#domain/base/time.ts'
import type { Calendar } from '#domain/calendar/calendar.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { Draft } from './draft.ts'
import { Field } from './Field.tsx'

type PeriodFieldsProps = {
  draft: Pick<Draft, 'periods' | 'bellTableId'>
  calendar: Calendar
  /** a date whose bell table the periods are taken from */
  sample: LocalDate | null
  lacking: boolean
  onChange: (patch: Partial<Draft>) => void
}

/** First and last period, with the clock that they have on the date. */
export function PeriodFields({ draft, calendar, sample, lacking, onChange }: PeriodFieldsProps) {
  const { say } = useSay()
  const periods = (sample ? calendar.bellTableOn(sample, draft.bellTableId)?.periods : undefined) ?? []
  const { from, to } = draft.periods ?? {}
  const options = (clock: 'start' | 'end') => periods.map(p => ({ value: p.no, label: say('booking.form.period', { no: p.name ?? p.no, clock: p[clock] }) }))
  const set = (next: { from?: number; to?: number }) => {
    const first = next.from ?? from ?? next.to ?? 1
    const last = Math.max(next.to ?? to ?? first, first)
    onChange({ periods: { from: next.to !== undefined ? Math.min(first, next.to) : first, to: last } })
  }
  return (
    <Field
      label={say('booking.form.periods')}
      needed
      error={lacking ? say('booking.form.lack.time') : undefined}
      hint={periods.length ? undefined : say('booking.form.noBells')}
    >
      <div className="form-row">
        <Select aria-label={say('booking.form.firstPeriod')} className="wide" value={from ?? null} options={options('start')} onChange={n => n !== null && set({ from: n })} />
        <span aria-hidden="true">–</span>
        <Select aria-label={say('booking.form.lastPeriod')} className="wide" value={to ?? null} options={options('end')} onChange={n => n !== null && set({ to: n })} />
      </div>
    </Field>
  )
}
