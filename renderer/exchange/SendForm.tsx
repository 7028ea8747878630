import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Sent } from '#contract/exchange.ts'
import { download } from '#renderer/client/download.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { JobProgress } from '#renderer/storage/JobProgress.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { sizeText } from '#words/say.ts'
import { NO_PHRASE, PassphraseFields, readyPhrase } from './PassphraseFields.tsx'
import { WhereTo } from './WhereTo.tsx'

type SendFormProps = {
  /** what this computer is called; null: nobody has said yet */
  computer: string | null
  /** a name to propose for it */
  proposed?: string
  /** names of the computers that open it without a passphrase */
  readers: readonly string[]
  submit: string
}

/** Writes what this computer has to tell: for the computers that are known, or under a passphrase. */
export function SendForm({ computer, proposed = '', readers, submit }: SendFormProps) {
  const { say, language } = useSay()
  const [lock, setLock] = useState<'known' | 'passphrase'>(readers.length ? 'known' : 'passphrase')
  const [phrase, setPhrase] = useState(NO_PHRASE)
  const [folder, setFolder] = useState<string | null>(null)
  const [name, setName] = useState(proposed)
  const [sent, setSent] = useState<Sent | null>(null)
  const send = useJob('exchange.send')
  const passphrase = lock === 'passphrase' ? readyPhrase(phrase) : undefined
  const ready = passphrase !== null && folder?.trim() !== ''
  async function write() {
    if (passphrase === null || !ready || send.busy) return
    setSent(null)
    const outcome = await send.start({
      ...(passphrase === undefined ? {} : { passphrase }),
      ...(folder === null ? {} : { folder: folder.trim() }),
      ...(computer === null && name.trim() ? { computer: name.trim() } : {}),
    })
    if (!outcome.ok) return
    if (outcome.value.file) download(outcome.value.file)
    setSent(outcome.value)
  }
  return (
    <form
      className="form-grid exchange-send"
      onSubmit={e => {
        e.preventDefault()
        void write()
      }}
    >
      {computer === null && (
        <div className="form-field">
          <label htmlFor="send-computer">{say('exchange.computer.name')}</label>
          <Input id="send-computer" maxLength={200} placeholder={say('exchange.computer.example')} value={name} onChange={e => setName(e.target.value)} />
          <div className="field-hint">{say('exchange.computer.hint')}</div>
        </div>
      )}
      <div className="form-field">
        <span className="form-label">{say('exchange.lock')}</span>
        <span>
          <Segmented
            aria-label={say('exchange.lock')}
            value={lock}
            options={(['known', 'passphrase'] as const).map(value => ({ value, label: say(`exchange.lock.${value}`), disabled: value === 'known' && !readers.length }))}
            onChange={setLock}
          />
        </span>
        <div className="field-hint">{lock === 'known' ? say('exchange.lock.known.text', { names: readers }) : say('exchange.lock.passphrase.text')}</div>
      </div>
      {lock === 'passphrase' && <PassphraseFields phrase={phrase} onChange={setPhrase} />}
      <WhereTo id="send-folder" folder={folder} onChange={setFolder} />
      {send.refusal && send.refusal.code !== 'job.cancelled' && <div className="form-field"><RefusalNote refusal={send.refusal} /></div>}
      <div className="form-field">
        {send.busy ? (
          <div className="exchange-busy">
            <JobProgress progress={send.progress} />
            <Button size="small" type="text" onClick={send.cancel}>{say('ui.cancel')}</Button>
          </div>
        ) : (
          <span><Button type="primary" htmlType="submit" disabled={!ready}>{submit}</Button></span>
        )}
        {sent && (
          <p className="exchange-sent" role="status">
            {say('exchange.sent', { file: sent.file?.name ?? sent.path ?? '', records: sent.records, size: sizeText(sent.bytes, language) })}{' '}
            {sent.file && <button type="button" className="link" onClick={() => sent.file && download(sent.file)}>{say('exchange.taken.again')}</button>}
          </p>
        )}
      </div>
    </form>
  )
}
