import { App, Button, Input } from 'antd'
import type { TermDay } from '#contract/calendar.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { PlaceHistory } from '#renderer/history/RecordHistory.tsx'

type Kind = 'usual' | 'holiday' | 'workday'

/** One day: as its weekday says, a holiday, or a make-up workday and whose lessons it follows. */
export function DayPanel({ day, onClose }: { day: TermDay; onClose: () => void }) {
  const list = useAsk('register.list', { table: 'calendarDay' })
  if (!list.data) return null
  const stored = list.data.rows.find(r => r.fields['date'] === day.date)
  return <DayForm key={stored?.id ?? 'usual'} day={day} id={stored?.id ?? null} storedKind={(stored?.fields['kind'] as Kind | undefined) ?? 'usual'} onClose={onClose} />
}

function DayForm({ day, id, storedKind, onClose }: { day: TermDay; id: string | null; storedKind: Kind; onClose: () => void }) {
  const { say, day: dayText, weekday } = useSay()
  const { message } = App.useApp()
  const form = useForm<{ kind: Kind; name: string; follows: string | null }>(`day:${day.date}`, { kind: storedKind, name: day.name ?? '', follows: day.follows ?? null })
  const { kind, name, follows } = form.values
  const saving = useRun('register.save')
  const removing = useRun('register.remove')
  const busy = saving.busy || removing.busy
  const refusal = saving.refusal ?? removing.refusal

  async function save(insist = false) {
    const accept = insist || undefined
    if (kind === 'usual') {
      if (id === null) return onClose()
      const outcome = await removing.run({ table: 'calendarDay', ids: [id], accept })
      if (!outcome.ok) return
    } else {
      const fields = { date: day.date, kind, name: name.trim() || null, follows: kind === 'workday' ? follows : null }
      const filled = Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== null))
      const outcome = await saving.run({ table: 'calendarDay', ...(id === null ? { fields: filled } : { id, fields }), accept })
      if (!outcome.ok) return
    }
    form.done()
    void message.success(say('ui.saved'))
    onClose()
  }
  return (
    <SidePanel
      title={dayText(day.date, true)}
      subtitle={say('calendar.weekOf', { week: day.week })}
      onClose={onClose}
      onSave={() => void save()}
      footer={<Button type="primary" loading={busy} onClick={() => void save()} title="Ctrl+S">{say('ui.save')}</Button>}
    >
      <DraftNote form={form} />
      {refusal && <RefusalNote refusal={refusal} onAlternative={() => void save(true)} busy={busy} />}
      <div className="form-grid">
        <div className="form-field">
          <span>
            <Segmented
              value={kind}
              options={[
                { value: 'usual' as const, label: say(day.weekday > 5 ? 'calendar.weekend' : 'calendar.school') },
                { value: 'holiday' as const, label: say('choice.kind.holiday') },
                { value: 'workday' as const, label: say('choice.kind.workday') },
              ]}
              onChange={kind => form.set({ kind })}
            />
          </span>
        </div>
        {kind !== 'usual' && (
          <div className="form-field">
            <label htmlFor="day-name">{say('field.calendarDay.name')}</label>
            <Input id="day-name" maxLength={200} value={name} onChange={e => form.set({ name: e.target.value })} />
          </div>
        )}
        {kind === 'workday' && (
          <div className="form-field half">
            <label htmlFor="day-follows">{say('field.calendarDay.follows')}</label>
            <DateInput id="day-follows" value={follows ?? undefined} onChange={follows => form.set({ follows })} />
            <div className="field-hint">{follows ? say('calendar.follows', { date: follows }) : say('calendar.follows.none', { weekday: weekday(day.weekday) })}</div>
          </div>
        )}
      </div>
      <PlaceHistory id={id} table="calendarDay" place={{ date: day.date }} />
    </SidePanel>
  )
}
