import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import type { LocalDate } from '#domain/base/time.ts'
import type { PackId } from '#domain/compliance/pack.ts'
import type { OwnFigure, RuleFigure } from '#contract/compliance.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { useRefusalToast } from '#renderer/ui/use-refusal-toast.ts'
import { figureFrom, figureText } from './figure-text.ts'

type RuleFiguresProps = { pack: PackId; rule: string; figure: RuleFigure; day: LocalDate }

/** One figure of a rule: what the pack says, what the college has set instead and since when, and the way to set or take back. */
export function RuleFigures({ pack, rule, figure, day }: RuleFiguresProps) {
  const { say } = useSay()
  const shown = (value: string) => figureText(say, figure.kind, value)
  const name = say(`parameter.${pack}.${rule}.${figure.parameter}`)
  return (
    <div className="figure-line">
      <span>
        {name}: <strong className={figure.holds === figure.pack ? undefined : 'figure-own'}>{shown(figure.holds)}</strong>
        {figure.holds !== figure.pack && <span className="quiet"> · {say('compliance.figures.pack')}: {shown(figure.pack)}</span>}
      </span>
      <SetFigure pack={pack} rule={rule} figure={figure} day={day} name={name} />
      {figure.own.length > 0 && (
        <ul className="figure-owns">
          {figure.own.map(own => (
            <Own key={own.id} own={own} value={shown(own.value)} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Own({ own, value }: { own: OwnFigure; value: string }) {
  const { say } = useSay()
  const tell = useRefusalToast()
  const unset = useRun('compliance.unset')
  const undoToast = useUndoToast()
  async function takeBack(): Promise<void> {
    const outcome = await unset.run({ id: own.id })
    if (outcome.ok) undoToast(say('compliance.figures.unsaid'), outcome.seq)
    else tell(outcome)
  }
  return (
    <li>
      {own.from ? say('compliance.figures.ownSince', { value, from: own.from }) : say('compliance.figures.ownAlways', { value })}
      {own.reason && <span className="quiet"> · {own.reason}</span>}{' '}
      <button type="button" className="link" disabled={unset.busy} aria-label={say('compliance.figures.unsetOf', { value })} onClick={() => void takeBack()}>{say('compliance.figures.unset')}</button>
    </li>
  )
}

function SetFigure({ pack, rule, figure, day, name }: RuleFiguresProps & { name: string }) {
  const { say } = useSay()
  const [open, setOpen] = useState(false)
  return (
    <Popover trigger="click" placement="bottomRight" destroyOnHidden open={open} onOpenChange={setOpen} content={<FigureForm pack={pack} rule={rule} figure={figure} day={day} name={name} onDone={() => setOpen(false)} />}>
      <button type="button" className="link figure-set" aria-label={say('compliance.figures.editOf', { what: name })}>{say('compliance.figures.edit')}</button>
    </Popover>
  )
}

function FigureForm({ pack, rule, figure, day, name, onDone }: RuleFiguresProps & { name: string; onDone: () => void }) {
  const { say } = useSay()
  const set = useRun('compliance.set')
  const undoToast = useUndoToast()
  const percent = figure.kind === 'share'
  const form = useForm(`figure:${pack}/${rule}/${figure.parameter}`, { value: percent ? String(Math.round(Number(figure.holds) * 1000) / 10) : figure.holds, from: day, reason: '' })
  const { value, from, reason } = form.values
  const ready = reason.trim() !== '' && (value.trim() !== '' || figure.pack === '' || figure.kind === 'clock')
  async function save(): Promise<void> {
    if (!ready) return
    const outcome = await set.run({ pack, rule, parameter: figure.parameter, value: figureFrom(figure.kind, value), from, reason: reason.trim() })
    if (!outcome.ok) return
    form.done()
    undoToast(say('compliance.figures.saved'), outcome.seq)
    onDone()
  }
  return (
    <form
      className="form-grid popover-form"
      onSubmit={e => {
        e.preventDefault()
        void save()
      }}
    >
      <DraftNote form={form} />
      <div className="form-field half">
        <label htmlFor="figure-value">{name}</label>
        <Input id="figure-value" autoFocus maxLength={80} value={value} suffix={percent ? '%' : undefined} onChange={e => form.set({ value: e.target.value })} />
      </div>
      <div className="form-field half">
        <label htmlFor="figure-from">{say('compliance.figures.from')}</label>
        <DateInput id="figure-from" value={from} onChange={next => form.set({ from: next ?? day })} />
      </div>
      <div className="form-field">
        <label htmlFor="figure-reason">{say('compliance.figures.reason')}<span className="needed" aria-hidden="true">*</span></label>
        <Input id="figure-reason" maxLength={400} value={reason} onChange={e => form.set({ reason: e.target.value })} />
      </div>
      {set.refusal && <div className="form-field"><RefusalNote refusal={set.refusal} /></div>}
      <div className="form-field"><span><Button type="primary" htmlType="submit" disabled={!ready || set.busy}>{say('compliance.figures.save')}</Button></span></div>
    </form>
  )
}
