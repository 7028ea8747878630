import { Button } from 'antd'
import { useRouteError } from 'react-router'
import { useSay } from '../client/language.tsx'
import { Icon } from '../ui/Icon.tsx'
import '../ui/ui.css'

/** A screen that broke: says so plainly; what was saved is safe, and a reload starts the screen afresh. */
export function RouteError() {
  const { say } = useSay()
  const error = useRouteError()
  return (
    <div className="empty-state no-answer" role="alert">
      <Icon name="warning" size={32} />
      <strong>{say('shell.broken.title')}</strong>
      <p>{say('shell.broken.text')}</p>
      <div className="empty-state-step"><Button onClick={() => location.reload()}>{say('shell.broken.reload')}</Button></div>
      <details>
        <summary>{say('shell.broken.details')}</summary>
        <pre>{error instanceof Error ? error.stack : String(error)}</pre>
      </details>
    </div>
  )
}
