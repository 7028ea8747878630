import { Button, Input } from 'antd'
import type { SheetCell, SheetRow } from '#domain/attendance/sheet.ts'
import type { State } from '#domain/attendance/mark.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { PlaceHistory } from '#renderer/history/RecordHistory.tsx'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { EvidenceMark } from './EvidenceMark.tsx'
import { HoursInput } from './HoursInput.tsx'
import { STATE_KEYS } from './sheet-selection.ts'

export type CellEntry = { state: State | null; hours: number | null; note: string | null }
type CellPanelProps = { row: SheetRow; cell: SheetCell; closed: boolean; busy: boolean; /** whether it is written */ onSave: (entry: CellEntry) => Promise<boolean>; onPlacement: () => void; onClose: () => void }

/** One day of one intern: what is known, by whose word, with hours and a note. */
export function CellPanel({ row, cell, closed, busy, onSave, onPlacement, onClose }: CellPanelProps) {
  const { say, day } = useSay()
  const form = useForm<{ state: State | null; hours: number | null; note: string }>(`attendance:${row.placementId}:${cell.date}`, { state: cell.state, hours: cell.hours, note: cell.note ?? '' })
  const { state, hours, note } = form.values
  const dirty = state !== cell.state || hours !== cell.hours || note.trim() !== (cell.note ?? '')
  async function save() {
    if (dirty && !busy && (await onSave({ state, hours, note: note.trim() || null }))) form.done()
  }
  return (
    <SidePanel
      title={row.student}
      subtitle={day(cell.date, true)}
      keepFocus
      onClose={onClose}
      onSave={() => void save()}
      footer={<Button type="primary" disabled={!dirty} loading={busy} title="Ctrl+S" onClick={() => void save()}>{say('ui.save')}</Button>}
    >
      <dl className="cell-facts">
        <dt>{say('field.student.number')}</dt>
        <dd>{row.number}</dd>
        {row.post && <><dt>{say('field.placement.postId')}</dt><dd>{row.post}</dd></>}
        {cell.shift && <><dt>{say('field.shift.shiftTypeId')}</dt><dd>{cell.shift}</dd></>}
        {cell.onLeave && <><dt>{say('table.leave')}</dt><dd>{say('attendance.onLeave')}</dd></>}
        {cell.evidence && (
          <>
            <dt>{say('field.attendance.evidence')}</dt>
            <dd><EvidenceMark evidence={cell.evidence} size={14} /> {say(`choice.evidence.${cell.evidence}`)}{cell.by ? say('attendance.by', { by: cell.by }) : ''}</dd>
          </>
        )}
      </dl>
      {!closed && (
        <div className="form-grid">
          <DraftNote form={form} />
          <div className="form-field">
            <span className="form-label">{say('field.attendance.state')}</span>
            <Segmented
              vertical
              aria-label={say('field.attendance.state')}
              value={state ?? ''}
              options={[...STATE_KEYS.map(({ state: value }) => ({ value: value as string, label: say(`choice.state.${value}`) })), { value: '', label: say('attendance.unmarked') }]}
              onChange={value => form.set({ state: (value || null) as State | null }) /* the options are the states */}
            />
          </div>
          <div className="form-field half">
            <label htmlFor="cell-hours">{say('field.attendance.hours')}</label>
            <HoursInput id="cell-hours" live value={hours} usual={cell.shiftHours} disabled={state === null} onChange={next => form.set({ hours: next })} />
          </div>
          <div className="form-field">
            <label htmlFor="cell-note">{say('field.attendance.note')}</label>
            <Input.TextArea id="cell-note" rows={2} maxLength={400} disabled={state === null} value={note} onChange={e => form.set({ note: e.target.value })} />
          </div>
        </div>
      )}
      <p><button type="button" className="link" onClick={onPlacement}>{say('attendance.openPlacement')}</button></p>
      <PlaceHistory id={cell.markId} table="attendance" place={{ placementId: row.placementId, date: cell.date }} />
    </SidePanel>
  )
}
