import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { StorageState } from '#contract/storage.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { OpenFolderForm } from '#renderer/welcome/OpenFolderForm.tsx'
import { lastKnownChange } from './backup-facts.ts'
import { BackupPlace } from './BackupPlace.tsx'
import { BackupsTable } from './BackupsTable.tsx'
import { RestorePanel } from './RestorePanel.tsx'
import { StoragePart } from './StoragePart.tsx'
import { useLook, useStorageState } from './use-look.ts'
import './storage.css'

/** The way out when data are damaged: what is damaged, that nothing was deleted, and what can be done. */
export function RecoveryPage() {
  const { say } = useSay()
  const navigate = useNavigate()
  const storage = useStorageState()
  return (
    <Page title={say('storage.recovery.title')} scroll={false}>
      <Answered ask={storage}>
        {state =>
          state.closed?.code === 'store.damaged' ? (
            <Recovery state={state} />
          ) : (
            <EmptyState title={say('storage.recovery.nothing')} text={say('storage.recovery.nothing.text')}>
              <Button onClick={() => void navigate('/data')}>{say('storage.title')}</Button>
            </EmptyState>
          )
        }
      </Answered>
    </Page>
  )
}

function Recovery({ state }: { state: StorageState }) {
  const { say } = useSay()
  const [open, setOpen] = useState<string | null>(null)
  const list = useLook('storage.backups', {})
  return (
    <div className="storage">
      <div className="storage-main">
        <div className="standing refusal" role="alert">
          <Icon name="warning" size={20} />
          <div>
            <p>{say('storage.recovery.what', state.closed?.facts)}</p>
            <p>{say('storage.recovery.kept')}</p>
          </div>
        </div>
        {state.repairable && <RepairPart />}
        <Answered ask={list}>
          {backups => (
            <StoragePart title={say('storage.recovery.backups')} text={backups.length ? say('storage.recovery.backups.text') : say('storage.recovery.none.text', { folder: state.backups.folder })}>
              {backups.length > 0 && <BackupsTable backups={backups} open={open} onOpen={setOpen} changes={lastKnownChange(state.saved, backups)} />}
              <BackupPlace backups={state.backups} />
            </StoragePart>
          )}
        </Answered>
        <StoragePart title={say('storage.other')} text={say('storage.other.text')}>
          <OpenFolderForm />
        </StoragePart>
      </div>
      {open && <RestorePanel key={open} name={open} closed={state.closed} onClose={() => setOpen(null)} />}
    </div>
  )
}

function RepairPart() {
  const { say } = useSay()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const repair = useJob('storage.repair')
  async function go() {
    const outcome = await repair.start({})
    if (!outcome.ok) return
    void message.success(say('storage.recovery.repair.done', outcome.value), 8)
    await queries.invalidateQueries()
  }
  return (
    <StoragePart title={say('storage.recovery.repair')} text={say('storage.recovery.repair.text')} actions={<Button type="primary" loading={repair.busy} onClick={() => void go()}>{say('storage.recovery.repair')}</Button>}>
      {repair.refusal && <RefusalNote refusal={repair.refusal} />}
    </StoragePart>
  )
}
