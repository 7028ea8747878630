import { Button, Popconfirm } from 'antd'
import type { UpkeepDue } from '#domain/upkeep/upkeep-model.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { DoneButton } from './DoneButton.tsx'
import { UpkeepRow } from './UpkeepRow.tsx'

/** Upkeep that has its time, and what was never noted as done. */
export function PlannedRows({ planned, today }: { planned: UpkeepDue['maintenance']; today: string }) {
  const { say, when } = useSay()
  const cancel = useRun('upkeep.cancel')
  const undoToast = useUndoToast()
  async function callOff(id: string, equipment: string) {
    const outcome = await cancel.run({ id })
    if (outcome.ok) undoToast(say('upkeep.cancelled', { equipment }), outcome.seq)
  }
  return (
    <>
      {cancel.refusal && <RefusalNote refusal={cancel.refusal} />}
      {planned.map(m => (
        <UpkeepRow
          key={m.id}
          equipmentId={m.equipmentId}
          equipment={m.equipment}
          assetNo={m.assetNo}
          what={<>{m.name || say(`choice.kind.${m.kind}`)} {m.units < m.pieces && <span className="quiet">{say('upkeep.pieces', { units: m.units, pieces: m.pieces })}</span>}</>}
          tone={m.late ? 'warning' : undefined}
          when={say('upkeep.stretch', { start: when(m.start), end: m.end.slice(0, 10) === m.start.slice(0, 10) ? m.end.slice(11) : when(m.end) })}
        >
          <Popconfirm title={say('upkeep.cancel.ask')} okText={say('upkeep.cancel')} cancelText={say('ui.close')} onConfirm={() => void callOff(m.id, m.equipment)}>
            <Button size="small" type="text">{say('upkeep.cancel')}</Button>
          </Popconfirm>
          <DoneButton target={{ maintenanceId: m.id }} today={today} />
        </UpkeepRow>
      ))}
    </>
  )
}
