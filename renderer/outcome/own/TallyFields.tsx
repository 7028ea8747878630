import { Select } from 'antd'
import type { BuildingBlock } from '#domain/outcome/building-blocks.ts'
import type { DraftTally } from '#domain/records/indicator.ts'
import { useSay } from '#renderer/client/language.tsx'
import { textIn } from '#words/say.ts'
import { ConditionRows } from './ConditionRows.tsx'
import type { ProblemAt } from './problems.ts'

const COUNT = ''

type TallyFieldsProps = {
  label: string
  path: 'base' | 'counted' | 'missing'
  blocks: readonly BuildingBlock[]
  tally: DraftTally
  /** `none`: rows are counted; `either`: they are counted, or a number of theirs is added up; `number`: a number is wanted */
  sum: 'none' | 'either' | 'number'
  problemAt: ProblemAt
  onChange: (tally: DraftTally) => void
}

/** What is counted, or which number of theirs, and which of them. */
export function TallyFields({ label, path, blocks, tally, sum, problemAt, onChange }: TallyFieldsProps) {
  const { say, language } = useSay()
  const block = blocks.find(b => b.population === tally.population)
  const numbers = (block?.fields ?? []).filter(f => f.kind === 'number')
  const ofPlace = problemAt(`${path}.population`)
  const ofSum = problemAt(`${path}.sum`)
  const { where = [], sum: chosen, ...rest } = tally
  const nothing = sum === 'number' ? [] : [{ value: COUNT, label: say('own.sum.count') }]
  return (
    <fieldset className="own-tally">
      <legend>{label}</legend>
      <div className="own-tally-what">
        <Select
          aria-label={`${label}: ${say('own.population')}`}
          className="wide"
          status={ofPlace ? 'error' : ''}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('own.population')}
          value={tally.population || null}
          options={blocks.map(b => ({ value: b.population, label: textIn(language, b.name) }))}
          // what was asked of the first does not fit another
          onChange={population => onChange({ population, ...(sum === 'number' ? { sum: COUNT } : {}) })}
        />
        {sum !== 'none' && (
          <Select
            aria-label={`${label}: ${say('own.sum')}`}
            className="wide"
            disabled={!block}
            status={ofSum ? 'error' : ''}
            popupMatchSelectWidth={false}
            placeholder={say('own.sum.choose')}
            value={sum === 'number' ? chosen || null : (chosen ?? COUNT)}
            options={[...nothing, ...numbers.map(f => ({ value: f.field, label: sum === 'number' ? textIn(language, f.name) : say('own.sum.of', { field: textIn(language, f.name) }) }))]}
            onChange={next => onChange({ ...rest, ...(where.length ? { where } : {}), ...(next === COUNT ? {} : { sum: next }) })}
          />
        )}
      </div>
      {(ofPlace ?? ofSum) && <div className="field-error" role="alert">{ofPlace ?? ofSum}</div>}
      <ConditionRows
        label={`${label}: ${say('own.where')}`}
        path={`${path}.where`}
        block={block}
        conditions={where}
        problemAt={problemAt}
        onChange={next => onChange({ ...rest, ...(next.length ? { where: next } : {}), ...(chosen === undefined ? {} : { sum: chosen }) })}
      />
    </fieldset>
  )
}
