import type { Proposal } from '#domain/timetable/college/choice.ts'
import { figureText } from '#words/timetable-text.ts'
import { useSay } from '#renderer/client/language.tsx'

/** What each goal comes to: as published, and as proposed. */
export function GoalsPart({ proposal }: { proposal: Proposal }) {
  const { say, number, language } = useSay()
  return (
    <div className="schedule-goals" role="region" tabIndex={0} aria-label={say('schedule.part.goals')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('schedule.goal')}</th>
            <th scope="col">{say('schedule.weight')}</th>
            <th scope="col" className="figure">{say('timetable.sheet.before')}</th>
            <th scope="col" className="figure">{say('schedule.proposed')}</th>
            <th scope="col">{say('schedule.counts')}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.goals.map(({ code, weight, before, after }) => (
            <tr key={code} className={weight ? '' : 'off'}>
              <th scope="row">{say(`timetable.goal.${code}`)}</th>
              <td>{say(`timetable.weight.${weight}`)}</td>
              <td className="figure">{before === null ? '—' : number(before)}</td>
              <td className="figure">
                <strong>{number(after)}</strong> {before !== null && code !== 'change' && after !== before && <Trend by={after - before} />}
              </td>
              <td className="quiet">{figureText(language, code, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="field-hint">{say('schedule.goals.text')}</p>
    </div>
  )
}

function Trend({ by }: { by: number }) {
  const { say, number } = useSay()
  const rounded = Math.round(Math.abs(by) * 10) / 10
  return <span className={by < 0 ? 'schedule-better' : 'schedule-worse'}>{say(by < 0 ? 'schedule.fewer' : 'schedule.moreOf', { n: number(rounded) })}</span>
}
