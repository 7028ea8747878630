import { Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { useHistoryPlace } from './history-place.ts'

type HistoryToolsProps = { place: ReturnType<typeof useHistoryPlace>; total: number | undefined }

/** Narrows the history to a person, to days and to what it is about. */
export function HistoryTools({ place: { filter, change }, total }: HistoryToolsProps) {
  const { say } = useSay()
  const { data } = useAsk('history.choices', {})
  const dayField = (which: 'from' | 'to') => (
    <DatePicker
      aria-label={say(`history.${which}`)}
      placeholder={say(`history.${which}`)}
      format="YYYY-MM-DD"
      value={filter[which] ? dayjs(filter[which]) : null}
      onChange={day => change({ [which]: day?.format('YYYY-MM-DD') })}
    />
  )
  return (
    <div className="history-tools" role="search" aria-label={say('history.filter')}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={say('history.who')}
        placeholder={say('history.anybody')}
        value={filter.person ?? null}
        options={data?.people.map(name => ({ value: name, label: name || say('history.somebody') })) ?? []}
        onChange={person => change({ person: person ?? undefined })}
      />
      {dayField('from')}
      {dayField('to')}
      <Select
        allowClear
        aria-label={say('history.kind')}
        placeholder={say('history.anything')}
        value={filter.kind ?? null}
        options={data?.kinds.map(value => ({ value, label: say(`history.kind.${value}`) })) ?? []}
        onChange={kind => change({ kind: kind ?? undefined })}
      />
      {Object.keys(filter).length > 0 && (
        <Button type="link" size="small" onClick={() => change({ person: undefined, from: undefined, to: undefined, kind: undefined })}>{say('history.all')}</Button>
      )}
      {total !== undefined && <span className="history-total" role="status">{say('history.found', { n: total })}</span>}
    </div>
  )
}
