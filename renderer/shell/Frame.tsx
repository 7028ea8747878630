import { App as Antd, Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import type { CollegeState } from '#contract/college.ts'
import { useAsk, useClient, useClientState } from '../client/hooks.ts'
import { useSay } from '../client/language.tsx'
import { HelpButton } from '../guide/HelpButton.tsx'
import { TourLater } from '../guide/TourLater.tsx'
import { FindButton } from '../find/FindButton.tsx'
import { TakenAlongStrip } from '../exchange/TakenAlongStrip.tsx'
import { useKeptFromOthers } from '../protection/use-protection.ts'
import { DamagedBanner } from '../storage/DamagedBanner.tsx'
import { useStorageState } from '../storage/use-look.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { FailedStrip } from './FailedStrip.tsx'
import { Menu } from './Menu.tsx'
import { preferences, savePreferences } from './kept-preferences.ts'
import { usePreferences, useTheme } from './preferences.ts'
import { SaveStatus } from './SaveStatus.tsx'
import { pressed } from './shortcuts.ts'
import { useUndo } from './use-undo.ts'
import './frame.css'

const WelcomePage = lazy(async () => ({ default: (await import('../welcome/WelcomePage.tsx')).WelcomePage }))
const UnlockPage = lazy(async () => ({ default: (await import('../protection/UnlockPage.tsx')).UnlockPage }))
const RecoveryPage = lazy(async () => ({ default: (await import('../storage/RecoveryPage.tsx')).RecoveryPage }))

/** The frame never changes; the middle does. Without a college it offers the first steps, or the way out where damage hides the college. */
export function Frame() {
  const client = useClient()
  const { isHeld } = useClientState()
  useEffect(() => {
    if (!isHeld) client.isAhead = false // after the effects of the page
  }, [client, isHeld])
  const protection = useKeptFromOthers()
  const state = useAsk('college.state', {})
  const storage = useStorageState()
  const damaged = storage.data?.closed?.code === 'store.damaged'
  if (protection.data?.isLocked) return <Suspense fallback={<Waiting />}><UnlockPage state={protection.data} /></Suspense>
  if (state.data?.college) return <FrameOf state={state.data} damaged={damaged} isHeld={isHeld} />
  if (damaged) return <main className="frame-alone"><Suspense fallback={<Waiting />}><RecoveryPage /></Suspense></main>
  if (!state.data || storage.isPending) return <Waiting on={state} />
  return <Suspense fallback={<Waiting />}><WelcomePage /></Suspense>
}

function FrameOf({ state, damaged, isHeld }: { state: CollegeState; damaged: boolean; isHeld: boolean }) {
  const { say } = useSay()
  const { pathname } = useLocation()
  const name = state.college?.name ?? ''
  useEffect(() => {
    document.title = `Mortise 榫卯 · ${name}`
  }, [name])
  // at a high zoom the menu lies over the page, for as long as it is open
  const [menuAt, setMenuAt] = useState<string | null>(null)
  const hasMenu = menuAt === pathname
  return (
    <div className={hasMenu ? 'frame frame-with-menu' : 'frame'} onKeyDown={event => hasMenu && pressed(event, 'close') && setMenuAt(null)}>
      <a className="skip-link" href="#middle" onClick={e => (e.preventDefault(), document.getElementById('middle')?.focus())}>
        {say('shell.skip')}
      </a>
      <header className="frame-head">
        <Button className="frame-menu-button" size="small" type="text" aria-label={say('shell.menu')} aria-expanded={hasMenu} onClick={() => setMenuAt(hasMenu ? null : pathname)}>☰</Button>
        <span className="frame-mark" aria-hidden="true">
          榫卯
        </span>
        <span className="frame-college" title={name}>
          {name}
        </span>
        <span className="frame-week">
          {state.week && <span className="frame-term">{state.week.term}</span>} {state.week ? say('shell.week', { week: state.week.week }) : say('shell.noWeek')}
        </span>
        <span className="frame-gap" />
        <FindAndUndo />
        <SaveStatus />
        <Looks />
        <HelpButton />
      </header>
      <div className="frame-banners">
        {damaged && pathname !== '/recovery' && <DamagedBanner />}
        <TakenAlongStrip today={state.today} />
        <FailedStrip />
      </div>
      <Menu />
      <main id="middle" className="frame-middle" tabIndex={-1}>
        {isHeld ? <div aria-busy="true" /> : <Suspense fallback={<Waiting />}><Outlet /></Suspense>}
      </main>
      {pathname === '/today' && <TourLater />}
    </div>
  )
}

function FindAndUndo() {
  const { say } = useSay()
  const { undoWhat, redoWhat, undo, redo } = useUndo(Antd.useApp().message)
  return (
    <span className="frame-undo">
      <FindButton undo={undo} redo={redo} />
      <Button size="small" type="text" disabled={!undoWhat} onClick={() => void undo()} title={undoWhat ? say('history.willUndo', { what: undoWhat }) : say('history.nothingToUndo')} aria-keyshortcuts="Control+Z">
        ↶ <span className="frame-label">{say('history.undo')}</span>
      </Button>
      <Button size="small" type="text" disabled={!redoWhat} onClick={() => void redo()} title={redoWhat ? say('history.willRedo', { what: redoWhat }) : say('history.nothingToRedo')} aria-keyshortcuts="Control+Y">
        ↷ <span className="frame-label">{say('history.redo')}</span>
      </Button>
    </span>
  )
}

function Looks() {
  const { say } = useSay()
  const { language } = usePreferences()
  const theme = useTheme()
  return (
    <span className="frame-undo">
      <Button size="small" type="text" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => savePreferences({ language: preferences().language === 'en' ? 'zh-CN' : 'en' })}>
        {language === 'en' ? '中文' : 'English'}
      </Button>
      <Button size="small" type="text" onClick={() => savePreferences({ theme: theme === 'dark' ? 'light' : 'dark' })} aria-label={say(theme === 'dark' ? 'shell.toLight' : 'shell.toDark')} title={say(theme === 'dark' ? 'shell.toLight' : 'shell.toDark')}>
        {theme === 'dark' ? '☀' : '☾'}
      </Button>
    </span>
  )
}
