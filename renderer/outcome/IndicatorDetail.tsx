import type { OverviewRow } from '#domain/outcome/overview.ts'
import type { Scope } from '#domain/records/finding.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { textIn } from '#words/say.ts'
import { AskedFinding } from './AskedFinding.tsx'
import { askedOf, viewsOf, type OutcomesPlace, type View } from './outcomes-address.ts'
import { IndicatorTools } from './own/IndicatorTools.tsx'

type IndicatorDetailProps = { row: OverviewRow; scope: Scope; view: View; onView: (view: View) => void; onBehind: (at: NonNullable<OutcomesPlace['behind']>) => void }

/** One indicator: told apart by where its rows belong, or as it went on; then what is divided by what, and what the office wants of it. */
export function IndicatorDetail({ row, scope, view, onView, onBehind }: IndicatorDetailProps) {
  const { say, language } = useSay()
  return (
    <section className="indicator-detail" aria-label={textIn(language, row.name)}>
      <Segmented aria-label={say('outcomes.view')} value={view} options={viewsOf(row).map(value => ({ value, label: say(`outcomes.view.${value}`) }))} onChange={onView} />
      <AskedFinding scope={scope} asked={askedOf(row.id, view)} onPick={(key, series) => onBehind({ key, ...(series === undefined ? {} : { series }) })} onBehind={() => onBehind({})} />
      <div className="indicator-foot">
        <Definition row={row} />
        <IndicatorTools indicator={row} scope={scope} />
      </div>
    </section>
  )
}

/** What the indicator says, what is divided by what, what is unknown, and whose definition it is. */
function Definition({ row }: { row: OverviewRow }) {
  const { say, language, number } = useSay()
  const { definition, formula, now, standing, source } = row
  const lines = [
    { label: 'outcomes.counted', text: textIn(language, formula.counted), n: now.counted },
    ...(formula.base === null ? [] : [{ label: 'outcomes.base', text: textIn(language, formula.base), n: now.base }]),
    ...(formula.unknown === null ? [] : [{ label: 'outcomes.unknown', text: textIn(language, formula.unknown), n: now.unknown }]),
  ]
  const words = textIn(language, definition)
  return (
    <div className="indicator-definition">
      <h3>{say('outcomes.definition')}</h3>
      {words && <p>{words}</p>}
      <dl>
        {lines.map(({ label, text, n }) => (
          <div key={label}>
            <dt>{say(label)}</dt>
            <dd>{text}</dd>
            <dd className="figure">{number(Math.round(n * 100) / 100)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{standing === 'verified' ? say('finding.note.verified', { source }) : say('finding.note.office')}</p>
    </div>
  )
}
