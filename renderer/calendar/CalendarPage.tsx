import { Button, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { TermDay } from '#contract/calendar.ts'
import type { CollegeState } from '#contract/college.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { DayPanel } from './DayPanel.tsx'
import { OfficialDays } from './OfficialDays.tsx'
import { TermGrid } from './TermGrid.tsx'
import './calendar.css'

/** A term as weeks and days: lessons, holidays, make-up workdays and what they make up for. */
export function CalendarPage() {
  const { say } = useSay()
  const navigate = useNavigate()
  const state = useAsk('college.state', {})
  return (
    <Answered ask={state}>
      {data =>
        data.terms.length ? (
          <Calendar state={data} />
        ) : (
          <Page title={say('calendar.title')}>
            <EmptyState title={say('calendar.noTerm')} text={say('calendar.noTerm.text')}>
              <Button type="primary" onClick={() => void navigate(registerPath('term', { fields: {} }))}>{say('register.add', { table: say('table.term') })}</Button>
            </EmptyState>
          </Page>
        )
      }
    </Answered>
  )
}

function Calendar({ state }: { state: CollegeState }) {
  const { say } = useSay()
  const navigate = useNavigate()
  const [picked, setPicked] = useState<string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const termId = state.terms.find(t => t.id === picked)?.id ?? state.week?.termId ?? state.terms.at(-1)?.id ?? ''
  const term = useAsk('calendar.term', { termId })
  const days = (term.data?.weeks ?? []).flatMap(w => w.days)
  const count = (kind: string) => days.filter(d => d.kind === kind).length
  const day = days.find(d => d.date === open)
  return (
    <Page
      title={say('calendar.title')}
      note={term.data && say('calendar.figures', { school: count('school') + count('makeup'), holiday: count('holiday'), makeup: count('makeup') })}
      scroll={false}
      actions={
        <>
          <Select aria-label={say('table.term')} className="calendar-term" value={termId} options={state.terms.map(t => ({ value: t.id, label: t.name }))} onChange={setPicked} />
          <Button onClick={() => void navigate(registerPath('term'))}>{say('tables.term')}</Button>
          <Button onClick={() => void navigate(registerPath('bellTable'))}>{say('tables.bellTable')}</Button>
        </>
      }
    >
      <div className="calendar">
        <div className="calendar-main">
          <OfficialDays years={yearsOf(days)} entered={yearsOf(days.filter(d => d.kind === 'holiday' || d.kind === 'makeup'))} />
          <Answered ask={term}>
            {data => (data ? <TermGrid term={data} today={state.today} open={open} onOpen={setOpen} /> : <EmptyState title={say('register.gone')} />)}
          </Answered>
        </div>
        {day && <DayPanel key={day.date} day={day} onClose={() => setOpen(null)} />}
      </div>
    </Page>
  )
}

function yearsOf(days: readonly TermDay[]): number[] {
  return [...new Set(days.map(d => Number(d.date.slice(0, 4))))]
}
