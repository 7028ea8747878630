import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Button } from 'antd'
import { addDays } from '#domain/base/time.ts'
import { Link } from 'react-router'
import { HostRoster } from './HostRoster.tsx'
import { useRosterPlace } from './use-place.ts'
import './panels.css'
import './roster.css'

/** The shift plan of an enterprise or of one of its posts: who works when, on paper before it binds anybody. */
export function RosterPage() {
  const state = useAsk('college.state', {})
  return <Answered ask={state}>{({ today }) => <Rosters today={today} />}</Answered>
}

function Rosters({ today }: { today: string }) {
  const { say } = useSay()
  const { place, go } = useRosterPlace(today)
  const hosts = useAsk('roster.hosts', { from: place.from, to: addDays(place.from, place.days - 1) })
  return (
    <Answered ask={hosts}>
      {list => {
        const host = list.find(h => h.id === place.host) ?? list[0]
        if (host) return <HostRoster key={host.id} hosts={list} host={host} place={place} go={go} today={today} />
        return (
          <Page title={say('menu.roster')}>
            <EmptyState title={say('roster.noHost')} text={say('roster.noHost.text')}>
              <Link to="/registers/enterprise?id=new"><Button type="primary">{say('roster.noHost.step')}</Button></Link>
              <Link to="/import?table=enterprise"><Button>{say('menu.import')}</Button></Link>
            </EmptyState>
          </Page>
        )
      }}
    </Answered>
  )
}
