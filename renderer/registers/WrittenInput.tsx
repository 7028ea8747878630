import { Input, Select } from 'antd'
import { useState } from 'react'
import type { Written } from '#domain/base/field.ts'
import { writtenText } from '#domain/base/written.ts'
import { readWritten } from '#domain/intake/read-written.ts'
import type { DaySpan, Need } from '#domain/records/booking.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useWeekdayOptions } from '#renderer/ui/use-weekday-options.ts'
import { writtenWords } from '#words/say.ts'
import { ManySelect } from './ManySelect.tsx'
import { NeedsEditor } from './NeedsEditor.tsx'
import { SpansEditor } from './SpansEditor.tsx'

type WrittenInputProps = { id: string; how: Written; label: string; value: unknown; invalid: boolean; onChange: (value: unknown) => void }

/** The control for a value of parts: a list is edited line by line, weekdays are chosen, weeks are typed. An emptied one gives `null`. */
export function WrittenInput({ id, how, label, value, invalid, onChange }: WrittenInputProps) {
  const { say } = useSay()
  const days = useWeekdayOptions()
  // each branch reads the value as the record's schema has it
  switch (how) {
    case 'needs':
      return <NeedsEditor id={id} label={label} needs={(value as Need[] | undefined) ?? []} onChange={needs => onChange(needs.length ? needs : null)} />
    case 'spans':
      return <SpansEditor id={id} label={label} spans={(value as DaySpan[] | undefined) ?? []} onChange={spans => onChange(spans.length ? spans : null)} />
    case 'weekday':
      return <Select id={id} className="wide" status={invalid ? 'error' : ''} placeholder={say('ui.choose')} value={(value as number | undefined) ?? null} options={days} onChange={onChange} />
    case 'weekdays':
      return <ManySelect id={id} invalid={invalid} value={value as number[] | undefined} options={days} onChange={onChange} />
    case 'holiday':
    case 'weeks':
      return <WrittenText id={id} how={how} invalid={invalid} value={value as string | undefined} onChange={onChange} />
  }
}

type WrittenTextProps = { id: string; how: 'weeks' | 'holiday'; value: string | undefined; invalid: boolean; onChange: (text: string | null) => void }

/** Weeks as they are typed, `1-15单` or `1-8,10-16`, or a holiday in either language; once understood they are kept in the one form that everybody reads. */
function WrittenText({ id, how, value, invalid, onChange }: WrittenTextProps) {
  const { language } = useSay()
  const [typed, setTyped] = useState<string | null>(null)
  function change(text: string) {
    setTyped(text)
    const read = readWritten(how, text)
    onChange('value' in read && text.trim() ? String(read.value) : text.trim() || null)
  }
  return (
    <Input
      id={id}
      maxLength={200}
      status={invalid ? 'error' : ''}
      value={typed ?? (value === undefined || value === null ? '' : writtenText(how, value, writtenWords(language)))}
      onChange={e => change(e.target.value)}
      onBlur={() => setTyped(null)}
    />
  )
}
