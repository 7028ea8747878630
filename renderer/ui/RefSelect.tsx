import { Button, Select } from 'antd'
import { useMemo, type ReactNode } from 'react'
import type { TableName } from '#domain/table-names.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from './Icon.tsx'

type RefSelectProps = {
  id?: string
  label?: string
  table: TableName
  value: string | undefined
  invalid?: boolean
  /** what stands there while nothing is chosen */
  placeholder?: string
  onChange: (value: string | null) => void
  onOpen?: (id: string) => void
}
type RefsSelectProps = Omit<RefSelectProps, 'value' | 'onChange' | 'onOpen'> & { value: string[] | undefined; onChange: (value: string[] | null) => void }

function useOptions(table: TableName) {
  const { data, isPending } = useAsk('register.options', { table })
  const options = useMemo(
    () => (data ?? []).map(o => ({ value: o.id, label: o.name, hint: o.hint ?? '', search: `${o.name} ${o.hint ?? ''}`.toLowerCase() })),
    [data],
  )
  return { options, isPending }
}

type Option = ReturnType<typeof useOptions>['options'][number]

function matches(typed: string, option: Option | undefined): boolean {
  return typed.toLowerCase().split(/\s+/).every(word => option?.search.includes(word))
}
function lines(option: { data: Option }) {
  return (
    <span className="option-line">
      <span>{option.data.label}</span>
      {option.data.hint && <span className="quiet">{option.data.hint}</span>}
    </span>
  )
}

/** The name of what is chosen; until the names have come, and of a record that is no more, no bare id. */
function chosen({ label }: { label?: ReactNode }) {
  return label ?? '…'
}

/** One record of another register, found by typing any part of its name; the arrow opens it. */
export function RefSelect({ id, label, table, value, invalid, placeholder, onChange, onOpen }: RefSelectProps) {
  const { say } = useSay()
  const { options, isPending } = useOptions(table)
  return (
    <div className="ref-select">
      <Select
        id={id}
        aria-label={label}
        className="wide"
        allowClear
        showSearch={{ filterOption: matches }}
        loading={isPending}
        status={invalid ? 'error' : ''}
        placeholder={placeholder ?? say('ui.choose')}
        value={value ?? null}
        options={options}
        labelRender={chosen}
        optionRender={o => lines(o as unknown as { data: Option }) /* antd types the option's data loosely */}
        onChange={next => onChange(next ?? null)}
      />
      {value && onOpen && <Button type="text" aria-label={say('ui.open')} title={say('ui.open')} icon={<Icon name="open" />} onClick={() => onOpen(value)} />}
    </div>
  )
}

/** Any number of records of another register. */
export function RefsSelect({ id, label, table, value, invalid, onChange }: RefsSelectProps) {
  const { say } = useSay()
  const { options, isPending } = useOptions(table)
  return (
    <Select
      id={id}
      aria-label={label}
      className="wide"
      mode="multiple"
      allowClear
      showSearch={{ filterOption: matches }}
      loading={isPending}
      status={invalid ? 'error' : ''}
      placeholder={say('ui.choose')}
      value={value ?? []}
      options={options}
      labelRender={chosen}
      optionRender={o => lines(o as unknown as { data: Option }) /* as above */}
      onChange={next => onChange(next.length ? next : null)}
    />
  )
}
