import { InputNumber } from 'antd'
import { useState } from 'react'
import { useSay } from '#renderer/client/language.tsx'

type HoursInputProps = { id?: string; value: number | null; /** of the shift: what counts while nothing is typed */ usual: number | null; disabled: boolean; /** tell of every keystroke: where a button saves */ live?: boolean; onChange: (hours: number | null) => void }

/** Hours of a day; written down when the field is left or Enter is pressed, so that a half-typed figure is no change. */
export function HoursInput({ id, value, usual, disabled, live = false, onChange }: HoursInputProps) {
  const { say } = useSay()
  const [typed, setTyped] = useState(value)
  const settle = () => !live && typed !== value && onChange(typed)
  return (
    <InputNumber
      {...(id ? { id } : {})}
      className="hours-input"
      aria-label={say('field.attendance.hours')}
      min={0}
      max={24}
      step={0.5}
      disabled={disabled}
      placeholder={usual === null ? say('attendance.hours.short') : String(usual)}
      value={typed}
      onChange={hours => {
        setTyped(hours)
        if (live) onChange(hours)
      }}
      onBlur={settle}
      onPressEnter={settle}
    />
  )
}
