import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { Sent } from '#contract/exchange.ts'
import { download } from '#renderer/client/download.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { JobProgress } from '#renderer/storage/JobProgress.tsx'
import { RefsSelect } from '#renderer/ui/RefSelect.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { NO_PHRASE, PassphraseFields, readyPhrase } from './PassphraseFields.tsx'
import { TakeCounts } from './TakeCounts.tsx'
import { TakenPanel } from './TakenPanel.tsx'
import { newTake, ROOTS, scopeOf, type TakeDraft } from './take-draft.ts'
import { WhereTo } from './WhereTo.tsx'

type TakePanelProps = { today: string; /** what this computer is called; null: nobody has said yet */ computer: string | null; onClose: () => void }

/** What a laptop takes along: chosen, counted, locked, written. */
export function TakePanel({ today, computer, onClose }: TakePanelProps) {
  const { say } = useSay()
  const { modal } = App.useApp()
  const [draft, setDraft] = useState(() => newTake(today))
  const [phrase, setPhrase] = useState(NO_PHRASE)
  const [sent, setSent] = useState<Sent | null>(null)
  const take = useJob('exchange.take')
  const change = (patch: Partial<TakeDraft>) => setDraft(now => ({ ...now, ...patch }))
  const scope = scopeOf(draft)
  const passphrase = readyPhrase(phrase)
  const { label, dueBack, folder } = draft
  const ready = scope !== null && label.trim() !== '' && passphrase !== null && folder?.trim() !== ''

  async function write() {
    if (!ready || take.busy || sent) return
    const outcome = await take.start({
      scope,
      label: label.trim(),
      passphrase,
      ...(dueBack ? { dueBack } : {}),
      ...(folder === null ? {} : { folder: folder.trim() }),
      ...(draft.computer.trim() ? { computer: draft.computer.trim() } : {}),
    })
    if (!outcome.ok) return
    if (outcome.value.file) download(outcome.value.file)
    setSent(outcome.value)
  }
  /** The phrase is kept nowhere: whoever closes the panel has to have it. */
  function closeTaken() {
    modal.confirm({ title: say('exchange.taken.noted'), content: say('exchange.taken.noted.text'), okText: say('exchange.taken.noted.yes'), cancelText: say('exchange.taken.noted.no'), onOk: onClose })
  }
  if (sent && passphrase) return <TakenPanel sent={sent} draft={draft} passphrase={passphrase} onClose={onClose} onLeave={closeTaken} />
  return (
    <SidePanel
      title={say('exchange.take')}
      subtitle={say('exchange.take.text')}
      onClose={onClose}
      onSave={() => void write()}
      footer={
        take.busy ? (
          <>
            <span className="exchange-grow"><JobProgress progress={take.progress} /></span>
            <Button onClick={take.cancel}>{say('ui.cancel')}</Button>
          </>
        ) : (
          <>
            <Button type="primary" disabled={!ready} title="Ctrl+S" onClick={() => void write()}>{say('exchange.take.write')}</Button>
            <span className="quiet exchange-grow">{ready ? '' : say(`exchange.take.lacks.${lacking()}`)}</span>
          </>
        )
      }
    >
      {take.refusal && take.refusal.code !== 'job.cancelled' && <RefusalNote refusal={take.refusal} />}
      <div className="form-grid" data-unsaved={scope ? '' : undefined}>
        {ROOTS.map(([root, table]) => (
          <div className="form-field" key={root}>
            <label htmlFor={`take-${root}`}>{say(`tables.${table}`)}</label>
            <RefsSelect id={`take-${root}`} table={table} value={draft.chosen[root]} onChange={ids => change({ chosen: { ...draft.chosen, [root]: ids ?? [] } })} />
          </div>
        ))}
        <div className="form-field half">
          <label htmlFor="take-from">{say('exchange.take.from')}</label>
          <DateInput id="take-from" value={draft.from} invalid={draft.from > draft.to} onChange={from => from && change({ from })} />
        </div>
        <div className="form-field half">
          <label htmlFor="take-to">{say('exchange.take.to')}</label>
          <DateInput id="take-to" value={draft.to} invalid={draft.from > draft.to} onChange={to => to && change({ to })} />
        </div>
        <div className="form-field">
          <div className="field-hint">{say('exchange.take.days')}</div>
          {scope && <TakeCounts scope={scope} />}
        </div>
        <div className="form-field half">
          <label htmlFor="take-label">{say('exchange.take.label')}</label>
          <Input id="take-label" maxLength={200} placeholder={say('exchange.take.label.example')} value={label} onChange={e => change({ label: e.target.value })} />
        </div>
        <div className="form-field half">
          <label htmlFor="take-due">{say('field.takeAlong.dueBack')}</label>
          <DateInput id="take-due" value={dueBack ?? undefined} onChange={next => change({ dueBack: next })} />
        </div>
        {computer === null && (
          <div className="form-field">
            <label htmlFor="take-computer">{say('exchange.computer.name')}</label>
            <Input id="take-computer" maxLength={200} placeholder={say('exchange.computer.example')} value={draft.computer} onChange={e => change({ computer: e.target.value })} />
            <div className="field-hint">{say('exchange.computer.hint')}</div>
          </div>
        )}
        <PassphraseFields phrase={phrase} onChange={setPhrase} />
        <WhereTo id="take-folder" folder={folder} onChange={next => change({ folder: next })} />
      </div>
    </SidePanel>
  )

  /** The first thing that is missing, by its word. */
  function lacking(): string {
    if (scope === null) return draft.from > draft.to ? 'days' : 'choice'
    if (label.trim() === '') return 'label'
    return passphrase === null ? 'passphrase' : 'folder'
  }
}
