import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { UseHours, UtilisationRow } from '#domain/utilisation/utilisation.ts'
import { tableOf } from '#domain/table-names.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { percentText } from './percent-text.ts'
import { USES } from './uses.ts'

/** Every row with its figures; the name leads to the record. */
export function UtilisationTable({ rows, by }: { rows: UtilisationRow[]; by: 'machine' | 'owner' | 'workshop' }) {
  const { say, language } = useSay()
  const figure = (title: string, of: (row: UtilisationRow) => number, digits = 0): TableColumnsType<UtilisationRow>[number] => ({
    title,
    align: 'right',
    width: digits ? 118 : 84,
    render: (_, row) => of(row).toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    sorter: (a, b) => of(a) - of(b),
  })
  const useColumn = (use: keyof UseHours) => figure(say(`utilisation.use.${use}`), row => row.hours[use], 1)
  const columns: TableColumnsType<UtilisationRow> = [
    { title: say(`utilisation.by.${by}`), key: 'name', width: 240, ellipsis: true, render: (_, row) => <Name row={row} />, sorter: (a, b) => a.name.localeCompare(b.name, language) },
    {
      title: say('utilisation.rate'),
      align: 'right',
      width: 104,
      render: (_, row) => <strong>{percentText(row.rate, language)}</strong>,
      sorter: (a, b) => (a.rate ?? -1) - (b.rate ?? -1),
    },
    ...(by === 'machine' ? [] : [figure(say('utilisation.machines'), row => row.machines)]),
    figure(say('utilisation.pieces'), row => row.pieces),
    ...USES.map(({ use }) => useColumn(use)),
    figure(say('utilisation.booked'), row => row.booked, 1),
    figure(say('utilisation.rated'), row => row.rated, 1),
  ]
  return (
    <Table<UtilisationRow>
      className="utilisation-table"
      size="small"
      virtual
      rowKey="id"
      columns={columns}
      dataSource={rows}
      pagination={false}
      showSorterTooltip={false}
      scroll={{ x: 1080, y: 420 }}
      locale={{ emptyText: say('utilisation.nothing') }}
    />
  )
}

function Name({ row }: { row: UtilisationRow }) {
  const { say } = useSay()
  const table = tableOf(row.id)
  const name = row.name || say('utilisation.noWorkshop')
  return (
    <>
      <span className={`utilisation-owner ${row.owner}`} role="img" aria-label={say(`utilisation.owner.${row.owner}`)} />
      {table && table !== 'college' ? <Link to={registerPath(table, { id: row.id })}>{name}</Link> : name}
      {row.hint && <span className="quiet"> {row.hint}</span>}
    </>
  )
}
