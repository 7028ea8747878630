import { Button, Input } from 'antd'
import { dayNumber } from '#domain/base/time.ts'
import type { LaptopRow } from '#contract/exchange.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { instantText } from '#renderer/history/instant-text.ts'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { NoteButton } from '#renderer/upkeep/NoteButton.tsx'
import { listText } from '#words/say.ts'

/** One laptop: what it has along, since when, when it is due, and whether it is waited for. */
export function LaptopLine({ laptop, today }: { laptop: LaptopRow; today: string }) {
  const { say, day, number, language } = useSay()
  const { id, label, state, chosen, from, to, records, madeAt, madeBy } = laptop
  const names = listText(chosen, language)
  return (
    <li className={`laptop laptop-${state}`}>
      <span className="laptop-what">
        <span className="laptop-label" title={label}>{label}</span>
        <span className="laptop-chosen" title={names}>{names}</span>
        <span className="quiet">{day(from)} – {day(to)} · {say('exchange.records', { n: records })}</span>
      </span>
      <span className="laptop-when">
        <span>{say('exchange.laptop.out', { at: instantText(madeAt, language) })}</span>
        {madeBy && <span className="quiet">{madeBy}</span>}
      </span>
      <span className="laptop-state">
        <span className={`state-mark state-${state}`}>{say(`exchange.state.${state}`)}</span>
        <span className="quiet">{stateText()}</span>
      </span>
      <span className="laptop-do">
        {state === 'off' ? <WaitAgain id={id} label={label} /> : state === 'back' ? null : <StopWaiting id={id} label={label} />}
      </span>
    </li>
  )

  function stateText(): string {
    const { dueBack, backAt, writtenOff } = laptop
    if (writtenOff !== null) return writtenOff
    if (backAt !== null) return instantText(backAt, language)
    if (dueBack === null) return say('exchange.laptop.noDue')
    if (state === 'late') return say('exchange.laptop.late', { date: dueBack, days: number(dayNumber(today) - dayNumber(dueBack)) })
    return say('exchange.laptop.due', { date: dueBack })
  }
}

function StopWaiting({ id, label }: { id: string; label: string }) {
  const { say } = useSay()
  const form = useForm(`laptop.stop:${id}`, { reason: '' })
  const { reason } = form.values
  const { run, busy, refusal } = useRun('exchange.writeOff')
  return (
    <NoteButton
      label={say('exchange.writeOff')}
      said={say('exchange.writeOff.said', { label })}
      busy={busy}
      refusal={refusal}
      form={form}
      onSave={async () => (reason.trim() ? run({ id, reason: reason.trim() }) : { ok: false })}
    >
      <div className="form-field">
        <label htmlFor={`reason-${id}`}>{say('exchange.writeOff.reason')}</label>
        <Input id={`reason-${id}`} required maxLength={200} placeholder={say('exchange.writeOff.example')} value={reason} onChange={e => form.set({ reason: e.target.value })} />
      </div>
    </NoteButton>
  )
}

function WaitAgain({ id, label }: { id: string; label: string }) {
  const { say } = useSay()
  const undoToast = useUndoToast()
  const { run, busy, refusal } = useRun('exchange.waitAgain')
  async function wait() {
    const outcome = await run({ id })
    if (outcome.ok) undoToast(say('exchange.waitAgain.said', { label }), outcome.seq)
  }
  return (
    <>
      <Button size="small" loading={busy} onClick={() => void wait()}>{say('exchange.waitAgain')}</Button>
      {refusal && <RefusalNote refusal={refusal} />}
    </>
  )
}
