import { Button, InputNumber, Select } from 'antd'
import type { BuildingBlock } from '#domain/outcome/building-blocks.ts'
import type { Condition } from '#domain/records/indicator.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { textIn } from '#words/say.ts'
import { asked, askingOf, askings, conditionOn, type BlockField } from './formula-draft.ts'
import type { ProblemAt } from './problems.ts'

const MOST = 10

type ConditionRowsProps = {
  /** what screen readers call the group */
  label: string
  /** place of the conditions in the formula: `base.where` */
  path: string
  block: BuildingBlock | undefined
  conditions: readonly Condition[]
  /** how many there must be */
  least?: number
  problemAt: ProblemAt
  onChange: (conditions: Condition[]) => void
}

/** Conditions that must all hold, one a row: what is looked at, how, and for which values. */
export function ConditionRows({ label, path, block, conditions, least = 0, problemAt, onChange }: ConditionRowsProps) {
  const { say } = useSay()
  const set = (at: number, condition: Condition) => onChange(conditions.map((c, i) => (i === at ? condition : c)))
  const none = problemAt(path)
  return (
    <div className="own-conditions" role="group" aria-label={label}>
      {conditions.map((condition, i) => (
        <ConditionRow
          key={i}
          n={i + 1}
          path={`${path}.${i}`}
          block={block}
          condition={condition}
          problemAt={problemAt}
          onChange={next => set(i, next)}
          onRemove={conditions.length > least ? () => onChange(conditions.filter((_, at) => at !== i)) : undefined}
        />
      ))}
      {none && <div className="field-error" role="alert">{none}</div>}
      <Button size="small" type="dashed" disabled={!block || conditions.length >= MOST} icon={<Icon name="plus" size={12} />} onClick={() => onChange([...conditions, conditionOn(undefined)])}>
        {say('own.condition.add')}
      </Button>
    </div>
  )
}

type ConditionRowProps = {
  n: number
  path: string
  block: BuildingBlock | undefined
  condition: Condition
  problemAt: ProblemAt
  onChange: (condition: Condition) => void
  onRemove: (() => void) | undefined
}

function ConditionRow({ n, path, block, condition, problemAt, onChange, onRemove }: ConditionRowProps) {
  const { say, language } = useSay()
  const field = block?.fields.find(f => f.field === condition.field)
  const problems = ['field', 'op', 'values'].map(part => problemAt(`${path}.${part}`))
  const [ofField, ofOp, ofValues] = problems.map(problem => (problem ? ('error' as const) : ('' as const)))
  const said = problems.find(problem => problem !== undefined)
  return (
    <div className="own-condition" role="group" aria-label={say('own.condition', { n })}>
      <div className="own-condition-row">
        <Select
          aria-label={say('own.condition.field')}
          status={ofField ?? ''}
          disabled={!block}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          placeholder={say('own.condition.field')}
          value={condition.field || null}
          options={(block?.fields ?? []).map(f => ({ value: f.field, label: textIn(language, f.name) }))}
          onChange={chosen => onChange(conditionOn(block?.fields.find(f => f.field === chosen)))}
        />
        {field && (
          <Select
            aria-label={say('own.condition.op')}
            status={ofOp ?? ''}
            popupMatchSelectWidth={false}
            value={askingOf(condition, field.kind)}
            options={askings(field.kind).map(asking => ({ value: asking, label: say(`own.op.${asking}`) }))}
            onChange={asking => onChange(asked(condition, asking))}
          />
        )}
        {field && <Values field={field} condition={condition} status={ofValues ?? ''} onChange={onChange} />}
        {onRemove && <Button type="text" className="own-condition-remove" aria-label={say('own.condition.remove', { n })} title={say('own.condition.remove', { n })} icon={<Icon name="close" size={14} />} onClick={onRemove} />}
      </div>
      {said && <div className="field-error" role="alert">{said}</div>}
    </div>
  )
}

type ValuesProps = { field: BlockField; condition: Condition; status: '' | 'error'; onChange: (condition: Condition) => void }

/** The values of a condition, as its field has them; a flag and `is known` need none. */
function Values({ field, condition, status, onChange }: ValuesProps) {
  const { say, language } = useSay()
  const { field: name, op, values } = condition
  const label = say('own.condition.values')
  const set = (next: Condition['values']) => onChange({ field: name, op, ...(next?.length ? { values: next } : {}) })
  if (op === 'known' || field.kind === 'flag') return <span />
  if (field.kind === 'number') {
    const value = values?.[0]
    const unit = field.unit === null || field.unit === 'count' ? undefined : <span className="quiet">{say(`choice.unit.${field.unit}`)}</span>
    return <InputNumber aria-label={label} className="wide" status={status} value={typeof value === 'number' ? value : null} suffix={unit} onChange={n => set(n === null ? undefined : [n])} />
  }
  return (
    <Select
      mode="multiple"
      aria-label={label}
      className="wide"
      status={status}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      placeholder={say('ui.choose')}
      value={(values ?? []).map(String)}
      options={field.options.map(o => ({ value: o.value, label: textIn(language, o.name) }))}
      onChange={chosen => set(chosen)}
    />
  )
}
