import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import { maskedText } from '#domain/base/national-id.ts'
import { useRun } from '../client/hooks.ts'
import { useSay } from '../client/language.tsx'
import { RefusalNote } from './RefusalNote.tsx'

type MaskedInputProps = {
  id: string
  value: string | undefined
  invalid: boolean
  /** the record and its field, of which only a masked number came here; null where what is typed is all there is */
  stored: { id: string; field: string } | null
  onChange: (value: string | null) => void
}

/** A number of a person: its middle is hidden until somebody asks for it, which the history notes; an empty one is typed as any other text. */
export function MaskedInput({ id, value, invalid, stored, onChange }: MaskedInputProps) {
  const { say } = useSay()
  const { run, busy, refusal } = useRun('person.reveal')
  const [whole, setWhole] = useState<string | null>(null)
  const [typed, setTyped] = useState(!value)
  const isHidden = stored !== null && value?.includes('*')
  async function show() {
    if (!stored || !isHidden) return setTyped(true)
    const outcome = await run(stored)
    if (outcome.ok) setWhole(outcome.value.value)
  }
  // what came hidden stands for the whole number until somebody types another
  const shown = isHidden ? whole : value
  if (typed || whole !== null) return <Input id={id} status={invalid ? 'error' : ''} value={shown ?? ''} autoComplete="off" onChange={e => onChange(e.target.value || null)} />
  return (
    <>
      <Space.Compact className="wide">
        <Input id={id} readOnly value={maskedText(value ?? '')} title={say('register.masked.hidden')} />
        <Button loading={busy} title={say('person.reveal.text')} onClick={() => void show()}>{say('register.masked.show')}</Button>
      </Space.Compact>
      {refusal && <RefusalNote refusal={refusal} />}
    </>
  )
}
