import { Input } from 'antd'
import { useNavigate } from 'react-router'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { NoteButton } from '#renderer/upkeep/NoteButton.tsx'
import { useMore } from './use-more.ts'

export type IssueLine = { id: string; visitId?: string; host?: string; what: string; owner: string; due: string; overdueDays: number }

/** What visits found and nobody has closed yet. */
export function IssueRows({ issues, today }: { issues: readonly IssueLine[]; today: string }) {
  const { say } = useSay()
  const navigate = useNavigate()
  const { shown, rest, more } = useMore(issues)
  return (
    <div className="visit-rows">
      {shown.map(({ id, visitId, host, what, owner, due, overdueDays }) => (
        <div className="visit-row" key={id}>
          {visitId ? <button type="button" className="link" title={what} onClick={() => void navigate(`/visits/${encodeURIComponent(visitId)}`)}>{what}</button> : <span title={what}>{what}</span>}
          <span title={[host, owner].filter(Boolean).join(' · ')}>{host} <span className="quiet">{owner}</span></span>
          <span className={overdueDays ? 'tone-text-refusal' : 'quiet'}>{overdueDays ? say('visits.overdue', { n: overdueDays, due }) : say('visits.due', { due })}</span>
          <span className="visit-do"><CloseIssue id={id} today={today} /></span>
        </div>
      ))}
      {rest > 0 && <button type="button" className="link visit-more" onClick={more}>{say('visits.more', { n: rest })}</button>}
    </div>
  )
}

function CloseIssue({ id, today }: { id: string; today: string }) {
  const { say } = useSay()
  const form = useForm(`issue.close:${id}`, { closedOn: today, result: '' })
  const { closedOn, result } = form.values
  const close = useRun('visit.closeIssue')
  return (
    <NoteButton label={say('visits.close')} said={say('visits.closed')} busy={close.busy} refusal={close.refusal} form={form} onSave={() => close.run({ id, closedOn, ...(result.trim() ? { result: result.trim() } : {}) })}>
      <div className="form-field">
        <span className="form-label">{say('field.visitIssue.closedOn')}</span>
        <DateInput label={say('field.visitIssue.closedOn')} value={closedOn} onChange={date => date && form.set({ closedOn: date })} />
      </div>
      <div className="form-field">
        <span className="form-label">{say('field.visitIssue.result')}</span>
        <Input.TextArea aria-label={say('field.visitIssue.result')} rows={2} maxLength={400} value={result} onChange={e => form.set({ result: e.target.value })} />
      </div>
    </NoteButton>
  )
}
