import { Select } from 'antd'
import { inListOrder } from '#domain/base/field.ts'
import { useSay } from '#renderer/client/language.tsx'

type ManySelectProps<T> = { id: string; invalid: boolean; value: T[] | undefined; options: { value: T; label: string }[]; onChange: (value: T[] | null) => void }

/** Several out of a list, in the order of the list whatever the order in which they were chosen; none gives `null`. */
export function ManySelect<T extends string | number>({ id, invalid, value, options, onChange }: ManySelectProps<T>) {
  const { say } = useSay()
  return (
    <Select
      id={id}
      className="wide"
      mode="multiple"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      status={invalid ? 'error' : ''}
      placeholder={say('ui.choose')}
      value={value ?? []}
      options={options}
      onChange={(next: T[]) => onChange(next.length ? inListOrder(options.map(o => o.value), next) : null)}
    />
  )
}
