import { Button } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { pressed } from '#renderer/shell/shortcuts.ts'
import { useUndo } from '#renderer/shell/use-undo.ts'
import { Icon } from '#renderer/ui/Icon.tsx'

const FindPalette = lazy(async () => ({ default: (await import('./FindPalette.tsx')).FindPalette }))

/** Opens the find palette, by mouse or by Ctrl+K from anywhere. */
export function FindButton({ undo, redo }: Pick<ReturnType<typeof useUndo>, 'undo' | 'redo'>) {
  const { say } = useSay()
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!pressed(event, 'find')) return
      event.preventDefault()
      setOpen(was => !was)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <Button size="small" className="find-button" onClick={() => setOpen(true)} aria-keyshortcuts="Control+K" icon={<Icon name="search" size={13} />}>
        <span className="find-button-text">{say('find.button')}</span> <kbd>Ctrl K</kbd>
      </Button>
      {open && <Suspense fallback={null}><FindPalette undo={undo} redo={redo} onClose={close} /></Suspense>}
    </>
  )
}
