import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { EditPreview } from '#contract/register.ts'
import type { RegisterEdit } from '#domain/intake/read-edit.ts'
import type { TableName } from '#domain/table-names.ts'
import { useJob, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { EditPreviewView } from './EditPreviewView.tsx'

/** Milliseconds without a key until an edit is looked at. */
const PAUSE = 250

type EditPanelProps = { table: TableName; title: string; edit: RegisterEdit; onClose: () => void }

/** What a block of cells would change, at the side; nothing is written before somebody agrees. */
export function EditPanel({ table, title, edit, onClose }: EditPanelProps) {
  const { say } = useSay()
  return (
    <SidePanel title={title} subtitle={say(`tables.${table}`)} keepFocus onClose={onClose}>
      <TriedEdit table={table} edit={edit} onClose={onClose} />
    </SidePanel>
  )
}

/** An edit looked at first, with the button that makes it; also where it grows while somebody chooses. */
export function TriedEdit({ table, edit, onClose, onDone, calm = false }: Omit<EditPanelProps, 'title'> & { /** it is made */ onDone?: () => void; /** somebody types it: it is looked at once he pauses, and the keyboard stays with him */ calm?: boolean }) {
  const { say, language } = useSay()
  const { start, refusal: unread } = useJob('register.tryEdit')
  const { run, busy, refusal } = useRun('register.edit')
  const [preview, setPreview] = useState<EditPreview | null>(null)
  const undoToast = useUndoToast()
  const asked = { table, language, edit: edit as never } // its lists are read only here

  useEffect(() => {
    let now = true
    setPreview(null)
    const pause = setTimeout(() => void start({ table, language, edit: edit as never }).then(outcome => now && outcome.ok && setPreview(outcome.value)), calm ? PAUSE : 0)
    return () => {
      now = false
      clearTimeout(pause)
    }
  }, [start, table, language, edit, calm])

  async function change() {
    if (!preview) return
    const outcome = await run({ ...asked, leaveOut: true, ...(preview.harm ? { accept: true } : {}) })
    if (!outcome.ok) return
    undoToast(say('register.changed', { n: outcome.value.changed, table: say(`tables.${table}`) }), outcome.seq)
    onDone?.()
    onClose()
  }
  if (unread && unread.code !== 'job.cancelled') return <RefusalNote refusal={unread} />
  if (!preview) return <p className="quiet" role="status">{say('register.change.busy')}</p>
  return (
    <>
      {refusal && <RefusalNote refusal={refusal} />}
      <EditPreviewView table={table} preview={preview} />
      <div className="edit-buttons">
        <Button type="primary" autoFocus={!calm} disabled={preview.changed === 0} loading={busy} onClick={() => void change()}>{say(preview.harm ? 'register.change.anyway' : 'register.change.do', { n: preview.changed })}</Button>
        <Button onClick={onClose}>{say('ui.cancel')}</Button>
      </div>
    </>
  )
}
