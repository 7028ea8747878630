import { Button } from 'antd'
import { Link } from 'react-router'
import { useSay } from '#renderer/client/language.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'

/** What the page will do once something is asked for, and the two ways to ask: by hand, or from a file. */
export function NoRequests({ onNew }: { onNew: () => void }) {
  const { say } = useSay()
  return (
    <EmptyState title={say('schedule.empty')} text={say('schedule.empty.text')}>
      <Button type="primary" onClick={onNew}>{say('register.add', { table: say('table.sessionRequest') })}</Button>
      <Link to="/import?table=sessionRequest"><Button>{say('schedule.import')}</Button></Link>
    </EmptyState>
  )
}
