import { memo } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { Figures } from '#renderer/ui/Figures.tsx'
import { missingIn, type ShownCell, type ShownPlan } from './effective.ts'
import type { Selection } from './selection.ts'

type RosterFiguresProps = { plan: ShownPlan; onSelect: (selection: Selection) => void; onPanel: (panel: string) => void }

/** How the days stand: who is planned, what breaks, what is short, what binds nobody yet. Each leads to the first cell of it. */
export const RosterFigures = memo(function RosterFigures({ plan, onSelect, onPanel }: RosterFiguresProps) {
  const { say } = useSay()
  const broken = plan.rows.reduce((n, r) => n + r.cells.filter(c => c.breaks.length > 0).length, 0)
  const first = (test: (cell: ShownCell) => boolean) => {
    const row = plan.rows.findIndex(r => r.cells.some(test))
    if (row < 0) return
    const spot = { row, column: plan.rows[row]!.cells.findIndex(test) }
    onSelect({ anchor: spot, focus: spot })
    document.querySelector<HTMLElement>('.roster-grid')?.focus({ preventScroll: true })
  }
  const short = () => {
    const column = plan.needs.findIndex((day, d) => day.some((need, t) => need > plan.coverage[d]![t]!))
    if (column >= 0) onSelect({ anchor: { row: 0, column }, focus: { row: plan.rows.length - 1, column } })
  }
  return (
    <div className="roster-figures">
      <Figures
        figures={[
          { label: say('roster.figure.students'), value: plan.rows.length, onClick: () => onSelect({ anchor: { row: 0, column: 0 }, focus: { row: plan.rows.length - 1, column: plan.days.length - 1 } }) },
          { label: say('roster.figure.broken'), value: broken, tone: 'refusal', onClick: () => (first(c => c.breaks.length > 0), onPanel('cell')) },
          { label: say('roster.figure.short'), value: missingIn(plan), tone: 'refusal', onClick: short },
          { label: say('roster.figure.drafts'), value: plan.drafts, tone: 'warning', onClick: () => first(c => c.shiftTypeId !== null && !c.published) },
        ]}
      />
    </div>
  )
})
