import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { StorageState } from '#contract/storage.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { BackupPlace } from './BackupPlace.tsx'
import { BackupsTable } from './BackupsTable.tsx'
import { StoragePart } from './StoragePart.tsx'
import { useLook } from './use-look.ts'

type BackupsPartProps = { state: StorageState; open: string | null; onOpen: (name: string) => void }

/** The backups: where they go, a new one now, and all that exist. */
export function BackupsPart({ state, open, onOpen }: BackupsPartProps) {
  const { say } = useSay()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const list = useLook('storage.backups', {})
  const backup = useJob('storage.backup')
  async function backUp() {
    const outcome = await backup.start({})
    if (!outcome.ok) return
    const { elsewhere, path, bytes } = outcome.value
    if (elsewhere) void message.warning(say('storage.backups.elsewhere', { ...elsewhere, bytes }), 10)
    else void message.success(say('storage.backups.made', { path, bytes }))
    await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('storage.') })
  }
  return (
    <StoragePart title={say('storage.backups')} text={say('storage.backups.text')} actions={<Button type="primary" loading={backup.busy} onClick={() => void backUp()}>{say('storage.backups.now')}</Button>}>
      {backup.refusal && <RefusalNote refusal={backup.refusal} />}
      <BackupPlace backups={state.backups} />
      <Answered ask={list}>
        {backups => (backups.length ? <BackupsTable backups={backups} open={open} onOpen={onOpen} /> : <EmptyState title={say('storage.backups.none')} text={say('storage.backups.none.text')} />)}
      </Answered>
    </StoragePart>
  )
}
