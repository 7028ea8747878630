import { AutoComplete } from 'antd'
import { useAsk } from '#renderer/client/hooks.ts'
import { containsTyped } from './contains-typed.ts'

type RoomKindInputProps = { id: string; value: string | undefined; invalid: boolean; onChange: (kind: string | null) => void }

/** A kind of workshop, by the kinds that the college's workshops have. */
export function RoomKindInput({ id, value, invalid, onChange }: RoomKindInputProps) {
  const { data } = useAsk('booking.kinds', {})
  return (
    <AutoComplete
      id={id}
      className="wide"
      maxLength={200}
      status={invalid ? 'error' : ''}
      value={value ?? ''}
      options={(data?.workshops ?? []).map(kind => ({ value: kind }))}
      showSearch={{ filterOption: containsTyped }}
      onChange={kind => onChange(kind || null)}
    />
  )
}
