import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { PERIODS, type Scope } from '#domain/records/finding.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import './outcome.css'

type ScopeBarProps = { scope: Scope; onScope: (scope: Scope) => void; /** what is looked at has no programmes, classes and years */ spanOnly?: boolean }

const PARTS = ['programme', 'classGroup', 'enterprise'] as const

/** Which rows are counted: of which span, as known on which day, of which part of the college. */
export function ScopeBar({ scope, onScope, spanOnly = false }: ScopeBarProps) {
  const { say } = useSay()
  const periods = useAsk('outcome.periods', {})
  const { period, from, to, asOf, within = {} } = scope
  const spans = periods.data ?? []
  const set = (patch: { [K in keyof Scope]?: Scope[K] | undefined }) => onScope(withoutNothing({ ...scope, ...patch }))
  const narrow = (patch: Scope['within']) => {
    const next = withoutNothing({ ...within, ...patch })
    set({ within: Object.keys(next).length ? next : undefined })
  }
  function choose(next: Scope['period']) {
    const days = spans.find(s => s.period === period)
    // own days begin with those that were looked at
    set(next === 'own' ? { period: next, from: from ?? days?.from, to: to ?? days?.to } : { period: next, from: undefined, to: undefined })
  }
  return (
    <div className="scope-bar" role="group" aria-label={say('outcomes.scope')}>
      <Select
        className="scope-period"
        aria-label={say('outcomes.scope.period')}
        value={period}
        popupMatchSelectWidth={400}
        options={PERIODS.filter(p => p === 'own' || p === period || spans.some(s => s.period === p)).map(value => {
          const span = spans.find(s => s.period === value)
          return { value, label: say(`choice.period.${value}`), days: span ? say('outcomes.scope.days', span) : '' }
        })}
        optionRender={o => (
          <span className="scope-option">
            <span>{o.label}</span>
            <span>{o.data.days}</span>
          </span>
        )}
        onChange={choose}
      />
      {period === 'own' && (
        <DatePicker.RangePicker
          allowClear={false}
          value={from && to ? [dayjs(from), dayjs(to)] : null}
          onChange={days => days?.[0] && days[1] && set({ from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') })}
        />
      )}
      <label className="scope-as-of">
        <span className="quiet">{say('outcomes.scope.asOf')}</span>
        <DateInput label={say('outcomes.scope.asOf')} placeholder={say('outcomes.scope.asOf.today')} value={asOf} onChange={day => set({ asOf: day ?? undefined })} />
      </label>
      {!spanOnly && (
        <>
          {PARTS.map(part => (
            <RefSelect
              key={part}
              label={say(`table.${part}`)}
              table={part}
              placeholder={say(`outcomes.scope.${part}`)}
              value={within[part]}
              onChange={id => narrow({ [part]: id ?? undefined })}
            />
          ))}
          <Input
            className="scope-year"
            allowClear
            maxLength={4}
            inputMode="numeric"
            aria-label={say('field.classGroup.year')}
            placeholder={say('outcomes.scope.year')}
            value={within.year ?? ''}
            onChange={e => narrow({ year: e.target.value || undefined })}
          />
        </>
      )}
      {Object.keys(within).length > 0 && <Button type="text" onClick={() => set({ within: undefined })}>{say('outcomes.scope.all')}</Button>}
    </div>
  )
}

function withoutNothing<T extends object>(of: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T // the undefined ones are gone
}
