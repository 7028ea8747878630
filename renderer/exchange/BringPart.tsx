import { Button } from 'antd'
import type { DeviceRow } from '#contract/exchange.ts'
import { useSay } from '#renderer/client/language.tsx'
import { JobProgress } from '#renderer/storage/JobProgress.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { BroughtCard } from './BroughtCard.tsx'
import { FileChoice } from './FileChoice.tsx'
import { PreviewPart } from './PreviewPart.tsx'
import { UnlockForm } from './UnlockForm.tsx'
import type { Merge, MergeDone } from './use-merge.ts'

type BringPartProps = {
  merge: Merge
  devices: readonly DeviceRow[]
  /** labels of the laptops that are out */
  onBrought: (done: MergeDone) => void
}

/** One file on its way in: chosen, unlocked, looked into entry by entry, brought in. */
export function BringPart({ merge, devices, onBrought }: BringPartProps) {
  const { say } = useSay()
  const { unread, refusal, preview, done, locked, busy } = merge
  async function bring(removals: boolean) {
    const now = await merge.bring(removals)
    if (now) onBrought(now)
  }
  return (
    <>
      {busy && (
        <div className="exchange-busy">
          {merge.progress ? <JobProgress progress={merge.progress} /> : <span role="status">{say('exchange.bring.reading')}</span>}
          <Button size="small" type="text" onClick={merge.cancel}>{say('ui.cancel')}</Button>
        </div>
      )}
      {unread && <div className="banner refusal" role="alert"><Icon name="warning" /><span>{say(unread)}</span></div>}
      {refusal && refusal.code !== 'job.cancelled' && <RefusalNote refusal={refusal} />}
      {done ? (
        <BroughtCard done={done} onAnother={merge.reset} />
      ) : preview ? (
        <PreviewPart
          preview={preview}
          file={merge.name ?? ''}
          writing={merge.writing}
          devices={devices}
          onBring={removals => void bring(removals)}
          onAnother={merge.reset}
        />
      ) : locked ? (
        <UnlockForm merge={merge} />
      ) : (
        <FileChoice merge={merge} />
      )}
    </>
  )
}
