import { Button, Input, InputNumber, Select } from 'antd'
import { addDays, minuteOf, timeOf } from '#domain/base/time.ts'
import { tableOf } from '#domain/table-names.ts'
import { UPKEEP_KINDS, type MaintenancePlan } from '#domain/records/upkeep.ts'
import type { Alternative } from '#domain/base/decision.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { TimeInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { proposeSlot } from './propose-slot.ts'

type PlanPanelProps = {
  /** id of a plan or of a machine; empty: to be chosen */
  target: string
  now: string
  onClose: () => void
}

const USUAL_MINUTES = 120
const DAYS_AHEAD = 30

/** Takes a machine out of use for upkeep; proposes the first free time and offers others when one is taken. */
export function PlanPanel({ target, now, onClose }: PlanPanelProps) {
  const { say } = useSay()
  const plan = useAsk('register.get', { id: target || '-' }, { enabled: tableOf(target) === 'maintenancePlan', keep: false })
  const ofPlan = plan.data?.fields as Partial<MaintenancePlan> | undefined // the register's rows hold the record's own fields
  const planId = tableOf(target) === 'maintenancePlan' ? target : undefined
  const form = useForm<{ machine: string | undefined; kind: MaintenancePlan['kind']; minutes: number | null; start: string | null; units: number | null; note: string }>(`upkeep.plan:${target || 'new'}`, { machine: tableOf(target) === 'equipment' ? target : undefined, kind: 'maintenance', minutes: null, start: null, units: null, note: '' })
  const { machine, kind, minutes, start, units, note } = form.values
  const planning = useRun('upkeep.plan')
  const undoToast = useUndoToast()

  const equipmentId = ofPlan?.equipmentId ?? machine
  const length = minutes ?? ofPlan?.minutes ?? USUAL_MINUTES
  const tomorrow = `${addDays(now.slice(0, 10), 1)}T00:00`
  const free = useAsk(
    'booking.freeSlots',
    { resourceIds: [equipmentId ?? '-'], length: Math.min(1440, length), from: tomorrow, to: `${addDays(now.slice(0, 10), DAYS_AHEAD)}T00:00` },
    { enabled: equipmentId !== undefined, keep: false },
  )
  const begins = start ?? (free.data && proposeSlot(free.data, length)?.start)
  const ends = begins ? timeOf(minuteOf(begins) + length) : undefined

  async function save() {
    if (!begins || !ends || !equipmentId) return
    told(
      await planning.run({
        ...(planId ? { planId } : { equipmentId, kind }),
        start: begins,
        end: ends,
        ...(units ? { units } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      }),
    )
  }
  function told(outcome: Awaited<ReturnType<typeof planning.run>>) {
    if (!outcome.ok) return
    form.done()
    undoToast(say('upkeep.plan.said'), outcome.seq)
    onClose()
  }
  async function take(way: Alternative) {
    // an alternative of `upkeep.plan` carries that command's own input
    if (way.command === 'upkeep.plan') told(await planning.run(way.input as Parameters<typeof planning.run>[0]))
  }
  return (
    <SidePanel
      title={say('upkeep.planOne')}
      subtitle={plan.data ? [plan.data.names['equipmentId'], plan.data.fields['name']].filter(Boolean).join(' · ') : undefined}
      onClose={onClose}
      onSave={() => void save()}
      footer={<Button type="primary" disabled={!begins || !equipmentId} loading={planning.busy} onClick={() => void save()} title="Ctrl+S">{say('upkeep.plan')}</Button>}
    >
      <DraftNote form={form} />
      {planning.refusal && <RefusalNote refusal={planning.refusal} busy={planning.busy} onAlternative={way => void take(way)} />}
      <div className="form-grid">
        {!planId && (
          <>
            <div className="form-field">
              <label htmlFor="plan-machine">{say('table.equipment')}</label>
              <RefSelect id="plan-machine" table="equipment" value={machine} onChange={id => form.set({ machine: id ?? undefined })} />
            </div>
            <div className="form-field">
              <label htmlFor="plan-kind">{say('field.maintenance.kind')}</label>
              <Select id="plan-kind" className="wide" value={kind} options={UPKEEP_KINDS.map(value => ({ value, label: say(`choice.kind.${value}`) }))} onChange={kind => form.set({ kind })} />
            </div>
          </>
        )}
        <div className="form-field">
          <label htmlFor="plan-start">{say('field.maintenance.start')}</label>
          <TimeInput id="plan-start" label={say('field.maintenance.start')} value={begins ?? undefined} onChange={start => form.set({ start })} />
          <div className="field-hint">
            {!equipmentId ? '' : start ? '' : free.data ? say(begins ? 'upkeep.plan.proposed' : 'upkeep.plan.noneFree', { days: DAYS_AHEAD }) : ''}
          </div>
        </div>
        <div className="form-field half">
          <label htmlFor="plan-minutes">{say('upkeep.plan.minutes')}</label>
          <InputNumber id="plan-minutes" className="wide" min={5} max={100_000} step={15} precision={0} value={length} suffix={<span className="quiet">{say('unit.minutes')}</span>} onChange={n => n && form.set({ minutes: n })} />
        </div>
        <div className="form-field half">
          <label htmlFor="plan-units">{say('field.maintenance.units')}</label>
          <InputNumber id="plan-units" className="wide" min={1} precision={0} placeholder={say('upkeep.plan.all')} value={units} onChange={units => form.set({ units })} />
        </div>
        <div className="form-field">
          <label htmlFor="plan-note">{say('field.maintenance.note')}</label>
          <Input.TextArea id="plan-note" rows={2} maxLength={4000} value={note} onChange={e => form.set({ note: e.target.value })} />
        </div>
      </div>
    </SidePanel>
  )
}
