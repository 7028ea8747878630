import { App as Antd, Button, Table, Tag } from 'antd'
import { useState } from 'react'
import type { HistoryEntry } from '#contract/history.ts'
import { refusalOf, useAsk, useRun } from '../client/hooks.ts'
import { useSay } from '../client/language.tsx'
import { instantText } from './instant-text.ts'
import { Waiting } from '../ui/Waiting.tsx'

const PAGE = 100

/** Who changed what and when, newest first; any act that still holds can be taken back on its own. */
export function HistoryPage() {
  const { say, language, number } = useSay()
  const { message } = Antd.useApp()
  const [page, setPage] = useState(1)
  const history = useAsk('history.list', { limit: PAGE, offset: (page - 1) * PAGE })
  const undoing = useRun('history.undo')
  if (!history.data) return <Waiting on={history} />

  const undo = async (entry: HistoryEntry) => {
    const outcome = await undoing.run({ seq: entry.seq })
    const refusal = refusalOf(outcome)
    if (refusal) message.warning(say(`refusal.${refusal.code}`, refusal.facts))
    else message.success(say('history.undone', { what: sentence(entry) }))
  }
  const sentence = (e: HistoryEntry) => {
    const what = say(e.state === 'undo' || e.state === 'redo' ? `command.${String(e.about?.['command'] ?? e.command)}` : `command.${e.command}`, e.about)
    return e.state === 'undo' ? say('history.undid', { what }) : e.state === 'redo' ? say('history.redid', { what }) : what
  }

  return (
    <div style={{ padding: '20px 20px 24px' }}>
      <h1 style={{ margin: '0 0 4px', fontSize: 20 }}>{say('menu.history')}</h1>
      <p style={{ margin: '0 0 16px', color: 'var(--quiet)' }}>{say('history.intro', { count: history.data.total })}</p>
      <Table<HistoryEntry>
        size="small"
        rowKey="seq"
        dataSource={history.data.entries}
        pagination={{ current: page, pageSize: PAGE, total: history.data.total, onChange: setPage, showSizeChanger: false, hideOnSinglePage: true }}
        locale={{ emptyText: say('history.empty') }}
        columns={[
          { title: say('history.when'), dataIndex: 'at', width: 170, render: (at: string) => instantText(at, language) },
          { title: say('history.who'), width: 140, render: (_, e) => e.actor.name || say('history.somebody') },
          { title: say('history.what'), render: (_, e) => <span style={{ color: e.state === 'undone' ? 'var(--quiet)' : undefined }}>{sentence(e)}</span> },
          { title: say('history.records'), dataIndex: 'records', align: 'right', width: 90, render: (n: number) => number(n) },
          {
            title: <span className="visually-hidden">{say('history.undo')}</span>,
            width: 120,
            render: (_, e) =>
              e.state === 'holds' ? (
                <Button size="small" onClick={() => void undo(e)} loading={undoing.busy} aria-label={`${say('history.undo')}: ${sentence(e)}`}>
                  {say('history.undo')}
                </Button>
              ) : e.state === 'undone' ? (
                <Tag>{say('history.takenBack')}</Tag>
              ) : null,
          },
        ]}
      />
    </div>
  )
}
