import { Select } from 'antd'
import type { Unit } from '#domain/records/indicator.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { IndicatorDraft } from './use-indicator-draft.ts'

const NEITHER = 'none'
type Better = 'more' | 'less' | typeof NEITHER

type ShownFieldsProps = { unit: Unit | null; /** those that fit the formula */ units: readonly Unit[]; better: IndicatorDraft['better']; onChange: (patch: Partial<IndicatorDraft>) => void }

/** In which unit the figure is told, and which way is better. */
export function ShownFields({ unit, units, better, onChange }: ShownFieldsProps) {
  const { say } = useSay()
  const offered = units.length ? units : unit ? [unit] : []
  return (
    <div className="form-grid">
      <div className="form-field half">
        <label htmlFor="own-unit">{say('field.indicator.unit')}</label>
        <Select id="own-unit" className="wide" disabled={offered.length < 2} value={unit} placeholder="–" options={offered.map(value => ({ value, label: say(`choice.unit.${value}`) }))} onChange={next => onChange({ unit: next })} />
      </div>
      <div className="form-field half">
        <label htmlFor="own-better">{say('field.indicator.better')}</label>
        <Select<Better>
          id="own-better"
          className="wide"
          value={better ?? NEITHER}
          options={[...(['more', 'less'] as const).map(value => ({ value, label: say(`choice.better.${value}`) })), { value: NEITHER, label: say('own.better.none') }]}
          onChange={next => onChange({ better: next === NEITHER ? null : next })}
        />
      </div>
    </div>
  )
}
