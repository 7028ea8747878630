import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { clockMinutes, type LocalTime } from '#domain/base/time.ts'
import type { Calendar } from '#domain/calendar/calendar.ts'
import type { FreeRow } from '#domain/booking/free.ts'
import { refusalOf, useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { ListExport } from '#renderer/ui/ListExport.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { Waiting } from '#renderer/ui/Waiting.tsx'
import { BookingForm } from './form/BookingForm.tsx'
import { draftFromBoard, wishOf, type Draft } from './form/draft.ts'
import { useCalendar } from './form/use-calendar.ts'
import { FreeList } from './list/FreeList.tsx'
import { FreeWhenFields } from './list/FreeWhenFields.tsx'
import { askedSpan, timesOfDraft, type FreeWhen } from './list/free-when.ts'
import { BookingPanel } from './panel/BookingPanel.tsx'
import './board/board.css'
import './form/form.css'
import './list/list.css'

const KINDS = ['equipment', 'workshop', 'teacher'] as const

/** Dates first: choose when, and see only what is free then. With a purpose given, one press books it. */
export function DatesFirstPage() {
  const state = useAsk('college.state', {})
  const calendar = useCalendar()
  if (!state.data) return <Waiting on={state} />
  if (!calendar.data) return <Waiting on={calendar} />
  return <DatesFirst now={state.data.now} calendar={calendar.data} />
}

function DatesFirst({ now, calendar }: { now: LocalTime; calendar: Calendar }) {
  const { say } = useSay()
  const toast = useUndoToast()
  const creating = useRun('booking.create')
  const [when, setWhen] = useState<FreeWhen>(() => nextPeriods(now, calendar))
  const [kind, setKind] = useState<(typeof KINDS)[number]>('equipment')
  const [text, setText] = useState('')
  const [units, setUnits] = useState<number | null>(null)
  const [title, setTitle] = useState('')
  const [panel, setPanel] = useState<{ draft: Draft } | { id: string } | { edit: string } | null>(null)

  const span = askedSpan(when, calendar)
  const common = { ...(span ?? { from: now, to: now }), ...(text.trim() ? { text: text.trim() } : {}) }
  const asks = {
    equipment: useAsk('booking.free', { ...common, kind: 'equipment', units: units ?? undefined }, { enabled: span !== null }),
    workshop: useAsk('booking.free', { ...common, kind: 'workshop', units: units ?? undefined }, { enabled: span !== null }),
    teacher: useAsk('booking.free', { ...common, kind: 'teacher' }, { enabled: span !== null }),
  }

  async function book(row: FreeRow): Promise<void> {
    const drawn = draftFromBoard({ kind, id: row.id, start: common.from, end: common.to })
    const draft: Draft = { ...drawn, ...timesOfDraft(when, calendar), title: title.trim(), ...(kind === 'workshop' && units ? { stations: units } : {}) }
    if (kind === 'equipment' && units) draft.items = [{ equipmentId: row.id, units }]
    const said = wishOf(draft, calendar)
    if (!('wish' in said)) return setPanel({ draft })
    const outcome = await creating.run(said.wish)
    // whatever it is refused for, the form says it and has the ways out
    if (!outcome.ok) return setPanel(refusalOf(outcome) ? { draft } : null)
    toast(say('booking.form.booked', { title: said.wish.title }), outcome.seq)
    setPanel({ id: outcome.value.id })
  }

  const ask = asks[kind]
  const lines = () => [
    [say(`table.${kind}`), ...(['hint', 'room', 'lender', 'free', 'rule'] as const).map(head => say(`free.head.${head}`))],
    ...(ask.data ?? []).map(row => [row.name, row.hint, row.room ?? null, row.lender ?? null, row.free, row.warnings.map(rule => say(`rule.${rule}`)).join(' · ')]),
  ]
  // nothing is free, or nothing is there at all?
  const recorded = useAsk('register.options', { table: kind }, { enabled: ask.data?.length === 0 })
  return (
    <Page title={say('free.title')} note={say('free.note')} scroll={false} actions={span && ask.data && ask.data.length > 0 && <ListExport name={`${say('free.title')} ${span.from.replace('T', ' ')}`} lines={lines} />}>
      <div className="list-page">
        <div className="list-main">
          <FreeWhenFields when={when} calendar={calendar} onChange={patch => setWhen(w => ({ ...w, ...patch }))} />
          <div className="list-tools">
            <Segmented
              value={kind}
              options={KINDS.map(value => ({ value, label: [say(`free.kind.${value}`), ...(asks[value].data ? [say('free.count', { n: asks[value].data.length })] : [])].join(' · ') }))}
              onChange={setKind}
            />
            <Input className="list-find" allowClear aria-label={say('free.find')} placeholder={say('free.find')} value={text} onChange={e => setText(e.target.value)} />
            {kind !== 'teacher' && (
              <InputNumber className="list-units" min={1} precision={0} aria-label={say('free.units')} placeholder={say('free.units')} value={units} onChange={setUnits} />
            )}
            <Input className="list-find" aria-label={say('field.booking.title')} placeholder={say('field.booking.title')} maxLength={200} value={title} onChange={e => setTitle(e.target.value)} />
          </div>
          {!span ? (
            <EmptyState title={say(when.by === 'clock' ? 'free.backwards' : 'free.ask')} />
          ) : !ask.data ? (
            <Waiting on={ask} />
          ) : ask.data.length ? (
            <FreeList rows={ask.data} kind={kind} busy={creating.busy} onBook={row => void book(row)} />
          ) : recorded.data?.length === 0 ? (
            <EmptyState title={say('register.empty', { tables: say(`tables.${kind}`) })} text={say(`register.empty.${kind}`)}>
              <Link to={registerPath(kind)}><Button type="primary">{say(`tables.${kind}`)}</Button></Link>
            </EmptyState>
          ) : (
            <EmptyState title={say('free.none')} text={say('free.none.text')} />
          )}
        </div>
        {panel && 'draft' in panel && <BookingForm key={JSON.stringify(panel.draft)} start={panel.draft} onClose={() => setPanel(null)} onDone={id => setPanel({ id })} />}
        {panel && 'edit' in panel && <BookingForm key={panel.edit} id={panel.edit} onClose={() => setPanel({ id: panel.edit })} onDone={id => setPanel({ id })} />}
        {panel && 'id' in panel && <BookingPanel key={panel.id} id={panel.id} toBoard onClose={() => setPanel(null)} onEdit={() => setPanel({ edit: panel.id })} />}
      </div>
    </Page>
  )
}

/** The next two periods that begin after now (the first two of the day when none is left), else two hours by the clock. */
function nextPeriods(now: LocalTime, calendar: Calendar): FreeWhen {
  const date = now.slice(0, 10)
  const periods = calendar.bellTableOn(date)?.periods ?? []
  const next = periods.findIndex(p => clockMinutes(p.start) > clockMinutes(now.slice(11)))
  const at = next === -1 ? 0 : next
  const from = periods[at]
  const to = periods[at + 1] ?? from
  if (!from || !to) return { date, by: 'clock', start: '08:00', end: '10:00', periods: null, untilWeek: null }
  return { date, by: 'periods', start: from.start, end: to.end, periods: { from: from.no, to: to.no }, untilWeek: null }
}
