import { Input, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { bySound } from '#domain/base/by-sound.ts'
import type { LineKey } from '#domain/ledger/lines.ts'
import type { LedgerRow } from '#domain/ledger/overview.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'

const GIVEN: readonly LineKey[] = ['lentHours', 'mentorHours', 'teacherHours', 'placeMonths']
const GIVEN_BACK: readonly LineKey[] = ['collegeHours', 'trainedHours', 'recruits']
/** From so many rows on only those in sight are drawn. */
const MANY = 60

type PartnerTableProps = { rows: LedgerRow[]; chosen: string | undefined; onChoose: (id: string) => void }

/** Every partner with the sums of both sides and how much of each there is; the name opens its ledger. */
export function PartnerTable({ rows, chosen, onChoose }: PartnerTableProps) {
  const { say, number } = useSay()
  const [find, setFind] = useState('')
  const words = find.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = rows.filter(row => words.every(word => row.name.toLowerCase().includes(word)))
  const figure = (key: LineKey | 'gave' | 'back', of: (row: LedgerRow) => number) => {
    const isYuan = key === 'gave' || key === 'back'
    return {
      title: isYuan ? say('ledger.short.yuan') : <span title={say(`ledger.column.${key}`)}>{say(`ledger.short.${key}`)}</span>,
      key,
      align: 'right' as const,
      width: isYuan ? 108 : 88,
      sorter: (a: LedgerRow, b: LedgerRow) => of(a) - of(b),
      sortDirections: ['descend' as const, 'ascend' as const],
      render: (_: unknown, row: LedgerRow) => {
        const value = of(row)
        return value === 0 ? <span className="quiet">–</span> : isYuan ? <strong>{say('ledger.money', { n: value })}</strong> : number(value)
      },
    }
  }
  const quantity = (key: LineKey) => figure(key, row => row.quantities[key] ?? 0)
  const columns: TableColumnsType<LedgerRow> = [
    {
      title: say('table.enterprise'),
      key: 'name',
      width: 204,
      ellipsis: true,
      fixed: 'left',
      sorter: (a, b) => bySound.compare(a.name, b.name),
      render: (_, row) => (
        <button type="button" className="link contribution-name" title={row.name} onClick={() => onChoose(row.enterpriseId)}>{row.name}</button>
      ),
    },
    { title: say('ledger.side.gave'), className: 'contribution-gave', children: [{ ...figure('gave', row => row.gave), defaultSortOrder: 'descend' }, ...GIVEN.map(quantity)] },
    { title: say('ledger.side.back'), className: 'contribution-back', children: [figure('back', row => row.back), ...GIVEN_BACK.map(quantity)] },
  ]
  return (
    <section className="contribution-partners" aria-label={say('ledger.page.partners')}>
      <div className="contribution-head">
        <h2>{say('ledger.page.partners')} <span className="quiet">{number(shown.length)}</span></h2>
        <Input className="contribution-find" allowClear prefix={<Icon name="search" size={14} />} aria-label={say('ledger.page.find')} placeholder={say('ledger.page.find')} value={find} onChange={e => setFind(e.target.value)} />
      </div>
      <Table<LedgerRow>
        className="contribution-table"
        size="small"
        rowKey="enterpriseId"
        columns={columns}
        dataSource={shown}
        pagination={false}
        showSorterTooltip={false}
        virtual={shown.length > MANY}
        scroll={{ x: 1036, ...(shown.length > MANY ? { y: 480 } : {}) }}
        rowClassName={row => (row.enterpriseId === chosen ? 'contribution-chosen' : '')}
        onRow={row => ({ onClick: () => onChoose(row.enterpriseId) })}
        locale={{ emptyText: say('ledger.page.nobody') }}
      />
    </section>
  )
}
