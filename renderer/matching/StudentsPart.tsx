import { Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { MatchingAway, MatchingStudent, MatchingView } from '#contract/matching.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RowGrid, type Column } from '#renderer/ui/RowGrid.tsx'
import type { Names } from './names.ts'

type StudentsPartProps = { view: MatchingView; names: Names; show: string; onShow: (value: string) => void; open: string | null; onOpen: (id: string) => void; onClose: () => void; onPaste: () => void }

const SHOWN = ['all', 'noWish', 'away'] as const

/** Who is to be placed, and what they ask for; or who is elsewhere, and where. */
export function StudentsPart({ view, names, show, onShow, open, onOpen, onClose, onPaste }: StudentsPartProps) {
  const { say } = useSay()
  const [typed, setTyped] = useState('')
  const shown = SHOWN.find(s => s === show) ?? 'all'
  const columns = useMemo((): Column<MatchingStudent>[] => {
    const now = (s: MatchingStudent) => (s.placement ? [s.placement.postId ? names.post(s.placement.postId) : '', s.fixture ? say(`matching.fixture.${s.fixture}`) : ''].filter(Boolean).join(' · ') : '')
    return [
      { key: 'name', label: say('matching.col.student'), width: 130, text: s => s.name },
      { key: 'number', wide: true, label: say('matching.col.number'), width: 110, text: s => s.number },
      { key: 'group', wide: true, label: say('matching.col.group'), width: 128, text: s => s.group },
      { key: 'wishes', label: say('matching.col.wishes'), width: 360, grow: 800, text: s => s.wishes.map((id, i) => `${i + 1} ${names.post(id)}`).join('  '), render: s => <Wishes wishes={s.wishes} names={names} none={say('matching.wishes.none')} /> },
      { key: 'now', label: say('matching.col.now'), width: 200, text: now },
    ]
  }, [say, names])
  const matches = (s: { name: string; number: string; group: string }, more = '') => `${s.name} ${s.number} ${s.group} ${more}`.toLowerCase().includes(typed.trim().toLowerCase())
  const students = view.students.filter(s => (shown !== 'noWish' || (!s.fixture && !s.wishes.length)) && matches(s, s.wishes.map(names.post).join(' ')))
  const balance = view.students.filter(s => !s.fixture)
  return (
    <>
      <div className="match-tools">
        <Input className="match-find" allowClear prefix={<Icon name="search" size={14} />} aria-label={say('matching.find')} placeholder={say('matching.find')} value={typed} onChange={e => setTyped(e.target.value)} />
        <Select aria-label={say('matching.show')} value={shown} popupMatchSelectWidth={false} options={SHOWN.map(value => ({ value, label: say(`matching.show.${value}`) }))} onChange={onShow} />
        {balance.length > 0 && balance.every(s => !s.wishes.length) && <span className="quiet">{say('matching.noWishes')}</span>}
        <span className="spacer" />
        <Link to="/import?table=wish"><Button icon={<Icon name="upload" size={14} />}>{say('matching.import')}</Button></Link>
        <Button onClick={onPaste}>{say('matching.paste')}</Button>
      </div>
      {shown === 'away' ? (
        <Away rows={view.away.filter(a => matches(a, a.host))} />
      ) : (
        <RowGrid label={say('matching.students')} rows={students} columns={columns} idOf={s => s.id} open={open} onOpen={onOpen} onClose={onClose} empty={say('matching.rows.none')} />
      )}
    </>
  )
}

function Wishes({ wishes, names, none }: { wishes: readonly string[]; names: Names; none: string }) {
  if (!wishes.length) return <span className="quiet">{none}</span>
  return wishes.map((id, i) => (
    <span className="match-wish" key={id}>
      <b>{i + 1}</b> {names.post(id)}
    </span>
  ))
}

function Away({ rows }: { rows: readonly MatchingAway[] }) {
  const { say } = useSay()
  if (!rows.length) return <p className="row-none quiet">{say('matching.rows.none')}</p>
  return (
    <div className="match-away related">
      {rows.map(a => (
        <div className="related-row" key={a.id}>
          <span>
            <Link to={registerPath('placement', { id: a.placementId })}>{a.name}</Link> <span className="quiet">{a.number} · {a.group}</span>
          </span>
          <span className="quiet">{say(`matching.fixture.${a.why}`, { host: a.host })}</span>
        </div>
      ))}
    </div>
  )
}
