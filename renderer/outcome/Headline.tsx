import type { OverviewRow } from '#domain/outcome/overview.ts'
import { turnOf } from '#domain/outcome/turn.ts'
import { useSay } from '#renderer/client/language.tsx'
import { measureText, textIn } from '#words/say.ts'
import { TurnText } from './TurnText.tsx'

/** What a dean asks first. */
const FIRST = ['destinationRate', 'certificateRate', 'skillMastery', 'employerSatisfaction']

type HeadlineProps = { rows: readonly OverviewRow[]; chosen: string | undefined; onChoose: (id: string) => void }

/** Four figures that answer how the college did, each against the year before; a click shows what it is made of. */
export function Headline({ rows, chosen, onChoose }: HeadlineProps) {
  const { say, language } = useSay()
  const shown = FIRST.flatMap(id => rows.filter(row => row.id === id))
  return (
    <div className="figures outcome-figures">
      {shown.map(row => {
        const { id, name, now, unit } = row
        const turn = turnOf(row)
        return (
          <button key={id} type="button" className="figure-card" aria-pressed={chosen === id} onClick={() => onChoose(id)}>
            <span className="figure-value">{now.value === null ? '–' : measureText({ value: now.value, unit }, language)}</span>
            <span className="figure-label">{textIn(language, name)}</span>
            <span className="figure-turn">{turn ? <TurnText turn={turn} long /> : now.value === null ? say('outcomes.figure.none') : say('outcomes.figure.noBefore')}</span>
          </button>
        )
      })}
    </div>
  )
}
