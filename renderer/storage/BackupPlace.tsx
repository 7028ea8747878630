import { App, Button } from 'antd'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { StorageState } from '#contract/storage.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { FolderForm } from './FolderForm.tsx'

/** Where backups go, and the choosing of another place. */
export function BackupPlace({ backups }: { backups: StorageState['backups'] }) {
  const { say } = useSay()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const place = useJob('storage.backupFolder')
  async function move(folder: string | null) {
    const outcome = await place.start({ folder })
    if (!outcome.ok) return
    setOpen(false)
    void message.success(say('storage.backups.moved', outcome.value))
    await queries.invalidateQueries()
  }
  return (
    <div className="backup-place">
      <div>
        <span className="quiet">{say('storage.backups.place')}</span> <code>{backups.folder}</code>
        {backups.usual && <span className="quiet"> · {say('storage.backups.usual')}</span>}
      </div>
      <div className="backup-place-acts">
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{say('storage.backups.choose')}</Button>
        {!backups.usual && <Button size="small" disabled={place.busy} onClick={() => void move(null)}>{say('storage.backups.back')}</Button>}
      </div>
      {open && (
        <div className="backup-place-form">
          <p className="quiet">{say('storage.backups.choose.text')}</p>
          <FolderForm label={say('storage.backups.path')} example={say('storage.backups.path.example')} submit={say('storage.backups.use')} busy={place.busy} refusal={place.refusal} onFolder={folder => void move(folder)}>
            <Button onClick={() => setOpen(false)}>{say('ui.cancel')}</Button>
          </FolderForm>
        </div>
      )}
    </div>
  )
}
