import { Button, DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import type { Scope } from '#domain/records/finding.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { PeriodSelect } from './PeriodSelect.tsx'
import './outcome.css'

type ScopeBarProps = { scope: Scope; onScope: (scope: Scope) => void; /** what is looked at has no programmes, classes and years */ spanOnly?: boolean }

const PARTS = ['programme', 'classGroup', 'enterprise'] as const

/** Which rows are counted: of which span, as known on which day, of which part of the college. */
export function ScopeBar({ scope, onScope, spanOnly = false }: ScopeBarProps) {
  const { say } = useSay()
  const { period, from, to, asOf, within = {} } = scope
  const set = (patch: { [K in keyof Scope]?: Scope[K] | undefined }) => onScope(withoutNothing({ ...scope, ...patch }))
  const narrow = (patch: Scope['within']) => {
    const next = withoutNothing({ ...within, ...patch })
    set({ within: Object.keys(next).length ? next : undefined })
  }
  return (
    <div className="scope-bar" role="group" aria-label={say('outcomes.scope')}>
      <PeriodSelect className="scope-period" label={say('outcomes.scope.period')} value={scope} onChange={span => set({ from: undefined, to: undefined, ...span })} />
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
