import type { EditPreview } from '#contract/register.ts'
import type { TableName } from '#domain/table-names.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { problemText } from '#words/problem-text.ts'
import { valueText } from '#words/value-text.ts'
import { shownFields } from '../shown-fields.ts'

/** Examples and problems that are shown; the others are counted. */
const MOST = 40

/** What an edit of a list would come to: how many records change, what stays as it is and why, and the changes themselves. */
export function EditPreviewView({ table, preview }: { table: TableName; preview: EditPreview }) {
  const { say, called, language } = useSay()
  const { changed, same, problems, samples, beyond, harm } = preview
  const fields = new Map(shownFields(table).map(f => [f.name, f]))
  const label = (name: string) => (fields.has(name) ? say(`field.${table}.${name}`) : name)
  const value = (name: string, v: unknown) => {
    const field = fields.get(name)
    if (v === null || v === undefined || !field) return '—'
    return field.masked ? String(v) : valueText(field, v, { [name]: String(v) }, language) || '—'
  }
  return (
    <div className="edit-preview">
      <p role="status"><strong>{changed ? say('register.change.count', { n: changed }) : say('register.change.nothing')}</strong></p>
      {same > 0 && <p className="quiet">{say('register.change.same', { n: same })}</p>}
      {beyond.rows > 0 && <p className="quiet">{say('register.change.beyond.rows', { n: beyond.rows })}</p>}
      {beyond.columns > 0 && <p className="quiet">{say('register.change.beyond.columns', { n: beyond.columns })}</p>}
      {harm && <RefusalNote refusal={harm} />}
      {problems.count > 0 && (
        <div className="edit-problems" role="alert">
          <p>{say('register.change.left', { n: problems.records })}</p>
          <ul>
            {problems.shown.slice(0, MOST).map(({ id, name, field, code, facts }) => (
              <li key={`${id} ${field} ${code}`}>{say('register.change.problem', { name, field: label(field), problem: problemText(language, { code, facts }) })}</li>
            ))}
          </ul>
          {problems.count > MOST && <p className="quiet">{say('register.change.more', { n: problems.count - MOST })}</p>}
        </div>
      )}
      <ul className="edit-samples">
        {samples.slice(0, MOST).map(sample => (
          <li key={sample.name + JSON.stringify(sample.fields)}>
            <strong title={called(sample.name)}>{called(sample.name)}</strong>
            {sample.fields.map(({ field, from, to }) => (
              <span key={field}><span className="quiet">{label(field)}</span> <del>{value(field, from)}</del> → <ins>{value(field, to)}</ins></span>
            ))}
          </li>
        ))}
      </ul>
      {changed > MOST && <p className="quiet">{say('register.change.more', { n: changed - MOST })}</p>}
    </div>
  )
}
