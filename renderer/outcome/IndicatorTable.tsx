import { AREAS } from '#domain/records/finding.ts'
import type { OverviewRow } from '#domain/outcome/overview.ts'
import { isReached } from '#domain/outcome/target.ts'
import { turnOf } from '#domain/outcome/turn.ts'
import { useSay } from '#renderer/client/language.tsx'
import { measureText, textIn } from '#words/say.ts'
import { TurnText } from './TurnText.tsx'

type IndicatorTableProps = { rows: readonly OverviewRow[]; /** attendance is still being counted */ waiting: boolean; onChoose: (id: string) => void }

/** Every indicator by what it is about, with what it was made of, the year before and the target. */
export function IndicatorTable({ rows, waiting, onChoose }: IndicatorTableProps) {
  const { say, language, number } = useSay()
  const value = (n: number | null, unit: OverviewRow['unit']) => (n === null ? '–' : measureText({ value: n, unit }, language))
  const areas = AREAS.map(area => ({ area, of: rows.filter(row => row.area === area) })).filter(({ of }) => of.length > 0)
  return (
    <table className="indicator-table">
      <thead>
        <tr>
          <th scope="col">{say('outcomes.head.name')}</th>
          <th scope="col" className="figure">{say('outcomes.head.value')}</th>
          <th scope="col" className="figure">{say('outcomes.head.of')}</th>
          <th scope="col" className="figure">{say('outcomes.head.unknown')}</th>
          <th scope="col" className="figure">{say('outcomes.head.before')}</th>
          <th scope="col">{say('outcomes.head.change')}</th>
          <th scope="col">{say('outcomes.head.target')}</th>
        </tr>
      </thead>
      {areas.map(({ area, of }) => (
        <tbody key={area}>
          <tr className="area">
            <th scope="rowgroup" colSpan={7}>{say(`outcome.area.${area}`)}</th>
          </tr>
          {of.map(row => {
            const { id, name, now, unit, before, target, better, kind } = row
            const turn = turnOf(row)
            return (
              <tr key={id} onClick={() => onChoose(id)}>
                <th scope="row"><button type="button" className="link" title={textIn(language, row.definition)}>{textIn(language, name)}</button></th>
                <td className="figure"><strong>{value(now.value, unit)}</strong></td>
                <td className="figure quiet">{kind === 'share' && now.base > 0 ? say('outcomes.of', { counted: now.counted, base: now.base }) : ''}</td>
                <td className="figure quiet">{row.formula.unknown && now.rows > 0 ? number(Math.round(now.unknown)) : ''}</td>
                <td className="figure quiet">{value(before, unit)}</td>
                <td>{turn && <TurnText turn={turn} />}</td>
                <td>{target !== null && <TargetText value={now.value} target={target} unit={unit} better={better} />}</td>
              </tr>
            )
          })}
        </tbody>
      ))}
      {waiting && (
        <tbody>
          <tr>
            <td colSpan={7} className="quiet" role="status">{say('outcomes.waiting')}</td>
          </tr>
        </tbody>
      )}
    </table>
  )
}

type TargetTextProps = { value: number | null; target: number; unit: OverviewRow['unit']; better: OverviewRow['better'] }

function TargetText({ value, target, unit, better }: TargetTextProps) {
  const { say, language } = useSay()
  const words = measureText({ value: target, unit }, language)
  if (value === null) return <span className="quiet">{words}</span>
  const reached = isReached(better, value, target)
  return <span className={reached ? 'turn better' : 'turn worse'}>{say(reached ? 'outcomes.target.reached' : 'outcomes.target.missed', { target: words })}</span>
}
