import { AutoComplete, InputNumber } from 'antd'
import { useMemo } from 'react'
import type { Need } from '#domain/records/booking.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { containsTyped } from './contains-typed.ts'
import { LinesEditor } from './LinesEditor.tsx'

type NeedsEditorProps = { id: string; label: string; needs: readonly Need[]; onChange: (needs: Need[]) => void }

/** Kinds of equipment with how many pieces of each, line by line; the college's own kinds are offered with how many there are. */
export function NeedsEditor({ id, label, needs, onChange }: NeedsEditorProps) {
  const { say } = useSay()
  const { data } = useAsk('booking.kinds', {})
  const options = useMemo(
    () => (data?.equipment ?? []).map(({ kind, pieces }) => ({ value: kind, label: <span className="option-line"><span>{kind}</span><span className="quiet">{say('register.measured', { value: pieces, unit: 'unit.pieces' })}</span></span> })),
    [data, say],
  )
  return (
    <LinesEditor
      label={label}
      lines={needs}
      nameOf={need => need.kind}
      addText={say('request.need.add')}
      more={() => ({ kind: '', pieces: 1 })}
      onChange={onChange}
      draw={(need, i, change) => (
        <>
          <AutoComplete
            {...(i === 0 ? { id } : {})}
            aria-label={`${say('request.need.kind')} ${i + 1}`}
            className="grow"
            maxLength={200}
            value={need.kind}
            options={options}
            showSearch={{ filterOption: containsTyped }}
            onChange={kind => change({ kind })}
          />
          <InputNumber aria-label={`${say('request.need.pieces')} ${i + 1}`} controls={false} style={{ width: 84 }} min={1} max={100_000} precision={0} prefix="×" value={need.pieces} onChange={pieces => pieces && change({ pieces })} />
        </>
      )}
    />
  )
}
