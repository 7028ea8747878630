import { Button, Checkbox, Input, InputNumber, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { FieldInfo } from '#domain/base/field.ts'
import type { ColumnFilter, FilterValue } from '#domain/register/column-filter.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { isTimeField } from '#words/value-text.ts'
import type { ListQuestion } from './list-state.ts'

type FilterMenuProps = { question: ListQuestion; field: FieldInfo; filter: ColumnFilter | null; onFilter: (filter: ColumnFilter | null) => void }

/** What a column must say: figures and days between two ends, all else by its words or by values to tick. It holds at once. */
export function FilterMenu(props: FilterMenuProps) {
  const { say } = useSay()
  const { question, field, filter, onFilter } = props
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // once it has its place: a control that is focused before that would scroll the page to it
    const soon = requestAnimationFrame(() => menu.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(soon)
  }, [])
  return (
    <div className="filter-menu" ref={menu}>
      <h3>{say(`field.${question.table}.${field.name}`)}</h3>
      {isSpan(field) ? <SpanParts {...props} /> : <ValueParts {...props} />}
      <Button size="small" disabled={filter === null} onClick={() => onFilter(null)}>{say('register.filter.clear')}</Button>
    </div>
  )
}

function isSpan(field: FieldInfo): boolean {
  if (field.written) return false
  return ['integer', 'number', 'money', 'date', 'clock'].includes(field.kind) || isTimeField(field)
}

/** Without the parts that ask for nothing; null where none is left. */
function filterOf(field: FieldInfo, parts: Partial<Record<keyof ColumnFilter, unknown>>): ColumnFilter | null {
  const said = Object.entries(parts).filter(([, v]) => v !== undefined && v !== null && v !== '' && !(Array.isArray(v) && v.length === 0))
  return said.length ? ({ ...Object.fromEntries(said), field: field.name } as ColumnFilter) : null // the controls give each part its own kind of value
}

function SpanParts({ field, filter, onFilter }: FilterMenuProps) {
  const { say } = useSay()
  const { field: _, ...parts } = filter ?? { field: field.name }
  const set = (part: 'from' | 'to' | 'empty', value: unknown) => onFilter(filterOf(field, { ...parts, [part]: value }))
  const figure = field.kind === 'integer' || field.kind === 'number' || field.kind === 'money'
  return (
    <>
      {(['from', 'to'] as const).map(end => (
        <label key={end} className="filter-end">
          <span>{say(`register.filter.${end}`)}</span>
          {figure ? (
            <InputNumber className="wide" controls={false} value={(parts[end] as number | undefined) ?? null} onChange={v => set(end, v)} />
          ) : field.kind === 'clock' ? (
            <Input value={(parts[end] as string | undefined) ?? ''} placeholder="08:00" onChange={e => set(end, e.target.value)} />
          ) : (
            <DateInput label={say(`register.filter.${end}`)} value={parts[end] as string | undefined} invalid={false} onChange={v => set(end, v)} />
          )}
        </label>
      ))}
      <Radio.Group
        value={parts.empty ?? 'any'}
        onChange={e => set('empty', e.target.value === 'any' ? null : e.target.value)}
        options={[
          { value: 'any', label: say('register.filter.any') },
          { value: 'without', label: say('register.filter.something') },
          { value: 'only', label: say('register.filter.nothing') },
        ]}
      />
    </>
  )
}

function ValueParts({ question, field, filter, onFilter }: FilterMenuProps) {
  const { say } = useSay()
  const free = field.kind === 'text' || field.kind === 'note'
  const [narrow, setNarrow] = useState(filter?.holds ?? '')
  const { data } = useAsk('register.values', { ...question, field: field.name, ...(narrow.trim() ? { holds: narrow.trim() } : {}) })
  const { oneOf = [], holds } = filter ?? {}
  const label = say(free ? 'register.filter.holds' : 'register.filter.narrow')

  function type(text: string) {
    setNarrow(text)
    if (free) onFilter(filterOf(field, { oneOf, holds: text.trim() }))
  }
  function tick(value: FilterValue, on: boolean) {
    onFilter(filterOf(field, { holds, oneOf: on ? [...oneOf, value] : oneOf.filter(v => v !== value) }))
  }
  return (
    <>
      <Input allowClear aria-label={label} placeholder={label} maxLength={200} value={narrow} onChange={e => type(e.target.value)} />
      <div className="filter-values" role="group" aria-label={say(`field.${question.table}.${field.name}`)}>
        {data?.values.map(({ value, text, count }) => (
          <Checkbox key={String(value)} checked={oneOf.includes(value)} onChange={e => tick(value, e.target.checked)}>
            {say('register.filter.value', { value: value === null ? say('register.filter.nothing') : text, n: count })}
          </Checkbox>
        ))}
        {data && data.more > 0 && <p className="quiet">{say('register.filter.more', { n: data.more })}</p>}
      </div>
    </>
  )
}
