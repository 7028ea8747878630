import { Select } from 'antd'
import type { Period } from '#domain/records/finding.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'

export type Span = { period: Period; from?: string | undefined; to?: string | undefined }

/** Which span a pack is about: one that goes with the day, or two dates. */
export function PackPeriod({ value, onChange }: { value: Span; onChange: (span: Span) => void }) {
  const { say } = useSay()
  const { data = [] } = useAsk('outcome.periods', {})
  const days = data.find(d => d.period === value.period)
  function choose(period: Period) {
    // own days begin with those that were looked at
    onChange(period === 'own' ? { period, from: value.from ?? days?.from, to: value.to ?? days?.to } : { period })
  }
  return (
    <div className="pack-period">
      <Select
        className="wide"
        aria-label={say('field.packTemplate.period')}
        value={value.period}
        popupMatchSelectWidth={false}
        options={[
          ...data.map(d => ({ value: d.period as Period, label: say(`choice.period.${d.period}`), days: say('report.span', { from: d.from, to: d.to }) })),
          { value: 'own' as const, label: say('choice.period.own'), days: '' },
        ]}
        optionRender={option => (
          <span className="option-line">
            <span>{option.label}</span>
            <span className="quiet">{option.data.days}</span>
          </span>
        )}
        onChange={choose}
      />
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
