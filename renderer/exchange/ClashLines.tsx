import type { ClashRow } from '#domain/booking/listing.ts'
import { ToBoard } from '#renderer/booking/list/ToBoard.tsx'
import { useSay } from '#renderer/client/language.tsx'

const SHOWN = 50

/** Clashes one a line, each with its sentence; with a way to the board once they are there. */
export function ClashLines({ clashes, there }: { clashes: readonly ClashRow[]; there: boolean }) {
  const { say, when } = useSay()
  return (
    <ul className="exchange-lines">
      {clashes.slice(0, SHOWN).map(c => (
        <li key={`${c.bookingId} ${c.rule} ${c.start} ${JSON.stringify(c.facts)}`}>
          <span>
            <strong>{c.title}</strong> <span className="quiet">{`${when(c.start)}–${c.end.slice(11)}`}</span> {say(`refusal.${c.rule}`, { date: c.date, ...c.facts })}
          </span>
          {there && <ToBoard clash={c} />}
        </li>
      ))}
      {clashes.length > SHOWN && <li className="quiet">{say('exchange.more', { n: clashes.length - SHOWN })}</li>}
    </ul>
  )
}
