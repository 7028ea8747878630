import { Button } from 'antd'
import type { GapReason, Proposal, ProposalGap } from '#domain/shifts/proposal.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import type { ShownPlan } from './effective.ts'
import type { Selection } from './selection.ts'
import type { ShiftMark } from './shift-marks.ts'

type ProposalPanelProps = { proposal: Proposal; plan: ShownPlan; marks: readonly ShiftMark[]; onSelect: (selection: Selection) => void; onAccepted: () => void; onDiscard: () => void }

/** A roster this near to what can be proven is as good as the best. */
const NEAR = 0.005
const MOST_CELLS = 20_000
/** So many different gaps are listed; the foot of the sheet shows them all. */
const MOST_GROUPS = 40

/** What a search found, before anything of it is written: how much is covered, what is not and why, how even it is. */
export function ProposalPanel({ proposal, plan, marks, onSelect, onAccepted, onDiscard }: ProposalPanelProps) {
  const { say, day, number } = useSay()
  const undoToast = useUndoToast()
  const assigning = useRun('roster.assign')
  const { cells, gaps, fairness, impossible, needed, covered, ended, penalty, bound } = proposal
  const groups = alike(gaps)
  const markOf = (id: string) => marks.find(m => m.type.id === id)
  const figure = (n: number) => number(Math.round(n * 10) / 10)
  const above = bound === null || penalty <= 0 ? null : Math.max(0, (penalty - bound) / penalty)

  async function accept() {
    const outcome = await assigning.run({ cells: cells.slice(0, MOST_CELLS) })
    if (!outcome.ok) return
    undoToast(say('roster.proposal.accepted', { n: outcome.value.changed }), outcome.seq)
    onAccepted()
  }
  function show(date: string) {
    const column = plan.days.findIndex(d => d.date === date)
    if (column >= 0 && plan.rows.length) onSelect({ anchor: { row: 0, column }, focus: { row: 0, column } })
  }
  const why = ({ code, rule, names, count }: GapReason) => say(`roster.why.${code}`, { names, count, more: count - names.length, rule: rule ?? '' }) + (count > names.length ? ` ${say('roster.why.more', { n: count - names.length })}` : '')
  return (
    <SidePanel
      title={say('roster.proposal')}
      subtitle={`${day(proposal.from)} – ${day(proposal.to)}`}
      keepFocus
      onClose={onDiscard}
      footer={
        <>
          <Button type="primary" disabled={!cells.length} loading={assigning.busy} onClick={() => void accept()}>{say('roster.proposal.accept', { n: cells.length })}</Button>
          <Button onClick={onDiscard}>{say('roster.proposal.discard')}</Button>
        </>
      }
    >
      {assigning.refusal && <RefusalNote refusal={assigning.refusal} />}
      <p className={covered === needed ? 'roster-verdict good' : 'roster-verdict'} role="status">
        {covered === needed ? say('roster.proposal.all', { needed }) : say('roster.proposal.some', { covered, needed, missing: needed - covered })}
      </p>
      <p className="quiet">
        {ended !== 'proven' && above !== null && above < NEAR ? say('roster.ended.near') : say(`roster.ended.${ended}`)}
        {ended !== 'proven' && above !== null && above >= NEAR && ` ${say('roster.running.above', { percent: Math.ceil(above * 100) })}`}
      </p>
      {cells.length === 0 && <p>{say('roster.proposal.nothing')}</p>}
      {fairness.length > 0 && (
        <>
          <h3 className="form-section">{say('roster.fair')}</h3>
          <ul className="roster-findings">
            {fairness.map(({ measure, spread, least, most }) => (
              <li key={measure}>
                {spread < 0.05
                  ? say('roster.fair.even', { what: say(`roster.measure.${measure}`) })
                  : say('roster.fair.spread', { what: say(`roster.measure.${measure}`), spread: figure(spread), least: least.name, leastGiven: figure(least.given), leastFair: figure(least.fair), most: most.name, mostGiven: figure(most.given), mostFair: figure(most.fair) })}
              </li>
            ))}
          </ul>
        </>
      )}
      {gaps.length > 0 && (
        <>
          <h3 className="form-section">{say('roster.gaps', { n: gaps.length })}</h3>
          <ul className="roster-gaps">
            {groups.slice(0, MOST_GROUPS).map(group => {
              const mark = markOf(group[0].shiftTypeId)
              return (
                <li key={`${group[0].date} ${group[0].shiftTypeId}`}>
                  {mark && <span className={`roster-swatch colour-${mark.colour}`}>{mark.short}</span>} <strong>{mark?.type.name}</strong>{' '}
                  {group.map((gap, i) => (
                    <span key={gap.date}>
                      {i > 0 && ' · '}
                      <button type="button" className="link" onClick={() => show(gap.date)}>{say('roster.gap', { date: gap.date, working: gap.working, need: gap.need })}</button>
                    </span>
                  ))}
                  <ul>{group[0].reasons.map((reason, i) => <li key={i}>{why(reason)}</li>)}</ul>
                </li>
              )
            })}
          </ul>
          {groups.length > MOST_GROUPS && <p className="quiet">{say('roster.gaps.more', { n: groups.slice(MOST_GROUPS).flat().length })}</p>}
        </>
      )}
      {impossible.length > 0 && (
        <>
          <h3 className="form-section">{say('roster.impossible', { n: impossible.length })}</h3>
          <ul className="roster-findings">
            {impossible.map(({ placementId, name, reasons }) => (
              <li key={placementId}>{say(reasons.length ? 'roster.impossible.one' : 'roster.impossible.several', { name, reasons: reasons.map(r => say(`roster.rule.${r}`)) })}</li>
            ))}
          </ul>
        </>
      )}
    </SidePanel>
  )
}

/** Gaps of one shift with the same reasons, together: the same people may not work nights on any day. */
function alike(gaps: readonly ProposalGap[]): [ProposalGap, ...ProposalGap[]][] {
  const groups = new Map<string, [ProposalGap, ...ProposalGap[]]>()
  for (const gap of gaps) {
    const key = JSON.stringify([gap.shiftTypeId, gap.reasons])
    const group = groups.get(key)
    if (group) group.push(gap)
    else groups.set(key, [gap])
  }
  return [...groups.values()]
}
