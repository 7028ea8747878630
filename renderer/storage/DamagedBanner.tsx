import { Link } from 'react-router'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import './storage.css'

/** Stands over every page while some of the data are damaged, and leads to where they are put right. */
export function DamagedBanner() {
  const { say } = useSay()
  return (
    <div className="damaged-banner" role="status">
      <Icon name="warning" />
      <span>{say('storage.recovery.banner')}</span>
      <Link to="/recovery">{say('storage.recovery.go')}</Link>
    </div>
  )
}
