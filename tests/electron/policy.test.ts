import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { root } from '../../build/fresh.mjs'
import { sourceFiles } from '../meta/source-files.ts'
import frozen from './policy.json' with { type: 'json' }
import { electron, profile, record, StubSession, StubWindow } from './stub.ts'

vi.mock('electron', async () => (await import('./stub.ts')).electron)

// What the whole program asks of Electron when it starts and prints, held against one frozen file: Electron's checklist, item by item.
profile.folder = mkdtempSync(join(tmpdir(), 'mortise-policy-'))
vi.stubEnv('MORTISE_HOME', profile.folder)
vi.stubGlobal('window', { location: { origin: 'app://mortise', hash: '' }, postMessage: () => undefined })
afterAll(() => rmSync(profile.folder, { recursive: true, force: true }))

beforeAll(async () => {
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['mortise', '--data', join(profile.folder, 'data')])
  await import('../../electron/main.ts')
  await vi.waitFor(() => expect(record.children).toHaveLength(1))
  record.children[0]!.emit('message', { ready: true })
  await vi.waitFor(() => expect(StubWindow.all).toHaveLength(1))
  record.children[0]!.emit('message', { print: 1, model: { name: 'x', pages: [] }, language: 'en' })
  await vi.waitFor(() => expect(StubWindow.all).toHaveLength(2))
  await import('../../electron/preload.ts')
})

const FILES = sourceFiles(['electron', 'renderer', 'headless'])
const PERMISSIONS = [
  'accessibility-events', 'clipboard-read', 'clipboard-sanitized-write', 'deprecated-sync-clipboard-read', 'display-capture', 'fileSystem', 'fullscreen', 'geolocation', 'hid', 'idle-detection', 'keyboardLock', 'media', 'mediaKeySystem', 'midi', 'midiSysex',
  'notifications', 'openExternal', 'pointerLock', 'serial', 'speaker-selection', 'storage-access', 'top-level-storage-access', 'unknown', 'usb', 'window-management',
]
const ADDRESSES = [
  'app://mortise/index.html', 'app://mortise/assets/a.js', 'app://other/', 'app://mortise.evil/', 'http://127.0.0.1:80/', 'http://localhost/', 'https://example.com/', 'wss://example.com/', 'file:///etc/passwd', 'ftp://example.com/', 'devtools://devtools/x.js',
  'chrome-extension://x/y', 'data:text/html,x', 'blob:app://mortise/1', 'blob:https://example.com/1', 'javascript:alert(1)', 'about:blank', 'view-source:app://mortise/', 'smb://server/share', 'ms-settings:', 'https://user:password@example.com/', 'not an address', '',
]
const windows = () => ({ window: StubWindow.all[0]!, print: StubWindow.all[1]! })
const each = <R>(look: (window: StubWindow) => R) => Object.fromEntries(Object.entries(windows()).map(([name, window]) => [name, look(window)]))
const preference = (key: string) => each(({ options }) => (key in options.webPreferences ? options.webPreferences[key] : 'absent'))
const sessions = <R>(look: (session: StubSession) => R) => ({ window: look(electron.session.defaultSession), print: look(windows().print.options.webPreferences.session!) })
const isPrevented = (window: StubWindow, event: string, url: string) => {
  let prevented = false
  window.webContents.emit(event, { url, preventDefault: () => (prevented = true) })
  return prevented
}
const letThrough = ({ handlers }: StubSession) =>
  ADDRESSES.filter(url => {
    let cancelled: boolean | undefined
    handlers['onBeforeRequest']!({ url } as never, ((answer: { cancel: boolean }) => (cancelled = answer.cancel)) as never)
    return cancelled === false
  })
const granted = ({ handlers }: StubSession) =>
  PERMISSIONS.filter(permission => {
    let yes: boolean | undefined
    handlers['setPermissionRequestHandler']!(null as never, permission as never, ((answer: boolean) => (yes = answer)) as never)
    expect(handlers['setPermissionCheckHandler']!(null as never, permission as never)).toBe(yes)
    return yes
  })
const allows = (window: StubWindow, event: string) => ADDRESSES.filter(url => !isPrevented(window, event, url))
const fuses = () => Object.fromEntries([...readFileSync(join(root, 'electron-builder.yml'), 'utf8').split('electronFuses:')[1]!.split(/\n\S/)[0]!.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(m => [m[1], m[2] === 'true']))

async function captured() {
  const servedTo = async (session: StubSession, path: string) => {
    const answer = (await session.handlers['protocol app']!(new Request(`app://mortise${path}`) as never)) as Response
    return answer
  }
  const page = await servedTo(electron.session.defaultSession, '/nowhere.html')
  return {
    '1 only secure content': { 'requests that are let through': sessions(letThrough) },
    '2 no Node.js in pages': { nodeIntegration: preference('nodeIntegration'), nodeIntegrationInWorker: preference('nodeIntegrationInWorker'), nodeIntegrationInSubFrames: preference('nodeIntegrationInSubFrames') },
    '3 context isolation': preference('contextIsolation'),
    '4 process sandbox': { ...preference('sandbox'), 'of every process': record.calls.some(([name]) => name === 'enableSandbox') },
    '5 permissions': { granted: sessions(granted), devices: sessions(s => s.handlers['setDevicePermissionHandler']!()), 'spelling dictionaries': sessions(s => s.handlers['setSpellCheckerEnabled']) },
    '6 web security': preference('webSecurity'),
    '7 content security policy': page.headers.get('Content-Security-Policy')!.split('; '),
    '8 no insecure content': preference('allowRunningInsecureContent'),
    '9 no experimental features': preference('experimentalFeatures'),
    '10 no Blink features': preference('enableBlinkFeatures'),
    '11 no popups of webviews': { 'webviews in the sources': FILES.filter(f => /<webview|createElement\('webview/.test(f.text)).length },
    '12 webviews': { webviewTag: preference('webviewTag'), 'may be attached': each(w => !isPrevented(w, 'will-attach-webview', 'app://mortise/')) },
    '13 navigation': { 'of the page': each(w => allows(w, 'will-navigate')), 'of any frame': each(w => allows(w, 'will-frame-navigate')), 'by redirection': each(w => allows(w, 'will-redirect')), 'by dropping a file': preference('navigateOnDragDrop') },
    '14 new windows': each(w => [...new Set(ADDRESSES.map(url => w.webContents.openHandler({ url }).action))]),
    '15 opened in the browser': record.external.splice(0).filter((url, i, all) => all.indexOf(url) === i),
    '16 current Electron': (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }).devDependencies['electron'],
    '17 senders of messages': { channels: Object.keys(record.doors).sort(), 'files that hear messages': FILES.filter(f => /\bipcMain\b/.test(f.text)).map(f => f.path) },
    '18 own protocol': {
      schemes: record.calls.find(([name]) => name === 'registerSchemesAsPrivileged')![1],
      pages: each(w => w.loaded),
      'files that name file://': FILES.filter(f => f.path.startsWith('electron/') && /pathToFileURL|loadFile|file:\/\/(?!`)/.test(f.text.replaceAll(/\/\/.*|unlike `file:\/\/`|\/\*\*.*/g, ''))).map(f => f.path),
      'what the print window is served': await Promise.all(['/print.html', '/assets/x.js', '/index.html', '/'].map(async path => `${path} ${(await servedTo(windows().print.options.webPreferences.session!, path)).status}`)),
    },
    '19 fuses': fuses(),
    '20 what the page gets': Object.fromEntries(Object.entries(record.exposed).map(([name, shell]) => [name, Object.entries(shell as object).map(([key, value]) => `${key}: ${typeof value}`).sort()])),
    'developer tools': preference('devTools'),
    preload: each(w => (w.options.webPreferences['preload'] ? 'preload.cjs' : 'absent')),
    'preferences that are set': each(w => Object.keys(w.options.webPreferences).sort()),
  }
}

test('all twenty items of the checklist stand as they were frozen', async () => {
  const now = await captured()
  expect(Object.keys(now).filter(key => /^\d+ /.test(key))).toHaveLength(20)
  expect(now).toEqual(frozen)
})

test('the hidden window that prints is not the window’s session, and keeps nothing', () => {
  expect(windows().print.options.webPreferences.session).not.toBe(electron.session.defaultSession)
  expect(windows().print.options.webPreferences.session!.name).not.toMatch(/^persist:/)
  expect(windows().print.options.show).toBe(false)
  expect(windows().print.destroyed).toBe(true)
})

test('what the preload sends is what the shell hears', () => {
  const shell = record.exposed['mortise'] as Record<string, (word?: string) => unknown>
  for (const key of Object.keys(shell)) shell[key]!('en')
  expect(record.toShell.map(([channel]) => channel).sort()).toEqual(Object.keys(record.doors).sort())
})
