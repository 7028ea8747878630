import { Button, Select } from 'antd'
import { useNavigate } from 'react-router'
import type { AttendanceHost } from '#domain/attendance/hosts.ts'
import type { AttendanceSheet } from '#domain/attendance/sheet.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { SheetExport } from './SheetExport.tsx'
import { SPANS, stepped, type DateSpan, type SpanKind } from './sheet-spans.ts'

type SheetToolsProps = {
  hosts: readonly AttendanceHost[]
  host: AttendanceHost
  kind: SpanKind
  day: string
  today: string
  span: DateSpan
  sheet: AttendanceSheet | undefined
  onGo: (patch: { host?: string; span?: SpanKind; day?: string }) => void
}

/** Which host, which days; and the sheet as a file or on paper. */
export function SheetTools({ hosts, host, kind, day, today, span, sheet, onGo }: SheetToolsProps) {
  const { say } = useSay()
  const navigate = useNavigate()
  const groups = (['mine', 'now', 'other'] as const)
    .map(group => ({ group, hosts: hosts.filter(h => groupOf(h) === group) }))
    .filter(g => g.hosts.length)
    .map(g => ({ label: say(`attendance.hosts.${g.group}`), title: g.group, options: g.hosts.map(h => ({ value: h.id, label: h.name, interns: h.interns })) }))
  return (
    <>
      <Select
        className="sheet-host"
        aria-label={say('attendance.host')}
        showSearch={{ optionFilterProp: 'label' }}
        value={host.id}
        options={groups}
        optionRender={o => (
          <span className="option-line">
            <span>{o.label}</span>
            <span className="quiet">{(o.data as { interns?: number }).interns || ''}</span>
          </span>
        )}
        onChange={id => onGo({ host: id })}
      />
      <Button.Group>
        <Button aria-label={say('attendance.before')} title={say('attendance.before')} onClick={() => onGo({ day: stepped(kind, day, -1) })}>‹</Button>
        <Button onClick={() => onGo({ day: today })}>{say('attendance.today')}</Button>
        <Button aria-label={say('attendance.after')} title={say('attendance.after')} onClick={() => onGo({ day: stepped(kind, day, 1) })}>›</Button>
      </Button.Group>
      <span className="sheet-date"><DateInput label={say('field.attendance.date')} value={day} onChange={date => date && onGo({ day: date })} /></span>
      <Segmented aria-label={say('attendance.span.kind')} value={kind} options={SPANS.map(value => ({ value, label: say(`attendance.span.${value}`) }))} onChange={value => onGo({ span: value })} />
      {sheet && <SheetExport sheet={sheet} />}
      <Button onClick={() => void navigate(`/reports?${new URLSearchParams({ name: 'attendance', enterpriseId: host.id, ...span }).toString()}`)}>{say('attendance.print')}</Button>
    </>
  )
}

function groupOf({ mine, interns }: AttendanceHost): 'mine' | 'now' | 'other' {
  return !interns ? 'other' : mine ? 'mine' : 'now'
}
