import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { isRegister, registerPath } from '#renderer/registers/register-tables.ts'
import type { ImportDone } from './use-import.ts'

/** What was imported, a way to it, and a way back. */
export function ImportDoneCard({ done: { done, seq }, onAnother }: { done: ImportDone; onAnother: () => void }) {
  const { say } = useSay()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [undone, setUndone] = useState(false)
  const undo = useRun('history.undo')
  async function takeBack() {
    const outcome = await undo.run({ seq })
    if (!outcome.ok) return
    setUndone(true)
    void message.success(say('ui.undone'))
  }
  return (
    <div className="import-done">
      <h2>{undone ? say('import.undone') : say('import.done', { new: done.counts.new, changed: done.counts.changed })}</h2>
      {!undone && done.counts.problems > 0 && <p className="quiet">{say('import.done.left', { n: done.counts.problems })}</p>}
      {!undone && (
        <ul>
          {done.tables.map(t => (
            <li key={t.table}>
              {t.table === 'booking' || isRegister(t.table) ? (
                <button type="button" className="link" onClick={() => void navigate(t.table === 'booking' ? '/board' : registerPath(t.table))}>{say(`tables.${t.table}`)}</button>
              ) : (
                say(`tables.${t.table}`)
              )}{' '}
              <span className="quiet">{say('import.done.table', { new: t.new, changed: t.changed, same: t.same })}</span>
            </li>
          ))}
        </ul>
      )}
      {undo.refusal && <RefusalNote refusal={undo.refusal} />}
      <div className="import-done-buttons">
        {!undone && <Button loading={undo.busy} onClick={() => void takeBack()}>{say('import.undo')}</Button>}
        <Button type="primary" onClick={onAnother}>{say('import.another')}</Button>
      </div>
    </div>
  )
}
