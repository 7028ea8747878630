import { Button, Result, Skeleton } from 'antd'
import type { AskError } from '../client/client.ts'
import { refusalOf } from '../client/hooks.ts'
import { useSay } from '../client/language.tsx'

type Asked = { data?: unknown; error: AskError | Error | null; refetch: () => unknown }

/** What a screen shows while its answer is on the way, and when it does not come: why, and a second try. */
export function Waiting({ on }: { on?: Asked }) {
  const { say } = useSay()
  if (!on?.error) {
    return (
      <div style={{ padding: 24, maxWidth: 960 }} role="status" aria-busy="true" aria-label={say('shell.loading')}>
        <Skeleton active title paragraph={{ rows: 6 }} />
      </div>
    )
  }
  const refusal = 'outcome' in on.error ? refusalOf(on.error.outcome) : null
  return (
    <Result
      status="warning"
      title={say('shell.noAnswer')}
      subTitle={refusal ? say(`refusal.${refusal.code}`, refusal.facts) : String(on.error.message)}
      extra={<Button onClick={() => void on.refetch()}>{say('shell.again')}</Button>}
    />
  )
}
