import { Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { memo } from 'react'
import { addDays, mondayOf } from '#domain/base/time.ts'
import type { RosterHost } from '#domain/shifts/hosts.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import type { RosterPlace } from './use-place.ts'

type RosterToolsProps = { hosts: readonly RosterHost[]; host: RosterHost; post: string | null; from: string; days: number; today: string; onGo: (patch: Partial<Record<keyof RosterPlace, string | number | null>>) => void }

/** Whose roster, and of which days. */
export const RosterTools = memo(function RosterTools({ hosts, host, post, from, days, today, onGo }: RosterToolsProps) {
  const { say, day } = useSay()
  const isMonth = from.endsWith('-01') && days === dayjs(from).daysInMonth()
  const step = (by: 1 | -1) => {
    if (!isMonth) return onGo({ from: addDays(from, by * days) })
    const month = dayjs(from).add(by, 'month')
    onGo({ from: month.format('YYYY-MM-DD'), days: month.daysInMonth() })
  }
  const span = (value: string | number) => {
    if (value !== 'month') return onGo({ from: mondayOf(isMonth && from.slice(0, 7) === today.slice(0, 7) ? today : from), days: Number(value) })
    const month = dayjs(addDays(from, 3)).startOf('month')
    onGo({ from: month.format('YYYY-MM-DD'), days: month.daysInMonth() })
  }
  return (
    <div className="roster-tools">
      <Select
        className="roster-host"
        aria-label={say('roster.host')}
        value={host.id}
        showSearch={{ optionFilterProp: 'label' }}
        options={hosts.map(h => ({ value: h.id, label: h.name, interns: h.interns }))}
        optionRender={({ data, label }) => (
          <span className="option-line">
            <span>{label}</span>
            <span className="quiet">{data.interns ? say('roster.interns', { n: data.interns }) : say('roster.interns.none')}</span>
          </span>
        )}
        onChange={id => onGo({ host: id, post: null })}
      />
      <Select
        className="roster-post"
        aria-label={say('roster.post')}
        value={post ?? ''}
        options={[{ value: '', label: say('roster.post.all') }, ...host.posts.map(p => ({ value: p.id, label: `${p.name} · ${p.interns}` }))]}
        onChange={id => onGo({ post: id || null })}
      />
      <span className="spacer" />
      <span className="roster-when">
        <Button type="text" aria-label={say('roster.back')} title={say('roster.back')} onClick={() => step(-1)}>‹</Button>
        <DatePicker
          allowClear={false}
          aria-label={say('roster.from')}
          value={dayjs(from)}
          format={() => `${day(from)} – ${day(addDays(from, days - 1), !from.startsWith(today.slice(0, 5)))}`}
          inputReadOnly
          onChange={d => d && onGo({ from: isMonth ? d.format('YYYY-MM-01') : mondayOf(d.format('YYYY-MM-DD')), ...(isMonth ? { days: d.daysInMonth() } : {}) })}
        />
        <Button type="text" aria-label={say('roster.forth')} title={say('roster.forth')} onClick={() => step(1)}>›</Button>
        <Button disabled={from === mondayOf(today) && !isMonth} onClick={() => onGo({ from: mondayOf(today), days: isMonth ? 7 : days })}>{say('roster.thisWeek')}</Button>
      </span>
      <Segmented
        aria-label={say('roster.span')}
        value={isMonth ? 'month' : days}
        options={[
          { value: 7, label: say('roster.span.week') },
          { value: 14, label: say('roster.span.weeks', { n: 2 }) },
          { value: 28, label: say('roster.span.weeks', { n: 4 }) },
          { value: 'month', label: say('roster.span.month') },
        ]}
        onChange={span}
      />
    </div>
  )
})
