import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { Overview, SharedFolder } from '#contract/exchange.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { instantText } from '#renderer/history/instant-text.ts'
import { FolderForm } from '#renderer/storage/FolderForm.tsx'
import { JobProgress } from '#renderer/storage/JobProgress.tsx'
import { StoragePart } from '#renderer/storage/StoragePart.tsx'
import { useLook } from '#renderer/storage/use-look.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { readersOf } from './readers.ts'
import { SendForm } from './SendForm.tsx'
import { SharedFiles } from './SharedFiles.tsx'

type OfficesPartProps = { overview: Overview; onLook: (folder: string, name: string) => void }

/** Whole colleges between offices: through a folder that all of them see, or as a file. */
export function OfficesPart({ overview, onLook }: OfficesPartProps) {
  const { say } = useSay()
  const shared = useLook('exchange.shared', {})
  return (
    <>
      <StoragePart
        title={say('exchange.shared')}
        text={say('exchange.shared.text')}
        actions={<Button loading={shared.isFetching} onClick={() => void shared.refetch()}>{say('exchange.shared.again')}</Button>}
      >
        <Answered ask={shared}>{data => <Shared shared={data} onLook={onLook} />}</Answered>
      </StoragePart>
      <StoragePart title={say('exchange.send')} text={say('exchange.send.text')}>
        <SendForm computer={overview.device.name} readers={readersOf(overview)} submit={say('exchange.send.write')} />
      </StoragePart>
    </>
  )
}

function Shared({ shared: { folder, files, sent }, onLook }: { shared: SharedFolder; onLook: (folder: string, name: string) => void }) {
  const { say, language } = useSay()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [choosing, setChoosing] = useState(false)
  const share = useJob('exchange.share')
  const send = useJob('exchange.sendShared')
  const again = () => queries.invalidateQueries({ queryKey: ['exchange.shared'] })
  async function use(next: string | null) {
    const outcome = await share.start({ folder: next })
    if (!outcome.ok) return
    setChoosing(false)
    await again()
  }
  async function write() {
    const outcome = await send.start({})
    if (!outcome.ok) return
    void message.success(say('exchange.shared.sent', { records: outcome.value.records }))
    await again()
  }
  if (folder === null || choosing) {
    return (
      <FolderForm
        label={say('exchange.shared.path')}
        example={say('exchange.shared.example')}
        submit={say('exchange.shared.use')}
        busy={share.busy}
        refusal={share.refusal}
        onFolder={next => void use(next)}
      >
        {choosing && <Button onClick={() => setChoosing(false)}>{say('ui.cancel')}</Button>}
      </FolderForm>
    )
  }
  return (
    <>
      <div className="backup-place">
        <div>
          <code>{folder}</code> <span className="quiet">· {sent ? say('exchange.shared.last', { at: instantText(sent, language) }) : say('exchange.shared.never')}</span>
        </div>
        <div className="backup-place-acts">
          <Button size="small" type="primary" loading={send.busy} onClick={() => void write()}>{say('exchange.shared.send')}</Button>
          <Button size="small" onClick={() => setChoosing(true)}>{say('exchange.shared.other')}</Button>
          <Button size="small" disabled={share.busy} onClick={() => void use(null)}>{say('exchange.shared.stop')}</Button>
        </div>
      </div>
      {send.busy && <JobProgress progress={send.progress} />}
      {send.refusal && <RefusalNote refusal={send.refusal} />}
      {share.refusal && <RefusalNote refusal={share.refusal} />}
      <SharedFiles files={files} onLook={name => onLook(folder, name)} />
    </>
  )
}
