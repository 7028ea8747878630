import type { Turn } from '#domain/outcome/turn.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'

/** A change against the year before: an arrow, by how much, and in words whether that is better. `long` names the year before too. */
export function TurnText({ turn, long = false }: { turn: Turn; long?: boolean }) {
  const { say } = useSay()
  const key = `outcomes.turn.${turn.way}${long ? '.long' : ''}`
  if (turn.way === 'same') return <span className="turn">{say(key)}</span>
  return (
    <span className={`turn ${turn.tone ?? ''}`}>
      <Icon name={turn.way} size={12} /> {say(key, { by: turn.by })}
      {turn.tone && ` (${say(`outcomes.${turn.tone}`)})`}
    </span>
  )
}
