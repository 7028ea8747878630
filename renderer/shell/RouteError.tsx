import { Button, Result } from 'antd'
import { useRouteError } from 'react-router'
import { useSay } from '../client/language.tsx'

/** A screen that broke: says so plainly; what was saved is safe, and a reload starts the screen afresh. */
export function RouteError() {
  const { say } = useSay()
  const error = useRouteError()
  return (
    <Result
      status="error"
      title={say('shell.broken.title')}
      subTitle={say('shell.broken.text')}
      extra={[
        <Button key="reload" type="primary" onClick={() => location.reload()}>
          {say('shell.broken.reload')}
        </Button>,
        <details key="details">
          <summary>{say('shell.broken.details')}</summary>
          <pre style={{ textAlign: 'start', whiteSpace: 'pre-wrap' }}>{error instanceof Error ? error.stack : String(error)}</pre>
        </details>,
      ]}
    />
  )
}
