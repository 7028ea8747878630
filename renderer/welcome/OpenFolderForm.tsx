import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { FolderForm } from '#renderer/storage/FolderForm.tsx'

/** Opens another data folder in place of this one, by its path. */
export function OpenFolderForm({ onDone }: { onDone?: () => void }) {
  const { say } = useSay()
  const { message } = App.useApp()
  const open = useJob('storage.open')
  const queries = useQueryClient()
  async function go(path: string) {
    const outcome = await open.start({ path })
    if (!outcome.ok) return
    message.destroy() // an undo that is still offered belongs to the folder before
    await queries.invalidateQueries()
    onDone?.()
  }
  return <FolderForm label={say('welcome.folder.path')} example={say('welcome.folder.example')} submit={say('ui.open')} busy={open.busy} refusal={open.refusal} onFolder={path => void go(path)} />
}
