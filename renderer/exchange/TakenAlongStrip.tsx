import { Link } from 'react-router'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { instantText } from '#renderer/history/instant-text.ts'
import { exchangePath } from './exchange-path.ts'
import { daysSince } from './days-since.ts'

/** On a laptop, on every page: that it holds a part of the college, since when, and the way home. */
export function TakenAlongStrip({ today }: { today: string }) {
  const { say, language } = useSay()
  const { data } = useAsk('exchange.overview', {}, { share: true })
  if (!data?.takenAlong) return null
  const { madeAt, home } = data.takenAlong
  const n = daysSince(madeAt, today)
  return (
    <div className="along-strip">
      <span>{say('exchange.strip', { at: instantText(madeAt, language), home: home || say('exchange.computer.unknown'), ago: say(n ? 'exchange.home.days' : 'exchange.home.today', { n }) })}</span>
      <Link to={exchangePath('home')}>{say('exchange.strip.go')}</Link>
    </div>
  )
}
