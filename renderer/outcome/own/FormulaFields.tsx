import { Checkbox, Radio } from 'antd'
import type { BuildingBlock } from '#domain/outcome/building-blocks.ts'
import type { FormulaDraft } from '#domain/records/indicator.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { ConditionRows } from './ConditionRows.tsx'
import { conditionOn, KINDS, ofKind } from './formula-draft.ts'
import type { ProblemAt } from './problems.ts'
import { TallyFields } from './TallyFields.tsx'

type FormulaFieldsProps = { formula: FormulaDraft; blocks: readonly BuildingBlock[]; problemAt: ProblemAt; onChange: (formula: FormulaDraft) => void }

/** How an indicator is reckoned, in plain words: its kind, what is counted, and of what. */
export function FormulaFields({ formula, blocks, problemAt, onChange }: FormulaFieldsProps) {
  const { say } = useSay()
  const shared = { blocks, problemAt }
  return (
    <div className="own-formula">
      <Segmented aria-label={say('own.kind')} value={formula.kind} options={KINDS.map(value => ({ value, label: say(`own.kind.${value}`) }))} onChange={kind => onChange(ofKind(formula, kind))} />
      <p className="quiet own-kind-text">{say(`own.kind.${formula.kind}.text`)}</p>
      {formula.kind === 'share' && <ShareFields formula={formula} {...shared} onChange={onChange} />}
      {formula.kind === 'ratio' && <RatioFields formula={formula} {...shared} onChange={onChange} />}
      {(formula.kind === 'mean' || formula.kind === 'median' || formula.kind === 'total') && (
        <TallyFields {...shared} label={say('own.part.number')} path="counted" tally={formula.counted} sum={formula.kind === 'total' ? 'either' : 'number'} onChange={counted => onChange({ ...formula, counted })} />
      )}
    </div>
  )
}

type PartProps<K extends FormulaDraft['kind']> = Omit<FormulaFieldsProps, 'formula'> & { formula: Extract<FormulaDraft, { kind: K }> }

function ShareFields({ formula, blocks, problemAt, onChange }: PartProps<'share'>) {
  const { say } = useSay()
  const block = blocks.find(b => b.population === formula.base.population)
  const ofUnknowns = problemAt('unknowns')
  return (
    <>
      <TallyFields
        blocks={blocks}
        problemAt={problemAt}
        label={say('own.part.base')}
        path="base"
        tally={formula.base}
        sum="none"
        // conditions on something else are none on this
        onChange={base => onChange({ ...formula, base, ...(base.population === formula.base.population ? {} : { where: [conditionOn(undefined)] }) })}
      />
      <fieldset className="own-tally">
        <legend>{say('own.part.where')}</legend>
        <ConditionRows label={say('own.part.where')} path="where" block={block} conditions={formula.where} least={1} problemAt={problemAt} onChange={where => onChange({ ...formula, where })} />
      </fieldset>
      <div className="form-field">
        <span className="form-label" id="own-unknowns">{say('own.unknowns')}</span>
        <Radio.Group aria-labelledby="own-unknowns" value={formula.unknowns} options={(['inBase', 'leftOut'] as const).map(value => ({ value, label: say(`own.unknowns.${value}`) }))} onChange={e => onChange({ ...formula, unknowns: e.target.value as typeof formula.unknowns })} />
        {ofUnknowns && <div className="field-error" role="alert">{ofUnknowns}</div>}
      </div>
    </>
  )
}

function RatioFields({ formula, blocks, problemAt, onChange }: PartProps<'ratio'>) {
  const { say } = useSay()
  const { missing, ...rest } = formula
  const shared = { blocks, problemAt, sum: 'either' as const }
  return (
    <>
      <TallyFields {...shared} label={say('own.part.counted')} path="counted" tally={formula.counted} onChange={counted => onChange({ ...formula, counted })} />
      <TallyFields {...shared} label={say('own.part.divided')} path="base" tally={formula.base} onChange={base => onChange({ ...formula, base })} />
      <Checkbox checked={missing !== undefined} onChange={e => onChange(e.target.checked ? { ...rest, missing: { population: formula.base.population } } : rest)}>{say('own.missing')}</Checkbox>
      {missing && <TallyFields {...shared} label={say('own.part.missing')} path="missing" tally={missing} onChange={next => onChange({ ...rest, missing: next })} />}
    </>
  )
}
