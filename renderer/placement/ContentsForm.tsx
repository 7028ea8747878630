import { Button, Checkbox } from 'antd'
import type { PlacementDetail } from '#contract/placement.ts'
import { inListOrder } from '#domain/base/field.ts'
import { AGREEMENT_CONTENTS } from '#domain/records/internship.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { Trouble } from './Trouble.tsx'

/** The nine contents that a three-party agreement must have (N01 Art. 15), ticked off. */
export function ContentsForm({ detail, onDone }: { detail: PlacementDetail; onDone: () => void }) {
  const { say } = useSay()
  const stored = detail.placement.agreementContents ?? []
  const form = useForm<{ there: readonly string[] }>(`contents:${detail.placement.id}`, { there: stored })
  const { there } = form.values
  const note = useRun('placement.papers')
  const undoToast = useUndoToast()
  const whole = there.length === AGREEMENT_CONTENTS.length
  async function save() {
    const set = inListOrder(AGREEMENT_CONTENTS, there) as (typeof AGREEMENT_CONTENTS)[number][] // its own codes, put in order
    const outcome = await note.run({ ids: [detail.placement.id], set: { agreementContents: set.length ? set : null } })
    if (!outcome.ok) return
    form.done()
    undoToast(say('placement.contents.said'), outcome.seq)
    onDone()
  }
  return (
    <div role="group" aria-label={say('placement.contents')}>
      <DraftNote form={form} />
      {note.refusal && <Trouble refusal={note.refusal} />}
      <div className="contents-list">
        <Checkbox checked={whole} indeterminate={there.length > 0 && !whole} onChange={e => form.set({ there: e.target.checked ? AGREEMENT_CONTENTS : [] })}>{say('bulk.contents.all')}</Checkbox>
        {AGREEMENT_CONTENTS.map(code => (
          <Checkbox key={code} checked={there.includes(code)} onChange={e => form.set({ there: e.target.checked ? [...there, code] : there.filter(c => c !== code) })}>
            {say(`choice.agreementContents.${code}`)}
          </Checkbox>
        ))}
      </div>
      <Button size="small" type="primary" loading={note.busy} onClick={() => void save()}>{say('placement.contents.save')}</Button>
    </div>
  )
}
