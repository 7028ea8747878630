import { useSay } from '#renderer/client/language.tsx'
import { PeriodSelect, useSpans, type Span } from '#renderer/outcome/PeriodSelect.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'

/** Which span a pack is about: one that goes with the day, or two dates. */
export function PackPeriod({ value, onChange }: { value: Span; onChange: (span: Span) => void }) {
  const { say } = useSay()
  const days = useSpans().find(d => d.period === value.period)
  return (
    <div className="pack-period">
      <PeriodSelect className="wide" label={say('field.packTemplate.period')} value={value} onChange={onChange} />
      {value.period === 'own' ? (
        <div className="pack-dates">
          <DateInput label={say('field.packTemplate.from')} value={value.from} onChange={from => onChange({ ...value, from: from ?? undefined })} />
          <DateInput label={say('field.packTemplate.to')} value={value.to} onChange={to => onChange({ ...value, to: to ?? undefined })} />
        </div>
      ) : (
        days && <span className="field-hint">{say('report.span', { from: days.from, to: days.to })}</span>
      )}
    </div>
  )
}
