import { Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ProposedSession, Proposal } from '#domain/timetable/college/choice.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RowGrid, type Column } from '#renderer/ui/RowGrid.tsx'
import { changeText } from './change-text.ts'
import type { Names } from './names.ts'
import type { Scheduling } from './use-scheduling.ts'

export const SESSION_KINDS = ['all', 'changed', 'new', 'moved', 'same', 'pinned'] as const
type SessionsPartProps = { proposal: Proposal; scheduling: Scheduling; names: Names; show: string; onShow: (show: string) => void; open: string | null; onOpen: (id: string) => void; onClose: () => void }

/** The sessions of a proposal as a list. */
export function SessionsPart({ proposal, scheduling, names, show, onShow, open, onOpen, onClose }: SessionsPartProps) {
  const { say, number } = useSay()
  const [typed, setTyped] = useState('')
  const { pinned } = scheduling
  const picks: Record<string, (s: ProposedSession) => boolean> = {
    all: () => true,
    changed: s => s.state !== 'same',
    new: s => s.state === 'new',
    moved: s => s.state === 'moved',
    same: s => s.state === 'same',
    pinned: s => pinned.has(s.key),
  }
  const shown = SESSION_KINDS.find(k => k === show) ?? 'all'
  const columns = useMemo((): Column<ProposedSession>[] => {
    // sorted as the week goes
    const time = (s: ProposedSession) => `${s.weekday} ${String(s.from).padStart(2, '0')}`
    return [
      { key: 'title', label: say('field.sessionRequest.title'), width: 150, text: s => s.title },
      { key: 'classes', label: say('field.sessionRequest.classGroupIds'), width: 130, text: s => names.list(s.classGroupIds) },
      { key: 'time', label: say('timetable.sheet.time'), width: 96, text: time, render: s => names.time(s) },
      { key: 'weeks', wide: true, label: say('field.sessionRequest.weeks'), width: 104, text: s => s.weeks, render: s => names.weeks(s.weeks) },
      { key: 'room', wide: true, label: say('field.sessionRequest.workshopId'), width: 130, text: s => (s.workshopId ? names.name(s.workshopId) : '') },
      { key: 'teachers', wide: true, label: say('field.sessionRequest.teacherIds'), width: 110, text: s => names.list(s.teacherIds) },
      { key: 'machines', wide: true, label: say('schedule.machines'), width: 150, text: s => names.machines(s.items) },
      {
        key: 'state',
        label: say('timetable.sheet.state'),
        width: 150,
        text: s => changeText(say, names, s, 'from'),
        render: s => (
          <span className={`schedule-state ${s.state}`}>
            {pinned.has(s.key) && <Icon name="lock" size={12} />} {changeText(say, names, s, 'from')}
          </span>
        ),
      },
    ]
  }, [say, names, pinned])
  const words = typed.trim().toLowerCase()
  const inOrder = useMemo(() => proposal.sessions.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from || (a.key < b.key ? -1 : 1)), [proposal])
  const rows = inOrder.filter(s => picks[shown]!(s) && (!words || `${names.session(s)} ${names.where(s)} ${names.machines(s.items)}`.toLowerCase().includes(words)))
  return (
    <>
      <div className="row-tools">
        <Input className="row-find" allowClear prefix={<Icon name="search" size={14} />} aria-label={say('schedule.find')} placeholder={say('schedule.find')} value={typed} onChange={e => setTyped(e.target.value)} />
        <Select aria-label={say('matching.show')} value={shown} popupMatchSelectWidth={false} options={SESSION_KINDS.map(value => ({ value, label: `${say(`schedule.show.${value}`)} (${number(proposal.sessions.filter(picks[value]!).length)})` }))} onChange={onShow} />
      </div>
      <RowGrid label={say('schedule.part.list')} rows={rows} columns={columns} idOf={s => s.key} open={open} onOpen={onOpen} onClose={onClose} empty={say('matching.rows.none')} />
    </>
  )
}
