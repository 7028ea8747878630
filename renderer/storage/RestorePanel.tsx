import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { BackupPreview, StorageState } from '#contract/storage.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { momentText, sizeText } from '#words/say.ts'
import { recordsOf } from './backup-facts.ts'
import { DifferenceList } from './DifferenceList.tsx'
import { FactLines } from './FactLines.tsx'
import { Holds } from './Holds.tsx'
import { JobProgress } from './JobProgress.tsx'
import { useLook } from './use-look.ts'

type RestorePanelProps = { name: string; closed: StorageState['closed']; onClose: () => void }

/** One backup looked into: what restoring it would change here, and the restoring. */
export function RestorePanel({ name, closed, onClose }: RestorePanelProps) {
  const { say, language, number } = useSay()
  const { message } = App.useApp()
  const undoToast = useUndoToast()
  const queries = useQueryClient()
  const preview = useLook('storage.preview', { name })
  const restore = useJob('storage.restore')
  const damaged = closed?.code === 'store.damaged'
  const made = preview.data?.backup.made ?? ''
  // a backup that brings nothing is still the way out where files are damaged
  const brings = preview.data && (preview.data.differences.length > 0 || damaged)

  async function go() {
    const outcome = await restore.start({ name })
    if (!outcome.ok) return
    const { asChange, records } = outcome.value
    const sentence = say('storage.restore.done', { made, records })
    if (asChange) undoToast(sentence, outcome.seq)
    else void message.success(sentence, 8)
    await queries.invalidateQueries()
    onClose()
  }
  return (
    <SidePanel
      title={preview.data ? say('storage.restore.of', { made }) : name}
      subtitle={preview.data && say(`storage.why.${preview.data.backup.why}`)}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" disabled={!brings} loading={restore.busy} onClick={() => void go()}>{say('storage.restore')}</Button>
          <Button disabled={restore.busy} onClick={onClose}>{say('ui.cancel')}</Button>
        </>
      }
    >
      <Answered ask={preview}>
        {data => (
          <>
            <FactLines
              facts={[
                [say('storage.backup.when'), momentText(data.backup.made, language)],
                [say('storage.backup.records'), number(recordsOf(data.backup))],
                [say('storage.backup.size'), sizeText(data.backup.bytes, language)],
                [say('storage.backup.seq'), number(data.backup.seq)],
                ...(damaged ? [[say('storage.backup.counts'), <Holds key="holds" backup={data.backup} />] as const] : []),
              ]}
            />
            <Consequences preview={data} damaged={damaged} />
          </>
        )}
      </Answered>
      {restore.busy && <JobProgress progress={restore.progress} />}
      {restore.refusal && <RefusalNote refusal={restore.refusal} />}
    </SidePanel>
  )
}

function Consequences({ preview: { differences, later }, damaged }: { preview: BackupPreview; damaged: boolean }) {
  const { say } = useSay()
  return (
    <>
      <h3 className="form-section">{say('storage.restore.head')}</h3>
      {later > 0 && <p>{say('storage.restore.later', { n: later })}</p>}
      {differences.length ? <DifferenceList differences={differences} /> : <p>{say('storage.restore.same')}</p>}
      {(differences.length > 0 || damaged) && <p className="quiet">{say(damaged ? 'storage.restore.replace' : 'storage.restore.undo')}</p>}
    </>
  )
}
