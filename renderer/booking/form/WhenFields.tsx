import { Input, Select } from 'antd'
import { weekdayOf } from '#domain/base/time.ts'
import type { Calendar } from '#domain/calendar/calendar.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ClockInput } from '#renderer/ui/ClockInput.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useWeekdayOptions } from '#renderer/ui/use-weekday-options.ts'
import type { Draft, Lack } from './draft.ts'
import { Field } from './Field.tsx'
import { PeriodFields } from './PeriodFields.tsx'
import { SeriesCountNote } from './SeriesCountNote.tsx'

type WhenFieldsProps = { draft: Draft; calendar: Calendar; lacks: readonly Lack[]; onChange: (patch: Partial<Draft>) => void }

/** When: once on a date or weekly over a term, by periods or by the clock. */
export function WhenFields({ draft, calendar, lacks, onChange }: WhenFieldsProps) {
  const { say } = useSay()
  const weekdays = useWeekdayOptions()
  const termId = draft.termId ?? (draft.date && calendar.termOf(draft.date)?.id) ?? calendar.terms.at(-1)?.id ?? null

  function chooseKind(kind: Draft['kind']) {
    const week = draft.date ? calendar.weekOf(draft.date)?.week : undefined
    const term = calendar.terms.find(t => t.id === termId)
    const weeks = draft.weeks || (term ? `${week ?? 1}-${term.weeks}` : '')
    onChange(kind === 'series' ? { kind, termId, weeks } : { kind })
  }
  const sample = draft.kind === 'once' ? draft.date : termId && (calendar.dateIn(termId, 1, draft.weekday) ?? null)

  return (
    <>
      <Field label={say('booking.form.when')}>
        <div className="form-row">
          <Segmented value={draft.kind} options={(['once', 'series'] as const).map(value => ({ value, label: say(`booking.form.${value}`) }))} onChange={chooseKind} />
          <Segmented value={draft.by} options={(['periods', 'clock'] as const).map(value => ({ value, label: say(`booking.form.by.${value}`) }))} onChange={by => onChange({ by })} />
        </div>
      </Field>
      {draft.kind === 'once' ? (
        <Field label={say('booking.form.date')} needed half error={lacks.includes('date') ? say('booking.form.lack.date') : undefined}>
          <DateInput label={say('booking.form.date')} value={draft.date ?? undefined} onChange={date => onChange({ date, endDate: undefined, ...(date ? { weekday: weekdayOf(date) } : {}) })} />
        </Field>
      ) : (
        <>
          <Field label={say('booking.form.term')} half needed error={lacks.includes('term') ? say('booking.form.lack.term') : undefined}>
            <Select aria-label={say('booking.form.term')} value={draft.termId} options={calendar.terms.map(t => ({ value: t.id, label: t.name }))} onChange={id => onChange({ termId: id })} />
          </Field>
          <Field label={say('booking.form.weekday')} half>
            <Select aria-label={say('booking.form.weekday')} value={draft.weekday} options={weekdays} onChange={n => onChange({ weekday: n })} />
          </Field>
          <Field label={say('booking.form.weeks')} needed error={lacks.includes('weeks') && draft.weeks ? say('booking.form.lack.weeks') : undefined} hint={<SeriesCountNote draft={draft} calendar={calendar} />}>
            <Input aria-label={say('booking.form.weeks')} value={draft.weeks} maxLength={200} placeholder={say('booking.form.weeks.example')} onChange={e => onChange({ weeks: e.target.value })} />
          </Field>
        </>
      )}
      {draft.by === 'periods' ? (
        <PeriodFields draft={draft} calendar={calendar} sample={sample} lacking={lacks.includes('time')} onChange={onChange} />
      ) : (
        <Field label={say('booking.form.clock')} half={draft.kind === 'once'}>
          <div className="form-row">
            <ClockInput label={say('booking.form.from')} value={draft.start} onChange={start => onChange({ start: start ?? draft.start })} />
            <span aria-hidden="true">–</span>
            <ClockInput label={say('booking.form.to')} value={draft.end} invalid={!draft.endDate && draft.end <= draft.start} onChange={end => onChange({ end: end ?? draft.end })} />
          </div>
        </Field>
      )}
    </>
  )
}
