import { Button } from 'antd'
import { AREAS } from '#domain/records/finding.ts'
import type { OverviewRow } from '#domain/outcome/overview.ts'
import { useSay } from '#renderer/client/language.tsx'
import { measureText, textIn } from '#words/say.ts'

type IndicatorListProps = { rows: readonly OverviewRow[]; chosen: string; onChoose: (id: string | undefined) => void }

/** The indicators beside the one that is looked at, so that the next is one click away. */
export function IndicatorList({ rows, chosen, onChoose }: IndicatorListProps) {
  const { say, language } = useSay()
  return (
    <nav className="indicator-list" aria-label={say('outcomes.list')}>
      <Button onClick={() => onChoose(undefined)}>{say('outcomes.all')}</Button>
      {AREAS.map(area => {
        const of = rows.filter(row => row.area === area)
        return of.length > 0 && (
          <section key={area} aria-label={say(`outcome.area.${area}`)}>
            <h3>{say(`outcome.area.${area}`)}</h3>
            {of.map(({ id, name, now, unit }) => (
              <button key={id} type="button" aria-current={chosen === id ? 'true' : undefined} title={textIn(language, name)} onClick={() => onChoose(id)}>
                <span>{textIn(language, name)}</span>
                <span className="figure">{now.value === null ? '–' : measureText({ value: now.value, unit }, language)}</span>
              </button>
            ))}
          </section>
        )
      })}
    </nav>
  )
}
