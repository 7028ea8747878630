import { Button } from 'antd'
import { Link } from 'react-router'
import type { ConflictChoice, ConflictRow } from '#contract/exchange.ts'
import type { Refusal } from '#domain/base/decision.ts'
import { useSay } from '#renderer/client/language.tsx'
import { instantText } from '#renderer/history/instant-text.ts'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { conflictText } from './conflict-text.ts'
import { recordPlace } from './record-place.ts'
import { SidesTable } from './SidesTable.tsx'

type ConflictPanelProps = {
  conflict: ConflictRow
  names: Record<string, string>
  device: string
  busy: boolean
  refusal: Refusal | null
  onAnswer: (choice: ConflictChoice) => void
  onClose: () => void
}

/** One question: what both had seen, what each said since, and the buttons that answer it. */
export function ConflictPanel({ conflict, names, device, busy, refusal, onAnswer, onClose }: ConflictPanelProps) {
  const words = useSay()
  const { say } = words
  const { kind, record, table, field, base, shown, name } = conflict
  const place = recordPlace(record)
  const sides = conflict.sides.map(s => ({ ...s, computer: s.device === device ? say('exchange.computer.this') : s.deviceName || say('exchange.computer.unknown') }))
  return (
    <SidePanel title={words.called(name)} subtitle={say(`table.${table}`)} keepFocus onClose={onClose}>
      <h3 className="form-section">{conflictText(conflict, words)}</h3>
      {refusal && <RefusalNote refusal={refusal} />}
      {kind === 'field' && <SidesTable table={table} field={field ?? ''} names={names} base={base} sides={sides} shown={shown} busy={busy} onTake={side => onAnswer({ side })} />}
      {kind === 'removed' && <Removed conflict={conflict} sides={sides} busy={busy} onAnswer={onAnswer} />}
      {kind === 'double' && <Doubles conflict={conflict} busy={busy} onAnswer={onAnswer} />}
      {kind !== 'double' && place && <p className="conflict-open"><Link className="link" to={place}>{say('exchange.conflict.open')}</Link></p>}
      {kind === 'field' && <p className="quiet">{say('exchange.conflict.field.text')}</p>}
    </SidePanel>
  )
}

type RemovedProps = { conflict: ConflictRow; sides: readonly { by: string; at: string; computer: string }[]; busy: boolean; onAnswer: (choice: ConflictChoice) => void }

/** Somebody removed it without having seen that another went on with it. */
function Removed({ conflict: { record, users }, sides, busy, onAnswer }: RemovedProps) {
  const { say, language } = useSay()
  return (
    <>
      {sides.map((side, i) => (
        <p key={i}>{say('exchange.conflict.removedOn', { by: side.by || say('exchange.somebody'), at: instantText(side.at, language), computer: side.computer })}</p>
      ))}
      <p>{users > 0 ? say('exchange.conflict.users', { n: users }) : say('exchange.conflict.wentOn')}</p>
      <div className="exchange-buttons">
        <Button type="primary" disabled={busy} onClick={() => onAnswer({ keep: true })}>{say('exchange.conflict.keep')}</Button>
        <Button danger disabled={busy} onClick={() => onAnswer({ remove: record })}>{say('exchange.conflict.remove')}</Button>
      </div>
    </>
  )
}

/** Two records that have what only one may have: one of them gets another number, or goes. */
function Doubles({ conflict, busy, onAnswer }: { conflict: ConflictRow; busy: boolean; onAnswer: (choice: ConflictChoice) => void }) {
  const { say, called } = useSay()
  const all = [{ id: conflict.record, name: called(conflict.name) }, ...(conflict.others ?? []).map((id, i) => ({ id, name: called(conflict.otherNames[i] ?? id) }))]
  return (
    <>
      <p>{say('exchange.conflict.double.text')}</p>
      <ul className="exchange-lines">
        {all.map(({ id, name }) => {
          const place = recordPlace(id)
          return (
            <li key={id}>
              <span>{place ? <Link className="link" to={place}>{name}</Link> : name}</span>
              <Button size="small" danger disabled={busy} onClick={() => onAnswer({ remove: id })} aria-label={`${say('exchange.conflict.removeThis')}: ${name}`}>
                {say('exchange.conflict.removeThis')}
              </Button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
