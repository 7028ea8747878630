import { BrowserWindow, screen, shell, type BrowserWindowConstructorOptions, type WebContents } from 'electron'
import { APP_ORIGIN, isOurs, isWebLink, WEB_PREFERENCES } from './policy.ts'

export type WindowState = { x?: number; y?: number; width: number; height: number; maximized: boolean }

export type WindowParts = {
  preload: string
  state: WindowState
  /** whether the developer tools may be opened: not in the program that is installed */
  inspected: boolean
  /** the program's picture, for systems that do not find it in the program itself */
  icon?: string
}

/** The main window, where it was when it was closed last, unless that place is on no screen any more. */
export function openWindow({ preload, state, inspected, icon }: WindowParts): BrowserWindow {
  const options: BrowserWindowConstructorOptions = {
    width: state.width,
    height: state.height,
    ...(isOnScreen(state) ? { x: state.x, y: state.y } : {}),
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Mortise',
    backgroundColor: '#FBFAF7',
    ...(icon ? { icon } : {}),
    webPreferences: { ...WEB_PREFERENCES, devTools: inspected, preload },
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

/** Denies what a page may ask of its window: leaving the app in any of its frames, new windows, webviews. Web links open in the user's browser. */
export function confine(contents: WebContents): void {
  const stay = (event: { url: string; preventDefault(): void }) => {
    if (!isOurs(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isWebLink(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** Brings the window before the user, wherever it was. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
