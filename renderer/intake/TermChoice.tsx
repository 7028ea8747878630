import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { weekdayOf } from '#domain/base/time.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { usualTerm } from '#renderer/welcome/usual-term.ts'
import type { ImportChoice, NewTerm } from './use-import.ts'

type TermChoiceProps = { choice: ImportChoice; usual: (NewTerm & { id: string; isNew: boolean }) | undefined; onChoice: (choice: ImportChoice) => void }

/** For which term a timetable holds: one that exists, or a new one. */
export function TermChoice({ choice, usual, onChoice }: TermChoiceProps) {
  const { say, language, day } = useSay()
  const state = useAsk('college.state', {})
  const [draft, setDraft] = useState<NewTerm | null>(choice.newTerm ?? null)
  if (!state.data) return null
  const value = draft ? 'new' : (choice.termId ?? (usual && !usual.isNew ? usual.id : undefined) ?? state.data.week?.termId ?? (usual?.isNew ? 'new' : undefined))
  function choose(next: string) {
    if (next === 'new') return setDraft(usual?.isNew ? { name: usual.name, start: usual.start, weeks: usual.weeks } : usualTerm(state.data!.today, language))
    setDraft(null)
    onChoice({ termId: next, newTerm: undefined })
  }
  const sound = draft && draft.name.trim() && weekdayOf(draft.start) === 1
  return (
    <section className="card sheet-card">
      <div className="form-grid">
        <div className="form-field">
          <span className="form-label">{say('import.term')}</span>
          <Select
            aria-label={say('import.term')}
            className="wide"
            value={value ?? null}
            options={[
              ...state.data.terms.map(t => ({ value: t.id, label: `${t.name} · ${day(t.start, true)}` })),
              { value: 'new', label: usual?.isNew && !draft ? say('import.term.willBeNew', { name: usual.name, start: usual.start }) : say('import.term.new') },
            ]}
            onChange={choose}
          />
        </div>
        {draft && (
          <>
            <div className="form-field">
              <Input aria-label={say('field.term.name')} value={draft.name} onChange={e => setDraft({ ...draft, name: e.target.value })} />
            </div>
            <div className="form-field half">
              <span className="form-label">{say('field.term.start')}</span>
              <DateInput label={say('field.term.start')} value={draft.start} invalid={weekdayOf(draft.start) !== 1} onChange={start => start && setDraft({ ...draft, start })} />
              {weekdayOf(draft.start) !== 1 && <div className="field-error">{say('refusal.term.notMonday', { date: draft.start })}</div>}
            </div>
            <div className="form-field half">
              <span className="form-label">{say('field.term.weeks')}</span>
              <InputNumber aria-label={say('field.term.weeks')} className="wide" min={1} max={60} precision={0} value={draft.weeks} onChange={weeks => weeks && setDraft({ ...draft, weeks })} />
            </div>
            <div className="form-field"><span><Button disabled={!sound} onClick={() => onChoice({ newTerm: draft, termId: undefined })}>{say('import.term.use')}</Button></span></div>
          </>
        )}
      </div>
    </section>
  )
}
