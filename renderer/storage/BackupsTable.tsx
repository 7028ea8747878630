import { Button, Table } from 'antd'
import type { ColumnType } from 'antd/es/table'
import type { BackupEntry } from '#contract/storage.ts'
import { useSay } from '#renderer/client/language.tsx'
import { momentText, sizeText } from '#words/say.ts'
import { recordsOf } from './backup-facts.ts'
import { Holds } from './Holds.tsx'

type BackupsTableProps = {
  backups: readonly BackupEntry[]
  /** name of the one that is looked into */
  open: string | null
  onOpen: (name: string) => void
  /** number of the last change here: then each backup also says what it holds, and how many changes it lacks */
  changes?: number
}

/** Every backup, newest first, with what it was made for and what it holds. */
export function BackupsTable({ backups, open, onOpen, changes }: BackupsTableProps) {
  const { say, language, number } = useSay()
  const recovery = changes !== undefined
  const beside = open !== null // the open panel takes the room, and says the rest
  const figures = {
    records: { title: say('storage.backup.records'), align: 'right', width: 92, render: (_, b) => number(recordsOf(b)) },
    size: { title: say('storage.backup.size'), align: 'right', width: 92, render: (_, b) => sizeText(b.bytes, language) },
    seq: { title: say('storage.backup.seq'), align: 'right', width: 104, render: (_, b) => number(b.seq) },
    missing: { title: say('storage.backup.missing'), align: 'right', width: 150, render: (_, b) => (b.own ? number(Math.max(0, (changes ?? 0) - b.seq)) : '–') },
  } satisfies Record<string, ColumnType<BackupEntry>>
  const { records, size, seq, missing } = figures
  const shown = recovery ? (beside ? [missing] : [seq, missing]) : beside ? [seq] : [records, size, seq]
  return (
    <Table<BackupEntry>
      size="small"
      rowKey="name"
      className="backups-table"
      dataSource={[...backups]}
      rowClassName={b => (b.name === open ? 'backup-open' : '')}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: say('storage.backup.when'), width: 190, className: 'backup-when', render: (_, b) => momentText(b.made, language) },
        {
          title: say('storage.backup.why'),
          render: (_, b) => (
            <>
              {say(`storage.why.${b.why}`)}
              {!b.own && <span className="quiet"> · {say('storage.backup.foreign')}</span>}
              {recovery && !beside && <div className="backup-counts"><Holds backup={b} /></div>}
            </>
          ),
        },
        ...shown,
        {
          title: <span className="visually-hidden">{say('storage.backup.restore')}</span>,
          align: 'right',
          width: 96,
          render: (_, b) => (
            <Button size="small" onClick={() => onOpen(b.name)} aria-label={`${say('storage.backup.restore')} ${momentText(b.made, language)}`}>{say('storage.backup.restore')}</Button>
          ),
        },
      ]}
    />
  )
}
