import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { PICKED_FROM, type PickedFrom } from '#domain/report/internship/choices.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'

type ChoiceSelectProps = { table: PickedFrom; label: string; value: string | undefined; /** only of this host */ of: string | undefined; onChange: (value: string | null) => void }

export function isPicked(table: string | undefined): table is PickedFrom {
  return (PICKED_FROM as readonly (string | undefined)[]).includes(table)
}

/** One of thousands, found by any part of a name, a number or a class; what is typed is looked for in the whole register. */
export function ChoiceSelect({ table, label, value, of, onChange }: ChoiceSelectProps) {
  const { say } = useSay()
  const [typed, setTyped] = useState('')
  const find = useDeferredValue(typed)
  const { data, isPending } = useAsk('report.choices', { table, find, ...(value ? { id: value } : {}), ...(of ? { enterpriseId: of } : {}) })
  return (
    <Select
      className="wide"
      aria-label={label}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      popupMatchSelectWidth={360}
      loading={isPending}
      placeholder={say('ui.choose')}
      value={value ?? null}
      options={(data ?? []).map(({ id, name, hint }) => ({ value: id, label: name, hint }))}
      optionRender={({ data: option, label: name }) => (
        <span className="option-line">
          <span>{name}</span>
          <span className="quiet">{String(option.hint)}</span>
        </span>
      )}
      onChange={next => onChange(next ?? null)}
    />
  )
}
