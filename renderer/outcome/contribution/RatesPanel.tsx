import { Button, Input, InputNumber, Select } from 'antd'
import { Link } from 'react-router'
import type { RatedThing } from '#domain/ledger/lines.ts'
import { ratesOf } from '#domain/ledger/rates.ts'
import { rateWords } from '#domain/ledger/wording.ts'
import { LedgerRate, RATED_THINGS } from '#domain/records/partnership.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { textIn } from '#words/say.ts'

type RatesPanelProps = { /** first day of the span that is looked at: from when a new rate is to hold */ from: string; noRate: readonly RatedThing[]; onClose: () => void }

/** What the office reckons an hour, a month, a recruit to be worth: a form for the next one that is missing, and those that it has. */
export function RatesPanel({ from, noRate, onClose }: RatesPanelProps) {
  const { say } = useSay()
  const kept = useAsk('register.list', { table: 'ledgerRate' })
  return (
    <SidePanel title={say('ledger.rates')} subtitle={<Link className="link" to={registerPath('ledgerRate')}>{say('ledger.rates.register')}</Link>} onClose={onClose}>
      <p className="contribution-note">{say('ledger.rates.about')}</p>
      {/* the next missing one is a new form */}
      <RateForm key={noRate[0] ?? ''} first={noRate[0]} from={from} />
      <h3 className="form-section">{say('ledger.rates.kept')}</h3>
      <Answered ask={kept}>{({ rows }) => <KeptRates rates={rows.flatMap(row => LedgerRate.safeParse({ id: row.id, ...row.fields }).data ?? [])} noRate={noRate} />}</Answered>
    </SidePanel>
  )
}

function KeptRates({ rates, noRate }: { rates: readonly LedgerRate[]; noRate: readonly RatedThing[] }) {
  const { say, language } = useSay()
  const byThing = ratesOf(rates)
  return (
    <ul className="contribution-rates">
      {RATED_THINGS.flatMap(thing =>
        byThing.of(thing).length
          ? byThing.of(thing).map(rate => (
              <li key={rate.id}><Link className="link" to={registerPath('ledgerRate', { id: rate.id })}>{textIn(language, rateWords(rate))}</Link></li>
            ))
          : [<li key={thing} className={noRate.includes(thing) ? 'tone-text-warning' : 'quiet'}>{say(noRate.includes(thing) ? 'ledger.rates.wanted' : 'ledger.rates.none', { thing: `choice.thing.${thing}` })}</li>],
      )}
    </ul>
  )
}

function RateForm({ first, from: usual }: { first: RatedThing | undefined; from: string }) {
  const { say } = useSay()
  const form = useForm<{ thing: RatedThing | null; amount: number | null; from: string | null; reason: string }>(`rate:${first ?? 'new'}`, { thing: first ?? null, amount: null, from: usual, reason: '' })
  const { thing, amount, from, reason } = form.values
  const saving = useRun('register.save')
  const undoToast = useUndoToast()

  async function save() {
    if (thing === null || amount === null || from === null) return
    const outcome = await saving.run({ table: 'ledgerRate', fields: { thing, amount, from, ...(reason.trim() ? { reason: reason.trim() } : {}) } })
    if (!outcome.ok) return
    form.done()
    undoToast(say('ledger.rates.said', { thing: `choice.thing.${thing}`, amount }), outcome.seq)
  }
  return (
    <form
      className="form-grid rate-form"
      onSubmit={e => {
        e.preventDefault()
        void save()
      }}
    >
      <DraftNote form={form} />
      {saving.refusal && <div className="form-field"><RefusalNote refusal={saving.refusal} /></div>}
      <div className="form-field">
        <label htmlFor="rate-thing">{say('field.ledgerRate.thing')}</label>
        <Select id="rate-thing" value={thing} placeholder={say('ui.choose')} options={RATED_THINGS.map(value => ({ value, label: say(`choice.thing.${value}`) }))} onChange={thing => form.set({ thing })} />
      </div>
      <div className="form-field half">
        <label htmlFor="rate-amount">{say('ledger.head.rate')}</label>
        <InputNumber id="rate-amount" autoFocus className="wide" min={0} precision={2} value={amount} onChange={amount => form.set({ amount })} />
      </div>
      <div className="form-field half">
        <label htmlFor="rate-from">{say('field.ledgerRate.from')}</label>
        <DateInput id="rate-from" value={from ?? undefined} onChange={from => form.set({ from })} />
        <div className="field-hint">{say('hint.ledgerRate.from')}</div>
      </div>
      <div className="form-field">
        <label htmlFor="rate-reason">{say('field.ledgerRate.reason')}</label>
        <Input id="rate-reason" maxLength={400} value={reason} onChange={e => form.set({ reason: e.target.value })} />
        <div className="field-hint">{say('hint.ledgerRate.reason')}</div>
      </div>
      <div className="form-field">
        <Button type="primary" htmlType="submit" loading={saving.busy} disabled={thing === null || amount === null || from === null}>{say('ledger.rates.set')}</Button>
      </div>
    </form>
  )
}
