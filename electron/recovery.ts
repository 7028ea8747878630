import type { BrowserWindow } from 'electron'

const OFTEN = 3 // times …
const WITHIN = 60_000 // … in as many milliseconds: then loading it again will not help

export type RecoveryParts = {
  /** the page does not answer: true loads it again, false waits on */
  askReload(): Promise<boolean>
  /** the page goes down again and again */
  giveUp(): void
}

/** Brings the page back when its process is gone or hangs. Its place is in its address, drafts are in its storage, the college is elsewhere. */
export function recoverPage(window: BrowserWindow, { askReload, giveUp }: RecoveryParts): void {
  let crashes: number[] = []
  let asking = false
  const page = window.webContents
  page.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    crashes = [...crashes.filter(at => Date.now() - at < WITHIN), Date.now()]
    if (crashes.length > OFTEN) giveUp()
    else page.reload()
  })
  window.on('unresponsive', () => {
    if (asking) return
    asking = true
    void askReload().then(yes => {
      asking = false
      // the process that hangs is ended; that it is gone loads the page again
      if (yes && !window.isDestroyed()) page.forcefullyCrashRenderer()
    })
  })
}
