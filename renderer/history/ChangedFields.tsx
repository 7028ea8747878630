import type { RecordHistoryEntry } from '#contract/history.ts'
import type { TableName } from '#domain/table-names.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useValueShown } from '#renderer/registers/use-value-shown.tsx'

/** Fields of one entry that are told one by one. */
const MOST_FIELDS = 12

/** Fields from what to what, as the forms of the table word them. */
export function ChangedFields({ table, fields, names }: { table: TableName; fields: RecordHistoryEntry['fields']; names: Record<string, string> }) {
  const { say } = useSay()
  const { label, value } = useValueShown(table, names)
  return (
    <>
      {fields.slice(0, MOST_FIELDS).map(f => (
        <div key={f.field}>
          {label(f.field)}: <del>{value(f.field, f.from)}</del> → <ins>{value(f.field, f.to)}</ins>
        </div>
      ))}
      {fields.length > MOST_FIELDS && <div className="quiet">{say('history.moreFields', { n: fields.length - MOST_FIELDS })}</div>}
    </>
  )
}
