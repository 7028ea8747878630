import { Button, Input, Progress, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { MatchingView } from '#contract/matching.ts'
import { useSay } from '#renderer/client/language.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RowGrid, type Column } from '#renderer/ui/RowGrid.tsx'
import { LeftOutList } from './LeftOutList.tsx'
import type { Names } from './names.ts'
import { balanceOf, publishedTotals, type ResultRow } from './proposal-rows.ts'
import type { Matching } from './use-matching.ts'

type ResultPartProps = { view: MatchingView; rows: ResultRow[] | null; matching: Matching; names: Names; show: string; onShow: (value: string) => void; open: string | null; onOpen: (id: string) => void; onClose: () => void }

const SHOWN = ['all', 'leftOut', 'changed', 'unmet'] as const
const PICKS: Record<(typeof SHOWN)[number], (row: ResultRow) => boolean> = {
  all: () => true,
  leftOut: r => r.post === null,
  changed: r => r.change === 'moved' || r.change === 'lost',
  unmet: r => r.post !== null && r.wish !== 1 && r.student.wishes.length > 0,
}

/** The best plan: who goes where, by which wish, and what stands in the way of those who have no place. */
export function ResultPart({ view, rows, matching, names, show, onShow, open, onOpen, onClose }: ResultPartProps) {
  const { say, number } = useSay()
  const [typed, setTyped] = useState('')
  const columns = useResultColumns(names)
  const { busy, progress, made } = matching
  const balance = balanceOf(view)
  if (busy && !rows) {
    return (
      <div className="match-busy" role="status">
        <span>{say('progress.matching.solve')}</span>
        <Progress percent={progress?.total ? Math.floor((100 * progress.done) / progress.total) : 0} />
        <Button onClick={matching.cancel}>{say('ui.cancel')}</Button>
      </div>
    )
  }
  if (!rows || !made) {
    return (
      <EmptyState title={say('matching.noResult')} text={balance.places < balance.students ? say('matching.tight', { ...balance, short: balance.students - balance.places }) : say('matching.noResult.text', balance)}>
        <Button type="primary" onClick={() => void matching.solve()}>{say('matching.solve')}</Button>
      </EmptyState>
    )
  }
  const shown = SHOWN.find(s => s === show) ?? 'all'
  const words = typed.trim().toLowerCase()
  const chosen = rows.filter(r => PICKS[shown](r) && `${r.student.name} ${r.student.number} ${r.student.group} ${r.post ? names.post(r.post) : ''}`.toLowerCase().includes(words))
  const was = publishedTotals(view.students)
  return (
    <>
      {matching.stale ? (
        <div className="banner warning match-banner" role="status">
          <Icon name="warning" />
          <span>{say('matching.stale')}</span>
          <Button size="small" loading={busy} onClick={() => void matching.solve()}>{say('matching.again')}</Button>
        </div>
      ) : (
        <p className="match-proven" aria-busy={busy}>
          <Icon name="check" /> {say('matching.proven')} {was.placed > 0 && <span className="quiet">{say('matching.was', was)}</span>}
        </p>
      )}
      {made.proposal.overfull.map(o => (
        <p className="match-over" key={`${o.id}${o.period}`}><Icon name="warning" /> {say(`matching.overfull.${o.kind}`, { name: o.kind === 'post' ? names.post(o.id) : (view.hosts.find(h => h.id === o.id)?.name ?? o.id), by: o.by })}</p>
      ))}
      {made.proposal.leftOut.length > 0 && shown !== 'changed' && <LeftOutList leftOut={made.proposal.leftOut} matching={matching} names={names} onOpen={onOpen} />}
      <div className="match-tools">
        <Input className="match-find" allowClear prefix={<Icon name="search" size={14} />} aria-label={say('matching.find')} placeholder={say('matching.find')} value={typed} onChange={e => setTyped(e.target.value)} />
        <Select aria-label={say('matching.show')} value={shown} popupMatchSelectWidth={false} options={SHOWN.map(value => ({ value, label: `${say(`matching.show.${value}`)} (${number(rows.filter(PICKS[value]).length)})` }))} onChange={onShow} />
      </div>
      <RowGrid label={say('matching.result')} rows={chosen} columns={columns} idOf={r => r.student.id} open={open} onOpen={onOpen} onClose={onClose} empty={say('matching.rows.none')} />
    </>
  )
}

function useResultColumns(names: Names): Column<ResultRow>[] {
  const { say } = useSay()
  return useMemo(() => {
    const wish = (r: ResultRow) => (r.post === null ? '' : r.wish === null ? say('matching.wish.other') : say('matching.wish.no', { rank: r.wish }))
    const change = (r: ResultRow) => (r.change === 'none' ? '' : say(`matching.change.${r.change}`, { post: r.was ? names.post(r.was) : '' }))
    const fixed = (r: ResultRow) => (r.student.fixture ? say(`matching.fixture.${r.student.fixture}`) : r.kept ? say('matching.fixture.kept') : '')
    return [
      { key: 'student', label: say('matching.col.student'), width: 130, text: r => r.student.name },
      { key: 'number', wide: true, label: say('matching.col.number'), width: 110, text: r => r.student.number },
      { key: 'group', wide: true, label: say('matching.col.group'), width: 128, text: r => r.student.group },
      { key: 'host', label: say('matching.col.host'), width: 180, text: r => (r.post ? (names.postOf(r.post)?.host ?? '') : ''), render: r => (r.post ? <span className="enterprise-text">{names.postOf(r.post)?.host}</span> : <strong className="match-nowhere">{say('matching.noPlace')}</strong>) },
      { key: 'post', label: say('matching.col.post'), width: 140, text: r => (r.post ? (names.postOf(r.post)?.name ?? '') : '') },
      { key: 'wish', label: say('matching.col.wish'), width: 110, text: wish },
      { key: 'km', wide: true, label: say('matching.col.km'), width: 64, figure: true, text: r => r.km },
      { key: 'change', label: say('matching.col.change'), width: 190, text: r => [change(r), fixed(r)].filter(Boolean).join(' · ') },
    ]
  }, [say, names])
}
