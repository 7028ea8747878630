import { Select } from 'antd'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'

type OfHostSelectProps = { id: string; table: 'post' | 'contact'; hostId: string | undefined; value: string | undefined; placeholder?: string; onChange: (id: string | null) => void }

/** A post or a person of one host only: others can't be meant. */
export function OfHostSelect({ id, table, hostId, value, placeholder, onChange }: OfHostSelectProps) {
  const { say } = useSay()
  const { data } = useAsk('register.list', { table, of: { field: 'enterpriseId', id: hostId ?? '-' } }, { enabled: hostId !== undefined, keep: false })
  const options = (hostId === undefined ? [] : (data?.rows ?? [])).map(r => ({ value: r.id, label: String(r.fields['name']) }))
  return (
    <Select
      id={id}
      className="wide"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={placeholder ?? say('ui.choose')}
      value={value ?? null}
      options={options}
      onChange={next => onChange(next ?? null)}
    />
  )
}
