import { Button } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import type { ListView } from '#domain/records/list-view.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { savePreferences } from '#renderer/shell/kept-preferences.ts'
import { useTheme } from '#renderer/shell/preferences.ts'
import { pressed } from '#renderer/shell/shortcuts.ts'
import { useUndo } from '#renderer/shell/use-undo.ts'
import { Icon } from '#renderer/ui/Icon.tsx'
import { thingsToDo } from './things-to-do.ts'

const FindPalette = lazy(async () => ({ default: (await import('./FindPalette.tsx')).FindPalette }))

const NONE: ListView[] = []

/** Opens the find palette, by mouse or by Ctrl+K from anywhere. */
export function FindButton({ undo, redo }: Pick<ReturnType<typeof useUndo>, 'undo' | 'redo'>) {
  const { say } = useSay()
  const theme = useTheme()
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const { data: views = NONE } = useAsk('view.list', {}, { enabled: open })
  const things = useMemo(
    () => thingsToDo(say, { views, undo: () => void undo(), redo: () => void redo(), turnTheme: () => savePreferences({ theme: theme === 'dark' ? 'light' : 'dark' }) }),
    [say, views, undo, redo, theme],
  )
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
      {open && <Suspense fallback={null}><FindPalette things={things} onClose={close} /></Suspense>}
    </>
  )
}
