import { Button, Popconfirm } from 'antd'
import type { NamedChange, PlacementDetail } from '#contract/placement.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'

/** The amendments of a placement, each with what it changed and why, and a way back. */
export function ChangesPart({ detail }: { detail: PlacementDetail }) {
  const { say } = useSay()
  const removing = useRun('register.remove')
  const undoToast = useUndoToast()
  async function withdraw(id: string) {
    const outcome = await removing.run({ table: 'placementChange', ids: [id] })
    if (outcome.ok) undoToast(say('placement.change.withdrawn'), outcome.seq)
  }
  function what(c: NamedChange): string {
    return [
      c.host && say('placement.change.host', { name: c.host }),
      c.post && say('placement.change.post', { name: c.post }),
      c.tutor && say('placement.change.tutor', { name: c.tutor }),
      c.mentor && say('placement.change.mentor', { name: c.mentor }),
      c.to && say('placement.change.ends', { date: c.to }),
    ].filter(Boolean).join(' · ')
  }
  return (
    <section>
      <header className="related-head"><h3>{say('placement.changes')} <span className="quiet">{detail.changes.length}</span></h3></header>
      {removing.refusal && <RefusalNote refusal={removing.refusal} />}
      {detail.changes.length === 0 && <p className="related-none quiet">{say('placement.changes.none')}</p>}
      {detail.changes.map(c => (
        <div className="change-row" key={c.id}>
          <div>
            <div><strong>{c.from}</strong> {what(c)}</div>
            <div className="quiet">{c.reason} · {c.signedOn ? say('placement.change.supplement', { date: c.signedOn }) : say('placement.change.unsigned')}</div>
          </div>
          <Popconfirm title={say('placement.change.withdraw.ask')} okText={say('placement.change.withdraw')} cancelText={say('ui.cancel')} onConfirm={() => void withdraw(c.id)}>
            <Button size="small" type="text">{say('placement.change.withdraw')}</Button>
          </Popconfirm>
        </div>
      ))}
    </section>
  )
}
