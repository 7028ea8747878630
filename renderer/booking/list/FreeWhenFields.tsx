import { Checkbox, InputNumber } from 'antd'
import type { Calendar } from '#domain/calendar/calendar.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ClockInput } from '#renderer/ui/ClockInput.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { PeriodFields } from '../form/PeriodFields.tsx'
import { Field } from '../form/Field.tsx'
import type { FreeWhen } from './free-when.ts'

type FreeWhenFieldsProps = { when: FreeWhen; calendar: Calendar; onChange: (patch: Partial<FreeWhen>) => void }

/** The moment that is asked about: date, periods or clock, and whether weekly until a week of the term. */
export function FreeWhenFields({ when, calendar, onChange }: FreeWhenFieldsProps) {
  const { say } = useSay()
  const at = calendar.weekOf(when.date)
  return (
    <div className="free-when">
      <Field label={say('booking.form.date')}>
        <DateInput label={say('booking.form.date')} value={when.date} onChange={date => date && onChange({ date })} />
      </Field>
      <Field label={say('booking.form.when')}>
        <Segmented value={when.by} options={(['periods', 'clock'] as const).map(value => ({ value, label: say(`booking.form.by.${value}`) }))} onChange={by => onChange({ by })} />
      </Field>
      {when.by === 'periods' ? (
        <div className="free-periods">
          <PeriodFields draft={{ periods: when.periods }} calendar={calendar} sample={when.date} lacking={!when.periods} onChange={({ periods }) => onChange({ periods: periods ?? null })} />
        </div>
      ) : (
        <Field label={say('booking.form.clock')}>
          <div className="form-row">
            <ClockInput label={say('free.from')} value={when.start} onChange={start => start && onChange({ start })} />
            <span aria-hidden="true">–</span>
            <ClockInput label={say('free.to')} value={when.end} invalid={when.end <= when.start} onChange={end => end && onChange({ end })} />
          </div>
        </Field>
      )}
      {at && at.week < at.term.weeks && (
        <Field label={say('free.weeks')}>
          <div className="form-row free-weekly">
            <Checkbox checked={when.untilWeek !== null} onChange={e => onChange({ untilWeek: e.target.checked ? at.term.weeks : null })}>
              {say('free.weekly', { week: when.untilWeek ?? at.term.weeks })}
            </Checkbox>
            {when.untilWeek !== null && (
              <InputNumber
                size="small"
                aria-label={say('free.weeks')}
                min={at.week + 1}
                max={at.term.weeks}
                precision={0}
                value={when.untilWeek}
                onChange={untilWeek => untilWeek && onChange({ untilWeek })}
              />
            )}
          </div>
        </Field>
      )}
    </div>
  )
}
