import { Button } from 'antd'
import type { LocalDate, LocalTime } from '#domain/base/time.ts'
import type { Override } from '#domain/records/booking.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { ClockInput } from '#renderer/ui/ClockInput.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useWayOut } from './use-way-out.ts'

type MoveDateProps = { id: string; title: string; date: LocalDate; start: LocalTime; end: LocalTime; onDone: (seq: number) => void; onBack: () => void }

/** Moves one date of a series to another day or time. */
export function MoveDate({ id, title, date, start, end, onDone, onBack }: MoveDateProps) {
  const { say } = useSay()
  const moving = useRun('booking.exception')
  const form = useForm(`booking.move:${id}:${date}`, { day: start.slice(0, 10), from: start.slice(11), to: end.slice(11) })
  const { day, from, to } = form.values
  const way = useWayOut(title, onBack)

  async function move(overrides: Override[] = []): Promise<void> {
    const outcome = await moving.run({ id, exception: { kind: 'move', date, start: `${day}T${from}`, end: `${day}T${to}` }, ...(overrides.length ? { overrides } : {}) })
    if (outcome.ok) onDone(outcome.seq)
  }
  const refusal = way.refusal ?? moving.refusal
  return (
    <div className="date-move">
      <DraftNote form={form} />
      <div className="form-label">{say('booking.date.moveTo', { date })}</div>
      <div className="form-row">
        <DateInput label={say('booking.form.date')} value={day} onChange={d => d && form.set({ day: d })} />
        <ClockInput label={say('booking.form.from')} value={from} onChange={c => c && form.set({ from: c })} />
        <span aria-hidden="true">–</span>
        <ClockInput label={say('booking.form.to')} value={to} invalid={to <= from} onChange={c => c && form.set({ to: c })} />
      </div>
      {refusal && <RefusalNote refusal={refusal} busy={way.busy || moving.busy} onAlternative={a => void way.take(a)} onOverride={(rules, reason) => void move(rules.map(rule => ({ rule, reason })))} />}
      <div className="panel-buttons">
        <Button size="small" type="primary" loading={moving.busy} disabled={to <= from} onClick={() => void move()}>
          {say('booking.date.moveNow')}
        </Button>
        <Button size="small" type="text" onClick={onBack}>
          {say('board.scope.back')}
        </Button>
      </div>
    </div>
  )
}
