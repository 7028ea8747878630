import { Button } from 'antd'
import { useState } from 'react'
import type { FieldValues } from '#domain/base/change.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { valueText } from '#words/value-text.ts'
import { firstSort } from './columns.ts'
import { shownFields } from './shown-fields.ts'
import type { Related } from './related.ts'

type RelatedRecordsProps = { related: Related; id: string; onOpen: (id: string) => void; onAdd: (related: Related) => void }

const FIRST = 8

/** The records of another register that point at this one, each a way to it, and a way to add one. */
export function RelatedRecords({ related, id, onOpen, onAdd }: RelatedRecordsProps) {
  const { say, language } = useSay()
  const [all, setAll] = useState(false)
  const { data } = useAsk('register.list', { table: related.table, of: { field: related.field, id } })
  const fields = shownFields(related.table)
  const latest = firstSort(related.table)?.field
  const day = (row: { fields: FieldValues }) => String(row.fields[latest ?? ''] ?? '')
  const rows = (data?.rows ?? []).toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0)) // where nothing is latest, as they were written
  function text(name: string, row: (typeof rows)[number]): string {
    const field = fields.find(f => f.name === name)
    return field ? valueText(field, row.fields[name], row.names, language) : ''
  }
  function quiet(name: string, row: (typeof rows)[number]): string {
    const shown = text(name, row)
    if (!shown) return ''
    const unit = fields.find(f => f.name === name)?.unit
    if (unit === 'days' || unit === 'hours' || unit === 'minutes') return say('register.measured', { value: shown, unit: `unit.${unit}` })
    // a bare figure or date needs its name beside it
    return typeof row.fields[name] === 'number' || name === 'fixedAt' || name === 'expires' || name === 'loanTo' || name === 'due' || name === 'closedOn' || name === 'amount' ? say('register.named', { name: say(`field.${related.table}.${name}`), value: shown }) : shown
  }
  if (!data) return null
  return (
    <section>
      <header className="related-head">
        <h3>
          {say(related.table === 'classGroup' && related.field === 'partOf' ? 'register.parts' : `tables.${related.table}`)} <span className="quiet">{rows.length}</span>
        </h3>
        <Button size="small" type="text" icon={<Icon name="plus" size={12} />} onClick={() => onAdd(related)}>{say(related.madeBy ? `upkeep.${related.madeBy}` : 'ui.add')}</Button>
      </header>
      <div className="related">
        {rows.slice(0, all ? undefined : FIRST).map(row => {
          const main = related.main.map(name => text(name, row)).find(Boolean) ?? row.id
          const rest = related.quiet.filter(name => !(name === 'kind' && text('kind', row) === main)).map(name => quiet(name, row)).filter(Boolean).join(' · ')
          return (
            <div className="related-row" key={row.id}>
              <button type="button" className="link" title={main} onClick={() => onOpen(row.id)}>{main}</button>
              <span className="quiet" title={rest}>{rest}</span>
            </div>
          )
        })}
        {!all && rows.length > FIRST && <button type="button" className="link" onClick={() => setAll(true)}>{say('register.showAll', { n: rows.length })}</button>}
      </div>
    </section>
  )
}
