import { AutoComplete, Button, Checkbox } from 'antd'
import { useRef, useState } from 'react'
import type { AttendanceSheet } from '#domain/attendance/sheet.ts'
import type { Alternative } from '#domain/base/decision.ts'
import type { CommandInput } from '#renderer/client/client.ts'
import { useAsk, useJob, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { Photo } from '#renderer/ui/Photo.tsx'
import { PhotoInput } from '#renderer/ui/PhotoInput.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { SignaturePad, type SignatureHandle } from './SignaturePad.tsx'
import type { DateSpan } from './sheet-spans.ts'

type Way = 'drawn' | 'typed' | 'paper'
const WAYS: readonly Way[] = ['drawn', 'typed', 'paper']

/** A mentor signs for some days: on the screen, by typing the name, or on the printed sheet, of which a photo may be kept. */
export function SignPanel({ hostId, span, today, onClose }: { hostId: string; span: DateSpan; today: string; onClose: () => void }) {
  const { say, day, when } = useSay()
  const undoToast = useUndoToast()
  const pad = useRef<SignatureHandle>(null)
  const form = useForm<{ from: string; to: string; by: string; way: Way; agreed: boolean; paper: string | undefined }>(`sign:${hostId}:${span.from}`, { from: span.from, to: span.to > today && span.from <= today ? today : span.to, by: '', way: 'drawn', agreed: false, paper: undefined })
  const { from, to, by, way, agreed, paper } = form.values
  const [drawn, setDrawn] = useState(false)
  const sheet = useAsk('attendance.sheet', { enterpriseId: hostId, from, to })
  const keep = useJob('attachment.put')
  const sign = useRun('attendance.sign')
  const contact = sheet.data?.contacts.find(c => c.name === by.trim())
  const ready = by.trim() !== '' && (way === 'drawn' ? drawn : way === 'typed' ? agreed : true) && !sign.busy && !keep.busy

  async function run(input: CommandInput<'attendance.sign'>) {
    const outcome = await sign.run(input)
    if (!outcome.ok) return
    form.done()
    undoToast(say('attendance.signed', { by: input.by, n: outcome.value.marks, raised: outcome.value.raised }), outcome.seq)
    onClose()
  }
  async function save() {
    if (!ready) return
    const picture = way === 'drawn' ? pad.current?.image() : null
    const kept = picture ? await keep.start({ base64: picture }) : null
    if (kept && !kept.ok) return
    const image = kept ? kept.value.id : way === 'paper' ? paper : undefined
    await run({ enterpriseId: hostId, from, to, by: by.trim(), way, ...(contact ? { contactId: contact.id } : {}), ...(image ? { image } : {}) })
  }
  function follow({ input }: Alternative) {
    void run(input as CommandInput<'attendance.sign'>) // the refusal names this command
  }

  return (
    <SidePanel
      title={say('attendance.sign')}
      subtitle={sheet.data?.host}
      onClose={onClose}
      onSave={() => void save()}
      footer={<Button type="primary" disabled={!ready} loading={sign.busy || keep.busy} title="Ctrl+S" onClick={() => void save()}>{say('attendance.sign.now')}</Button>}
    >
      <DraftNote form={form} />
      {sign.refusal && <RefusalNote refusal={sign.refusal} onAlternative={follow} busy={sign.busy} />}
      {keep.refusal && <RefusalNote refusal={keep.refusal} />}
      <div className="form-grid">
        <div className="form-field half">
          <span className="form-label">{say('field.signature.from')}</span>
          <DateInput label={say('field.signature.from')} value={from} onChange={date => date && form.set({ from: date })} />
        </div>
        <div className="form-field half">
          <span className="form-label">{say('field.signature.to')}</span>
          <DateInput label={say('field.signature.to')} value={to} onChange={date => date && form.set({ to: date })} />
        </div>
        {sheet.data && <p className="sign-sum">{signSum(sheet.data, say)}</p>}
        <div className="form-field">
          <label htmlFor="sign-by">{say('attendance.sign.who')}</label>
          <AutoComplete
            id="sign-by"
            maxLength={100}
            value={by}
            placeholder={say('attendance.sign.name')}
            options={(sheet.data?.contacts ?? []).map(c => ({ value: c.name, label: [c.name, c.position].filter(Boolean).join(' · ') }))}
            onChange={by => form.set({ by })}
          />
        </div>
        <div className="form-field">
          <span className="form-label">{say('field.signature.way')}</span>
          <Segmented block aria-label={say('field.signature.way')} value={way} options={WAYS.map(value => ({ value, label: say(`choice.way.${value}`) }))} onChange={way => form.set({ way })} />
        </div>
        <div className="form-field">
          {way === 'drawn' && <SignaturePad ref={pad} label={say('attendance.sign.field')} onDrawn={setDrawn} />}
          {way === 'typed' && <Checkbox checked={agreed} onChange={e => form.set({ agreed: e.target.checked })}>{say('attendance.sign.agree', { name: by.trim() || '…', from: day(from), to: day(to) })}</Checkbox>}
          {way === 'paper' && (
            <>
              <PhotoInput label={say('attendance.sign.photo')} value={paper} onChange={id => form.set({ paper: id ?? undefined })} />
              <span className="field-hint">{say('attendance.sign.paper')}</span>
            </>
          )}
        </div>
      </div>
      {sheet.data && sheet.data.signatures.length > 0 && (
        <>
          <h3 className="form-section">{say('attendance.signatures')}</h3>
          {sheet.data.signatures.map(s => (
            <div className="signature-row" key={s.id}>
              {s.image ? <Photo value={s.image} label={say('attendance.sign.of', { by: s.by })} /> : <span className="signature-name">{s.by}</span>}
              <span>
                <strong>{s.by}</strong>
                <span className="quiet">{say('attendance.signature', { from: s.from, to: s.to, n: s.marks })}</span>
                <span className="quiet">{when(s.at)} · {say(`choice.way.${s.way}`)}</span>
              </span>
            </div>
          ))}
        </>
      )}
    </SidePanel>
  )
}

/** For how many days is signed, how many of them rest on the students' word, and how many are not marked at all. */
function signSum({ figures }: AttendanceSheet, say: (key: string, facts?: Record<string, unknown>) => string): string {
  if (!figures.marks) return say('attendance.sign.nothing')
  return say('attendance.sign.sum', { n: figures.marks, self: figures.byEvidence.self }) + (figures.open ? say('attendance.sign.open', { n: figures.open }) : '')
}
