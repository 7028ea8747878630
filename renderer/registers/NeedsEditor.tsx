import { AutoComplete, Button, InputNumber } from 'antd'
import { useMemo } from 'react'
import type { Need } from '#domain/records/booking.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'

type NeedsEditorProps = { id: string; label: string; needs: readonly Need[]; onChange: (needs: Need[]) => void }

/** Kinds of equipment with how many pieces of each, line by line; the college's own kinds are offered with how many there are. */
export function NeedsEditor({ id, label, needs, onChange }: NeedsEditorProps) {
  const { say } = useSay()
  const { data } = useAsk('booking.kinds', {})
  const options = useMemo(
    () => (data?.equipment ?? []).map(({ kind, pieces }) => ({ value: kind, label: <span className="option-line"><span>{kind}</span><span className="quiet">{say('register.measured', { value: pieces, unit: 'unit.pieces' })}</span></span> })),
    [data, say],
  )
  function change(at: number, patch: Partial<Need>) {
    onChange(needs.map((need, i) => (i === at ? { ...need, ...patch } : need)))
  }
  return (
    <div className="lines-editor" role="group" aria-label={label}>
      {needs.map((need, i) => (
        <div className="lines-row" key={i}>
          <AutoComplete
            {...(i === 0 ? { id } : {})}
            aria-label={`${say('request.need.kind')} ${i + 1}`}
            className="grow"
            maxLength={200}
            value={need.kind}
            options={options}
            showSearch={{ filterOption: (typed, option) => String(option?.value).toLowerCase().includes(typed.toLowerCase()) }}
            onChange={kind => change(i, { kind })}
          />
          <InputNumber aria-label={`${say('request.need.pieces')} ${i + 1}`} controls={false} style={{ width: 84 }} min={1} max={100_000} precision={0} prefix="×" value={need.pieces} onChange={pieces => pieces && change(i, { pieces })} />
          <Button type="text" size="small" aria-label={`${say('ui.remove')} ${need.kind}`} title={say('ui.remove')} icon={<Icon name="trash" size={14} />} onClick={() => onChange(needs.filter((_, at) => at !== i))} />
        </div>
      ))}
      <div>
        <Button size="small" icon={<Icon name="plus" size={12} />} onClick={() => onChange([...needs, { kind: '', pieces: 1 }])}>{say('request.need.add')}</Button>
      </div>
    </div>
  )
}
