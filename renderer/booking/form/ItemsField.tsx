import { Button, InputNumber, Select } from 'antd'
import { useMemo } from 'react'
import type { BookedItem } from '#domain/records/booking.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { Field } from './Field.tsx'

type ItemsFieldProps = { items: readonly BookedItem[]; onChange: (items: BookedItem[]) => void }

/** The machines of a booking, each with how many pieces. Choosing one in the last line adds it. */
export function ItemsField({ items, onChange }: ItemsFieldProps) {
  const { say } = useSay()
  const { data } = useAsk('register.options', { table: 'equipment' })
  const options = useMemo(() => (data ?? []).map(o => ({ value: o.id, label: o.name, hint: o.hint ?? '', search: `${o.name} ${o.hint ?? ''}`.toLowerCase() })), [data])
  const nameOf = (id: string) => options.find(o => o.value === id)
  const left = options.filter(o => !items.some(i => i.equipmentId === o.value))
  return (
    <Field label={say('booking.form.items')}>
      {items.map((item, at) => {
        const known = nameOf(item.equipmentId)
        const name = known?.label ?? item.equipmentId
        return (
          <div className="item-line" key={item.equipmentId}>
            <span className="item-name" title={[name, known?.hint].filter(Boolean).join(' · ')}>
              {name} <span className="quiet">{known?.hint}</span>
            </span>
            <InputNumber
              size="small"
              aria-label={say('booking.form.units', { name })}
              min={1}
              max={100_000}
              precision={0}
              value={item.units}
              onChange={units => onChange(items.map((i, n) => (n === at ? { ...i, units: units ?? 1 } : i)))}
            />
            <Button type="text" size="small" aria-label={say('booking.form.drop', { name })} icon={<Icon name="close" size={12} />} onClick={() => onChange(items.filter((_, n) => n !== at))} />
          </div>
        )
      })}
      <Select
        className="wide"
        aria-label={say('booking.form.addItem')}
        placeholder={say('booking.form.addItem')}
        value={null}
        options={left}
        showSearch={{ filterOption: (typed, o) => typed.toLowerCase().split(/\s+/).every(word => o?.search.includes(word)) }}
        optionRender={o => (
          <span className="option-line">
            <span>{o.data.label}</span>
            <span className="quiet">{o.data.hint}</span>
          </span>
        )}
        onChange={(id: string | null) => id && onChange([...items, { equipmentId: id, units: 1 }])}
      />
    </Field>
  )
}
