import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import { maskedText } from '#domain/base/national-id.ts'
import { useSay } from '../client/language.tsx'

type MaskedInputProps = { id: string; value: string | undefined; invalid: boolean; onChange: (value: string | null) => void }

/** A number of a person: its middle is hidden until somebody asks for it; an empty one is typed as any other text. */
export function MaskedInput({ id, value, invalid, onChange }: MaskedInputProps) {
  const { say } = useSay()
  const [shown, setShown] = useState(!value)
  if (shown) return <Input id={id} status={invalid ? 'error' : ''} value={value ?? ''} autoComplete="off" onChange={e => onChange(e.target.value || null)} />
  return (
    <Space.Compact className="wide">
      <Input id={id} readOnly value={maskedText(value ?? '')} title={say('register.masked.hidden')} />
      <Button onClick={() => setShown(true)}>{say('register.masked.show')}</Button>
    </Space.Compact>
  )
}
