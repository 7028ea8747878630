import { Link } from 'react-router'
import { useSay } from '#renderer/client/language.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import type { ShownPlan } from './effective.ts'
import { useFindingText } from './finding-text.ts'
import type { Selection } from './selection.ts'
import type { ShiftMark } from './shift-marks.ts'
import { findingsAt } from './StatusLine.tsx'

/** The cell under the keyboard: who, when, what is planned, which rules break, and what else these days hold for the student. */
export function CellPanel({ plan, marks, selection, onClose }: { plan: ShownPlan; marks: readonly ShiftMark[]; selection: Selection; onClose: () => void }) {
  const { say, day, number } = useSay()
  const textOf = useFindingText()
  const row = plan.rows[selection.focus.row]!
  const cell = row.cells[selection.focus.column]!
  const mark = marks.find(m => m.type.id === cell.shiftTypeId)
  const here = findingsAt(plan.findings, row.placementId, cell.date, cell.breaks)
  const others = plan.findings.filter(f => f.placementId === row.placementId && !here.includes(f))
  const facts: [string, string][] = [
    ['roster.cell.shift', mark ? `${mark.type.name} ${mark.type.start}–${mark.type.end}` : say(cell.here ? 'roster.cell.free' : 'roster.cell.away')],
    ...(mark ? [['roster.cell.state', say(cell.published ? 'roster.cell.published' : 'roster.cell.draft')] as [string, string]] : []),
    ['roster.post', row.post || '–'],
    ['roster.head.hours.text', number(Math.round(row.minutes / 6) / 10)],
    ['roster.head.nights.text', number(row.nightShifts)],
    ['roster.head.free.text', number(row.freeDays)],
  ]
  return (
    <SidePanel title={row.student} subtitle={`${row.number} · ${day(cell.date, true)}`} keepFocus onClose={onClose}>
      <dl className="roster-facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {cell.onLeave && <p className="roster-note">{say('roster.onLeave', { date: cell.date })}</p>}
      {cell.rest !== undefined && <p className="roster-note">{say('roster.rest.text', { hours: cell.rest })}</p>}
      <h3 className="form-section">{say('roster.rules.here')}</h3>
      {here.length ? <ul className="roster-findings">{here.map((f, i) => <li key={i} className="tone-text-refusal">{textOf(f)}</li>)}</ul> : <p className="quiet">{say('roster.rules.none')}</p>}
      {others.length > 0 && (
        <>
          <h3 className="form-section">{say('roster.rules.other')}</h3>
          <ul className="roster-findings">
            {others.map((f, i) => (
              <li key={i}>
                <span className="quiet">{f.from === f.to ? day(f.from) : `${day(f.from)} – ${day(f.to)}`}</span> {textOf(f)}
                {f.overrideId && <span className="quiet"> {say('roster.answered')}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <p><Link to={`/registers/placement?id=${row.placementId}`}>{say('roster.openPlacement')}</Link></p>
    </SidePanel>
  )
}
