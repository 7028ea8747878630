import { Button, Input, Select } from 'antd'
import { AGREEMENT_CONTENTS } from '#domain/records/internship.ts'
import { PAPER_FIELDS, PAPERS, type DatedPaper, type Paper } from '#domain/placement/papers.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { Trouble } from './Trouble.tsx'

type BulkPapersProps = { ids: readonly string[]; today: string; onClose: () => void; onDone: () => void }

/** A filing belongs to the batch, not to a placement. */
const OFFERED = PAPERS.filter(p => p !== 'filing')

/** Notes one paper for many: the consents that came back today, the policy that covers a class. */
export function BulkPapers({ ids, today, onClose, onDone }: BulkPapersProps) {
  const { say } = useSay()
  const form = useForm<{ paper: Paper; on: string | null; policyNo: string; until: string | null }>('placement.papers', { paper: 'consent', on: today, policyNo: '', until: null })
  const { paper, on, policyNo, until } = form.values
  const note = useRun('placement.papers')
  const undoToast = useUndoToast()
  const insurance = paper === 'insurance'
  const undated = paper === 'contents' || paper === 'evidence'
  const ready = insurance ? policyNo.trim() !== '' && on !== null && until !== null : undated || on !== null

  async function save() {
    if (!ready) return
    const set = insurance
      ? { policyNo: policyNo.trim(), insuredFrom: on, insuredTo: until, insurancePaidBy: 'college' as const }
      : paper === 'contents'
        ? { agreementContents: [...AGREEMENT_CONTENTS] }
        : paper === 'evidence'
          ? { evidence: true }
          : { [PAPER_FIELDS[paper as DatedPaper]]: on }
    const outcome = await note.run({ ids: [...ids], set })
    if (!outcome.ok) return
    form.done()
    undoToast(say('bulk.papers.said', { paper: say(`paper.${paper}`), n: ids.length }), outcome.seq)
    onDone()
  }
  return (
    <SidePanel
      title={say('bulk.papers')}
      subtitle={say('bulk.title', { n: ids.length })}
      onClose={onClose}
      onSave={() => void save()}
      footer={<Button type="primary" disabled={!ready} loading={note.busy} onClick={() => void save()} title="Ctrl+S">{say('bulk.papers.save', { n: ids.length })}</Button>}
    >
      <DraftNote form={form} />
      {note.refusal && <Trouble refusal={note.refusal} />}
      <div className="form-grid">
        <div className="form-field">
          <label htmlFor="bulk-paper">{say('bulk.papers.which')}</label>
          <Select id="bulk-paper" className="wide" value={paper} options={OFFERED.map(value => ({ value, label: say(`paper.${value}`) }))} onChange={paper => form.set({ paper })} />
        </div>
        {insurance && (
          <div className="form-field">
            <label htmlFor="bulk-policy">{say('field.placement.policyNo')}</label>
            <Input id="bulk-policy" maxLength={80} value={policyNo} onChange={e => form.set({ policyNo: e.target.value })} />
          </div>
        )}
        {!undated && (
          <div className="form-field half">
            <label htmlFor="bulk-on">{say(insurance ? 'field.placement.insuredFrom' : 'bulk.papers.on')}</label>
            <DateInput id="bulk-on" label={say(insurance ? 'field.placement.insuredFrom' : 'bulk.papers.on')} value={on ?? undefined} onChange={on => form.set({ on })} />
          </div>
        )}
        {insurance && (
          <div className="form-field half">
            <label htmlFor="bulk-until">{say('field.placement.insuredTo')}</label>
            <DateInput id="bulk-until" label={say('field.placement.insuredTo')} value={until ?? undefined} onChange={until => form.set({ until })} />
          </div>
        )}
        {paper === 'contents' && <p className="quiet">{say('bulk.contents.all')}</p>}
      </div>
    </SidePanel>
  )
}
