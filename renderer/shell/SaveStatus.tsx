import { Popover } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useClientState } from '../client/hooks.ts'
import { useSay } from '../client/language.tsx'
import { TryAgain } from '../storage/TryAgain.tsx'
import { useStorageState } from '../storage/use-look.ts'
import { adviceFor, mayReopen } from '../storage/write-advice.ts'
import { saveCodeOf } from './save-code.ts'
import { useLasting } from './use-lasting.ts'

/** A write that takes longer than this is spoken of. */
const SLOW = 1000

/** Saved, saving or not saved, said plainly; and why nothing can be saved, where that is so, and what to do. */
export function SaveStatus() {
  const { say } = useSay()
  const { save, online } = useClientState()
  const storage = useStorageState()
  const [open, setOpen] = useState(false)
  const [wasClosed, setWasClosed] = useState(false)
  const slow = useLasting(save === 'saving', SLOW)
  const { refetch } = storage
  const closed = storage.data?.closed ?? null
  const last = storage.data?.backups.last ?? null

  useEffect(() => {
    if (save === 'failed') void refetch()
  }, [save, refetch])
  useEffect(() => {
    if (closed) setWasClosed(true)
    else if (save !== 'failed') setWasClosed(false)
  }, [closed, save])
  useLeaveWarning(save === 'saving')

  const code = saveCodeOf({ save, online, slow, closed, wasClosed })
  const advice = closed && adviceFor(closed)
  return (
    <span role="status">
      <Popover
        trigger="click"
        placement="bottomRight"
        open={open}
        onOpenChange={setOpen}
        content={
          <div className="save-popover">
            <p>{closed && online ? say(`refusal.${closed.code}`, closed.facts) : say(`shell.save.${code}.text`)}</p>
            {advice && <p>{say(advice)}</p>}
            {closed && mayReopen(closed) && <TryAgain size="small" />}
            {storage.data && <p className="save-backup">{last ? say('storage.last', { made: last }) : say('storage.last.none')}</p>}
            <Link to={closed && !mayReopen(closed) ? '/recovery' : '/data'} onClick={() => setOpen(false)}>
              {closed && !mayReopen(closed) ? say('storage.recovery.go') : say('storage.title')}
            </Link>
          </div>
        }
      >
        <button type="button" className={`save-status save-${code}`} aria-expanded={open}>
          {say(`shell.save.${code}`)}
        </button>
      </Popover>
    </span>
  )
}

/** Asks before a browser tab is closed over a write. The Electron window waits for the last write by itself, and could not ask. */
function useLeaveWarning(saving: boolean): void {
  useEffect(() => {
    if (!saving || window.mortise) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [saving])
}
