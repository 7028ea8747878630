import { BrowserWindow, screen, shell, type BrowserWindowConstructorOptions, type Session, type WebContents } from 'electron'
import { APP_ORIGIN } from './protocol.ts'

/** What no window of Mortise may differ in (Electron's security checklist 1–4, 6, 8–12). */
export const WEB_PREFERENCES = Object.freeze({
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
})

export type WindowState = { x?: number; y?: number; width: number; height: number; maximized: boolean }

/** The main window, where it was when it was closed last, unless that place is on no screen any more. */
export function openWindow(preload: string, state: WindowState): BrowserWindow {
  const options: BrowserWindowConstructorOptions = {
    width: state.width,
    height: state.height,
    ...(isOnScreen(state) ? { x: state.x, y: state.y } : {}),
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Mortise',
    backgroundColor: '#FBFAF7',
    webPreferences: { ...WEB_PREFERENCES, preload },
  }
  const window = new BrowserWindow(options)
  if (state.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${APP_ORIGIN}/index.html`)
  return window
}

function isOnScreen({ x, y }: WindowState): boolean {
  if (x === undefined || y === undefined) return false
  return screen.getAllDisplays().some(({ bounds: b }) => x >= b.x && x < b.x + b.width && y >= b.y && y < b.y + b.height)
}

/** Denies what a page may ask of its window: leaving the app, new windows, webviews. Web links open in the user's browser. */
export function confine(contents: WebContents): void {
  contents.on('will-navigate', event => {
    if (!isOurs(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isWebLink(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** No camera, microphone, location, notifications …; the clipboard may be written, which "copy" needs. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_, permission, answer) => answer(permission === 'clipboard-sanitized-write'))
  session.setPermissionCheckHandler((_, permission) => permission === 'clipboard-sanitized-write')
}

export function isOurs(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'app:' && new URL(url).host === 'mortise'
}
function isWebLink(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:'
}
