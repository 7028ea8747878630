import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { foundPath } from '#renderer/find/found-path.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { ChangedFields } from './ChangedFields.tsx'
import { entryText } from './entry-text.ts'
import { instantText } from './instant-text.ts'

type EntryPanelProps = { seq: number; onClose: () => void; onRecord: (id: string) => void; onUndo: () => void }

/** One entry of the history: which records it changed, and every field from what to what. */
export function EntryPanel({ seq, onClose, onRecord, onUndo }: EntryPanelProps) {
  const { say, called, language } = useSay()
  const navigate = useNavigate()
  const detail = useAsk('history.entry', { seq }, { keep: false })
  const entry = detail.data?.entry
  return (
    <SidePanel
      title={entry ? entryText(entry, say) : say('history.entry', { seq })}
      onClose={onClose}
      keepFocus
      footer={entry?.state === 'holds' && <Button onClick={onUndo}>{say('history.undo')}</Button>}
    >
      <Answered ask={detail}>
        {data =>
          data ? (
            <>
              <p className="entry-facts">
                {say('history.entry', { seq })} · {instantText(data.entry.at, language)} · {data.entry.actor.name || say('history.somebody')}
                {data.entry.actor.role && ` (${data.entry.actor.role})`}
                {data.entry.state === 'undone' && ` · ${say('history.takenBack')}`}
              </p>
              {data.changed.map((record, i) => (
                <div className="entry-record" key={`${record.id} ${i}`}>
                  <h3>{called(record.name)}</h3>
                  <div className="quiet">{say(`table.${record.table}`)} · {say(`register.history.${record.kind}`)}</div>
                  {record.kind === 'changed' && <ChangedFields table={record.table} fields={record.fields} names={data.names} />}
                  <div className="entry-links">
                    <button type="button" className="link" onClick={() => onRecord(record.id)} aria-label={`${say('history.ofRecord')}: ${called(record.name)}`}>{say('history.ofRecord')}</button>
                    {record.kind !== 'removed' && <button type="button" className="link" onClick={() => void navigate(foundPath(record.id))} aria-label={`${say('history.open')}: ${called(record.name)}`}>{say('history.open')}</button>}
                  </div>
                </div>
              ))}
              {data.entry.records > new Set(data.changed.map(c => c.id)).size && <p className="quiet">{say('history.moreRecords', { n: data.entry.records - new Set(data.changed.map(c => c.id)).size })}</p>}
            </>
          ) : (
            <EmptyState title={say('history.entry.lost')} />
          )
        }
      </Answered>
    </SidePanel>
  )
}
