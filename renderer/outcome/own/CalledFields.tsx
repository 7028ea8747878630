import { Input } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import type { ProblemAt } from './problems.ts'
import type { IndicatorDraft } from './use-indicator-draft.ts'

const TEXTS = [
  { field: 'name', long: false, most: 200 },
  { field: 'nameEn', long: false, most: 200 },
  { field: 'definition', long: true, most: 4000 },
  { field: 'definitionEn', long: true, most: 4000 },
] as const

/** Name and definition, in one language or in both. */
export function CalledFields({ draft, problemAt, onChange }: { draft: IndicatorDraft; problemAt: ProblemAt; onChange: (patch: Partial<IndicatorDraft>) => void }) {
  const { say } = useSay()
  return (
    <div className="form-grid">
      {TEXTS.map(({ field, long, most }) => {
        const id = `own-${field}`
        const problem = problemAt(field)
        const shared = { id, maxLength: most, value: draft[field], status: problem ? ('error' as const) : ('' as const) }
        return (
          <div className="form-field half" key={field}>
            <label htmlFor={id}>
              {say(`field.indicator.${field}`)}
              {field === 'name' && <span className="needed" aria-hidden="true">*</span>}
            </label>
            {long ? (
              <Input.TextArea {...shared} autoSize={{ minRows: 2, maxRows: 6 }} onChange={e => onChange({ [field]: e.target.value })} />
            ) : (
              <Input {...shared} onChange={e => onChange({ [field]: e.target.value })} />
            )}
            {problem ? <div className="field-error" role="alert">{problem}</div> : field === 'nameEn' && <div className="field-hint">{say('own.nameEn.hint')}</div>}
          </div>
        )
      })}
    </div>
  )
}
