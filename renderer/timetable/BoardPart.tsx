import { Button, Select, Slider } from 'antd'
import { useMemo, useState } from 'react'
import type { Proposal } from '#domain/timetable/college/choice.ts'
import type { TimetableView } from '#domain/timetable/college/view.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { useSteady } from '#renderer/ui/use-steady.ts'
import type { Names } from './names.ts'
import { useFixedBookings } from './use-fixed-bookings.ts'
import type { Scheduling } from './use-scheduling.ts'
import { WeekGrid } from './WeekGrid.tsx'
import { blocksOf, peopleOf, WHO_KINDS, type Block, type WhoKind } from './week-model.ts'

type BoardPartProps = {
  view: TimetableView
  proposal: Proposal
  scheduling: Scheduling
  names: Names
  who: string | null
  open: string | null
  onWho: (kind: WhoKind, id: string | null) => void
  kind: WhoKind
  onOpen: (id: string) => void
  onClose: () => void
}

/** The proposal on a week's board, somebody's at a time, against what is published and what stays. */
export function BoardPart({ view, proposal, scheduling, names, who, kind, open, onWho, onOpen, onClose }: BoardPartProps) {
  const { say, language } = useSay()
  const [week, setWeek] = useState<number | null>(null)
  const people = useMemo(
    () => peopleOf(proposal, kind).map(p => ({ ...p, name: names.name(p.id) })).sort((a, b) => a.name.localeCompare(b.name, language, { numeric: true })),
    [proposal, kind, names, language],
  )
  // until somebody is chosen: the first whom it changes anything for
  const chosen = people.findIndex(p => p.id === who)
  const at = chosen >= 0 ? chosen : Math.max(0, people.findIndex(p => p.fresh + p.moved > 0))
  const here = people[at]
  const id = here?.id ?? null
  const fixed = useFixedBookings(view, proposal, id)
  const fromWeek = scheduling.made?.choice.fromWeek ?? 1
  const blocks = useMemo(() => (id ? blocksOf(proposal, fixed, { kind, id }, week, fromWeek, view.periods) : []), [proposal, fixed, kind, id, week, fromWeek, view.periods])
  const last = view.terms.find(t => t.id === view.termId)?.weeks ?? 1
  const openBlock = useSteady((block: Block) => onOpen(block.kind === 'fixed' ? block.fixed.bookingId : (block.sessions[0]?.key ?? (block.kind === 'was' ? block.leftOut[0]!.key : ''))))
  const close = useSteady(onClose)
  const step = (by: number) => onWho(kind, people[(at + by + people.length) % people.length]!.id)
  const hint = (p: { fresh: number; moved: number }) => [p.fresh && say('schedule.count.new', { n: p.fresh }), p.moved && say('schedule.count.moved', { n: p.moved })].filter(Boolean).join(' · ')
  return (
    <>
      <div className="row-tools">
        <Segmented aria-label={say('schedule.whose')} value={kind} options={WHO_KINDS.map(value => ({ value, label: say(`schedule.whose.${value}`) }))} onChange={value => onWho(value, null)} />
        <Button type="text" aria-label={say('schedule.who.back')} title={say('schedule.who.back')} disabled={people.length < 2} onClick={() => step(-1)}>‹</Button>
        <Select
          className="schedule-who"
          aria-label={say(`schedule.whose.${kind}`)}
          value={id}
          notFoundContent={say('matching.rows.none')}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          options={people.map(p => ({ value: p.id, label: p.name, hint: hint(p) }))}
          optionRender={o => (
            <span className="option-line">
              <span>{o.label}</span>
              <span className="quiet">{o.data.hint}</span>
            </span>
          )}
          onChange={next => onWho(kind, next)}
        />
        <Button type="text" aria-label={say('schedule.who.forth')} title={say('schedule.who.forth')} disabled={people.length < 2} onClick={() => step(1)}>›</Button>
        <span className="schedule-week">
          <span className="schedule-week-said">{week === null ? say('schedule.week.all') : say('board.week', { week })}</span>
          <Slider className="schedule-slider" min={0} max={last} value={week ?? 0} tooltip={{ open: false }} ariaLabelForHandle={say('schedule.week')} ariaValueTextFormatterForHandle={n => (n ? say('board.week', { week: n }) : say('schedule.week.all'))} onChange={n => setWeek(n || null)} />
        </span>
      </div>
      {here ? (
        <WeekGrid view={view} blocks={blocks} kind={kind} whoName={here.name} names={names} pinned={scheduling.pinned} open={open} onOpen={openBlock} onClose={close} />
      ) : (
        <p className="row-none quiet">{say('schedule.nobody')}</p>
      )}
      <div className="week-legend">
        {(['new', 'moved', 'same', 'was', 'fixed'] as const).map(look => (
          <span key={look}>
            <i className={`week-swatch ${look}`} aria-hidden="true" /> {say(`schedule.legend.${look}`)}
          </span>
        ))}
      </div>
    </>
  )
}
