import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type ReactNode } from 'react'
import type { PackId } from '#domain/compliance/pack.ts'
import type { ComplianceBoard, HostCount, RuleCount } from '#contract/compliance.ts'
import { useSay } from '#renderer/client/language.tsx'
import { SeverityMark } from './SeverityMark.tsx'

const ROW = 52

type GroupListProps = {
  board: ComplianceBoard
  pack: PackId
  by: 'rules' | 'hosts'
  /** the rule or host that the findings are narrowed to */
  chosen: string | undefined
  onChoose: (id: string | undefined) => void
}

/** The findings of a day by rule, or by enterprise with the worst first; a click narrows the list to one, another click widens it. */
export function GroupList({ board, pack, by, chosen, onChoose }: GroupListProps) {
  const { say } = useSay()
  const scroll = useRef<HTMLDivElement>(null)
  const rows: readonly (RuleCount | HostCount)[] = by === 'rules' ? board.rules : board.worst
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 6 })
  return (
    <div className="groups" ref={scroll} role="group" aria-label={say(`compliance.groups.${by}`)}>
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(item => {
          const row = rows[item.index]!
          const id = 'rule' in row ? row.rule : row.id
          return (
            <button
              type="button"
              key={id}
              className="group-row"
              aria-pressed={chosen === id}
              style={{ transform: `translateY(${item.start}px)`, height: ROW }}
              onClick={() => onChoose(chosen === id ? undefined : id)}
            >
              {'rule' in row ? <RuleLines row={row} pack={pack} /> : <HostLines row={row} />}
            </button>
          )
        })}
      </div>
    </div>
  )
}

function RuleLines({ row, pack }: { row: RuleCount; pack: PackId }) {
  const { say, number } = useSay()
  const demand = say(`rule.${pack}.${row.rule}`)
  return (
    <>
      <Line>
        <strong>{row.rule}</strong>
        <span className="quiet">{say('compliance.article', { article: row.article })}</span>
        <SeverityMark severity={row.severity} answered={row.answered === row.count} />
        <span className="group-count" title={say('compliance.rule.counts', { count: row.count, subjects: row.subjects })}>{number(row.count)}</span>
      </Line>
      <span className="group-what" title={demand}>{demand}</span>
    </>
  )
}

function HostLines({ row }: { row: HostCount }) {
  const { say, number } = useSay()
  const { E, W, R, answered } = row
  return (
    <>
      <Line>
        <span className="group-name" title={row.name}>{row.name}</span>
        <span className="quiet">{say('compliance.host.interns', { n: row.interns })}</span>
      </Line>
      <span className="group-marks" title={say('compliance.host.counts', { E, W, R, answered })}>
        {(['E', 'W', 'R'] as const).map(severity => (row[severity] ? <span key={severity} className={`severity severity-${severity}`}>{say(`compliance.severity.${severity}`)} {number(row[severity])}</span> : null))}
        {answered > 0 && <span className="severity answered">{say('compliance.answered')} {number(answered)}</span>}
      </span>
    </>
  )
}

function Line({ children }: { children: ReactNode }) {
  return <span className="group-line">{children}</span>
}
