import { Button, Checkbox, Tag } from 'antd'
import { LENIENCIES } from '#domain/placement/pair-reasons.ts'
import { useSay } from '#renderer/client/language.tsx'
import { earlier, type Draft } from './matching-draft.ts'
import type { Names } from './names.ts'

type GoalsBarProps = { draft: Draft; names: Names; onDraft: (draft: Draft) => void }

/** What is wanted, in its order and in words; what is set aside; and the steps and locks that were added by hand. */
export function GoalsBar({ draft, names, onDraft }: GoalsBarProps) {
  const { say } = useSay()
  return (
    <div className="match-goals">
      <div className="match-goals-line" role="group" aria-label={say('matching.order')}>
        <span className="quiet">{say('matching.order')}</span>
        {draft.goals.map((code, i) => (
          <span className="match-goal" key={code}>
            <b>{i + 1}</b> {say(`goal.${code}`)}
            {i > 0 && (
              <button type="button" aria-label={say('matching.earlier', { goal: say(`goal.${code}`) })} title={say('matching.earlier', { goal: say(`goal.${code}`) })} onClick={() => onDraft({ ...draft, goals: earlier(draft.goals, code) })}>
                ‹
              </button>
            )}
          </span>
        ))}
      </div>
      <div className="match-goals-line">
        <Checkbox checked={draft.onlyWished} onChange={e => onDraft({ ...draft, onlyWished: e.target.checked })}>{say('matching.onlyWished')}</Checkbox>
        {LENIENCIES.map(what => (
          <Checkbox key={what} checked={draft.lenient.includes(what)} onChange={e => onDraft({ ...draft, lenient: e.target.checked ? [...draft.lenient, what] : draft.lenient.filter(l => l !== what) })}>
            {say(`lenient.${what}`)}
          </Checkbox>
        ))}
      </div>
      {(draft.steps.length > 0 || draft.locks.length > 0) && (
        <div className="match-goals-line">
          {draft.steps.length > 0 && <span className="quiet">{say('matching.steps')}</span>}
          {draft.steps.map((step, i) => (
            <Tag
              key={JSON.stringify(step)}
              closable={{ 'aria-label': say('matching.step.drop', { step: names.step(step) }) }}
              onClose={e => {
                e.preventDefault()
                onDraft({ ...draft, steps: draft.steps.filter((_, at) => at !== i) })
              }}
            >
              {names.step(step)}
            </Tag>
          ))}
          {draft.locks.length > 0 && (
            <>
              <span className="quiet">{say('matching.locks', { n: draft.locks.length })}</span>
              <Button size="small" type="text" onClick={() => onDraft({ ...draft, locks: [] })}>{say('matching.locks.drop')}</Button>
            </>
          )}
        </div>
      )}
    </div>
  )
}
