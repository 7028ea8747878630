import { Input } from 'antd'
import { useState } from 'react'
import { pressed } from '#renderer/shell/shortcuts.ts'
import { clockText } from './clock-text.ts'

type ClockInputProps = { id?: string; label?: string; value: string | undefined; invalid?: boolean; disabled?: boolean; onChange: (value: string | null) => void }

/** A time of day, typed as people type it and put right when the field is left. */
export function ClockInput({ id, label, value, invalid, disabled = false, onChange }: ClockInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  function settle() {
    if (typed === null) return
    onChange(clockText(typed) || null)
    setTyped(null)
  }
  return (
    <Input
      id={id}
      aria-label={label}
      className="clock-input"
      disabled={disabled}
      placeholder="08:00"
      maxLength={5}
      status={invalid ? 'error' : ''}
      value={typed ?? value ?? ''}
      onChange={e => setTyped(e.target.value)}
      onBlur={settle}
      onKeyDown={e => {
        if (e.key === 'Enter' || pressed(e, 'save')) settle()
      }}
    />
  )
}
