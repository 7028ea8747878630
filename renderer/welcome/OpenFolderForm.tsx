import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'

/** Opens another data folder in place of this one, by its path. */
export function OpenFolderForm({ onDone }: { onDone?: () => void }) {
  const { say } = useSay()
  const [path, setPath] = useState('')
  const open = useJob('college.openFolder')
  const queries = useQueryClient()
  const shell = window.mortise
  async function go(folder: string) {
    if (!folder.trim()) return
    const outcome = await open.start({ path: folder.trim() })
    if (!outcome.ok) return
    await queries.invalidateQueries()
    onDone?.()
  }
  async function pick() {
    const folder = await shell?.pickFolder()
    if (!folder) return
    setPath(folder)
    await go(folder)
  }
  return (
    <form
      className="folder-form"
      onSubmit={e => {
        e.preventDefault()
        void go(path)
      }}
    >
      <Input aria-label={say('welcome.folder.path')} placeholder={say('welcome.folder.example')} value={path} onChange={e => setPath(e.target.value)} />
      {shell && <Button onClick={() => void pick()}>{say('welcome.folder.pick')}</Button>}
      <Button htmlType="submit" type="primary" disabled={!path.trim()} loading={open.busy}>{say('ui.open')}</Button>
      {open.refusal && <div className="folder-refusal"><RefusalNote refusal={open.refusal} /></div>}
    </form>
  )
}
