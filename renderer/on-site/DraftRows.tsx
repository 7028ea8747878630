import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { dropDraft, keptDrafts, pathOfDraft } from './visit-draft.ts'

/** Forms of visits that were begun on this computer and not saved: to go on with, or to throw away. */
export function DraftRows() {
  const { say } = useSay()
  const navigate = useNavigate()
  const [drafts, setDrafts] = useState(keptDrafts)
  const hosts = useAsk('register.options', { table: 'enterprise' }, { enabled: drafts.length > 0 })
  return drafts.map(kept => {
    const host = hosts.data?.find(h => h.id === kept.draft.enterpriseId)?.name ?? say('visits.noHost')
    return (
      <div className="banner warning" key={kept.key}>
        <Icon name="pen" size={14} />
        <span>{say('visits.draft', { host, date: kept.draft.date })}</span>
        <Button size="small" onClick={() => void navigate(pathOfDraft(kept))}>{say('visits.draft.open')}</Button>
        <Button
          size="small"
          type="text"
          onClick={() => {
            dropDraft(kept.key)
            setDrafts(keptDrafts())
          }}
        >
          {say('visits.draft.drop')}
        </Button>
      </div>
    )
  })
}
