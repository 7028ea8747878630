import { Input } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import { ClockInput } from '#renderer/ui/ClockInput.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { WAYS } from './visit-draft.ts'
import type { VisitPart } from './visit-parts.ts'

/** Host, day and time, how, who of the college, and with whom was spoken. */
export function VisitWhere({ draft, set, scene, gaps, fixedHost }: VisitPart & { fixedHost: boolean }) {
  const { say, day } = useSay()
  const spoken = draft.spokeWith.split(/[、,，;；]/).map(name => name.trim()).filter(Boolean)
  const intern = scene?.interns.find(i => i.placementId === draft.placementId)
  function toggle(name: string) {
    const next = spoken.includes(name) ? spoken.filter(n => n !== name) : [...spoken, name]
    set({ spokeWith: next.join('、') })
  }
  return (
    <section className="visit-part">
      <div className="form-grid">
        <div className="form-field" id="host">
          <label htmlFor="visit-host">{say('field.visit.enterpriseId')}<span className="needed" aria-hidden="true">*</span></label>
          {fixedHost ? <strong className="enterprise-link">{scene?.host}</strong> : <RefSelect id="visit-host" table="enterprise" value={draft.enterpriseId || undefined} invalid={gaps.has('host')} onChange={id => set({ enterpriseId: id ?? '', seen: [], placementId: '' })} />}
          {gaps.has('host') && <div className="field-error" role="alert">{gaps.get('host')}</div>}
          {intern && <div className="field-hint">{say('visit.intern', { name: intern.student })} <button type="button" className="link" onClick={() => set({ placementId: '' })}>{say('visit.intern.all')}</button></div>}
          {scene && <div className="field-hint">{[scene.address, scene.last ? say('visit.last', { when: day(scene.last.date), teacher: scene.last.teacher }) : say('visit.first')].filter(Boolean).join(' · ')}</div>}
        </div>
        <div className="form-field half">
          <span className="form-label">{say('field.visit.date')}</span>
          <DateInput label={say('field.visit.date')} value={draft.date} onChange={date => date && set({ date })} />
        </div>
        <div className="form-field half">
          <span className="form-label">{say('field.visit.start')}</span>
          <ClockInput label={say('field.visit.start')} value={draft.start || undefined} onChange={start => set({ start: start ?? '' })} />
        </div>
        <div className="form-field">
          <span className="form-label">{say('field.visit.way')}</span>
          <Segmented block className="large-choice" aria-label={say('field.visit.way')} value={draft.way} options={WAYS.map(value => ({ value, label: say(`choice.way.${value}`) }))} onChange={way => set({ way })} />
        </div>
        <div className="form-field" id="teacher">
          <label htmlFor="visit-teacher">{say('field.visit.teacherId')}<span className="needed" aria-hidden="true">*</span></label>
          <RefSelect id="visit-teacher" table="teacher" value={draft.teacherId || undefined} invalid={gaps.has('teacher')} onChange={id => set({ teacherId: id ?? '' })} />
          {gaps.has('teacher') && <div className="field-error" role="alert">{gaps.get('teacher')}</div>}
        </div>
        <div className="form-field">
          <label htmlFor="visit-spoke">{say('field.visit.spokeWith')}</label>
          {scene && scene.contacts.length > 0 && (
            <div className="chips">
              {scene.contacts.map(c => (
                <button type="button" key={c.id} className="chip" aria-pressed={spoken.includes(c.name)} title={[c.position, c.phone].filter(Boolean).join(' · ')} onClick={() => toggle(c.name)}>
                  {c.name}{c.position && <span className="quiet"> {c.position}</span>}
                </button>
              ))}
            </div>
          )}
          <Input id="visit-spoke" size="large" maxLength={200} value={draft.spokeWith} onChange={e => set({ spokeWith: e.target.value })} />
        </div>
      </div>
    </section>
  )
}
