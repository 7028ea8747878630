import { Button } from 'antd'
import { useSearchParams, Link } from 'react-router'
import type { AttendanceHost } from '#domain/attendance/hosts.ts'
import { isDate } from '#domain/base/time.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Waiting } from '#renderer/ui/Waiting.tsx'
import { SheetTools } from './SheetTools.tsx'
import { SheetWork } from './SheetWork.tsx'
import { spanAround, SPANS, type SpanKind } from './sheet-spans.ts'
import './on-site.css'

/** Who was there, by whose word: the sheet of one host for a day, a week or a month. The address holds which. */
export function AttendancePage() {
  const { say } = useSay()
  const state = useAsk('college.state', {})
  const hosts = useAsk('attendance.hosts', {})
  if (!state.data || !hosts.data) return <Page title={say('menu.attendance')}><Waiting on={state.data ? hosts : state} /></Page>
  if (!hosts.data.length) {
    return (
      <Page title={say('menu.attendance')}>
        <EmptyState title={say('attendance.nobody')} text={say('attendance.nobody.text')}>
          <Link to="/registers/placement"><Button type="primary">{say('tables.placement')}</Button></Link>
          <Link to="/import?table=placement"><Button>{say('menu.import')}</Button></Link>
        </EmptyState>
      </Page>
    )
  }
  return <Attendance hosts={hosts.data} today={state.data.today} />
}

function Attendance({ hosts, today }: { hosts: readonly AttendanceHost[]; today: string }) {
  const { say } = useSay()
  const [params, setParams] = useSearchParams()
  const hostId = params.get('host') ?? localStorage.getItem(LAST_HOST) ?? ''
  const host = hosts.find(h => h.id === hostId) ?? hosts[0]!
  const kind = SPANS.find(s => s === params.get('span')) ?? 'week'
  const asked = params.get('day') ?? ''
  const at = isDate(asked) ? asked : today
  const span = spanAround(kind, at)
  const sheet = useAsk('attendance.sheet', { enterpriseId: host.id, ...span }, { share: true })

  function go(patch: { host?: string; span?: SpanKind; day?: string }) {
    if (patch.host) localStorage.setItem(LAST_HOST, patch.host)
    setParams({ host: patch.host ?? host.id, span: patch.span ?? kind, day: patch.day ?? at }, { replace: true })
  }
  return (
    <Page
      title={say('menu.attendance')}
      scroll={false}
      actions={<SheetTools hosts={hosts} host={host} kind={kind} day={at} today={today} span={span} sheet={sheet.data} onGo={go} />}
    >
      <Answered ask={sheet}>
        {/* while the next sheet is on its way the last one stays, as what it is */}
        {data => <SheetWork key={`${data.host} ${data.days[0]?.date} ${data.days.length}`} sheet={data} seenAt={sheet.dataUpdatedAt} hostId={host.id} span={span} onGo={go} />}
      </Answered>
    </Page>
  )
}

const LAST_HOST = 'mortise.attendance.host'
