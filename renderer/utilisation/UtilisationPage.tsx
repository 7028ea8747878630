import { Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { CollegeState } from '#contract/college.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Link } from 'react-router'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { spanOf, type DateSpan, type SpanKind } from './spans.ts'
import { ExportButton } from './ExportButton.tsx'
import { UtilisationChart } from './UtilisationChart.tsx'
import { UtilisationFigures, type Part } from './UtilisationFigures.tsx'
import { UtilisationTable } from './UtilisationTable.tsx'
import './utilisation.css'

const BY = ['machine', 'owner', 'workshop'] as const
const SPANS: SpanKind[] = ['toDate', 'term', 'month', 'own']

/** How far the machines are used: rates first, then bars, then every row with its figures. */
export function UtilisationPage() {
  const { say } = useSay()
  const state = useAsk('college.state', {})
  return (
    <Answered ask={state}>
      {data => {
        const term = spanOf('toDate', data)
        if (term) return <Rates state={data} initial={term} />
        return (
          <Page title={say('utilisation.title')}>
            <EmptyState title={say('utilisation.noTerm')} text={say('utilisation.noTerm.text')}>
              <Link to="/calendar"><Button type="primary">{say('menu.calendar')}</Button></Link>
            </EmptyState>
          </Page>
        )
      }}
    </Answered>
  )
}

function Rates({ state, initial }: { state: CollegeState; initial: DateSpan }) {
  const { say, day, number } = useSay()
  const [by, setBy] = useState<(typeof BY)[number]>('machine')
  const [kind, setKind] = useState<SpanKind>('toDate')
  const [own, setOwn] = useState(initial)
  const [part, setPart] = useState<Part>('all')
  const span = (kind === 'own' ? own : spanOf(kind, state)) ?? own
  const show = (rows: (typeof BY)[number], shown: Part = 'all') => {
    setBy(rows)
    setPart(shown)
  }
  const rates = useAsk('utilisation.view', { ...span, by })
  return (
    <Page
      title={say('utilisation.title')}
      note={say('utilisation.span', { from: day(span.from, true), to: day(span.to, true) })}
      actions={
        <>
          <Select aria-label={say('utilisation.period')} value={kind} popupMatchSelectWidth={false} options={SPANS.map(value => ({ value, label: say(`utilisation.period.${value}`) }))} onChange={setKind} />
          {kind === 'own' && (
            <DatePicker.RangePicker
              allowClear={false}
              value={[dayjs(own.from), dayjs(own.to)]}
              onChange={days => days?.[0] && days[1] && setOwn({ from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') })}
            />
          )}
          <Segmented aria-label={say('utilisation.by')} value={by} options={BY.map(value => ({ value, label: say(`utilisation.by.${value}`) }))} onChange={show} />
          {rates.data && <ExportButton rows={rates.data.rows} by={by} span={span} />}
        </>
      }
    >
      <Answered ask={rates}>
        {data => {
          if (!data.rows.length)
            return (
              <EmptyState title={say('utilisation.nothing')} text={say('utilisation.nothing.text')}>
                <Link to="/registers/equipment"><Button type="primary">{say('tables.equipment')}</Button></Link>
              </EmptyState>
            )
          const rows = data.rows.filter(r => part === 'all' || (part === 'idle' ? r.booked === 0 : r.owner === part))
          return (
            <>
              <UtilisationFigures data={data} part={part} onPart={next => show(next === 'all' ? by : 'machine', next)} />
              <UtilisationChart rows={rows} />
              <UtilisationTable rows={rows} by={by} />
              <p className="utilisation-formula">
                {say('utilisation.formula', { hours: data.ratedHoursPerWeek, weeks: number(data.weeks) })} <Link to="/settings">{say('utilisation.setHours')}</Link>
              </p>
            </>
          )
        }}
      </Answered>
    </Page>
  )
}
