import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { addDays } from '#domain/base/time.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import type { ShownPlan } from './effective.ts'
import type { ShiftMark } from './shift-marks.ts'
import { WhoField } from './WhoField.tsx'

type PatternPanelProps = { plan: ShownPlan; marks: readonly ShiftMark[]; rowIds: readonly string[]; chosenIds: readonly string[]; from: string; days: number; onClose: () => void }

/** How many students and days the preview shows. */
const SHOWN = { rows: 6, days: 14 }
const LONGEST = 60

/** A sequence of shifts and free days, laid over the days shown, over and over; each next student may begin later in it. */
export function PatternPanel({ plan, marks, rowIds, chosenIds, from, days, onClose }: PatternPanelProps) {
  const { say } = useSay()
  const undoToast = useUndoToast()
  const running = useRun('roster.pattern')
  const form = useForm<{ pattern: (string | null)[]; rotate: number }>(`roster.pattern:${rowIds[0] ?? ''}`, { pattern: [], rotate: 0 })
  const { pattern, rotate } = form.values
  const [who, setWho] = useState<'all' | 'chosen'>(chosenIds.length > 1 && chosenIds.length < rowIds.length ? 'chosen' : 'all')
  const placementIds = who === 'chosen' && chosenIds.length ? chosenIds : rowIds
  const markOf = (id: string | null) => marks.find(m => m.type.id === id)
  const swatch = (id: string | null, key: number) => {
    const mark = markOf(id)
    return <span key={key} className={mark ? `roster-swatch colour-${mark.colour}` : 'roster-swatch free'} title={mark?.type.name ?? say('roster.free')}>{mark?.short ?? '–'}</span>
  }

  async function lay() {
    if (!pattern.length) return
    const outcome = await running.run({ placementIds: [...placementIds], from, to: addDays(from, days - 1), pattern, rotate })
    if (!outcome.ok) return
    form.done()
    undoToast(say('roster.pattern.done', { n: outcome.value.changed }), outcome.seq)
    onClose()
  }
  return (
    <SidePanel
      title={say('roster.pattern.title')}
      subtitle={say('roster.pattern.days', { from, to: addDays(from, days - 1) })}
      onClose={onClose}
      onSave={() => void lay()}
      footer={
        <Button type="primary" disabled={!pattern.length || !placementIds.length} loading={running.busy} onClick={() => void lay()}>
          {say('roster.pattern.lay', { n: placementIds.length })}
        </Button>
      }
    >
      <DraftNote form={form} />
      {running.refusal && <RefusalNote refusal={running.refusal} />}
      <div className="form-grid">
        <div className="form-field">
          <span className="form-label">{say('roster.pattern.add')}</span>
          <div className="roster-adds">
            {[...marks.map(m => m.type.id as string | null), null].map((id, i) => (
              <Button key={id ?? 'free'} size="small" disabled={pattern.length >= LONGEST} onClick={() => form.set({ pattern: [...pattern, id] })}>
                {swatch(id, i)} {markOf(id)?.type.name ?? say('roster.free')}
              </Button>
            ))}
          </div>
        </div>
        <div className="form-field">
          <span className="form-label">{say('roster.pattern.sequence', { n: pattern.length })}</span>
          <div className="roster-sequence" role="list" aria-label={say('roster.pattern.sequence', { n: pattern.length })}>
            {pattern.length === 0 && <span className="quiet">{say('roster.pattern.none')}</span>}
            {pattern.map((id, i) => (
              <button type="button" role="listitem" key={i} title={say('roster.pattern.drop', { name: markOf(id)?.type.name ?? say('roster.free') })} onClick={() => form.set({ pattern: pattern.filter((_, at) => at !== i) })}>
                {swatch(id, i)}
              </button>
            ))}
          </div>
          {pattern.length > 0 && (
            <span>
              <button type="button" className="link" onClick={() => form.set({ pattern: pattern.slice(0, -1) })}>{say('roster.pattern.back')}</button> · <button type="button" className="link" onClick={() => form.set({ pattern: [] })}>{say('roster.pattern.clear')}</button>
            </span>
          )}
        </div>
        <div className="form-field">
          <label htmlFor="pattern-rotate">{say('roster.pattern.rotate')}</label>
          <InputNumber id="pattern-rotate" min={0} max={LONGEST} precision={0} value={rotate} onChange={n => form.set({ rotate: n ?? 0 })} />
          <span className="field-hint">{say('roster.pattern.rotate.text')}</span>
        </div>
        <WhoField who={who} all={rowIds.length} chosen={chosenIds.length} onWho={setWho} />
        {pattern.length > 0 && (
          <div className="form-field">
            <span className="form-label">{say('roster.pattern.preview')}</span>
            <div className="roster-preview">
              {placementIds.slice(0, SHOWN.rows).map((id, person) => (
                <div key={id}>
                  <span className="roster-preview-name">{plan.rows.find(r => r.placementId === id)?.student}</span>
                  {Array.from({ length: Math.min(days, SHOWN.days) }, (_, day) => swatch(pattern[(day + person * rotate) % pattern.length]!, day))}
                </div>
              ))}
            </div>
          </div>
        )}
      </div>
    </SidePanel>
  )
}
