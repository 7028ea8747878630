import { Button } from 'antd'
import { useState } from 'react'
import type { PutBackLook, RecordHistoryEntry } from '#contract/history.ts'
import { tableOf } from '#domain/table-names.ts'
import { useJob, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { ChangedFields } from './ChangedFields.tsx'
import { instantText } from './instant-text.ts'

/** Makes a record again what it was after an entry of its history: first shows what that would change, or why it can't be. */
export function PutBack({ id, entry }: { id: string; entry: RecordHistoryEntry }) {
  const { say, language } = useSay()
  const undoToast = useUndoToast()
  const looking = useJob('history.lookBack')
  const { run, busy, refusal } = useRun('history.putBack')
  const [look, setLook] = useState<PutBackLook | null>(null)
  const when = instantText(entry.at, language)
  const no = look?.refusal ?? refusal ?? looking.refusal

  async function open() {
    const outcome = await looking.start({ id, seq: entry.seq })
    if (outcome.ok) setLook(outcome.value)
  }
  async function putBack() {
    const outcome = await run({ id, seq: entry.seq })
    if (!outcome.ok) return
    setLook(null)
    undoToast(say('history.putBack.done', { name: outcome.value.name }), outcome.seq)
  }
  if (!look) {
    return (
      <>
        <button type="button" className="link history-back" disabled={looking.busy} onClick={() => void open()} aria-label={`${say('history.putBack')}: ${when}`}>{say('history.putBack')}</button>
        {looking.refusal && <RefusalNote refusal={looking.refusal} />}
      </>
    )
  }
  const nothing = !look.refusal && !look.returns && look.fields.length === 0
  return (
    <div className="put-back" role="group" aria-label={say('history.putBack.title', { when })}>
      <strong>{say('history.putBack.title', { when })}</strong>
      {look.returns && <p>{say('history.putBack.returns')}</p>}
      {!look.returns && <ChangedFields table={tableOf(id)!} fields={look.fields} names={look.names} />}
      {nothing && <p>{say('refusal.history.same', { name: look.name })}</p>}
      {no && <RefusalNote refusal={no} />}
      <div className="put-back-do">
        {!nothing && !look.refusal && <Button size="small" type="primary" loading={busy} onClick={() => void putBack()} autoFocus>{say('history.putBack.do')}</Button>}
        <Button size="small" onClick={() => setLook(null)}>{say('ui.cancel')}</Button>
      </div>
    </div>
  )
}
