import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { useClient, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { OpenFolderForm } from '#renderer/welcome/OpenFolderForm.tsx'
import '#renderer/welcome/welcome.css'

/** Where the data lie, how large they are, when they were last backed up; a backup now; another folder. */
export function DataPart() {
  const { say, language } = useSay()
  const { message } = App.useApp()
  const client = useClient()
  const storage = useQuery({ queryKey: ['college.storage', 'settings'], queryFn: () => client.job('college.storage', {}) })
  const backup = useJob('college.backup')
  const data = storage.data?.ok ? storage.data.value : null

  async function backUp() {
    const outcome = await backup.start({})
    if (!outcome.ok) return
    void message.success(say('settings.data.backup.done', { path: outcome.value.path }))
    void storage.refetch()
  }
  const line = (label: string, value: ReactNode) => (
    <div className="data-line"><span className="quiet">{say(label)}</span><span>{value}</span></div>
  )
  return (
    <>
      {data?.cutTail ? <div className="banner warning"><Icon name="warning" /><span>{say('settings.data.cut', { bytes: data.cutTail })}</span></div> : null}
      {line('settings.data.folder', <code>{data?.folder ?? ''}</code>)}
      {line('settings.data.size', data && say('settings.data.size.value', { megabytes: Math.round((data.bytes / 1048576) * 10) / 10, changes: data.changes }))}
      {line('settings.data.backups', <code>{data?.backups ?? ''}</code>)}
      {line(
        'settings.data.backup',
        data && (data.lastBackup ? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(data.lastBackup)) : say('settings.data.backup.none')),
      )}
      <div className="data-backup"><Button loading={backup.busy} onClick={() => void backUp()}>{say('settings.data.backup.now')}</Button></div>
      {backup.refusal && <RefusalNote refusal={backup.refusal} />}
      <h3 className="form-section">{say('settings.data.other')}</h3>
      <p className="quiet data-other">{say('settings.data.other.text')}</p>
      <OpenFolderForm />
    </>
  )
}
