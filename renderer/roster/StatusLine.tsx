import { Button } from 'antd'
import type { ShiftFinding } from '#domain/shifts/week.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { useRefusalToast } from '#renderer/ui/use-refusal-toast.ts'
import type { ShownPlan } from './effective.ts'
import { useFindingText } from './finding-text.ts'
import { blockOf, isSingle, swapOf, type Selection } from './selection.ts'
import type { ShiftMark } from './shift-marks.ts'

type StatusLineProps = { plan: ShownPlan; selection: Selection | null; marks: readonly ShiftMark[]; disabled: boolean; onDetails: () => void }

/** Always there, under the sheet: the cell under the keyboard in words, the rules that break on it, and the swap where two are chosen. */
export function StatusLine({ plan, selection, marks, disabled, onDetails }: StatusLineProps) {
  const { say, day, number } = useSay()
  const tell = useRefusalToast()
  const undoToast = useUndoToast()
  const textOf = useFindingText()
  const swapping = useRun('roster.swap')
  if (!selection) return <div className="roster-status quiet">{say('roster.status.hint')}</div>
  const { row, column } = selection.focus
  const of = plan.rows[row]!
  const cell = of.cells[column]!
  const mark = marks.find(m => m.type.id === cell.shiftTypeId)
  const broken = findingsAt(plan.findings, of.placementId, cell.date, cell.breaks)
  const { top, bottom, left, right } = blockOf(selection)
  const hours = plan.rows.slice(top, bottom + 1).reduce((sum, r) => sum + r.cells.slice(left, right + 1).reduce((n, c) => n + (plan.types.find(t => t.id === c.shiftTypeId)?.minutes ?? 0), 0), 0) / 60
  const pair = swapOf(selection)

  async function swap() {
    if (!pair) return
    const [one, other] = pair.map(s => plan.rows[s.row]!) as [(typeof plan.rows)[number], (typeof plan.rows)[number]]
    const outcome = await swapping.run({ date: plan.days[pair[0].column]!.date, one: one.placementId, other: other.placementId })
    if (outcome.ok) undoToast(say('roster.swapped', { one: one.student, other: other.student }), outcome.seq)
    else tell(outcome)
  }
  return (
    <div className="roster-status" aria-live="polite">
      <span className="roster-status-cell">
        <strong>{of.student}</strong> · {day(cell.date)} ·{' '}
        {mark ? `${mark.type.name} ${mark.type.start}–${mark.type.end}${cell.proposed ? ` (${say('roster.cell.proposed')})` : cell.published ? '' : ` (${say('roster.cell.draft')})`}` : say(cell.here ? 'roster.cell.free' : 'roster.cell.away')}
        {cell.onLeave && ` · ${say('roster.cell.leave')}`}
        {!isSingle(selection) && <span className="quiet"> · {say('roster.status.block', { cells: (bottom - top + 1) * (right - left + 1), hours: number(Math.round(hours * 10) / 10) })}</span>}
      </span>
      {broken.length > 0 && (
        <button type="button" className="link roster-status-broken" title={broken.map(textOf).join('\n')} onClick={onDetails}>
          <Icon name="warning" size={14} /> {textOf(broken[0]!)}
          {broken.length > 1 && ` +${broken.length - 1}`}
        </button>
      )}
      {!broken.length && cell.rest !== undefined && <span className="roster-status-rest"><Icon name="warning" size={14} /> {say('roster.cell.rest', { hours: cell.rest })}</span>}
      <span className="spacer" />
      {pair && <Button size="small" disabled={disabled} loading={swapping.busy} onClick={() => void swap()}>{say('roster.swap', { one: plan.rows[pair[0].row]!.student, other: plan.rows[pair[1].row]!.student })}</Button>}
      <Button size="small" type="text" onClick={onDetails}>{say('roster.details')}</Button>
    </div>
  )
}

/** What breaks on a cell, by the rules that the plan says break there. */
export function findingsAt(findings: readonly ShiftFinding[], placementId: string, date: string, breaks: readonly string[]): ShiftFinding[] {
  return findings.filter(f => f.placementId === placementId && breaks.includes(f.rule) && f.from <= date && date <= f.to && f.overrideId === undefined)
}
