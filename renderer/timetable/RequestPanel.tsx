import { useNavigate } from 'react-router'
import { tableOf } from '#domain/table-names.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RecordPanel } from '#renderer/registers/RecordPanel.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { usePanelGuard } from '#renderer/ui/use-panel-guard.ts'
import { useRefusalToast } from '#renderer/ui/use-refusal-toast.ts'
import '#renderer/registers/registers.css'

/** A session request at the side: its form as its register has it. `id` null: a new one. */
export function RequestPanel({ id, termId, onOpen, onClose }: { id: string | null; termId: string; onOpen: (id: string) => void; onClose: () => void }) {
  const { say } = useSay()
  const navigate = useNavigate()
  const removing = useRun('register.remove')
  const undoToast = useUndoToast()
  const tellRefusal = useRefusalToast()
  const leaving = usePanelGuard()
  async function remove(one: string) {
    const outcome = await removing.run({ table: 'sessionRequest', ids: [one] })
    if (!outcome.ok) return tellRefusal(outcome)
    onClose()
    undoToast(say('register.removed', { n: 1, table: say('table.sessionRequest') }), outcome.seq)
  }
  function go(other: string) {
    const table = tableOf(other)
    if (table) leaving(() => void navigate(registerPath(table, { id: other })))
  }
  return (
    <RecordPanel
      key={id ?? 'new'}
      table="sessionRequest"
      id={id}
      prefilled={{ termId }}
      onClose={onClose}
      onSaved={onOpen}
      onRemove={one => void remove(one)}
      onOpen={go}
      onAdd={({ table }, _, fields) => leaving(() => void navigate(registerPath(table, { fields })))}
    />
  )
}
