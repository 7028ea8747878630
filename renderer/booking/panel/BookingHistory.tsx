import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { entryText } from '#renderer/history/entry-text.ts'
import { instantText } from '#renderer/history/instant-text.ts'
import { PutBack } from '#renderer/history/PutBack.tsx'
import { namesText } from './names-text.ts'
import { whenText } from './when-text.ts'

/** The fields that say what and whom a booking holds. */
const HOLDINGS: ReadonlySet<string> = new Set(['workshopId', 'items', 'classGroupIds', 'teacherIds'])

/** Who changed this booking, when, and its times, room, machines and people from what to what. */
export function BookingHistory({ id }: { id: string }) {
  const { say, language } = useSay()
  const { data } = useAsk('history.of', { id }, { keep: false })
  if (!data?.entries.length) return null
  const present = data.entries[0]!.seq
  return (
    <section aria-label={say('booking.history')}>
      <h3 className="panel-head">{say('booking.history')}</h3>
      <ol className="history-lines">
        {data.entries.map(entry => (
          <li key={entry.seq} className={entry.state === 'undone' ? 'taken-back' : undefined}>
            <span className="quiet">
              {instantText(entry.at, language)} · {entry.actor.name || say('register.history.nobody')}
            </span>
            <div>{entryText(entry, say)}</div>
            {entry.fields
              .filter(f => entry.kind === 'changed' && (f.field === 'times' || HOLDINGS.has(f.field)))
              .map(f => {
                const text = (value: unknown) => (f.field === 'times' ? whenText(value, say) : namesText(value, data.names, language))
                return (
                  <div key={f.field}>
                    <del>{text(f.from)}</del> → <ins>{text(f.to)}</ins>
                  </div>
                )
              })}
            {entry.seq < present && entry.kind !== 'removed' && <PutBack id={id} entry={entry} />}
          </li>
        ))}
      </ol>
    </section>
  )
}
