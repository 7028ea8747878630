import { Input, InputNumber } from 'antd'
import type { Scope } from '#domain/records/finding.ts'
import type { IndicatorKept } from '#contract/indicator.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { NoteButton } from '#renderer/upkeep/NoteButton.tsx'
import '#renderer/upkeep/upkeep.css'
import { KeptLine } from './KeptLine.tsx'

type Target = IndicatorKept['targets'][number]
type Edits = { value?: number | null; /** null: emptied */ from?: string | null; programmeId?: string | null; note?: string }

/** What the office wants to reach of an indicator, of all or of one programme, from which day on. */
export function IndicatorTargets({ id, kept, scope }: { id: string; kept: IndicatorKept; scope: Scope }) {
  const { say } = useSay()
  const undoToast = useUndoToast()
  const removing = useRun('indicator.target')

  async function remove({ from, programmeId }: Target) {
    const outcome = await removing.run({ indicator: id, from, value: null, ...(programmeId === null ? {} : { programmeId }) })
    if (outcome.ok) undoToast(say('own.target.gone'), outcome.seq)
  }
  return (
    <section className="own-kept">
      <header className="related-head">
        <h3>{say('own.target')}</h3>
        <TargetButton id={id} kept={kept} scope={scope} />
      </header>
      {removing.refusal && <RefusalNote refusal={removing.refusal} />}
      {kept.targets.length === 0 && <p className="quiet related-none">{say('own.target.empty')}</p>}
      <ul>
        {kept.targets.map(target => {
          const line = say('own.target.line', target)
          return (
            <KeptLine key={target.id} remove={say('own.target.remove', { line })} busy={removing.busy} onRemove={() => void remove(target)}>
              {line}
              {target.note && <span className="quiet"> · {target.note}</span>}
            </KeptLine>
          )
        })}
      </ul>
    </section>
  )
}

function TargetButton({ id, kept: { unit, byProgramme }, scope }: { id: string; kept: IndicatorKept; scope: Scope }) {
  const { say } = useSay()
  const form = useForm<Edits>(`indicator.target:${id}`, {})
  const edits = form.values
  const setting = useRun('indicator.target')
  const periods = useAsk('outcome.periods', {})
  const percent = unit === 'percent'
  // from the first day that is looked at, so that its line is seen at once
  const from = edits.from === undefined ? (scope.from ?? periods.data?.find(p => p.period === scope.period)?.from) : (edits.from ?? undefined)
  const programmeId = byProgramme ? (edits.programmeId === undefined ? scope.within?.programme : (edits.programmeId ?? undefined)) : undefined
  const label = percent ? say('own.target.percent') : say('own.target.value', { unit: `choice.unit.${unit}` })

  async function save() {
    if (edits.value === undefined || edits.value === null || from === undefined) {
      document.getElementById(typeof edits.value === 'number' ? 'target-from' : 'target-value')?.focus()
      return { ok: false as const }
    }
    const note = edits.note?.trim()
    const outcome = await setting.run({ indicator: id, value: edits.value, from, ...(programmeId === undefined ? {} : { programmeId }), ...(note ? { note } : {}) })
    return outcome.ok ? outcome : { ok: false as const }
  }
  return (
    <NoteButton label={say('own.target.add')} said={say('own.target.said')} busy={setting.busy} refusal={setting.refusal} form={form} onSave={save}>
      <div className="form-field half">
        <label htmlFor="target-value">{label}<span className="needed" aria-hidden="true">*</span></label>
        <InputNumber id="target-value" className="wide" min={0} {...(percent ? { max: 100 } : {})} value={edits.value ?? null} suffix={percent ? '%' : undefined} onChange={value => form.set({ value })} />
      </div>
      <div className="form-field half">
        <label htmlFor="target-from">{say('field.indicatorTarget.from')}</label>
        <DateInput id="target-from" value={from} onChange={day => form.set({ from: day })} />
      </div>
      {byProgramme && (
        <div className="form-field">
          <label htmlFor="target-programme">{say('field.indicatorTarget.programmeId')}</label>
          <RefSelect id="target-programme" table="programme" placeholder={say('target.ofAll')} value={programmeId} onChange={programme => form.set({ programmeId: programme })} />
        </div>
      )}
      <div className="form-field">
        <label htmlFor="target-note">{say('field.indicatorTarget.note')}</label>
        <Input id="target-note" maxLength={400} value={edits.note ?? ''} onChange={e => form.set({ note: e.target.value })} />
      </div>
    </NoteButton>
  )
}
