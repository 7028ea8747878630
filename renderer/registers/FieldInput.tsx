import { Input, InputNumber, Select, Switch } from 'antd'
import type { FieldInfo } from '#domain/base/field.ts'
import type { TableName } from '#domain/table-names.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ClockInput } from '#renderer/ui/ClockInput.tsx'
import { MaskedInput } from '#renderer/ui/MaskedInput.tsx'
import { PhotoInput } from '#renderer/ui/PhotoInput.tsx'
import { RefSelect, RefsSelect } from '#renderer/ui/RefSelect.tsx'
import { DateInput, TimeInput } from '#renderer/ui/TimeInput.tsx'
import { isTimeField } from '#words/value-text.ts'
import { ManySelect } from './ManySelect.tsx'
import { RoomKindInput } from './RoomKindInput.tsx'
import { WrittenInput } from './WrittenInput.tsx'

type FieldInputProps = {
  id: string
  field: FieldInfo
  label: string
  value: unknown
  invalid: boolean
  onChange: (value: unknown) => void
  onOpen?: (id: string) => void
  /** the record that the value was read from, if any */
  recordId?: string | null
}

/** The control for one field of a record, by the field's description. An emptied control gives `null`. */
export function FieldInput({ id, field, label, value, invalid, onChange, onOpen, recordId }: FieldInputProps) {
  const { say } = useSay()
  const status = invalid ? 'error' : ''
  // each branch reads the value as the kind of its field, which the record's schema guarantees
  const text = value as string | undefined
  if (field.written) return <WrittenInput id={id} how={field.written} label={label} value={value} invalid={invalid} onChange={onChange} />
  if (field.name === 'workshopKind') return <RoomKindInput id={id} value={text} invalid={invalid} onChange={onChange} />
  switch (field.kind) {
    case 'note':
      return <Input.TextArea id={id} status={status} value={text ?? ''} autoSize={{ minRows: 2, maxRows: 8 }} onChange={e => onChange(e.target.value || null)} />
    case 'integer':
    case 'number':
    case 'money':
      return (
        <InputNumber
          id={id}
          className="wide"
          status={status}
          controls={false}
          value={(value as number | undefined) ?? null}
          precision={field.kind === 'integer' ? 0 : field.kind === 'money' ? 2 : undefined}
          prefix={field.kind === 'money' ? '¥' : undefined}
          suffix={field.unit && field.kind !== 'money' ? <span className="quiet">{say(`unit.${field.unit}`)}</span> : undefined}
          onChange={n => onChange(n)}
        />
      )
    case 'date':
      return <DateInput id={id} value={text} invalid={invalid} onChange={onChange} />
    case 'clock':
      return <ClockInput id={id} value={text} invalid={invalid} onChange={onChange} />
    case 'boolean':
      return <span><Switch id={id} checked={(value ?? field.unlessSaid ?? false) === true} onChange={on => onChange(on === (field.unlessSaid ?? false) ? null : on)} /></span>
    case 'choice':
      return (
        <Select
          id={id}
          className="wide"
          allowClear={!field.required}
          status={status}
          placeholder={say('ui.choose')}
          value={text ?? null}
          options={(field.options ?? []).map(code => ({ value: code, label: say(`choice.${field.name}.${code}`) }))}
          onChange={next => onChange(next ?? null)}
        />
      )
    case 'choices':
      return <ManySelect id={id} invalid={invalid} value={value as string[] | undefined} options={(field.options ?? []).map(code => ({ value: code, label: say(`choice.${field.name}.${code}`) }))} onChange={onChange} />
    case 'ref':
      return <RefSelect id={id} table={field.table as TableName} value={text} invalid={invalid} onChange={onChange} onOpen={onOpen} />
    case 'refs':
      return <RefsSelect id={id} table={field.table as TableName} value={value as string[] | undefined} invalid={invalid} onChange={onChange} />
    case 'photo':
      return <PhotoInput id={id} label={label} value={text} onChange={onChange} />
    default:
      if (field.masked) return <MaskedInput id={id} value={text} invalid={invalid} stored={recordId ? { id: recordId, field: field.name } : null} onChange={onChange} />
      return isTimeField(field) ? (
        <TimeInput id={id} label={label} value={text} invalid={invalid} onChange={onChange} />
      ) : (
        <Input id={id} status={status} value={text ?? ''} onChange={e => onChange(e.target.value || null)} />
      )
  }
}
