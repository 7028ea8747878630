import { Select } from 'antd'
import { Link } from 'react-router'
import type { Period } from '#domain/records/finding.ts'
import { enterPath } from '#renderer/charts/enter-path.ts'
import type { QueryResult } from '#renderer/client/client.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { textIn } from '#words/say.ts'

type Tried = QueryResult<'indicator.trial'>
type Ask = { data: Tried | undefined; error: Error | null; refetch: () => unknown }
type TrialResultProps = { trial: Ask; period: Exclude<Period, 'own'>; onPeriod: (period: Exclude<Period, 'own'>) => void }

/** What the formula gives as things are now, said in words beside it; it follows every change of the form. */
export function TrialResult({ trial, period, onPeriod }: TrialResultProps) {
  const { say } = useSay()
  const periods = useAsk('outcome.periods', {})
  return (
    <aside className="own-result" aria-label={say('own.result')}>
      <header>
        <h2>{say('own.result')}</h2>
        <Select aria-label={say('own.result.period')} size="small" popupMatchSelectWidth={false} value={period} options={(periods.data ?? []).map(p => ({ value: p.period, label: say(`choice.period.${p.period}`) }))} onChange={onPeriod} />
      </header>
      <div aria-live="polite">
        <Answered ask={trial}>{answer => (answer.ok ? <Given given={answer.value} /> : <RefusalNote refusal={answer.refusal} />)}</Answered>
      </div>
    </aside>
  )
}

function Given({ given: { measured, value, notes, empty } }: { given: Extract<Tried, { ok: true }>['value'] }) {
  const { say, language } = useSay()
  if (!measured) return <p className="quiet">{say('own.result.waiting')}</p>
  const { rows, unknown } = measured
  return (
    <>
      <p className="own-value">{value === null ? '–' : textIn(language, value)}</p>
      <p className="quiet">{[say('own.result.rows', { rows }), ...(unknown ? [say('own.result.unknown', { unknown: Math.round(unknown * 100) / 100 })] : [])].join(' · ')}</p>
      {empty && (
        <p className="own-empty">
          {textIn(language, empty.text)} <Link to={enterPath(empty.enter)}>{say('own.result.enter', { table: `tables.${empty.enter}` })}</Link>
        </p>
      )}
      <ul className="own-notes">
        {notes.map((note, i) => <li key={i}>{textIn(language, note)}</li>)}
      </ul>
    </>
  )
}
