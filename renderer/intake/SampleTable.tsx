import { fieldsOf } from '#domain/base/field.ts'
import { importFields, type ImportTable } from '#domain/intake/import-tables.ts'
import type { Sample } from '#domain/intake/plan.ts'
import { schemas } from '#domain/tables.ts'
import { useSay } from '#renderer/client/language.tsx'
import { knows } from '#words/say.ts'
import { valueText } from '#words/value-text.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { whenText } from '#renderer/booking/panel/when-text.ts'
import { shownFields } from '#renderer/registers/shown-fields.ts'

/** Records that an import would write: which, from which row, and every field from what to what. */
export function SampleTable({ samples, total }: { samples: readonly Sample[]; total: number }) {
  const { say, language } = useSay()
  if (!samples.length) return <EmptyState title={say(total ? 'import.noSamples' : 'import.none', { n: total })} />
  function value(sample: Sample, name: string, v: unknown): string {
    if (v === null || v === undefined) return '—'
    const field = [...shownFields(sample.table), ...importFields(sample.table as ImportTable)].find(f => f.name === name)
    if (name === 'times') return whenText(v, say)
    if (!field) return typeof v === 'object' ? '…' : String(v)
    return valueText(field, v, { [name]: String(v) }, language)
  }
  function fieldLabel(sample: Sample, name: string): string {
    const key = `field.${sample.table}.${name}`
    return knows(language, key) ? say(key) : name
  }
  return (
    <>
      <table className="samples">
        <tbody>
          {samples.map((sample, i) => (
            <tr key={i}>
              <td className="quiet sample-place">{sample.row !== undefined ? say('import.problem.row', { row: sample.row }) : ''}</td>
              <td className="sample-name"><strong title={sample.name}>{sample.name}</strong><span className="quiet">{say(`table.${sample.table}`)}</span></td>
              <td>
                {sample.fields.filter(f => f.to !== sample.name && !isInternal(sample.table, f.field)).map(f => (
                  <span className="sample-field" key={f.field}>
                    <span className="quiet">{fieldLabel(sample, f.field)}</span> {sample.verdict === 'changed' && <del>{value(sample, f.field, f.from)}</del>} {sample.verdict === 'changed' && '→ '}
                    <ins>{value(sample, f.field, f.to)}</ins>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > samples.length && <p className="quiet">{say('import.more', { shown: samples.length, n: total })}</p>}
    </>
  )
}

/** Fields that the program keeps for itself, such as where an import took a booking from. */
function isInternal(table: Sample['table'], name: string): boolean {
  return fieldsOf(schemas[table]).some(f => f.name === name && f.internal)
}
