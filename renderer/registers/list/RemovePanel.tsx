import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { RemovalPreview } from '#contract/register.ts'
import type { TableName } from '#domain/table-names.ts'
import { useJob, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'

type RemovePanelProps = { table: TableName; ids: readonly string[]; onClose: () => void; /** they are gone */ onRemoved: (ids: string[], removed: number, seq: number) => void; onOpen: (id: string) => void }

/** Chosen rows before they are removed: which can go, and what holds the others. */
export function RemovePanel({ table, ids, onClose, onRemoved, onOpen }: RemovePanelProps) {
  const { say } = useSay()
  const { start, refusal: unread } = useJob('register.tryRemove')
  const { run, busy, refusal } = useRun('register.remove')
  const [preview, setPreview] = useState<RemovalPreview | null>(null)
  useEffect(() => {
    let now = true
    void start({ table, ids: [...ids] }).then(outcome => now && outcome.ok && setPreview(outcome.value))
    return () => void (now = false)
  }, [start, table, ids])

  async function remove(accept?: boolean) {
    if (!preview) return
    const outcome = await run({ table, ids: preview.free, ...(accept ? { accept } : {}) })
    if (outcome.ok) onRemoved(preview.free, outcome.value.removed, outcome.seq)
  }
  return (
    <SidePanel title={say('register.remove.title')} subtitle={say('register.chosen', { n: ids.length })} keepFocus onClose={onClose}>
      {unread && unread.code !== 'job.cancelled' && <RefusalNote refusal={unread} />}
      {refusal && <RefusalNote refusal={refusal} busy={busy} onAlternative={() => void remove(true)} />}
      {!preview && !unread && <p className="quiet" role="status">{say('register.remove.busy')}</p>}
      {preview && (
        <div className="edit-preview">
          <p role="status"><strong>{preview.free.length ? say('register.remove.free', { n: preview.free.length }) : say('register.remove.none')}</strong></p>
          {preview.held.count > 0 && (
            <div className="edit-problems" role="alert">
              <p>{say('register.remove.held', { n: preview.held.count })}</p>
              <ul>
                {preview.held.shown.map(({ id, name, by, count }) => (
                  <li key={id}>
                    <strong>{name}</strong>{' '}
                    {by.map(user => (
                      <button key={user.id} type="button" className="link holder" onClick={() => onOpen(user.id)}>{say('register.remove.by', { table: user.table, name: user.name })}</button>
                    ))}
                    {count > by.length && <span className="quiet">{say('register.change.more', { n: count - by.length })}</span>}
                  </li>
                ))}
              </ul>
              {preview.held.count > preview.held.shown.length && <p className="quiet">{say('register.change.more', { n: preview.held.count - preview.held.shown.length })}</p>}
            </div>
          )}
          <div className="edit-buttons">
            <Button danger type="primary" autoFocus disabled={preview.free.length === 0} loading={busy} onClick={() => void remove()}>{say('register.remove.do', { n: preview.free.length })}</Button>
            <Button onClick={onClose}>{say('ui.cancel')}</Button>
          </div>
        </div>
      )}
    </SidePanel>
  )
}
