import { Button, Input } from 'antd'
import { VISIT_CHECKS } from '#domain/records/on-site.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { Check } from './visit-draft.ts'
import type { VisitPart } from './visit-parts.ts'

const ANSWERS = ['yes', 'no', 'none'] as const

/** The checklist: each point in order, not in order with a word about it, or not looked at. */
export function VisitChecks({ draft, set, gaps }: Pick<VisitPart, 'draft' | 'set' | 'gaps'>) {
  const { say } = useSay()
  const open = VISIT_CHECKS.filter(check => !draft.checks[check])
  function answer(check: Check, value: (typeof ANSWERS)[number]) {
    set(old => {
      const { [check]: _, ...others } = old.checks
      return { checks: value === 'none' ? others : { ...others, [check]: value } }
    })
  }
  return (
    <section className="visit-part">
      <div className="visits-head">
        <h2>{say('visit.checks')}</h2>
        <Button size="small" disabled={!open.length} onClick={() => set(old => ({ checks: { ...old.checks, ...Object.fromEntries(open.map(check => [check, 'yes'])) } }))}>{say('visit.checks.all')}</Button>
      </div>
      {VISIT_CHECKS.map(check => {
        const now = draft.checks[check] ?? 'none'
        const gap = gaps.get(`check-${check}`)
        const name = say(`choice.checks.${check}`)
        return (
          <div className="check-row" id={`check-${check}`} key={check}>
            <span className="check-name">{name}</span>
            <div className="check-answers" role="radiogroup" aria-label={name}>
              {ANSWERS.map(value => (
                <button type="button" role="radio" key={value} className={`check-answer answer-${value}`} aria-checked={now === value} onClick={() => answer(check, value)}>
                  {say(`visit.answer.${value}`)}
                </button>
              ))}
            </div>
            {(now === 'no' || draft.remarks[check] !== undefined) && (
              <div className="check-remark">
                <Input
                  aria-label={say('visit.remark', { check: name })}
                  size="large"
                  maxLength={400}
                  status={gap ? 'error' : ''}
                  placeholder={say('visit.remark.hint')}
                  value={draft.remarks[check] ?? ''}
                  onChange={e => set(old => ({ remarks: { ...old.remarks, [check]: e.target.value } }))}
                />
                {gap && <div className="field-error" role="alert">{gap}</div>}
              </div>
            )}
          </div>
        )
      })}
    </section>
  )
}
