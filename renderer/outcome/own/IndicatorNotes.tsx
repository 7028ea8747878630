import { Input } from 'antd'
import type { IndicatorKept } from '#contract/indicator.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { NoteButton } from '#renderer/upkeep/NoteButton.tsx'
import { fullDayText } from '#words/say.ts'
import { KeptLine } from './KeptLine.tsx'

/** Why an indicator went up or down, by day: its trend shows each where it was. */
export function IndicatorNotes({ id, kept }: { id: string; kept: IndicatorKept }) {
  const { say, language } = useSay()
  const undoToast = useUndoToast()
  const removing = useRun('indicator.removeNote')

  async function remove(note: string) {
    const outcome = await removing.run({ id: note })
    if (outcome.ok) undoToast(say('own.note.gone'), outcome.seq)
  }
  return (
    <section className="own-kept">
      <header className="related-head">
        <h3>{say('own.note')}</h3>
        <AddNote id={id} />
      </header>
      {removing.refusal && <RefusalNote refusal={removing.refusal} />}
      {kept.notes.length === 0 && <p className="quiet related-none">{say('own.note.empty')}</p>}
      <ul>
        {kept.notes.map(({ id: note, date, what }) => (
          <KeptLine key={note} remove={say('own.note.remove', { what })} busy={removing.busy} onRemove={() => void remove(note)}>
            <span className="quiet">{fullDayText(date, language)}</span> {what}
          </KeptLine>
        ))}
      </ul>
    </section>
  )
}

function AddNote({ id }: { id: string }) {
  const { say } = useSay()
  const state = useAsk('college.state', {})
  // null: emptied
  const form = useForm<{ date: string | null | undefined; what: string }>(`indicator.note:${id}`, { date: undefined, what: '' })
  const { date, what } = form.values
  const adding = useRun('indicator.note')
  const on = date === undefined ? state.data?.today : (date ?? undefined)

  async function save() {
    if (!what.trim() || on === undefined) {
      document.getElementById(what.trim() ? 'indicator-note-date' : 'indicator-note-what')?.focus()
      return { ok: false as const }
    }
    const outcome = await adding.run({ indicator: id, date: on, what: what.trim() })
    return outcome.ok ? outcome : { ok: false as const }
  }
  return (
    <NoteButton label={say('own.note.add')} said={say('own.note.said')} busy={adding.busy} refusal={adding.refusal} form={form} onSave={save}>
      <div className="form-field">
        <label htmlFor="indicator-note-what">{say('own.note.what')}<span className="needed" aria-hidden="true">*</span></label>
        <Input.TextArea id="indicator-note-what" rows={2} maxLength={400} value={what} onChange={e => form.set({ what: e.target.value })} />
      </div>
      <div className="form-field">
        <label htmlFor="indicator-note-date">{say('field.indicatorNote.date')}</label>
        <DateInput id="indicator-note-date" value={on} onChange={next => form.set({ date: next })} />
      </div>
    </NoteButton>
  )
}
