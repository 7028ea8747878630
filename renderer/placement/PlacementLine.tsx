import { Checkbox } from 'antd'
import type { PlacementRow } from '#domain/placement/overview.ts'
import { useSay } from '#renderer/client/language.tsx'
import { PaperMarks } from './PaperMarks.tsx'

type PlacementLineProps = {
  index: number
  top: number
  row: PlacementRow | undefined
  active: boolean
  open: boolean
  chosen: boolean
  onChoose: (id: string) => void
  onOpen: (id: string, index: number) => void
}

/** One placement of the list; an outline while it is still coming. */
export function PlacementLine({ index, top, row, active, open, chosen, onChoose, onOpen }: PlacementLineProps) {
  const { say } = useSay()
  const place = { transform: `translateY(${top}px)` }
  if (!row) return <div className="placement-row placement-grid coming" role="row" aria-rowindex={index + 2} aria-busy="true" style={place} />
  const cancelled = row.phase === 'cancelled'
  const found = row.findings.E + row.findings.W + row.findings.R
  return (
    <div
      id={`placement-row-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className={`placement-row placement-grid ${row.phase}${active || open ? ' active' : ''}`}
      style={place}
      onClick={() => onOpen(row.id, index)}
    >
      <span role="gridcell" className="placement-cell" onClick={e => e.stopPropagation()}>
        <Checkbox aria-label={say('register.choose')} checked={chosen} onChange={() => onChoose(row.id)} />
      </span>
      <Cell name="student" text={row.student} quiet={row.number} />
      <Cell name="group" text={row.group} />
      <Cell name="host" text={row.host} quiet={row.hosts > 1 ? say('placement.hosts', { n: row.hosts }) : ''} />
      <Cell name="post" text={row.post} />
      <Cell name="tutor" text={row.tutor} />
      <Cell name="mentor" text={row.mentor} />
      <Cell name="days" text={`${row.from} – ${row.to}`} quiet={cancelled ? say('placement.cancelledMark') : row.amended ? say('placement.amended') : ''} />
      <span role="gridcell" className="placement-cell column-papers">{!cancelled && <PaperMarks papers={row.papers} />}</span>
      <span role="gridcell" className="placement-cell column-findings" title={found ? say('placement.findings.title', { e: row.findings.E, w: row.findings.W, r: row.findings.R }) : ''}>
        {found > 0 ? <span className={row.findings.E ? 'tone-text-refusal' : 'quiet'}>{found}</span> : !cancelled && <span className="quiet">{say('placement.findings.none')}</span>}
      </span>
    </div>
  )
}

function Cell({ name, text, quiet = '' }: { name: string; text: string; quiet?: string }) {
  return (
    <span role="gridcell" className={`placement-cell column-${name}`} title={quiet ? `${text} · ${quiet}` : text}>
      <span className="placement-text">{text}</span>
      {quiet && <span className="placement-more quiet">{quiet}</span>}
    </span>
  )
}
