import { useState } from 'react'
import type { RecordHistoryEntry } from '#contract/history.ts'
import { tableOf, type TableName } from '#domain/tables.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useValueShown } from './use-value-shown.tsx'

/** An instant as the clock on the wall of this computer shows it. */
function localTime(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))
}

/** Who changed this record, when, and every field from what to what. */
export function RecordHistory({ id }: { id: string }) {
  const { say, language } = useSay()
  const [all, setAll] = useState(false)
  const { data } = useAsk('history.of', { id }, { keep: false })
  const table = tableOf(id)
  if (!data || !table || !data.entries.length) return null
  return (
    <section>
      <header className="related-head"><h3>{say('register.history')}</h3></header>
      {data.entries.slice(0, all ? undefined : 5).map((entry, i) => (
        <div className="history-line" key={`${entry.seq} ${i}`}>
          <div className="quiet">
            {localTime(entry.at, language)} · {entry.actor.name || say('register.history.nobody')} · {say(`register.history.${entry.kind}`)}
            {entry.device && ` · ${entry.device}`}
            {entry.state !== 'holds' && ` · ${say(`register.history.${entry.state}`)}`}
          </div>
          {entry.kind === 'changed' && <ChangedFields table={table} fields={entry.fields.slice(0, 12)} names={data.names} />}
        </div>
      ))}
      {!all && data.entries.length > 5 && <button type="button" className="link" onClick={() => setAll(true)}>{say('register.showAll', { n: data.entries.length })}</button>}
    </section>
  )
}

function ChangedFields({ table, fields, names }: { table: TableName; fields: RecordHistoryEntry['fields']; names: Record<string, string> }) {
  const { label, value } = useValueShown(table, names)
  return fields.map(f => (
    <div key={f.field}>
      {label(f.field)}: <del>{value(f.field, f.from)}</del> → <ins>{value(f.field, f.to)}</ins>
    </div>
  ))
}
