import { Button, Input, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { RequestRow, TimetableView } from '#domain/timetable/college/view.ts'
import { findingText } from '#words/timetable-text.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RowGrid, type Column } from '#renderer/ui/RowGrid.tsx'
import type { Names } from './names.ts'

export const REQUEST_KINDS = ['all', 'open', 'problems', 'booked'] as const
const PICKS: Record<(typeof REQUEST_KINDS)[number], (r: RequestRow) => boolean> = {
  all: () => true,
  open: r => r.booked < r.sessions,
  problems: r => r.findings.length > 0,
  booked: r => r.booked >= r.sessions,
}

type RequestsPartProps = {
  view: TimetableView
  names: Names
  show: string
  onShow: (show: string) => void
  /** a class group, teacher or workshop whose requests are shown */
  of: string | null
  onOf: (id: string | null) => void
  open: string | null
  onOpen: (id: string) => void
  onClose: () => void
  /** told of the rows that are shown, where these are not all */
  onListed: (ids: string[] | null) => void
}

/** What is asked for in the term: what each request wants, how much of it has a time, and what is wrong with it and would mend it. */
export function RequestsPart({ view, names, show, onShow, of, onOf, open, onOpen, onClose, onListed }: RequestsPartProps) {
  const { say, number, language } = useSay()
  const [typed, setTyped] = useState('')
  const shown = REQUEST_KINDS.find(k => k === show) ?? 'all'
  const columns = useColumns(names)
  const people = useMemo(() => {
    const group = (kind: string, idsOf: (r: RequestRow) => readonly (string | null)[]) => ({
      label: say(`schedule.whose.${kind}`),
      options: [...new Set(view.requests.flatMap(r => idsOf(r).filter(id => id !== null)))].map(id => ({ value: id, label: names.name(id) })).sort((a, b) => a.label.localeCompare(b.label, language, { numeric: true })),
    })
    return [group('classGroup', r => r.classGroupIds), group('teacher', r => r.teacherIds), group('workshop', r => [r.workshopId])].filter(g => g.options.length)
  }, [view, names, say, language])
  const rows = useMemo(() => {
    const words = typed.trim().toLowerCase()
    const isOf = (r: RequestRow) => of === null || r.classGroupIds.includes(of) || r.teacherIds.includes(of) || r.workshopId === of
    const text = (r: RequestRow) => [names.session(r), names.list(r.teacherIds), r.workshopId && names.name(r.workshopId), r.workshopKind, ...r.needs.map(n => n.kind)].join(' ').toLowerCase()
    return view.requests.filter(r => PICKS[shown](r) && isOf(r) && (!words || text(r).includes(words)))
  }, [view, names, shown, of, typed])
  useEffect(() => onListed(rows.length < view.requests.length ? rows.map(r => r.id) : null), [rows, view, onListed])
  const bad = rows.filter(r => r.findings.length)
  return (
    <>
      <div className="row-tools">
        <Input className="row-find" allowClear prefix={<Icon name="search" size={14} />} aria-label={say('schedule.find')} placeholder={say('schedule.find')} value={typed} onChange={e => setTyped(e.target.value)} />
        <Select aria-label={say('matching.show')} value={shown} popupMatchSelectWidth={false} options={REQUEST_KINDS.map(value => ({ value, label: `${say(`schedule.requests.${value}`)} (${number(view.requests.filter(PICKS[value]).length)})` }))} onChange={onShow} />
        <Select className="schedule-who" aria-label={say('schedule.of')} placeholder={say('schedule.of')} allowClear value={of} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} options={people} onChange={id => onOf(id ?? null)} />
        <span className="spacer" />
        <Link to="/import?table=sessionRequest"><Button icon={<Icon name="upload" size={14} />}>{say('schedule.import')}</Button></Link>
        <Button icon={<Icon name="plus" size={14} />} onClick={() => onOpen('new')}>{say('register.add', { table: say('table.sessionRequest') })}</Button>
      </div>
      {bad.length > 0 && shown !== 'booked' && (
        <details className="schedule-bad" open={shown === 'problems' || bad.length <= 3}>
          <summary>{say('schedule.bad', { n: bad.length })}</summary>
          <ul>
            {bad.flatMap(r => r.findings.map((f, i) => (
              <li key={`${r.id} ${i}`}>
                <Icon name="warning" size={14} />
                <button type="button" className="link" onClick={() => onOpen(r.id)}>{findingText(language, f)}</button>
                {f.blocks && <span className="schedule-blocks">{say('schedule.blocks')}</span>}
              </li>
            )))}
          </ul>
        </details>
      )}
      <RowGrid label={say('tables.sessionRequest')} rows={rows} columns={columns} idOf={r => r.id} open={open} onOpen={onOpen} onClose={onClose} empty={say('matching.rows.none')} />
    </>
  )
}

function useColumns(names: Names): Column<RequestRow>[] {
  const { say, language } = useSay()
  return useMemo(() => {
    const often = (r: RequestRow) => say(r.perWeek === null ? 'schedule.often.term' : 'schedule.often.week', { times: r.perWeek ?? r.perTerm ?? 0, periods: r.periods })
    const room = (r: RequestRow) => (r.workshopId ? names.name(r.workshopId) : (r.workshopKind ?? ''))
    const wrong = (r: RequestRow) => r.findings.map(f => findingText(language, f)).join(' ')
    return [
      { key: 'title', label: say('field.sessionRequest.title'), width: 150, text: r => r.title },
      { key: 'classes', label: say('field.sessionRequest.classGroupIds'), width: 110, text: r => names.list(r.classGroupIds) },
      { key: 'teachers', wide: true, label: say('field.sessionRequest.teacherIds'), width: 90, text: r => names.list(r.teacherIds) || (r.qualificationId ? names.name(r.qualificationId) : '') },
      { key: 'room', wide: true, label: say('field.sessionRequest.workshopId'), width: 120, text: room },
      { key: 'needs', wide: true, label: say('schedule.machines'), width: 130, text: r => r.needs.map(n => `${n.kind} ×${n.pieces}`).join('; ') },
      { key: 'often', label: say('schedule.often'), width: 120, text: r => (r.perWeek ?? r.perTerm ?? 0) * r.periods, render: often },
      { key: 'weeks', wide: true, label: say('field.sessionRequest.weeks'), width: 96, text: r => r.weeks, render: r => names.weeks(r.weeks) },
      {
        key: 'booked',
        label: say('schedule.booked'),
        width: 96,
        figure: true,
        text: r => (r.sessions ? r.booked / r.sessions : 0),
        render: r => (
          <span className={r.booked < r.sessions ? 'schedule-open' : ''}>
            {r.locked > 0 && <Icon name="lock" size={12} />} {say('schedule.bookedOf', { booked: Math.min(r.booked, r.sessions), of: r.sessions })}
          </span>
        ),
      },
      {
        key: 'wrong',
        label: say('schedule.wrong'),
        width: 130,
        text: wrong,
        render: r => r.findings.length > 0 && <span className={r.findings.some(f => f.blocks) ? 'schedule-blocks' : 'schedule-warn'}><Icon name="warning" size={12} /> {wrong(r)}</span>,
      },
    ]
  }, [say, names, language])
}
