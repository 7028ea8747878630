import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { useSay } from '#renderer/client/language.tsx'
import { isTyping, pressed } from '#renderer/shell/shortcuts.ts'
import { chapterOf } from './chapters.ts'
import { onHelp, type HelpWish } from './help-wishes.ts'

const HelpDrawer = lazy(async () => ({ default: (await import('./HelpDrawer.tsx')).HelpDrawer }))
const KeyboardSheet = lazy(async () => ({ default: (await import('../shell/KeyboardSheet.tsx')).KeyboardSheet }))

/** The guide beside the page that it is about (the button, or F1), and the sheet of keys (?). The page stays as it is. */
export function HelpButton() {
  const { say } = useSay()
  const { pathname } = useLocation()
  const [open, setOpen] = useState<HelpWish | null>(null)
  const [wasOpen, setWasOpen] = useState(false) // from then on it comes and goes with its motion
  if (open === 'guide' && !wasOpen) setWasOpen(true)
  const close = () => setOpen(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wish = pressed(event, 'help') ? 'guide' : pressed(event, 'keys') && !isTyping(event) ? 'keys' : null
      if (!wish) return
      event.preventDefault()
      setOpen(was => (was === wish ? null : wish))
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => onHelp(setOpen), [])
  return (
    <>
      <Button size="small" type="text" onClick={() => setOpen('guide')} aria-label={say('help.open')} title={`${say('help.open')} (F1)`} aria-keyshortcuts="F1">?</Button>
      {wasOpen && <Suspense fallback={null}><HelpDrawer open={open === 'guide'} chapter={chapterOf(pathname)} onKeys={() => setOpen('keys')} onClose={close} /></Suspense>}
      {open === 'keys' && <Suspense fallback={null}><KeyboardSheet onClose={close} /></Suspense>}
    </>
  )
}
