import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { ClockInput } from './ClockInput.tsx'

type DateInputProps = { id?: string; label?: string; value: string | undefined; invalid?: boolean; disabled?: boolean; /** what stands there while there is no date */ placeholder?: string; onChange: (value: string | null) => void }

/** A date of the calendar, `YYYY-MM-DD`. */
export function DateInput({ id, label, value, invalid, disabled = false, placeholder, onChange }: DateInputProps) {
  return (
    <DatePicker
      id={id}
      aria-label={label}
      className="wide"
      disabled={disabled}
      format="YYYY-MM-DD"
      {...(placeholder === undefined ? {} : { placeholder })}
      status={invalid ? 'error' : ''}
      value={value ? dayjs(value) : null}
      onChange={day => onChange(day ? day.format('YYYY-MM-DD') : null)}
    />
  )
}

/** A date and a time of day, `YYYY-MM-DDTHH:mm`. A date chosen first gets 08:00 until a time is typed. */
export function TimeInput({ id, label, value, invalid, disabled = false, onChange }: DateInputProps) {
  const date = value?.slice(0, 10)
  const clock = value?.slice(11)
  return (
    <div className="time-input">
      <DateInput id={id} label={label} value={date} invalid={invalid} disabled={disabled} onChange={d => onChange(d && `${d}T${clock || '08:00'}`)} />
      <ClockInput label={label} value={clock} invalid={invalid} disabled={disabled} onChange={c => date && c && onChange(`${date}T${c}`)} />
    </div>
  )
}
