import { Button, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Refusal } from '#domain/base/decision.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import './storage.css'

type FolderFormProps = {
  label: string
  example: string
  submit: string
  busy: boolean
  refusal: Refusal | null
  onFolder: (folder: string) => void
  children?: ReactNode
}

/** A folder by its path, typed or, where the window can, chosen in the system's own dialog. */
export function FolderForm({ label, example, submit, busy, refusal, onFolder, children }: FolderFormProps) {
  const { say } = useSay()
  const [path, setPath] = useState('')
  const shell = window.mortise
  async function pick() {
    const folder = await shell?.pickFolder()
    if (!folder) return
    setPath(folder)
    onFolder(folder)
  }
  return (
    <form
      className="folder-form"
      onSubmit={e => {
        e.preventDefault()
        if (path.trim()) onFolder(path.trim())
      }}
    >
      <Input aria-label={label} placeholder={example} value={path} onChange={e => setPath(e.target.value)} />
      {shell && <Button onClick={() => void pick()}>{say('welcome.folder.pick')}</Button>}
      <Button htmlType="submit" type="primary" disabled={!path.trim()} loading={busy}>{submit}</Button>
      {children}
      {refusal && <div className="folder-refusal"><RefusalNote refusal={refusal} /></div>}
    </form>
  )
}
