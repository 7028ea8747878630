import { App as Antd, Button, Table, Tag } from 'antd'
import { useState } from 'react'
import type { HistoryEntry } from '#contract/history.ts'
import { addDays } from '#domain/base/time.ts'
import { tableOf } from '#domain/table-names.ts'
import { refusalOf, useAsk, useRun } from '../client/hooks.ts'
import { useSay } from '../client/language.tsx'
import { usePreferences } from '../shell/preferences.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Figures } from '../ui/Figures.tsx'
import { Page } from '../ui/Page.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { EntryPanel } from './EntryPanel.tsx'
import { actorText, entryText } from './entry-text.ts'
import { useHistoryPlace, type HistoryFilter } from './history-place.ts'
import { HistoryExport } from './HistoryExport.tsx'
import { HistoryTools } from './HistoryTools.tsx'
import { instantText, localDay } from './instant-text.ts'
import { RecordHistory } from './RecordHistory.tsx'
import './history.css'

const PAGE = 100

/** Who changed what and when, newest first, by person, day and kind; any act that still holds can be taken back on its own. */
export function HistoryPage() {
  const { say } = useSay()
  const { message } = Antd.useApp()
  const place = useHistoryPlace()
  const { filter, entry, record, change } = place
  const [page, setPage] = useState({ of: '', at: 1 })
  const of = JSON.stringify(filter)
  const at = page.of === of ? page.at : 1
  const history = useAsk('history.list', { ...filter, limit: PAGE, offset: (at - 1) * PAGE })
  const undoing = useRun('history.undo')

  async function undo(seq: number, what: string) {
    const outcome = await undoing.run({ seq })
    const refusal = refusalOf(outcome)
    if (refusal) void message.warning(say(`refusal.${refusal.code}`, refusal.facts))
    else void message.success(say('history.undone', { what }))
  }
  const shown = history.data?.entries.find(e => e.seq === entry)
  return (
    <Page title={say('menu.history')} note={say('history.note')} scroll={false} actions={<HistoryExport filter={filter} />}>
      <div className="history-page">
        <div className="history-main">
          <HistoryFigures onChoose={next => change({ person: undefined, from: undefined, to: undefined, kind: undefined, ...next })} />
          <HistoryTools place={place} total={history.data?.total} />
          {history.data ? (
            <HistoryTable entries={history.data.entries} chosen={entry} total={history.data.total} page={at} onPage={next => setPage({ of, at: next })} onChoose={seq => change({ entry: String(seq), record: undefined })} onUndo={undo} busy={undoing.busy} narrow={entry !== null || record !== null} />
          ) : (
            <Waiting on={history} />
          )}
        </div>
        {record ? (
          <RecordSide key={record} id={record} onClose={() => change({ record: undefined })} />
        ) : (
          entry !== null && <EntryPanel key={entry} seq={entry} onClose={() => change({ entry: undefined })} onRecord={id => change({ record: id })} onUndo={() => void undo(entry, shown ? entryText(shown, say) : say('history.entry', { seq: entry }))} />
        )}
      </div>
    </Page>
  )
}

function RecordSide({ id, onClose }: { id: string; onClose: () => void }) {
  const { say, called } = useSay()
  const { data } = useAsk('history.of', { id }, { keep: false })
  const table = tableOf(id)
  return (
    <SidePanel title={data ? called(data.name) : say('shell.loading')} subtitle={[table && say(`table.${table}`), say('history.ofRecord')].filter(Boolean).join(' · ')} onClose={onClose} keepFocus>
      <RecordHistory id={id} />
    </SidePanel>
  )
}

function HistoryFigures({ onChoose }: { onChoose: (filter: HistoryFilter) => void }) {
  const { say } = useSay()
  const { name } = usePreferences()
  const [today] = useState(() => localDay(new Date()))
  const week = addDays(today, -6)
  const count = (filter: HistoryFilter) => ({ ...filter, limit: 1 })
  const ofToday = useAsk('history.list', count({ from: today }))
  const ofWeek = useAsk('history.list', count({ from: week }))
  const mine = useAsk('history.list', count({ person: name, from: week }))
  const everything = useAsk('history.list', count({}))
  return (
    <Figures
      figures={[
        { label: say('history.figure.today'), value: ofToday.data?.total, onClick: () => onChoose({ from: today }) },
        { label: say('history.figure.week'), value: ofWeek.data?.total, onClick: () => onChoose({ from: week }) },
        { label: say('history.figure.mine'), value: mine.data?.total, onClick: () => onChoose({ person: name, from: week }) },
        { label: say('history.figure.all'), value: everything.data?.total, onClick: () => onChoose({}) },
      ]}
    />
  )
}

type HistoryTableProps = {
  entries: HistoryEntry[]
  chosen: number | null
  total: number
  page: number
  busy: boolean
  /** a panel stands beside it */
  narrow: boolean
  onPage: (page: number) => void
  onChoose: (seq: number) => void
  onUndo: (seq: number, what: string) => Promise<void>
}

function HistoryTable({ entries, chosen, total, page, busy, narrow, onPage, onChoose, onUndo }: HistoryTableProps) {
  const { say, language, number } = useSay()
  return (
    <Table<HistoryEntry>
      size="small"
      rowKey="seq"
      dataSource={entries}
      rowClassName={e => (e.seq === chosen ? 'history-row history-open' : 'history-row')}
      onRow={e => ({ onClick: () => onChoose(e.seq) })}
      pagination={{ current: page, pageSize: PAGE, total, onChange: onPage, showSizeChanger: false, hideOnSinglePage: true }}
      locale={{ emptyText: <EmptyState title={say('history.none')} text={say('history.empty')} /> }}
      columns={[
        { title: say('history.when'), dataIndex: 'at', width: 190, render: (at: string) => instantText(at, language) },
        { title: say('history.who'), width: narrow ? 104 : 150, ellipsis: true, render: (_, e) => actorText(e, say) },
        {
          title: say('history.what'),
          render: (_, e) => (
            <button type="button" className={e.state === 'undone' ? 'link history-taken' : 'link'} aria-expanded={e.seq === chosen} onClick={event => (event.stopPropagation(), onChoose(e.seq))}>
              {entryText(e, say)}
            </button>
          ),
        },
        ...(narrow ? [] : [{ title: say('history.records'), dataIndex: 'records', align: 'right' as const, width: 90, render: (n: number) => number(n) }]),
        {
          title: <span className="visually-hidden">{say('history.undo')}</span>,
          width: narrow ? 84 : 120,
          render: (_, e) =>
            e.state === 'holds' ? (
              <Button size="small" onClick={event => (event.stopPropagation(), void onUndo(e.seq, entryText(e, say)))} loading={busy} aria-label={`${say('history.undo')}: ${entryText(e, say)}`}>
                {say('history.undo')}
              </Button>
            ) : e.state === 'undone' ? (
              <Tag>{say('history.takenBack')}</Tag>
            ) : null,
        },
      ]}
    />
  )
}
