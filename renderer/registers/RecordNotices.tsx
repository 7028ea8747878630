import type { TableName } from '#domain/table-names.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'

/** What must be known at once about a machine: its open faults. */
export function RecordNotices({ table, id, onOpen }: { table: TableName; id: string; onOpen: (id: string) => void }) {
  const { say, when } = useSay()
  const { data } = useAsk('register.list', { table: 'fault', of: { field: 'equipmentId', id } }, { enabled: table === 'equipment' })
  if (table !== 'equipment') return null
  const open = (data?.rows ?? []).filter(f => !f.fields['fixedAt'])
  return (
    <>
      {open.map(fault => (
        <div key={fault.id} className={`banner ${fault.fields['severity'] === 'stopped' ? 'refusal' : 'warning'}`}>
          <Icon name="warning" />
          <span>
            {say('register.fault.open', {
              severity: say(`choice.severity.${String(fault.fields['severity'])}`),
              since: when(String(fault.fields['reportedAt'])),
              what: fault.fields['description'],
            })}
          </span>
          <button type="button" className="link" onClick={() => onOpen(fault.id)}>{say('ui.open')}</button>
        </div>
      ))}
    </>
  )
}
