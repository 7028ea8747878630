import { App, Button, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { searchDesk } from './search-desk.ts'
import { TimetableDesk } from './TimetableDesk.tsx'
import { termOfProposal } from './use-scheduling.ts'
import './timetable.css'

/** The automatic timetable: what a term asks for, a search for the best timetable, and its proposal. */
export function TimetablePage() {
  const { say } = useSay()
  const { message } = App.useApp()
  const [params, setParams] = useSearchParams()
  const termId = params.get('term') ?? termOfProposal()
  const view = useAsk('timetable.view', termId ? { termId } : {})
  const told = useRef(() => {})
  told.current = () => void (searchDesk().made && message.info(say('schedule.waits'), 4))
  useEffect(() => () => told.current(), [])
  return (
    <Answered ask={view}>
      {data =>
        data ? (
          <TimetableDesk
            key={data.termId}
            view={data}
            chooser={
              <Select
                className="schedule-term"
                aria-label={say('table.term')}
                value={data.termId}
                popupMatchSelectWidth={false}
                options={data.terms.map(t => ({ value: t.id, label: t.name }))}
                onChange={id => setParams({ term: id })}
              />
            }
          />
        ) : (
          <Page title={say('menu.timetable')}>
            <EmptyState title={say('schedule.noTerm')} text={say('schedule.noTerm.text')}>
              <Link to="/registers/term"><Button type="primary">{say('tables.term')}</Button></Link>
              <Link to="/registers/bellTable"><Button>{say('tables.bellTable')}</Button></Link>
            </EmptyState>
          </Page>
        )
      }
    </Answered>
  )
}
