import { Button, Popover } from 'antd'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Refusal } from '#domain/base/decision.ts'
import type { Form } from '#renderer/client/use-form.ts'
import { pressed } from '#renderer/shell/shortcuts.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'

type NoteButtonProps = {
  label: string
  /** what the undo toast says once it is written */
  said: string
  busy: boolean
  refusal: Refusal | null
  /** what is filled in */
  form: Pick<Form<unknown>, 'changed' | 'offer' | 'done'>
  /** writes it; the small form stays open when the answer is a refusal */
  onSave: () => Promise<{ ok: true; seq: number } | { ok: false }>
  children: ReactNode
}

/** A button that opens a small form, writes what was filled in, and offers to undo it. */
export function NoteButton({ label, said, busy, refusal, form: filled, onSave, children }: NoteButtonProps) {
  const [open, setOpen] = useState(false)
  const undoToast = useUndoToast()
  const form = useRef<HTMLFormElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  // the form lies at the end of the document: the keyboard goes there and comes back
  function close() {
    setOpen(false)
    button.current?.focus()
  }
  function onKeyDown(event: KeyboardEvent) {
    if (!pressed(event, 'close') || event.defaultPrevented) return
    event.stopPropagation()
    close()
  }
  async function save() {
    const outcome = await onSave()
    if (!outcome.ok) return
    filled.done()
    close()
    undoToast(said, outcome.seq)
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      afterOpenChange={shown => shown && form.current?.querySelector<HTMLElement>('input:not([readonly]), textarea')?.focus()}
      content={
        <form
          ref={form}
          className="form-grid popover-form"
          onKeyDown={onKeyDown}
          onSubmit={e => {
            e.preventDefault()
            void save()
          }}
        >
          <DraftNote form={filled} />
          {children}
          {refusal && <div className="form-field"><RefusalNote refusal={refusal} /></div>}
          <div className="form-field"><span><Button type="primary" htmlType="submit" loading={busy}>{label}</Button></span></div>
        </form>
      }
    >
      <Button ref={button} size="small" aria-expanded={open}>{label}</Button>
    </Popover>
  )
}
