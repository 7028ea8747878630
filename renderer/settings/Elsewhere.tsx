import { Link } from 'react-router'
import { useSay } from '#renderer/client/language.tsx'

/** What is set on a page of its own, by the words `settings.to.<key>` and `settings.to.<key>.text`. */
const PLACES = [
  ['terms', '/registers/term'],
  ['bells', '/registers/bellTable'],
  ['holidays', '/calendar'],
  ['rates', '/registers/ledgerRate'],
  ['rules', '/compliance?view=figures'],
  ['scales', '/registers/ratingScale'],
  ['shifts', '/registers/shiftType'],
  ['data', '/data'],
  ['exchange', '/exchange'],
] as const

/** Leads to everything that is set elsewhere. */
export function Elsewhere() {
  const { say } = useSay()
  return (
    <ul className="settings-places">
      {PLACES.map(([key, path]) => (
        <li key={key}>
          <Link to={path}>{say(`settings.to.${key}`)}</Link>
          <span className="quiet">{say(`settings.to.${key}.text`)}</span>
        </li>
      ))}
    </ul>
  )
}
