import type { Session } from 'electron'

// What no window of Mortise may differ in, in one place (Electron's security checklist). tests/electron/policy.json holds what comes of it.

export const APP_SCHEME = 'app'
const APP_HOST = 'mortise'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/** Every window's, also of the hidden one that prints. */
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

/** "Copy" needs it; everything else that a page may ask for (camera, location, notifications …) is denied. */
const PERMISSIONS: readonly string[] = ['clipboard-sanitized-write']

/**
 * Denies a session everything that Mortise does not use: permissions, devices, and the network as a whole.
 * @param inspected  true where the developer tools may be opened, which load their own pages
 */
export function confineSession(session: Session, inspected = false): void {
  session.setPermissionRequestHandler((_, permission, answer) => answer(PERMISSIONS.includes(permission)))
  session.setPermissionCheckHandler((_, permission) => PERMISSIONS.includes(permission))
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false) // its dictionaries would be fetched from the network
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isLocal(request.url, inspected) }))
}

/** The page of the app, by the whole of its address. */
export function isOurs(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && !username && !password
}

/** What may be loaded: our own files, and what our own page holds in memory. */
function isLocal(url: string, inspected: boolean): boolean {
  return isOurs(url) || url.startsWith('data:') || url.startsWith(`blob:${APP_ORIGIN}/`) || (inspected && url.startsWith('devtools://'))
}

/** A link that may open in the user's own browser. */
export function isWebLink(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, username, password } = new URL(url)
  return protocol === 'https:' && !username && !password
}
