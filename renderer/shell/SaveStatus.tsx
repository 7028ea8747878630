import { useEffect, useId, useRef, useState } from 'react'
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
  const panelId = useId()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
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

  /** The browser's own panel, which a start need not make, stands where it is told to: below its button. */
  function turn(on: boolean): void {
    setOpen(on)
    const at = button.current?.getBoundingClientRect()
    if (at) Object.assign(panel.current?.style ?? {}, { top: `${at.bottom + 6}px`, right: `${Math.max(8, document.documentElement.clientWidth - at.right)}px` })
  }

  const code = saveCodeOf({ save, online, slow, closed, wasClosed })
  const advice = closed && adviceFor(closed)
  return (
    <>
      <span role="status">
        <button ref={button} type="button" className={`save-status save-${code}`} popoverTarget={panelId} aria-expanded={open}>
          {say(`shell.save.${code}`)}
        </button>
      </span>
      <div ref={panel} id={panelId} className="save-panel" popover="auto" role="dialog" aria-label={say(`shell.save.${code}`)} onBeforeToggle={event => turn(event.newState === 'open')}>
        {open && (
          <>
            <p>{closed && online ? say(`refusal.${closed.code}`, closed.facts) : say(`shell.save.${code}.text`)}</p>
            {advice && <p>{say(advice)}</p>}
            {closed && mayReopen(closed) && <TryAgain size="small" />}
            {storage.data && <p className="save-backup">{last ? say('storage.last', { made: last }) : say('storage.last.none')}</p>}
            <Link to={closed && !mayReopen(closed) ? '/recovery' : '/data'} onClick={() => panel.current?.hidePopover()}>
              {closed && !mayReopen(closed) ? say('storage.recovery.go') : say('storage.title')}
            </Link>
          </>
        )}
      </div>
    </>
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
