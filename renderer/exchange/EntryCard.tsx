import type { MergeEntry, MergeField } from '#domain/exchange/preview.ts'
import { useSay } from '#renderer/client/language.tsx'
import { instantText } from '#renderer/history/instant-text.ts'
import { useValueShown } from '#renderer/registers/use-value-shown.tsx'
import { KindMark } from './KindMark.tsx'
import { SidesTable } from './SidesTable.tsx'

/** As many fields of one record are shown; of a new one those with which it begins. */
const FIELDS = 12
const OF_NEW = 5

type EntryCardProps = { entry: MergeEntry; names: Record<string, string>; deviceName: (id: string) => string }

/** One record of a file: what would become of it, field by field, and who did it when and where. */
export function EntryCard({ entry, names, deviceName }: EntryCardProps) {
  const { say, called, language } = useSay()
  const { worded, label, value } = useValueShown(entry.table, names)
  const shown = entry.fields.filter(f => f.conflict || worded(f.field))
  const added = entry.kind === 'added'
  const plain = shown.filter(f => !f.conflict && !(added && f.shown === entry.name)).slice(0, added ? OF_NEW : FIELDS)
  const more = entry.fields.length - plain.length - shown.filter(f => f.conflict).length
  const sidesOf = (f: MergeField) => (f.sides ?? []).map(s => ({ ...s, computer: deviceName(s.device) }))
  return (
    <div className={`entry entry-${entry.kind}`}>
      <KindMark kind={entry.kind} />
      <div className="entry-what">
        <span className="entry-name">
          <strong>{called(entry.name)}</strong> <span className="quiet">{say(`table.${entry.table}`)}</span>
        </span>
        {entry.kind === 'kept' && <span className="entry-note">{say('exchange.entry.kept')}</span>}
        {entry.others && <span className="entry-note">{say('exchange.entry.double', { names: entry.others })}</span>}
        {added && plain.length > 0 && (
          <span className="entry-new">
            {plain.map(f => (
              <span key={f.field} className="entry-field">
                <span className="quiet">{label(f.field)}</span> {value(f.field, f.shown)}
              </span>
            ))}
          </span>
        )}
        {!added &&
          plain.map(f => (
            <span key={f.field} className="entry-field">
              <span className="quiet">{label(f.field)}</span> <del>{value(f.field, f.ours)}</del> → <ins>{value(f.field, f.shown)}</ins>
            </span>
          ))}
        {more > 0 && !added && <span className="quiet entry-field">{say('exchange.entry.more', { n: more })}</span>}
        {shown.filter(f => f.conflict).map(f => (
          <div key={f.field} className="entry-conflict">
            <span className="quiet">{label(f.field)}</span>
            <SidesTable table={entry.table} field={f.field} names={names} base={f.base} sides={sidesOf(f)} shown={f.shown} />
          </div>
        ))}
      </div>
      {entry.at && (
        <span className="entry-who">
          {entry.by && <span>{entry.by}</span>}
          <span>{deviceName(entry.device)}</span>
          <span>{instantText(entry.at, language)}</span>
        </span>
      )}
    </div>
  )
}
