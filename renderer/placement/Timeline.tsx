import type { PlacementDetail } from '#contract/placement.ts'
import { useSay } from '#renderer/client/language.tsx'

/** The days of a placement, one stretch after the other as its amendments say. */
export function Timeline({ detail, today }: { detail: PlacementDetail; today: string }) {
  const { say } = useSay()
  const { segments, placement, row } = detail
  const span = (from: string, to: string) => `${from} – ${to}`
  return (
    <section>
      <header className="related-head"><h3>{say('placement.timeline')}</h3></header>
      <ol className="timeline">
        {segments.map(s => {
          const now = s.from <= today && today <= s.to
          return (
            <li key={s.from} className={now ? 'now' : ''}>
              <div className="timeline-days">{span(s.from, s.to)}{now && <span className="quiet"> · {say('placement.today')}</span>}</div>
              <div><span className="timeline-host">{s.host}</span> · {s.post || <span className="quiet">{say('placement.noPost')}</span>}</div>
              <div className="quiet">{say('placement.people', { tutor: s.tutor || say('placement.noTutor'), mentor: s.mentor || say('placement.noMentor') })}</div>
            </li>
          )
        })}
      </ol>
      {row.amended && <div className="quiet">{say('placement.agreed', { from: placement.from, to: placement.to })}</div>}
    </section>
  )
}
