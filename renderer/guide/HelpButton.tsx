import { Button, Drawer } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useSay } from '#renderer/client/language.tsx'
import { isTyping, pressed } from '#renderer/shell/shortcuts.ts'
import { chapterOf } from './chapters.ts'
import { onHelp, type HelpWish } from './help-wishes.ts'
import { startTour } from './tour.ts'

const GuideText = lazy(async () => ({ default: (await import('./GuideText.tsx')).GuideText }))
const KeyboardSheet = lazy(async () => ({ default: (await import('../shell/KeyboardSheet.tsx')).KeyboardSheet }))

/** The guide beside the page that it is about (the button, or F1), and the sheet of keys (?). The page stays as it is. */
export function HelpButton() {
  const { say } = useSay()
  const { pathname } = useLocation()
  const [open, setOpen] = useState<HelpWish | null>(null)
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
      <Drawer open={open === 'guide'} onClose={close} title={say('help.title')} size={560} destroyOnHidden>
        <Suspense fallback={null}><GuideText chapter={chapterOf(pathname)} onLeave={close} /></Suspense>
        <div className="guide-foot">
          <Link to={`/help/${chapterOf(pathname)}`} onClick={close}>{say('help.whole')}</Link>
          <button type="button" className="link" onClick={() => setOpen('keys')}>{say('keys.title')}</button>
          <button type="button" className="link" onClick={() => (close(), startTour())}>{say('tour.again')}</button>
        </div>
      </Drawer>
      {open === 'keys' && <Suspense fallback={null}><KeyboardSheet onClose={close} /></Suspense>}
    </>
  )
}
