import { InputNumber, Select } from 'antd'
import type { DaySpan } from '#domain/records/booking.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useWeekdayOptions } from '#renderer/ui/use-weekday-options.ts'
import { LinesEditor } from './LinesEditor.tsx'

type SpansEditorProps = { id: string; label: string; spans: readonly DaySpan[]; onChange: (spans: DaySpan[]) => void }

/** Periods of weekdays, line by line. */
export function SpansEditor({ id, label, spans, onChange }: SpansEditorProps) {
  const { say } = useSay()
  const weekdays = useWeekdayOptions()
  const period = (value: number, name: string, onPeriod: (no: number) => void) => (
    <InputNumber aria-label={name} controls={false} style={{ width: 64 }} min={1} max={40} precision={0} value={value} onChange={no => no && onPeriod(no)} />
  )
  return (
    <LinesEditor
      label={label}
      lines={spans}
      nameOf={(_, i) => String(i + 1)}
      addText={say('request.span.add')}
      more={() => after(spans.at(-1))}
      onChange={onChange}
      draw={(span, i, change) => (
        <>
          <Select {...(i === 0 ? { id } : {})} aria-label={`${say('request.span.weekday')} ${i + 1}`} className="grow" value={span.weekday} options={weekdays} onChange={weekday => change({ weekday })} />
          {period(span.from, `${say('request.span.from')} ${i + 1}`, from => change({ from }))}
          <span className="quiet" aria-hidden="true">–</span>
          {period(span.to, `${say('request.span.to')} ${i + 1}`, to => change({ to }))}
        </>
      )}
    />
  )
}

/** One more line: the same periods of the next weekday. */
function after(last: DaySpan | undefined): DaySpan {
  return last ? { ...last, weekday: (last.weekday % 7) + 1 } : { weekday: 1, from: 1, to: 2 }
}
