import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { LocalDate } from '#domain/base/time.ts'
import type { StorageState } from '#contract/storage.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { standingOf, warningsOf } from './standing.ts'
import { TryAgain } from './TryAgain.tsx'
import { adviceFor, mayReopen } from './write-advice.ts'

/** The answer of the page: how the data stand, what to do about it, and what else the user should know. */
export function Standing({ state, today }: { state: StorageState; today: LocalDate }) {
  const { say } = useSay()
  const navigate = useNavigate()
  const { tone, key, facts } = standingOf(state, today)
  const { closed } = state
  const advice = closed && adviceFor(closed)
  return (
    <>
      <div className={`standing ${tone}`} role={tone === 'refusal' ? 'alert' : 'status'}>
        <Icon name={tone === 'good' ? 'check' : 'warning'} size={20} />
        <div>
          {closed && <strong>{say('storage.stand.readOnly')}</strong>}
          <p>{say(key, facts)}</p>
          {advice && <p>{say(advice)}</p>}
          {closed && (mayReopen(closed) ? <TryAgain /> : <Button type="primary" onClick={() => void navigate('/recovery')}>{say('storage.recovery.go')}</Button>)}
        </div>
      </div>
      {warningsOf(state).map(({ key: warning, facts: its }, i) => (
        <div key={i} className="banner warning"><Icon name="warning" /><span>{say(warning, its)}</span></div>
      ))}
    </>
  )
}
