import { Button } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { EvidenceMark } from './EvidenceMark.tsx'
import type { VisitPart } from './visit-parts.ts'

/** The interns who are at the host that day: one touch says that this one was seen, and marks the day by the teacher's word. */
export function VisitSeen({ draft, set, scene }: Pick<VisitPart, 'draft' | 'set' | 'scene'>) {
  const { say } = useSay()
  const interns = scene?.interns ?? []
  const here = new Set(interns.map(i => i.placementId))
  const seen = new Set(draft.seen)
  const away = draft.seen.filter(id => !here.has(id))
  function toggle(id: string) {
    set(old => ({ seen: old.seen.includes(id) ? old.seen.filter(s => s !== id) : [...old.seen, id] }))
  }
  return (
    <section className="visit-part">
      <div className="visits-head">
        <h2>{say('visit.seen')} <span className="quiet">{interns.length ? say('visit.seen.of', { n: draft.seen.length, of: interns.length }) : ''}</span></h2>
        {draft.way === 'onSite' && interns.length > 0 && <Button size="small" disabled={interns.every(i => seen.has(i.placementId))} onClick={() => set({ seen: interns.map(i => i.placementId) })}>{say('visit.seen.all')}</Button>}
      </div>
      {draft.way !== 'onSite' ? (
        <p className="quiet">{say('visit.seen.afar')}</p>
      ) : !interns.length ? (
        <p className="quiet">{say(scene ? 'visit.seen.nobody' : 'visit.seen.noHost')}</p>
      ) : (
        <div className="seen-list">
          {interns.map(intern => (
            <button type="button" key={intern.placementId} className="seen" aria-pressed={seen.has(intern.placementId)} onClick={() => toggle(intern.placementId)}>
              <span className="seen-box">{seen.has(intern.placementId) && <Icon name="check" size={14} />}</span>
              <span className="seen-who">
                <span>{intern.student}</span>
                <span className="quiet">{[intern.number, intern.post || intern.group].filter(Boolean).join(' · ')}</span>
              </span>
              <span className="quiet seen-state">
                {intern.state ? <>{say(`choice.state.${intern.state}`)} {intern.evidence && <EvidenceMark evidence={intern.evidence} />}</> : intern.onLeave ? say('attendance.onLeave') : ''}
              </span>
            </button>
          ))}
        </div>
      )}
      {draft.way === 'onSite' && scene && away.length > 0 && (
        <p className="tone-text-warning">
          {say('visit.seen.away', { n: away.length })} <button type="button" className="link" onClick={() => set(old => ({ seen: old.seen.filter(id => here.has(id)) }))}>{say('visit.seen.drop')}</button>
        </p>
      )}
    </section>
  )
}
