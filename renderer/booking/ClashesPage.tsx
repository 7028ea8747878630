import { Table } from 'antd'
import { useState } from 'react'
import type { CollegeState } from '#contract/college.ts'
import { termSpan } from '#domain/booking/board-span.ts'
import type { ClashRow } from '#domain/booking/listing.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { ListExport } from '#renderer/ui/ListExport.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { ToBoard } from './list/ToBoard.tsx'
import './list/list.css'

const HEADS = ['bookings.when', 'bookings.what', 'clashes.title'] as const

/** Every place where the data break a rule now, for example after an import or a newly announced holiday. */
export function ClashesPage() {
  const state = useAsk('college.state', {})
  return <Answered ask={state}>{data => <Clashes state={data} />}</Answered>
}

function Clashes({ state: { today, terms } }: { state: CollegeState }) {
  const { say, when } = useSay()
  const [whole, setWhole] = useState<'rest' | 'term'>('rest')
  const term = termSpan(terms, today)
  const span = { from: whole === 'rest' && today > term.from ? today : term.from, to: term.to }
  const ask = useAsk('booking.clashList', span)
  const timeOfClash = (c: ClashRow) => `${when(c.start)}–${c.end.slice(11)}`
  const sentence = (c: ClashRow) => say(`refusal.${c.rule}`, { date: c.date, ...c.facts })
  return (
    <Page
      title={say('clashes.title')}
      note={say('clashes.note', span)}
      scroll
      actions={ask.data && ask.data.clashes.length > 0 && <ListExport name={`${say('clashes.title')} ${span.from}–${span.to}`} lines={() => [HEADS.map(head => say(head)), ...ask.data.clashes.map(c => [timeOfClash(c), c.title, sentence(c)])]} />}
    >
      <div className="list-tools">
        <Segmented value={whole} options={(['rest', 'term'] as const).map(value => ({ value, label: say(`clashes.${value}`) }))} onChange={setWhole} />
        {ask.data && ask.data.clashes.length > 0 && (
          <span className="quiet">
            {say('clashes.hard', { n: ask.data.hard })} · {say('clashes.soft', { n: ask.data.soft })}
          </span>
        )}
      </div>
      <Answered ask={ask}>
        {({ clashes }) =>
          clashes.length ? (
            <Table<ClashRow>
              size="small"
              rowKey={(c: ClashRow) => `${c.bookingId} ${c.rule} ${c.start} ${JSON.stringify(c.facts)}`}
              dataSource={clashes}
              pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
              columns={[
                { title: say('bookings.when'), width: 190, render: (_, c) => <span className="clash-when">{timeOfClash(c)}</span> },
                { title: say('bookings.what'), width: 220, dataIndex: 'title', ellipsis: true },
                {
                  title: say('clashes.title'),
                  render: (_, c) => (
                    <span className={c.overridable ? 'clash-soft' : 'clash-hard'}>
                      <Icon name="warning" /> <span>{sentence(c)}</span>
                    </span>
                  ),
                },
                { width: 150, title: <span className="visually-hidden">{say('clashes.board')}</span>, render: (_, c) => <ToBoard clash={c} /> },
              ]}
            />
          ) : (
            <EmptyState title={say('clashes.none')} text={say('clashes.none.text')} />
          )
        }
      </Answered>
    </Page>
  )
}
