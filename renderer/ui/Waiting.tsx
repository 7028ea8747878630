import { Button, Skeleton } from 'antd'
import { reasonOf, useAskAgain, useTold } from '../client/failed-asks.ts'
import { useSay } from '../client/language.tsx'
import { Icon } from './Icon.tsx'
import './ui.css'

/** What a screen shows while its answer is on the way, and when it does not come: why, and a second try of all that failed. */
export function Waiting({ on }: { on?: { error: Error | null } }) {
  const { say } = useSay()
  const again = useAskAgain()
  useTold(on?.error, true)
  if (!on?.error) {
    return (
      <div className="waiting-outline" role="status" aria-busy="true" aria-label={say('shell.loading')}>
        <Skeleton active title paragraph={{ rows: 6 }} />
      </div>
    )
  }
  const why = reasonOf(on.error)
  return (
    <div className="empty-state no-answer" role="alert">
      <Icon name="warning" size={32} />
      <strong>{say('shell.noAnswer')}</strong>
      <p>{say(`refusal.${why.code}`, why.facts)}</p>
      <div className="empty-state-step"><Button onClick={() => void again()}>{say('shell.again')}</Button></div>
    </div>
  )
}
