import { Button, InputNumber, Select } from 'antd'
import type { DaySpan } from '#domain/records/booking.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { weekdayText } from '#words/say.ts'

type SpansEditorProps = { id: string; label: string; spans: readonly DaySpan[]; onChange: (spans: DaySpan[]) => void }

const DAYS = [1, 2, 3, 4, 5, 6, 7]

/** Periods of weekdays, line by line. */
export function SpansEditor({ id, label, spans, onChange }: SpansEditorProps) {
  const { say, language } = useSay()
  function change(at: number, patch: Partial<DaySpan>) {
    onChange(spans.map((span, i) => (i === at ? { ...span, ...patch } : span)))
  }
  const period = (at: number, field: 'from' | 'to') => (
    <InputNumber aria-label={`${say(`request.span.${field}`)} ${at + 1}`} controls={false} style={{ width: 64 }} min={1} max={40} precision={0} value={spans[at]![field]} onChange={no => no && change(at, { [field]: no })} />
  )
  return (
    <div className="lines-editor" role="group" aria-label={label}>
      {spans.map((span, i) => (
        <div className="lines-row" key={i}>
          <Select
            {...(i === 0 ? { id } : {})}
            aria-label={`${say('request.span.weekday')} ${i + 1}`}
            className="grow"
            value={span.weekday}
            options={DAYS.map(day => ({ value: day, label: weekdayText(day, language) }))}
            onChange={weekday => change(i, { weekday })}
          />
          {period(i, 'from')}
          <span className="quiet" aria-hidden="true">–</span>
          {period(i, 'to')}
          <Button type="text" size="small" aria-label={`${say('ui.remove')} ${i + 1}`} title={say('ui.remove')} icon={<Icon name="trash" size={14} />} onClick={() => onChange(spans.filter((_, at) => at !== i))} />
        </div>
      ))}
      <div>
        <Button size="small" icon={<Icon name="plus" size={12} />} onClick={() => onChange([...spans, after(spans.at(-1))])}>{say('request.span.add')}</Button>
      </div>
    </div>
  )
}

/** One more line: the same periods of the next weekday. */
function after(last: DaySpan | undefined): DaySpan {
  return last ? { ...last, weekday: (last.weekday % 7) + 1 } : { weekday: 1, from: 1, to: 2 }
}
