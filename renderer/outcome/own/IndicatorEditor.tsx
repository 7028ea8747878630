import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Alternative } from '#domain/base/decision.ts'
import type { BuildingBlock } from '#domain/outcome/building-blocks.ts'
import type { OwnIndicator } from '#domain/records/indicator.ts'
import type { Period } from '#domain/records/finding.ts'
import type { CommandInput } from '#renderer/client/client.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RecordHistory } from '#renderer/history/RecordHistory.tsx'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { useLeaveGuard } from '#renderer/ui/use-leave-guard.ts'
import { useSaveKey } from '#renderer/ui/use-save-key.ts'
import { CalledFields } from './CalledFields.tsx'
import { FormulaFields } from './FormulaFields.tsx'
import { indicatorPath } from './indicator-path.ts'
import { issuesOf, problemsBy } from './problems.ts'
import { ShownFields } from './ShownFields.tsx'
import { TrialResult } from './TrialResult.tsx'
import { useIndicatorDraft, type IndicatorDraft } from './use-indicator-draft.ts'
import './own.css'

type IndicatorEditorProps = { id: string | null; stored: OwnIndicator | null; /** beside the title: its name, and where it is shown */ about: string; blocks: readonly BuildingBlock[] }

/** An indicator from the building blocks: what it is called, how it is reckoned, and what that gives as things are now. Ctrl+S saves. */
export function IndicatorEditor({ id, stored, about, blocks }: IndicatorEditorProps) {
  const { say } = useSay()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const form = useIndicatorDraft(id, stored)
  const { values: draft, edits: touched, set: edit, done: discard, changed: dirty } = form
  const [tried, setTried] = useState(false)
  const [period, setPeriod] = useState<Exclude<Period, 'own'>>('twelveMonths')
  const saving = useRun('indicator.save')
  const removing = useRun('indicator.remove')
  const trial = useAsk('indicator.trial', { scope: { period }, formula: draft.formula, ...(draft.unit ? { unit: draft.unit } : {}) })
  const gives = trial.data?.ok ? trial.data.value : undefined
  const units = gives?.units ?? []
  const unit = draft.unit && (units.includes(draft.unit) || !units.length) ? draft.unit : (units[0] ?? null)
  const refused = issuesOf(saving.refusal)
  // of the formula, what is wrong now; of the names, what was wrong when somebody tried to save
  const ofFormula = problemsBy((gives?.problems ?? []).filter(p => p.path !== 'unit'), tried, say)
  const ofNames = problemsBy(refused.filter(i => !i.path.startsWith('formula.')), true, say)
  const letGo = useLeaveGuard(dirty)
  const refusal = removing.refusal ?? (refused.length ? null : saving.refusal)

  function set(patch: Partial<IndicatorDraft>) {
    saving.clear() // what was refused is something else now
    edit(patch)
  }
  async function save() {
    if (saving.busy || !dirty) return
    setTried(true)
    const outcome = await saving.run({ ...(id === null ? {} : { id }), fields: fieldsOf(id === null ? draft : touched, unit) })
    if (!outcome.ok) return requestAnimationFrame(showFirstProblem)
    setTried(false)
    discard()
    undoToast(say('own.saved'), outcome.seq)
    if (id === null) letGo(() => void navigate(indicatorPath(outcome.value.id), { replace: true }))
  }
  async function remove(input: CommandInput<'indicator.remove'>) {
    const outcome = await removing.run(input)
    if (!outcome.ok) return
    undoToast(say('own.removed'), outcome.seq)
    letGo(() => void navigate('/outcomes'))
  }
  // the one way out of that refusal removes it from the packs too
  const follow = ({ input }: Alternative) => void remove(input as CommandInput<'indicator.remove'>)
  useSaveKey(save)

  return (
    <Page
      title={say(id === null ? 'own.new' : 'own.title')}
      note={about}
      scroll={false}
      actions={<Link to={id === null ? '/outcomes' : `/outcomes?indicator=${encodeURIComponent(id)}`}><Button>{say(id === null ? 'own.back' : 'own.show')}</Button></Link>}
    >
      <div className="own-page">
        <div className="own-form">
          <DraftNote form={form} />
          <section>
            <h2>{say('own.called')}</h2>
            <CalledFields draft={draft} problemAt={ofNames} onChange={set} />
          </section>
          <section>
            <h2>{say('own.reckoned')}</h2>
            <FormulaFields formula={draft.formula} blocks={blocks} problemAt={ofFormula} onChange={formula => set({ formula })} />
          </section>
          <section>
            <h2>{say('own.shown')}</h2>
            <ShownFields unit={unit} units={units} better={draft.better} onChange={set} />
          </section>
          {id !== null && <RecordHistory id={id} />}
        </div>
        <TrialResult trial={trial} period={period} onPeriod={setPeriod} />
      </div>
      <footer className="own-foot">
        {refusal && <RefusalNote refusal={refusal} onAlternative={follow} busy={removing.busy} />}
        <div className="own-foot-row">
          <Button type="primary" disabled={!dirty} loading={saving.busy} title="Ctrl+S" onClick={() => void save()}>{say('ui.save')}</Button>
          {dirty && id !== null && <Button onClick={discard}>{say('register.discard')}</Button>}
          {refused.length > 0 && <span className="field-error" role="alert">{say('own.gaps', { n: refused.length })}</span>}
          <span className="spacer" />
          {id !== null && (
            <Popconfirm title={say('own.remove.ask')} okText={say('ui.remove')} cancelText={say('ui.cancel')} onConfirm={() => void remove({ id })}>
              <Button type="text" danger loading={removing.busy}>{say('ui.remove')}</Button>
            </Popconfirm>
          )}
        </div>
      </footer>
    </Page>
  )
}

/** What is sent: an emptied text clears. The unit goes with the formula, whichever of the two was touched. */
function fieldsOf({ name, nameEn, definition, definitionEn, better, formula, unit: chosen }: Partial<IndicatorDraft>, unit: IndicatorDraft['unit']): CommandInput<'indicator.save'>['fields'] {
  const text = (field: string, value: string | undefined) => (value === undefined ? {} : { [field]: value.trim() || null })
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...text('nameEn', nameEn),
    ...text('definition', definition),
    ...text('definitionEn', definitionEn),
    ...(better === undefined ? {} : { better }),
    ...(formula === undefined ? {} : { formula }),
    ...((formula !== undefined || chosen !== undefined) && unit !== null ? { unit } : {}),
  }
}

function showFirstProblem(): void {
  const place = document.querySelector('.own-form .field-error')?.closest('.form-field, .own-condition, .own-tally')
  place?.querySelector<HTMLElement>('input, textarea, button')?.focus()
}
