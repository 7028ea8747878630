import { Button, Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { DeviceRow, MergePreview } from '#contract/exchange.ts'
import type { MergeKind } from '#domain/exchange/preview.ts'
import { useSay } from '#renderer/client/language.tsx'
import { instantText } from '#renderer/history/instant-text.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Figures } from '#renderer/ui/Figures.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { ClashLines } from './ClashLines.tsx'
import { EntryList } from './EntryList.tsx'
import { KINDS, touched } from './merge-kinds.ts'
import { useDeviceName } from './use-device-name.ts'

type PreviewPartProps = {
  preview: MergePreview
  file: string
  writing: boolean
  devices: readonly DeviceRow[]
  /** labels of the laptops that are out */
  onBring: (removals: boolean) => void
  onAnother: () => void
}

const TONES = { conflict: 'refusal', kept: 'warning', removed: 'warning', changed: undefined, added: 'good' } as const

/** What a file would do, entry by entry. Nothing is written before the button is pressed. */
export function PreviewPart({ preview, file, writing, devices, onBring, onAnother }: PreviewPartProps) {
  const { say, number } = useSay()
  const [only, setOnly] = useState<MergeKind | null>(null)
  const [sure, setSure] = useState(false)
  const { told, counts, entries, clashes, names, manyRemovals, nothingNew } = preview
  const n = touched(counts)
  // on a new computer every file is the first
  const unexpected = told.unexpected && devices.length > 0
  const known = devices.some(d => d.id === told.device) ? devices : [...devices, { id: told.device, name: told.deviceName, isThis: false }]
  const deviceName = useDeviceName(known)
  const shown = useMemo(() => (only ? entries.filter(e => e.kind === only) : entries), [entries, only])
  return (
    <div className="exchange-preview">
      <div className="exchange-preview-head">
        <Told preview={preview} file={file} />
        <Button disabled={writing} onClick={onAnother}>{say('exchange.bring.another')}</Button>
        {!nothingNew && (
          <Button type="primary" loading={writing} disabled={manyRemovals && !sure} onClick={() => onBring(sure)}>{say('exchange.bring.go', { n })}</Button>
        )}
      </div>
      {unexpected && <div className="banner warning"><Icon name="warning" /><span>{say('exchange.bring.firstSeen', { name: told.deviceName })}</span></div>}
      {nothingNew ? (
        <NothingNew preview={preview} />
      ) : (
        <>
          <Figures
            figures={KINDS.map(kind => ({
              label: say(`exchange.figure.${kind}`),
              value: counts[kind],
              tone: TONES[kind],
              onClick: () => setOnly(only === kind || counts[kind] === 0 ? null : kind),
            }))}
          />
          <p className="exchange-same">
            {only ? (
              <>
                {say(`exchange.only.${only}`)} <button type="button" className="link" onClick={() => setOnly(null)}>{say('exchange.only.all')}</button>
              </>
            ) : (
              <span className="quiet">
                {say('exchange.unwritten')}
                {counts.same > 0 && ` ${say('exchange.same', { n: counts.same })}`}
                {preview.photos > 0 && ` ${say('exchange.photos', { n: preview.photos })}`}
                {entries.length < n && ` ${say('exchange.first', { shown: entries.length, n })}`}
              </span>
            )}
          </p>
          {manyRemovals && (
            <div className="banner warning">
              <Checkbox checked={sure} onChange={e => setSure(e.target.checked)}>{say('exchange.removals', { n: counts.removed })}</Checkbox>
            </div>
          )}
          {clashes.length > 0 && (
            <details className="exchange-clashes">
              <summary><Icon name="warning" /> {say('exchange.clashes', { n: clashes.length })}</summary>
              <ClashLines clashes={clashes} there={false} />
            </details>
          )}
          <EntryList entries={shown} names={names} deviceName={deviceName} />
        </>
      )}
      <span className="visually-hidden" role="status">{nothingNew ? say('exchange.nothingNew') : say('exchange.seen', { n: number(n) })}</span>
    </div>
  )
}

function Told({ preview: { told }, file }: { preview: MergePreview; file: string }) {
  const { say, language } = useSay()
  const facts = { name: told.deviceName, made: instantText(told.made, language), label: told.label ?? '', school: told.schoolName }
  return (
    <p className="exchange-told">
      <strong>{told.label && told.label !== told.deviceName ? say('exchange.told.field', facts) : say('exchange.told.whole', facts)}</strong>
      <span className="quiet" title={file}>{say('exchange.told.made', facts)} · {told.schoolName} · {file}</span>
    </p>
  )
}

/** Everything is here already; where it was taken back since, how to have it again. */
function NothingNew({ preview: { takenBack } }: { preview: MergePreview }) {
  const { say, language } = useSay()
  return (
    <EmptyState
      title={say('exchange.nothingNew')}
      text={takenBack ? say('exchange.takenBack', { by: takenBack.by || say('exchange.somebody'), at: instantText(takenBack.at, language) }) : say('exchange.nothingNew.text')}
    >
      {takenBack && <Link to="/history"><Button>{say('menu.history')}</Button></Link>}
    </EmptyState>
  )
}
