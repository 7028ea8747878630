import { AutoComplete, Button, Input } from 'antd'
import { addDays, dayNumber } from '#domain/base/time.ts'
import { useSay } from '#renderer/client/language.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { IssueRows } from './IssueRows.tsx'
import type { DraftIssue } from './visit-draft.ts'
import type { VisitPart } from './visit-parts.ts'

/** Days that somebody usually gets to see to an issue. */
const USUAL_DAYS = 7

/** What the visit found, who sees to it and until when; and what earlier visits left open. */
export function VisitIssues({ draft, set, scene, gaps, today }: VisitPart & { today: string }) {
  const { say, day } = useSay()
  const change = (key: string, patch: Partial<DraftIssue>) => set(old => ({ issues: old.issues.map(i => (i.key === key ? { ...i, ...patch } : i)) }))
  const add = () => set(old => ({ issues: [...old.issues, { key: crypto.randomUUID(), what: '', owner: '', due: addDays(old.date, USUAL_DAYS) }] }))
  return (
    <section className="visit-part">
      <div className="visits-head">
        <h2>{say('visit.issues')} <span className="quiet">{draft.issues.length || ''}</span></h2>
        <Button onClick={add}>{say('visit.issues.add')}</Button>
      </div>
      {draft.issues.map((issue, i) => (
        <div className="issue-card" id={`issue-${issue.key}`} key={issue.key}>
          <Input size="large" maxLength={400} autoFocus={issue.what === '' && issue.id === undefined} aria-label={`${say('field.visitIssue.what')} ${i + 1}`} placeholder={say('field.visitIssue.what')} value={issue.what} onChange={e => change(issue.key, { what: e.target.value })} />
          <div className="issue-line">
            <AutoComplete aria-label={`${say('field.visitIssue.owner')} ${i + 1}`} maxLength={200} placeholder={say('field.visitIssue.owner')} value={issue.owner} options={(scene?.contacts ?? []).map(c => ({ value: c.name }))} onChange={owner => change(issue.key, { owner })} />
            <span className="issue-due"><DateInput label={`${say('field.visitIssue.due')} ${i + 1}`} value={issue.due} onChange={due => change(issue.key, { due: due ?? '' })} /></span>
            <Button type="text" aria-label={say('visit.issues.remove', { n: i + 1 })} onClick={() => set(old => ({ issues: old.issues.filter(other => other.key !== issue.key) }))}>{say('ui.remove')}</Button>
          </div>
          {issue.closedOn && <div className="field-hint">{[say('visits.closedOn', { when: day(issue.closedOn) }), issue.result].filter(Boolean).join(' · ')}</div>}
          {gaps.has(`issue-${issue.key}`) && <div className="field-error" role="alert">{gaps.get(`issue-${issue.key}`)}</div>}
        </div>
      ))}
      {scene && scene.openIssues.length > 0 && (
        <>
          <h3 className="form-section">{say('visit.issues.earlier')}</h3>
          <IssueRows issues={scene.openIssues.map(({ id, what, owner, due }) => ({ id, what, owner, due, overdueDays: Math.max(0, dayNumber(today) - dayNumber(due)) }))} today={today} />
        </>
      )}
    </section>
  )
}
