import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FindingRow } from '#contract/compliance.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { usePreferences } from '#renderer/shell/preferences.ts'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'

/** Says why a finding stays: the reason, the document, until when, and by whose name. */
export function AnswerForm({ finding }: { finding: FindingRow }) {
  const { say } = useSay()
  const { name } = usePreferences()
  const answer = useRun('compliance.answer')
  const undoToast = useUndoToast()
  const [open, setOpen] = useState(false)
  const form = useForm(`answer:${finding.pack}/${finding.rule}:${finding.subject}:${finding.from}`, { reason: '', document: '', to: finding.to })
  const { reason, document, to } = form.values
  if (!open) return <Button onClick={() => setOpen(true)}>{say('compliance.answer.open')}</Button>

  async function save(): Promise<void> {
    if (!reason.trim()) return
    const { pack, rule, subject, from } = finding
    const outcome = await answer.run({ rule: `${pack}/${rule}`, subjectId: subject, from, to, reason: reason.trim(), ...(document.trim() ? { document: document.trim() } : {}) })
    if (!outcome.ok) return
    setOpen(false)
    form.done()
    undoToast(say('compliance.answer.said'), outcome.seq)
  }
  return (
    <form
      className="form-grid answer-form"
      aria-label={say('compliance.answer.title')}
      onSubmit={e => {
        e.preventDefault()
        void save()
      }}
    >
      <DraftNote form={form} />
      <div className="form-field">
        <label htmlFor="answer-reason">{say('compliance.answer.reason')}<span className="needed" aria-hidden="true">*</span></label>
        <Input.TextArea id="answer-reason" autoFocus required autoSize={{ minRows: 2, maxRows: 6 }} maxLength={400} value={reason} onChange={e => form.set({ reason: e.target.value })} />
      </div>
      <div className="form-field half">
        <label htmlFor="answer-document">{say('compliance.answer.document')}</label>
        <Input id="answer-document" maxLength={200} value={document} onChange={e => form.set({ document: e.target.value })} />
      </div>
      <div className="form-field half">
        <label htmlFor="answer-to">{say('compliance.answer.until')}</label>
        <DateInput id="answer-to" value={to} onChange={day => form.set({ to: day ?? finding.to })} />
      </div>
      <div className="form-field">
        <div className="field-hint">{name ? say('compliance.answer.name', { name }) : say('compliance.answer.noName')}</div>
        {answer.refusal && <RefusalNote refusal={answer.refusal} />}
        <span>
          <Button type="primary" htmlType="submit" disabled={!reason.trim() || answer.busy}>{say('compliance.answer.do')}</Button>{' '}
          <Button onClick={() => setOpen(false)}>{say('ui.cancel')}</Button>
        </span>
      </div>
    </form>
  )
}
