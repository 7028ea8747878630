import type { Effects } from '#domain/placement/change.ts'
import type { NamedSegment } from '#domain/placement/effects.ts'
import { useSay } from '#renderer/client/language.tsx'

/** What an amendment does: the stretches before and after, and what then lies outside of them. */
export function EffectsNote({ effects }: { effects: Effects }) {
  const { say } = useSay()
  const { before, after, shifts, attendance, uninsuredFrom, problems, warnings } = effects
  return (
    <section className="effects" aria-live="polite" aria-label={say('effects.title')}>
      <h3>{say('effects.title')}</h3>
      {problems.length > 0 ? (
        <ul className="effects-notes">{problems.map((p, i) => <li key={i} className="tone-text-refusal">{say(`problem.${p.code}`, p.facts)}</li>)}</ul>
      ) : (
        <>
          <div className="effects-columns">
            <Stretches title={say('effects.before')} segments={before} />
            <Stretches title={say('effects.after')} segments={after} />
          </div>
          {(shifts || attendance || uninsuredFrom || warnings.length > 0) && (
            <ul className="effects-notes">
              {shifts && <li>{say('effects.shifts', shifts)}</li>}
              {attendance && <li>{say('effects.attendance', attendance)}</li>}
              {uninsuredFrom && <li className="tone-text-warning">{say('effects.uninsured', { date: uninsuredFrom })}</li>}
              {warnings.map((w, i) => <li key={i} className="tone-text-warning">{say(`warning.${w.code}`, w.facts)}</li>)}
            </ul>
          )}
        </>
      )}
    </section>
  )
}

function Stretches({ title, segments }: { title: string; segments: readonly NamedSegment[] }) {
  const { say } = useSay()
  return (
    <div>
      <div className="quiet">{title}</div>
      {segments.length === 0 && <p>{say('effects.nothing')}</p>}
      {segments.map(s => (
        <p key={s.from}>
          {s.from} – {s.to}
          <br />
          <span className="timeline-host">{s.host}</span> {[s.post, s.tutor, s.mentor].filter(Boolean).join(' · ')}
        </p>
      ))}
    </div>
  )
}
