import { useState } from 'react'
import { tableOf, type TableName } from '#domain/table-names.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ChangedFields } from './ChangedFields.tsx'
import { instantText } from './instant-text.ts'
import { PutBack } from './PutBack.tsx'
import './history.css'

/** Entries that are shown before somebody asks for all. */
const FEW = 5

/** The history of what stands in a place, such as a day of an intern: of the record that is there, or of the one that was removed, which can be put back. */
export function PlaceHistory({ id, table, place }: { id: string | null; table: TableName; place: Record<string, string> }) {
  const removed = useAsk('history.removed', { table, place }, { keep: false, enabled: id === null })
  const shown = id ?? removed.data
  return shown ? <RecordHistory id={shown} /> : null
}

/** Who changed this record, when, and every field from what to what; and the way back to any of these moments. */
export function RecordHistory({ id }: { id: string }) {
  const { say, language } = useSay()
  const [all, setAll] = useState(false)
  const { data } = useAsk('history.of', { id }, { keep: false })
  const table = tableOf(id)
  if (!data || !table || !data.entries.length) return null
  const present = data.entries[0]!.seq
  return (
    <section>
      <header className="related-head"><h3>{say('register.history')}</h3></header>
      {data.entries.slice(0, all ? undefined : FEW).map((entry, i) => (
        <div className="history-line" key={`${entry.seq} ${i}`}>
          <div className="quiet">
            {instantText(entry.at, language)} · {entry.actor.name || say('register.history.nobody')}
            {entry.actor.role && ` (${entry.actor.role})`} · {say(`register.history.${entry.kind}`)}
            {entry.device && ` · ${entry.device}`}
            {entry.state !== 'holds' && ` · ${say(`register.history.${entry.state}`)}`}
          </div>
          {entry.kind === 'changed' && <ChangedFields table={table} fields={entry.fields} names={data.names} />}
          {entry.seq < present && entry.kind !== 'removed' && data.entries[i - 1]?.seq !== entry.seq && <PutBack id={id} entry={entry} />}
        </div>
      ))}
      {!all && data.entries.length > FEW && <button type="button" className="link" onClick={() => setAll(true)}>{say('register.showAll', { n: data.entries.length })}</button>}
    </section>
  )
}
