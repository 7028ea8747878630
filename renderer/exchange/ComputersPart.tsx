import { Button, Input, Popconfirm } from 'antd'
import type { DeviceRow } from '#contract/exchange.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { NoteButton } from '#renderer/upkeep/NoteButton.tsx'

/** The computers whose files are taken here: their names, and those that are not trusted any more. */
export function ComputersPart({ devices }: { devices: readonly DeviceRow[] }) {
  const { say } = useSay()
  const undoToast = useUndoToast()
  const revoke = useRun('exchange.revoke')
  async function trust({ id, name }: DeviceRow, revoked: boolean) {
    const outcome = await revoke.run({ device: id, revoked })
    if (outcome.ok) undoToast(say(revoked ? 'exchange.revoke.said' : 'exchange.trust.said', { name }), outcome.seq)
  }
  if (!devices.length) return <EmptyState title={say('exchange.computers.none')} text={say('exchange.computers.none.text')} />
  return (
    <>
      <p className="quiet exchange-lead">{say('exchange.computers.text')}</p>
      {revoke.refusal && <RefusalNote refusal={revoke.refusal} />}
      <ul className="shared-files computers" aria-label={say('exchange.view.computers')}>
        {devices.map(device => (
          <li key={device.id}>
            <span className="shared-what">
              <strong>{device.name}</strong>
              {device.note && <span className="quiet">{device.note}</span>}
            </span>
            <span className="shared-state">
              <span className={device.revoked ? 'tone-text-refusal' : device.isThis ? '' : 'quiet'}>{say(`exchange.computer.${device.isThis ? 'this' : device.revoked ? 'revoked' : 'trusted'}`)}</span>
            </span>
            <span className="laptop-do">
              <Rename device={device} />
              {!device.isThis &&
                (device.revoked ? (
                  <Button size="small" disabled={revoke.busy} onClick={() => void trust(device, false)}>{say('exchange.trust')}</Button>
                ) : (
                  <Popconfirm title={say('exchange.revoke.ask', { name: device.name })} okText={say('exchange.revoke')} cancelText={say('ui.cancel')} onConfirm={() => void trust(device, true)}>
                    <Button size="small">{say('exchange.revoke')}</Button>
                  </Popconfirm>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Rename({ device: { id, name } }: { device: DeviceRow }) {
  const { say } = useSay()
  const form = useForm(`computer.name:${id}`, { next: name })
  const { next } = form.values
  const { run, busy, refusal } = useRun('exchange.rename')
  return (
    <NoteButton
      label={say('exchange.rename')}
      said={say('exchange.rename.said', { name: next.trim() })}
      busy={busy}
      refusal={refusal}
      form={form}
      onSave={async () => (next.trim() ? run({ device: id, name: next.trim() }) : { ok: false })}
    >
      <div className="form-field">
        <label htmlFor={`name-${id}`}>{say('exchange.computer.named')}</label>
        <Input id={`name-${id}`} required maxLength={200} value={next} onChange={e => form.set({ next: e.target.value })} />
      </div>
    </NoteButton>
  )
}
