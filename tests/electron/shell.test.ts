import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'

type Options = { webPreferences: Record<string, unknown>; x?: number }
type Handler = (...args: never[]) => unknown

// There is no Electron runtime in a test: this records what the shell asks of it.
const electron = vi.hoisted(() => ({
  windows: [] as Options[],
  opened: [] as string[],
  menus: [] as unknown[],
}))
vi.mock('electron', () => ({
  BrowserWindow: class {
    constructor(options: Options) {
      electron.windows.push(options)
    }
    once() {}
    on() {}
    maximize() {}
    loadURL(url: string) {
      electron.opened.push(url)
      return Promise.resolve()
    }
  },
  screen: { getAllDisplays: () => [{ bounds: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  shell: { openExternal: (url: string) => (electron.opened.push(url), Promise.resolve()) },
  protocol: { registerSchemesAsPrivileged: () => undefined },
  net: { fetch: (url: string) => Promise.resolve(new Response(readFileSync(fileURLToPath(url)))) },
  Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: (menu: unknown) => electron.menus.push(menu) },
}))

const { confine, denyPermissions, isOurs, openWindow } = await import('../../electron/window.ts')
const { screenOf } = await import('../../electron/protocol.ts')
const { setMenu } = await import('../../electron/menu.ts')
const { readWindowState } = await import('../../electron/window-state.ts')

const folder = mkdtempSync(join(tmpdir(), 'mortise-electron-'))
mkdirSync(join(folder, 'screens'))
writeFileSync(join(folder, 'screens/index.html'), 'here')
writeFileSync(join(folder, 'secret.json'), '{}')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  for (const list of [electron.windows, electron.opened, electron.menus]) list.length = 0
})

test('the window is isolated and sandboxed, without Node', () => {
  openWindow('/preload.cjs', { width: 1000, height: 700, maximized: false })
  expect(electron.windows[0]!.webPreferences).toEqual({
    preload: '/preload.cjs',
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
  expect(electron.opened).toEqual(['app://mortise/index.html'])
})

test('a window that stood on a screen that is gone opens where it can be seen', () => {
  openWindow('', { x: 5000, y: 10, width: 1000, height: 700, maximized: false })
  openWindow('', { x: 100, y: 10, width: 1000, height: 700, maximized: false })
  expect(electron.windows.map(w => w.x)).toEqual([undefined, 100])
})

test('a page can neither leave the app nor open windows nor embed others', () => {
  const handlers: Record<string, Handler> = {}
  let openHandler: (d: { url: string }) => { action: string } = () => ({ action: 'allow' })
  confine({ on: (name: string, handler: Handler) => void (handlers[name] = handler), setWindowOpenHandler: (h: typeof openHandler) => void (openHandler = h) } as never)
  const leaves = (url: string) => {
    let prevented = false
    handlers['will-navigate']!({ url, preventDefault: () => (prevented = true) } as never)
    return !prevented
  }
  expect(leaves('app://mortise/index.html#/board')).toBe(true)
  for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://other/', 'javascript:alert(1)', 'not a url']) expect(leaves(url), url).toBe(false)
  for (const url of ['https://example.com/', 'file:///etc/passwd', 'smb://x/y', 'javascript:alert(1)']) expect(openHandler({ url })).toEqual({ action: 'deny' })
  expect(electron.opened).toEqual(['https://example.com/']) // the user's own browser
})

test('permissions are denied, except to write the clipboard', () => {
  let asked: (page: null, permission: string, answer: (yes: boolean) => void) => void = () => undefined
  let checked: (page: null, permission: string) => boolean = () => true
  denyPermissions({ setPermissionRequestHandler: (h: typeof asked) => void (asked = h), setPermissionCheckHandler: (h: typeof checked) => void (checked = h) } as never)
  const granted = ['media', 'geolocation', 'notifications', 'clipboard-read', 'clipboard-sanitized-write', 'openExternal', 'hid'].filter(permission => {
    let yes = false
    asked(null, permission, answer => (yes = answer))
    expect(checked(null, permission)).toBe(yes)
    return yes
  })
  expect(granted).toEqual(['clipboard-sanitized-write'])
})

test.each([
  ['app://mortise/index.html', 200],
  ['app://mortise/', 200],
  ['app://other/index.html', 403],
  ['app://mortise/../secret.json', 404],
  ['app://mortise/%2e%2e/secret.json', 404],
  ['app://mortise/..%2fsecret.json', 404],
  ['app://mortise/nowhere.js', 404],
])('app:// answers %s with %i', async (url, status) => {
  const answer = await screenOf(new Request(url), join(folder, 'screens'))
  expect(answer.status).toBe(status)
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
})

test('only the page of the app is ours', () => {
  expect(['app://mortise/x', 'app://mortise.evil/x', 'https://mortise/', 'app:mortise', ''].filter(isOurs)).toEqual(['app://mortise/x'])
})

test('the menu speaks both languages', () => {
  setMenu('en')
  setMenu('zh-CN')
  const text = JSON.stringify(electron.menus)
  expect(text).toContain('Quit Mortise')
  expect(text).toContain('退出榫卯')
  expect(text).not.toContain('menu.')
})

test('an unreadable window state gives a fair first size', () => {
  writeFileSync(join(folder, 'window.json'), '{"width":')
  expect(readWindowState(join(folder, 'window.json'))).toMatchObject({ width: 1440, height: 900 })
})
