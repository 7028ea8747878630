import type { IntakePreview } from '#contract/intake.ts'
import { useSay } from '#renderer/client/language.tsx'

type Counts = NonNullable<IntakePreview['fet']>

const FIGURES = ['teachers', 'years', 'groups', 'subgroups', 'rooms', 'virtualRooms', 'subjects', 'extraRooms'] as const
const ACTIVITIES = ['all', 'booked', 'requested', 'inactive', 'clashing'] as const

/** Everything that a FET file holds, accounted for: what becomes what, and what Mortise has no place for. */
export function FetFacts({ counts }: { counts: Counts }) {
  const { say, number } = useSay()
  return (
    <section className="card sheet-card">
      <header className="sheet-head">
        <strong title={counts.institution}>{counts.institution || say('import.fet')}</strong>
        <span className="quiet">FET {counts.version}</span>
      </header>
      <dl className="fet-figures">
        {FIGURES.filter(f => counts[f] > 0).map(f => (
          <div key={f}><dt>{say(`import.fet.${f}`)}</dt><dd>{number(counts[f])}</dd></div>
        ))}
      </dl>
      <h3 className="form-section">{say('import.fet.activities')}</h3>
      <dl className="fet-figures">
        {ACTIVITIES.filter(a => a === 'all' || counts.activities[a] > 0).map(a => (
          <div key={a}><dt>{say(`import.fet.activities.${a}`)}</dt><dd>{number(counts.activities[a])}</dd></div>
        ))}
      </dl>
      <p className="quiet sheet-known">
        {say('import.fet.into', { term: counts.term.name, start: counts.term.start, weeks: counts.term.weeks, bells: counts.bellTable.name })}{' '}
        {!counts.hoursTimed && say('import.fet.noClock')}
      </p>
      {counts.notModelled.length > 0 && (
        <details className="fet-rest">
          <summary>{say('import.fet.notModelled', { n: counts.notModelled.length })}</summary>
          <p className="quiet">{say('import.fet.notModelled.text')}</p>
          <table className="mapping">
            <tbody>
              {counts.notModelled.map(({ name, count }) => (
                <tr key={name}><td title={name}>{name}</td><td className="figure-cell">{number(count)}</td></tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}
