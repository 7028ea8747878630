import { Button, Checkbox, Input, InputNumber } from 'antd'
import { weekdayOf } from '#domain/base/time.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { usualTerm, yearsOf, type TermDraft } from './usual-term.ts'

type SetUpFormProps = { today: string; onDone: () => void; doneLabel: string }

/** The least that a college needs: its name and a first term; a usual bell table comes with it, and holidays on wish. */
export function SetUpForm({ today, onDone, doneLabel }: SetUpFormProps) {
  const { say, language } = useSay()
  const form = useForm<{ name: string; term: TermDraft; holidays: boolean }>('college.setup', { name: '', term: usualTerm(today, language), holidays: true })
  const { name, term, holidays } = form.values
  const setUp = useRun('college.setup')
  const addHolidays = useRun('calendar.useOfficial')
  const official = useAsk('calendar.official', {})
  const years = yearsOf(term).filter(y => official.data?.some(o => o.year === y))
  const notMonday = weekdayOf(term.start) !== 1
  const ready = name.trim() && term.name.trim() && !notMonday && term.weeks > 0

  async function start() {
    if (!ready) return
    const outcome = await setUp.run({ name: name.trim(), term, language })
    if (!outcome.ok) return
    form.done()
    if (holidays) for (const year of years) await addHolidays.run({ year })
    onDone()
  }
  return (
    <form
      className="form-grid"
      onSubmit={e => {
        e.preventDefault()
        void start()
      }}
    >
      <DraftNote form={form} />
      <div className="form-field">
        <label htmlFor="setup-name">{say('field.college.name')}</label>
        <Input id="setup-name" autoFocus maxLength={200} placeholder={say('welcome.name.example')} value={name} onChange={e => form.set({ name: e.target.value })} />
      </div>
      <div className="form-field">
        <label htmlFor="setup-term">{say('field.term.name')}</label>
        <Input id="setup-term" maxLength={100} value={term.name} onChange={e => form.set({ term: { ...term, name: e.target.value } })} />
      </div>
      <div className="form-field half">
        <label htmlFor="setup-start">{say('field.term.start')}</label>
        <DateInput id="setup-start" value={term.start} invalid={notMonday} onChange={start => start && form.set({ term: { ...term, start } })} />
        {notMonday && <div className="field-error" role="alert">{say('refusal.term.notMonday', { date: term.start })}</div>}
      </div>
      <div className="form-field half">
        <label htmlFor="setup-weeks">{say('field.term.weeks')}</label>
        <InputNumber id="setup-weeks" className="wide" min={1} max={60} precision={0} value={term.weeks} onChange={weeks => weeks && form.set({ term: { ...term, weeks } })} />
      </div>
      {years.length > 0 && (
        <div className="form-field">
          <Checkbox checked={holidays} onChange={e => form.set({ holidays: e.target.checked })}>{say('welcome.holidays', { years })}</Checkbox>
        </div>
      )}
      {setUp.refusal && <div className="form-field"><RefusalNote refusal={setUp.refusal} /></div>}
      <div className="form-field">
        <span><Button type="primary" htmlType="submit" disabled={!ready} loading={setUp.busy || addHolidays.busy}>{doneLabel}</Button></span>
      </div>
    </form>
  )
}
