import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { Period } from '#domain/records/calendar.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ClockInput } from '#renderer/ui/ClockInput.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { longBreaks, periodsInDisorder, periodsOf } from './periods.ts'

type PeriodsEditorProps = { periods: readonly Period[]; onChange: (periods: Period[]) => void }

/** The periods of a bell table: typed one by one, or laid out from the first bell, the minutes and the breaks. */
export function PeriodsEditor({ periods, onChange }: PeriodsEditorProps) {
  const { say } = useSay()
  const wrong = new Set(periodsInDisorder(periods))
  function change(at: number, patch: Partial<Period>) {
    onChange(periods.map((p, i) => (i === at ? { ...p, ...patch } : p)))
  }
  return (
    <>
      {periods.length > 0 && (
        <table className="periods">
          <thead>
            <tr>{['no', 'start', 'end', 'name'].map(f => <th key={f}>{say(`field.period.${f}`)}</th>)}<th /></tr>
          </thead>
          <tbody>
            {periods.map((p, i) => (
              <tr key={i}>
                <td width={64}><InputNumber aria-label={say('field.period.no')} controls={false} className="wide" min={1} max={40} precision={0} value={p.no} onChange={no => no && change(i, { no })} /></td>
                <td width={84}><ClockInput label={say('field.period.start')} value={p.start} invalid={wrong.has(p.no)} onChange={start => start && change(i, { start })} /></td>
                <td width={84}><ClockInput label={say('field.period.end')} value={p.end} invalid={wrong.has(p.no)} onChange={end => end && change(i, { end })} /></td>
                <td><Input aria-label={say('field.period.name')} value={p.name ?? ''} onChange={e => change(i, { name: e.target.value || undefined })} /></td>
                <td width={32}><Button type="text" size="small" aria-label={say('ui.remove')} title={say('ui.remove')} icon={<Icon name="trash" size={14} />} onClick={() => onChange(periods.filter((_, at) => at !== i))} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {wrong.size > 0 && <div className="field-error" role="alert">{say('register.periods.disorder', { numbers: [...wrong] })}</div>}
      <div>
        <Button size="small" icon={<Icon name="plus" size={12} />} onClick={() => onChange([...periods, periodAfter(periods)])}>{say('register.periods.add')}</Button>
      </div>
      <PeriodMaker onMake={onChange} replaces={periods.length > 0} />
    </>
  )
}

/** One more period: as long as the last, after the same break as the last two. */
function periodAfter(periods: readonly Period[]): Period {
  const last = periods.at(-1)
  const before = periods.at(-2)
  const made = periodsOf({ first: '08:00', count: 1, minutes: 45, breakMinutes: 10, long: [] })[0]!
  if (!last) return made
  const rest = before ? minutesBetween(before.end, last.start) : 10
  const [, next] = periodsOf({ first: last.start, count: 2, minutes: Math.max(5, minutesBetween(last.start, last.end)), breakMinutes: Math.max(0, rest), long: [] })
  return { ...(next ?? made), no: last.no + 1 }
}

function minutesBetween(from: string, to: string): number {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
  return minutes(to) - minutes(from)
}

function PeriodMaker({ onMake, replaces }: { onMake: (periods: Period[]) => void; replaces: boolean }) {
  const { say } = useSay()
  const [first, setFirst] = useState('08:00')
  const [count, setCount] = useState(8)
  const [minutes, setMinutes] = useState(45)
  const [breakMinutes, setBreak] = useState(10)
  const [long, setLong] = useState('2:20, 4:120')
  const figure = (label: string, value: number, set: (n: number) => void) => (
    <label>
      {say(label)}
      <InputNumber controls={false} style={{ width: 72 }} min={0} max={600} precision={0} value={value} onChange={n => set(n ?? 0)} />
    </label>
  )
  return (
    <div className="period-maker">
      <label>
        {say('register.periods.first')}
        <span style={{ width: 76 }}><ClockInput value={first} onChange={c => setFirst(c ?? '')} /></span>
      </label>
      {figure('register.periods.count', count, setCount)}
      {figure('register.periods.minutes', minutes, setMinutes)}
      {figure('register.periods.break', breakMinutes, setBreak)}
      <label title={say('register.periods.long.hint')}>
        {say('register.periods.long')}
        <Input style={{ width: 130 }} value={long} onChange={e => setLong(e.target.value)} />
      </label>
      <Button onClick={() => onMake(periodsOf({ first, count: Math.min(40, count), minutes, breakMinutes, long: longBreaks(long) }))}>
        {say(replaces ? 'register.periods.remake' : 'register.periods.make')}
      </Button>
      <div className="field-hint" style={{ flexBasis: '100%' }}>{say('register.periods.long.hint')}</div>
    </div>
  )
}
