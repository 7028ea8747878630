import { Checkbox, Select } from 'antd'
import { useMemo } from 'react'
import type { RegisterEdit } from '#domain/intake/read-edit.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { FieldInput } from '../FieldInput.tsx'
import { TriedEdit } from './EditPanel.tsx'
import type { ListState } from './list-state.ts'

const NOTHING = { name: null, value: null, empty: false }

/** One field set alike for all chosen rows: which, to what, and what would change by it. */
export function BulkPanel({ list: { table, fields, columns }, ids, onClose }: { list: ListState; ids: readonly string[]; onClose: () => void }) {
  const { say } = useSay()
  const form = useForm<{ name: string | null; value: unknown; empty: boolean }>(`register.bulk:${table}`, NOTHING)
  const { name, value, empty } = form.values
  const field = fields.find(f => f.name === name)
  const edit = useMemo<RegisterEdit | null>(
    () => (name === null || (!empty && (value === undefined || value === null)) ? null : { kind: 'values', ids, fields: { [name]: empty ? null : value } }),
    [name, value, empty, ids],
  )
  // those that are seen come first
  const writable = fields.filter(f => f.kind !== 'list' || f.written)
  const sorted = [...columns.filter(c => writable.includes(c)), ...writable.filter(f => !columns.includes(f))]
  return (
    <SidePanel title={say('register.bulk')} subtitle={say('register.chosen', { n: ids.length })} onClose={onClose}>
      <DraftNote form={form} />
      <div className="form-field bulk-field">
        <label htmlFor="bulk-field">{say('register.bulk.field')}</label>
        <Select
          id="bulk-field"
          className="wide"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('ui.choose')}
          value={name}
          options={sorted.map(f => ({ value: f.name, label: say(`field.${table}.${f.name}`) }))}
          onChange={next => form.set({ ...NOTHING, name: next })}
        />
      </div>
      {field && (
        <div className="form-field bulk-field">
          <label htmlFor="bulk-value">{say('register.bulk.value')}</label>
          {!empty && <FieldInput key={field.name} id="bulk-value" field={field} label={say('register.bulk.value')} value={value ?? undefined} invalid={false} onChange={next => form.set({ value: next })} />}
          {!field.required && <Checkbox checked={empty} onChange={e => form.set({ empty: e.target.checked })}>{say('register.bulk.empty')}</Checkbox>}
        </div>
      )}
      {edit && <TriedEdit table={table} edit={edit} onClose={onClose} onDone={form.done} calm />}
    </SidePanel>
  )
}
