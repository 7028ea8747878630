import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Refusal } from '#domain/base/decision.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { Form } from '#renderer/client/use-form.ts'
import { pressed } from '#renderer/shell/shortcuts.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'

type SettingsFormProps = { form: Pick<Form<unknown>, 'changed' | 'offer'>; onSave: () => Promise<void>; ready: boolean; busy: boolean; refusal: Refusal | null; children: ReactNode; /** below the button: what is not saved by it */ below?: ReactNode }

/** A part of the settings that is saved by its button, by Enter or by Ctrl+S. */
export function SettingsForm({ form, onSave, ready, busy, refusal, children, below }: SettingsFormProps) {
  const { say } = useSay()
  const save = () => void (ready && onSave())
  return (
    <form
      className="form-grid"
      onSubmit={e => {
        e.preventDefault()
        save()
      }}
      onKeyDown={e => {
        if (!pressed(e, 'save')) return
        e.preventDefault()
        save()
      }}
    >
      <DraftNote form={form} />
      {children}
      {refusal && <div className="form-field"><RefusalNote refusal={refusal} /></div>}
      <div className="form-field">
        <span><Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>{say('ui.save')}</Button></span>
      </div>
      {below}
    </form>
  )
}
