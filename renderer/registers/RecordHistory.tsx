import { useState, type ReactNode } from 'react'
import { tableOf } from '#domain/tables.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Photo } from '#renderer/ui/Photo.tsx'
import { knows } from '#words/say.ts'
import { valueText } from '#words/value-text.ts'
import { shownFields } from './register-tables.ts'

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
  const fields = shownFields(table)
  const nameOf = (value: unknown): string => (typeof value === 'string' ? (data.names[value] ?? value) : '')
  function value(name: string, v: unknown): ReactNode {
    const field = fields.find(f => f.name === name)
    if (v === null || v === undefined) return '—'
    if (!field) return typeof v === 'object' ? '…' : String(v)
    if (field.kind === 'photo') return <Photo value={String(v)} label={say(`field.${table}.${name}`)} />
    const named = Array.isArray(v) ? v.map(nameOf).join(language === 'en' ? ', ' : '、') : nameOf(v)
    return valueText(field, v, { [name]: named }, language)
  }
  return (
    <section>
      <header className="related-head"><h3>{say('register.history')}</h3></header>
      {data.entries.slice(0, all ? undefined : 5).map(entry => (
        <div className="history-line" key={entry.seq}>
          <div className="quiet">
            {localTime(entry.at, language)} · {entry.actor.name || say('register.history.nobody')} · {say(`register.history.${entry.kind}`)}
            {entry.state !== 'holds' && ` · ${say(`register.history.${entry.state}`)}`}
          </div>
          {entry.kind === 'changed' &&
            entry.fields.slice(0, 12).map(f => {
              const label = `field.${table}.${f.field}`
              return (
                <div key={f.field}>
                  {knows(language, label) ? say(label) : f.field}: <del>{value(f.field, f.from)}</del> → <ins>{value(f.field, f.to)}</ins>
                </div>
              )
            })}
        </div>
      ))}
      {!all && data.entries.length > 5 && <button type="button" className="link" onClick={() => setAll(true)}>{say('register.showAll', { n: data.entries.length })}</button>}
    </section>
  )
}
