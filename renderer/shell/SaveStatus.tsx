import { useQuery } from '@tanstack/react-query'
import { Popover } from 'antd'
import { useClient, useClientState } from '../client/hooks.ts'
import { useSay } from '../client/language.tsx'

/** Saved, saving or not saved, said plainly; and why nothing can be saved, where that is so. */
export function SaveStatus() {
  const { say } = useSay()
  const client = useClient()
  const { save, online } = useClientState()
  const storage = useQuery({ queryKey: ['college.storage', save], queryFn: () => client.job('college.storage', {}) })
  const closed = storage.data?.ok ? storage.data.value.closed : null
  const code = !online ? 'lost' : closed ? 'readOnly' : save
  const sentence = closed ? say(`refusal.${closed.code}`, closed.facts) : say(`shell.save.${code}.text`)
  return (
    <span role="status">
      <Popover content={<div style={{ maxWidth: 320 }}>{sentence}</div>} trigger={['hover', 'click']}>
        <button type="button" className={`save-status save-${code}`}>
          {say(`shell.save.${code}`)}
        </button>
      </Popover>
    </span>
  )
}
