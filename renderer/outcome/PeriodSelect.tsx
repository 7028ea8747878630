import { Select } from 'antd'
import { PERIODS, type Period } from '#domain/records/finding.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'

/** A span that goes with the day, or two dates of one's own. */
export type Span = { period: Period; from?: string | undefined; to?: string | undefined }

type PeriodSelectProps = { label: string; className?: string; value: Span; onChange: (span: Span) => void }

/** Which span is meant: those that there are now with their days, and own days, which begin with those that were looked at. */
export function PeriodSelect({ label, className, value: { period, from, to }, onChange }: PeriodSelectProps) {
  const { say } = useSay()
  const spans = useSpans()
  const days = spans.find(s => s.period === period)
  return (
    <Select
      {...(className === undefined ? {} : { className })}
      aria-label={label}
      value={period}
      popupMatchSelectWidth={480}
      options={PERIODS.filter(p => p === 'own' || p === period || spans.some(s => s.period === p)).map(value => {
        const span = spans.find(s => s.period === value)
        return { value, label: say(`choice.period.${value}`), days: span ? say('outcomes.scope.days', span) : '' }
      })}
      optionRender={({ label: name, data }) => (
        <span className="option-line">
          <span>{name}</span>
          <span className="quiet">{data.days}</span>
        </span>
      )}
      onChange={next => onChange(next === 'own' ? { period: next, from: from ?? days?.from, to: to ?? days?.to } : { period: next })}
    />
  )
}

/** The spans that there are, with their days as of today. */
export function useSpans() {
  return useAsk('outcome.periods', {}).data ?? []
}
