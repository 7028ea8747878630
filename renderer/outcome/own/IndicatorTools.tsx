import { Button, Popconfirm } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { Alternative } from '#domain/base/decision.ts'
import type { OverviewRow } from '#domain/outcome/overview.ts'
import type { Scope } from '#domain/records/finding.ts'
import type { CommandInput } from '#renderer/client/client.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { IndicatorNotes } from './IndicatorNotes.tsx'
import { IndicatorTargets } from './IndicatorTargets.tsx'
import { indicatorPath } from './indicator-path.ts'
import './own.css'

/** What can be done with one indicator: its targets and notes, a copy of its formula as an own one, and, of an own one, its editing and removal. */
export function IndicatorTools({ indicator, scope }: { indicator: Pick<OverviewRow, 'id'>; scope: Scope }) {
  const { say } = useSay()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const kept = useAsk('indicator.own', { indicator: indicator.id }, { keep: false })
  const copying = useRun('indicator.copy')
  const removing = useRun('indicator.remove')
  const refusal = removing.refusal ?? copying.refusal

  async function copy() {
    const outcome = await copying.run({ indicator: indicator.id })
    if (!outcome.ok) return
    undoToast(say('own.copy.said'), outcome.seq)
    void navigate(indicatorPath(outcome.value.id))
  }
  async function remove(input: CommandInput<'indicator.remove'>) {
    const outcome = await removing.run(input)
    if (outcome.ok) undoToast(say('own.removed'), outcome.seq)
  }
  // the one way out of this refusal removes it from the packs too
  const follow = ({ input }: Alternative) => void remove(input as CommandInput<'indicator.remove'>)

  if (!kept.data) return null
  const { own } = kept.data
  return (
    <div className="own-tools">
      <IndicatorTargets key={`targets ${indicator.id}`} id={indicator.id} kept={kept.data} scope={scope} />
      <IndicatorNotes key={`notes ${indicator.id}`} id={indicator.id} kept={kept.data} />
      {refusal && <RefusalNote refusal={refusal} onAlternative={follow} busy={removing.busy} />}
      <div className="own-tools-row">
        {own && <Link to={indicatorPath(own.id)}><Button size="small">{say('own.edit')}</Button></Link>}
        <Button size="small" loading={copying.busy} onClick={() => void copy()}>{say('own.copy')}</Button>
        {own && (
          <Popconfirm title={say('own.remove.ask')} okText={say('ui.remove')} cancelText={say('ui.cancel')} onConfirm={() => void remove({ id: own.id })}>
            <Button size="small" type="text" danger loading={removing.busy}>{say('ui.remove')}</Button>
          </Popconfirm>
        )}
      </div>
    </div>
  )
}
