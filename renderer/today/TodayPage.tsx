import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { addDays, mondayOf } from '#domain/base/time.ts'
import type { CollegeState } from '#contract/college.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { compliancePath } from '#renderer/compliance/question.ts'
import { useLook, useStorageState } from '#renderer/storage/use-look.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Figures } from '#renderer/ui/Figures.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { todayLines, type TodayFacts, type TodayLine } from './today-lines.ts'
import './today.css'

const GROUPS = ['now', 'week', 'soon'] as const
const AHEAD = 30
/** A college without any of these has nothing that this page could speak of. */
const FIRST_TABLES = ['equipment', 'workshop', 'placement', 'enterprise'] as const

/** What the office should do: sentences with one button each, under now, this week and soon. */
export function TodayPage() {
  const state = useAsk('college.state', {})
  return <Answered ask={state}>{data => <Today state={data} />}</Answered>
}

function Today({ state }: { state: CollegeState }) {
  const { say, day } = useSay()
  const navigate = useNavigate()
  const { today } = state
  const monday = mondayOf(today)
  const counts = useAsk('register.counts', {})
  const upkeep = useAsk('upkeep.due', { on: today, withinDays: AHEAD })
  const clashes = useAsk('booking.clashList', { from: today, to: addDays(today, AHEAD) })
  const week = useAsk('booking.list', { from: monday, to: addDays(monday, 6) })
  const term = useAsk('calendar.term', { termId: state.week?.termId ?? '-' }, { enabled: state.week !== null })
  const held = useAsk('register.list', { table: 'teacherQualification' })
  const requests = useAsk('booking.openRequests', state.week ? { termId: state.week.termId } : {})
  const due = useAsk('internship.due', { on: today })
  const outcome = useAsk('outcome.due', { on: today })
  const exchange = useAsk('exchange.overview', {})
  const waiting = useLook('exchange.waiting', {})
  const storage = useStorageState()
  const facts: TodayFacts = {
    today,
    upkeep: upkeep.data,
    internship: due.data,
    outcome: outcome.data,
    exchange: exchange.data,
    waiting: waiting.data,
    clashes: clashes.data,
    requests: requests.data?.sessions,
    lastBackup: storage.data && (storage.data.backups.last?.slice(0, 10) ?? null),
    days: term.data?.weeks.flatMap(w => w.days),
    qualifications: held.data?.rows.flatMap(({ id, names, fields }) =>
      typeof fields['expires'] === 'string' ? [{ id, teacher: names['teacherId'] ?? '', qualification: names['qualificationId'] ?? '', expires: fields['expires'] }] : [],
    ),
  }
  const lines = todayLines(facts)
  const loading = upkeep.isPending || clashes.isPending || counts.isPending || due.isPending
  const empty = counts.data && FIRST_TABLES.every(table => !counts.data[table])
  const interns = Boolean(counts.data?.['placement'])
  const sessionsToday = week.data?.rows.filter(r => r.date === today).length ?? 0
  return (
    <Page title={day(today, true)}>
      {empty ? (
        <EmptyState title={say('today.empty')} text={say('today.empty.text')}>
          <Button type="primary" onClick={() => void navigate('/import')}>{say('menu.import')}</Button>
          <Button onClick={() => void navigate('/registers/workshop?id=new')}>{say('register.add', { table: say('table.workshop') })}</Button>
          <Button onClick={() => void navigate('/registers/equipment?id=new')}>{say('register.add', { table: say('table.equipment') })}</Button>
        </EmptyState>
      ) : (
        <div className="today">
          <Figures
            figures={[
              { label: say('today.figure.today'), value: sessionsToday, onClick: () => void navigate('/board') },
              interns
                ? { label: say('today.figure.findings'), value: due.data?.findings.count ?? 0, tone: 'refusal', onClick: () => void navigate(compliancePath({ severity: 'E', answered: false })) }
                : { label: say('today.figure.week'), value: week.data?.rows.length ?? 0, onClick: () => void navigate('/bookings') },
              { label: say('today.figure.clashes'), value: clashes.data?.hard ?? 0, tone: 'refusal', onClick: () => void navigate('/clashes') },
              { label: say('upkeep.figure.stopped'), value: upkeep.data?.faults.filter(f => f.severity === 'stopped').length ?? 0, tone: 'refusal', onClick: () => void navigate('/upkeep') },
              { label: say('upkeep.figure.overdue'), value: upkeep.data?.plans.filter(p => p.overdueDays > 0).length ?? 0, tone: 'warning', onClick: () => void navigate('/upkeep') },
            ]}
          />
          {GROUPS.map(group => (
            <TodayGroup key={group} group={group} lines={lines.filter(l => l.group === group)} loading={loading} />
          ))}
        </div>
      )}
    </Page>
  )
}

function TodayGroup({ group, lines, loading }: { group: (typeof GROUPS)[number]; lines: readonly TodayLine[]; loading: boolean }) {
  const { say } = useSay()
  if (!lines.length && (group !== 'now' || loading)) return null
  return (
    <section className="today-group">
      <h2>{say(`today.${group}`)}</h2>
      {lines.length === 0 && <p className="quiet">{say('today.nothing')}</p>}
      <ul>
        {lines.map((line, i) => (
          <li key={i} className={`today-line today-${line.tone}`}>
            <span>{say(`today.${line.key}`, line.facts)}</span>
            <Link to={line.path}>{say(`today.${line.key}.do`)}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
