import { InputNumber, Select, Tag } from 'antd'
import { importFields, IMPORT_TABLES } from '#domain/intake/import-tables.ts'
import { missingFields } from '#domain/intake/column-map.ts'
import type { SheetChoice, SheetPreview } from '#contract/intake.ts'
import { useSay } from '#renderer/client/language.tsx'

type SheetMappingProps = { sheet: SheetPreview; alone: boolean; onChange: (choice: SheetChoice) => void }

/** What one sheet is a list of, where its heads are, and what each column means. */
export function SheetMapping({ sheet, alone, onChange }: SheetMappingProps) {
  const { say } = useSay()
  const { table, headRow, headRows, columns } = sheet
  const choice: SheetChoice = { sheet: sheet.sheet, table, headRow, headRows, columns }
  const missing = table ? missingFields(table, columns) : []
  const known = table ? Object.keys(columns).length : 0
  return (
    <section className="card sheet-card">
      <header className="sheet-head">
        {!alone && <strong title={sheet.sheet}>{sheet.sheet}</strong>}
        <span className="quiet">{say('import.sheet.rows', { n: sheet.rows })}</span>
        {sheet.remembered && <Tag color="processing">{say('import.sheet.remembered')}</Tag>}
      </header>
      <div className="form-grid">
        <div className="form-field half">
          <span className="form-label">{say('import.sheet.as')}</span>
          <Select
            aria-label={say('import.sheet.as')}
            className="wide"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={say('import.sheet.skip')}
            value={table}
            options={IMPORT_TABLES.map(t => ({ value: t, label: say(`tables.${t}`) }))}
            onChange={next => onChange({ sheet: sheet.sheet, table: next ?? null })}
          />
        </div>
        <div className="form-field half">
          <span className="form-label">{say('import.sheet.headRow')}</span>
          <InputNumber aria-label={say('import.sheet.headRow')} className="wide" min={1} max={10_000} precision={0} value={headRow + 1} onChange={n => n && onChange({ sheet: sheet.sheet, table, headRow: n - 1 })} />
        </div>
      </div>
      {table && (
        <>
          <p className={missing.length ? 'field-error' : 'quiet sheet-known'}>
            {missing.length ? say('import.sheet.missing', { fields: missing.map(f => say(`field.${table}.${f.name}`)) }) : say('import.sheet.known', { known, all: sheet.heads.filter(h => h.head).length })}
          </p>
          <table className="mapping">
            <tbody>
              {sheet.heads
                .filter(h => h.head || h.examples.some(Boolean))
                .map(({ index, head, examples }) => (
                  <tr key={index}>
                    <th scope="row" title={head}>{head || say('import.sheet.noHead', { n: index + 1 })}</th>
                    <td className="quiet" title={examples.filter(Boolean).join(' · ')}>{examples.filter(Boolean).join(' · ')}</td>
                    <td>
                      <Select
                        size="small"
                        className="wide"
                        aria-label={head}
                        allowClear
                        showSearch={{ optionFilterProp: 'label' }}
                        placeholder={say('import.sheet.ignored')}
                        value={columns[index] ?? null}
                        options={importFields(table).map(f => ({ value: f.name, label: say(`field.${table}.${f.name}`), disabled: Object.entries(columns).some(([c, name]) => name === f.name && c !== String(index)) }))}
                        onChange={field => onChange({ ...choice, columns: withColumn(columns, index, field) })}
                      />
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

function withColumn(columns: Record<string, string>, index: number, field: string | null | undefined): Record<string, string> {
  const { [index]: _, ...others } = columns
  return field ? { ...others, [index]: field } : others
}
