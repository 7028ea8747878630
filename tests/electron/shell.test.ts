import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { electron, profile, record, StubContents, StubWindow, type MenuEntry } from './stub.ts'

vi.mock('electron', async () => (await import('./stub.ts')).electron)

const { openShell } = await import('../../electron/shell.ts')
const { waitingFile } = await import('../../electron/opened-file.ts')
const { openWindow } = await import('../../electron/window.ts')
const { readWindowState } = await import('../../electron/window-state.ts')

// The shell as a whole, from its start to its end, on a stand-in for Electron: one window, one service, and what happens to them.
profile.folder = mkdtempSync(join(tmpdir(), 'mortise-shell-'))
afterAll(() => rmSync(profile.folder, { recursive: true, force: true }))

const file = waitingFile()
const PARTS = { screens: '', preload: '/preload.cjs', service: '', icon: '/icon.png', dataFolder: '/data', file }
const clock = vi.hoisted(() => ({ looks: [] as (() => void)[] }))
vi.spyOn(globalThis, 'setInterval').mockImplementation(((look: () => void) => (clock.looks.push(look), 0)) as never)

const service = () => record.children.at(-1)!
const window = () => StubWindow.all[0]!
const page = () => window().webContents
const ours = () => ({ sender: page(), senderFrame: page().mainFrame })
const calls = (name: string) => record.calls.filter(call => call[0] === name)
const flat = (entries: MenuEntry[]): MenuEntry[] => entries.flatMap(entry => [entry, ...flat(entry.submenu ?? [])])
const menu = (id: string) => flat(record.menus.at(-1)!).find(entry => entry.id === id)

beforeAll(async () => {
  file.offer('/stick/Chen-0612.mortise')
  const opened = openShell(PARTS)
  record.children[0]!.emit('message', { ready: true })
  await opened
})
beforeEach(() => {
  record.calls.length = 0
  record.answers.length = 0
  page().sent.length = 0
  window().done.length = 0
})

test('the window opens where it was, and where it can be seen', () => {
  expect(window().loaded).toEqual(['app://mortise/index.html'])
  const state = { y: 10, width: 1000, height: 700, maximized: false }
  const parts = { preload: '', inspected: false }
  openWindow({ ...parts, state: { ...state, x: 5000 } })
  openWindow({ ...parts, state: { ...state, x: 100 } })
  expect(StubWindow.all.splice(1).map(w => w.options.x)).toEqual([undefined, 100])
  window().emit('close')
  expect(readWindowState(join(profile.folder, 'window.json'))).toEqual({ x: 1, y: 2, width: 1000, height: 700, maximized: false })
  writeFileSync(join(profile.folder, 'window.json'), '{"width":')
  expect(readWindowState(join(profile.folder, 'window.json'))).toMatchObject({ width: 1440, height: 900 })
})

test('a page that asks gets a line, and the file with which the program was started, once', () => {
  record.doors['connect']!(ours())
  expect(page().sent.map(m => m[0])).toEqual(['port', 'go', 'file'])
  expect(page().sent[1]).toEqual(['go', '/exchange?view=bring'])
  expect(record.doors['openedFile']!(ours())).toEqual({ folder: '/stick', name: 'Chen-0612.mortise' })
  expect(record.doors['openedFile']!(ours())).toBeNull()
  record.doors['connect']!(ours())
  expect(page().sent.map(m => m[0])).toEqual(['port', 'go', 'file', 'port'])
})

test('a second start brings the window to the front, and hands over its file', () => {
  const stick = join(profile.folder, 'Home 1.MORTISE')
  writeFileSync(stick, 'x')
  window().minimized = true
  electron.app.emit('second-instance', {}, ['mortise', '--data', 'x'], '/')
  expect(window().done).toEqual(['restore', 'show', 'focus'])
  expect(page().sent).toEqual([])
  window().minimized = false
  electron.app.emit('second-instance', {}, ['mortise', '--flag.mortise', 'gone.mortise', 'Home 1.MORTISE'], profile.folder)
  expect(page().sent.map(m => m[0])).toEqual(['go', 'file'])
  expect(file.take()).toEqual({ folder: profile.folder, name: 'Home 1.MORTISE' })
})

test('the menu speaks the language of the window, also at the next start', () => {
  expect(JSON.stringify(record.menus.at(-1))).toContain('Quit Mortise')
  record.doors['speak']!(ours(), 'zh-CN')
  const text = JSON.stringify(record.menus.at(-1))
  expect(text).toContain('退出榫卯')
  expect(text).toContain('从文件安装更新…')
  expect(text).not.toMatch(/"menu\.|toggleDevTools/)
  expect(JSON.parse(readFileSync(join(profile.folder, 'shell.json'), 'utf8'))).toMatchObject({ language: 'zh-CN' })
  const shown = record.menus.length
  record.doors['speak']!(ours(), 'zh-CN')
  expect(record.menus).toHaveLength(shown)
  record.doors['speak']!(ours(), 'en')
})

test('every entry of the menu does something', () => {
  const entries = flat(record.menus.at(-1)!).filter(entry => !entry.submenu && entry.type !== 'separator')
  expect(entries.length).toBeGreaterThan(12)
  expect(entries.filter(entry => !entry.role && !entry.click)).toEqual([])
})

test('"Open a Mortise file…" leads to the page that brings it in', async () => {
  record.answers.push(undefined)
  menu('openFile')!.click!({ checked: false })
  await Promise.resolve()
  expect(page().sent).toEqual([])
  record.answers.push('/stick/Home.mortise')
  menu('openFile')!.click!({ checked: false })
  await vi.waitFor(() => expect(page().sent.map(m => m[0])).toEqual(['go', 'file']))
  expect(record.doors['openedFile']!(ours())).toEqual({ folder: '/stick', name: 'Home.mortise' })
})

test('a right click on text offers what can be done with it', () => {
  const shown: MenuEntry[][] = []
  Object.defineProperty(Array.prototype, 'popup', { configurable: true, value(this: MenuEntry[]) { shown.push(this) } })
  page().emit('context-menu', {}, { isEditable: false, selectionText: '' })
  page().emit('context-menu', {}, { isEditable: false, selectionText: 'CNC-01' })
  page().emit('context-menu', {}, { isEditable: true, selectionText: '' })
  Reflect.deleteProperty(Array.prototype, 'popup')
  expect(shown.map(entries => entries.flatMap(e => e.role ?? []))).toEqual([['copy'], ['cut', 'copy', 'paste', 'selectAll']])
})

test('files of the college are saved where the user says; nothing else is downloaded', () => {
  const item = (url: string, name: string) => {
    const heard: Record<string, (event: unknown, state: string) => void> = {}
    const made = { options: undefined as unknown, prevented: false, heard, getURL: () => url, getFilename: () => name, setSaveDialogOptions: (options: unknown) => void (made.options = options), once: (event: string, on: (typeof heard)[string]) => void (heard[event] = on) }
    electron.session.defaultSession.emit('will-download', { preventDefault: () => (made.prevented = true) }, made)
    return made
  }
  const good = item('blob:app://mortise/7', 'Week plan.pdf')
  expect(good).toMatchObject({ prevented: false, options: { title: 'Save as', defaultPath: 'Week plan.pdf', filters: [{ name: 'PDF', extensions: ['pdf'] }] } })
  good.heard['done']!({}, 'interrupted')
  expect(calls('showErrorBox')[0]![2]).toContain('Week plan.pdf could not be written')
  expect(item('blob:app://mortise/8', 'x.zip').options).toMatchObject({ filters: [{ name: 'File', extensions: ['zip'] }] })
  for (const url of ['https://example.com/x.exe', 'blob:https://example.com/1', 'data:text/html,x', 'app://mortise/index.html', 'file:///etc/passwd']) expect(item(url, 'x').prevented, url).toBe(true)
})

test('a page that goes down is loaded again; one that goes down again and again is not', () => {
  for (let i = 0; i < 3; i++) page().emit('render-process-gone', {}, { reason: 'crashed' })
  page().emit('render-process-gone', {}, { reason: 'clean-exit' })
  expect(page().reloads).toBe(3)
  page().emit('render-process-gone', {}, { reason: 'oom' })
  expect(page().reloads).toBe(3)
  expect(calls('showErrorBox')).toHaveLength(1)
  expect(calls('quit')).toHaveLength(1)
})

test('a page that hangs is asked about once, and ended if the user says so', async () => {
  window().emit('unresponsive')
  window().emit('unresponsive')
  await vi.waitFor(() => expect(calls('showMessageBox')).toHaveLength(1))
  await vi.waitFor(() => expect(page().crashes).toBe(1))
  record.answers.push(0)
  window().emit('unresponsive')
  await vi.waitFor(() => expect(calls('showMessageBox')).toHaveLength(2))
  expect(page().crashes).toBe(1)
})

test('a service that is lost is started again, and the window gets a line to it', async () => {
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000)
  const before = record.children.length
  service().emit('exit', 139)
  await vi.waitFor(() => expect(record.children).toHaveLength(before + 1))
  expect(page().sent.map(m => m[0])).toEqual(['port'])
  expect(calls('showMessageBox')).toEqual([])
  service().emit('message', { ready: true })
  await Promise.resolve()

  // lost again at once: the user is asked, and so he is where it can't open the folder
  record.answers.push(0, 0)
  service().emit('exit', 139)
  await vi.waitFor(() => expect(record.children).toHaveLength(before + 2))
  service().emit('message', { failed: 'The disk is gone.' })
  await vi.waitFor(() => expect(record.children).toHaveLength(before + 3))
  expect(calls('showMessageBox').map(c => (c[1] as { detail: string }).detail)).toEqual([expect.stringContaining('shown as saved'), 'The disk is gone.'])
  service().emit('message', { ready: true })
  await Promise.resolve()
})

test('what was to be printed when the service was lost is let go, and nothing is said to the dead', async () => {
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 120_000)
  const dead = service()
  vi.spyOn(StubContents.prototype, 'executeJavaScript').mockReturnValueOnce(new Promise(() => undefined))
  dead.emit('message', { print: 9, model: { name: 'x', pages: [] }, language: 'en' })
  await vi.waitFor(() => expect(StubWindow.all).toHaveLength(2))
  const heard = dead.heard.length
  dead.emit('exit', 1)
  await vi.waitFor(() => expect(StubWindow.all[1]!.destroyed).toBe(true))
  expect(dead.heard).toHaveLength(heard)
  StubWindow.all.length = 1
  service().emit('message', { ready: true })
})

test('what is urgent is told once a day, only while the window is away, and not to who does not want it', async () => {
  const figures = { day: '2026-11-23', findings: 2, clashes: 1, stopped: 0, overdue: 0 }
  const look = async (answer: unknown = figures) => {
    clock.looks.at(-1)!()
    await new Promise(done => setImmediate(done))
    const asked = service().heard.filter(m => 'urgent' in (m as object)).at(-1) as { urgent: number } | undefined
    if (asked) service().emit('message', { urgent: asked.urgent, figures: answer })
    await new Promise(done => setImmediate(done))
  }
  await look() // in sight
  window().minimized = true
  await look(null) // it can not be told
  await look({ ...figures, findings: 0, clashes: 0 }) // nothing is urgent
  expect(record.notices).toEqual([])
  menu('notify')!.click!({ checked: false })
  await look()
  expect(record.notices).toEqual([])
  menu('notify')!.click!({ checked: true })
  await look()
  await look()
  expect(record.notices.map(n => n.body)).toEqual(['2 broken internship rules to put right · 1 clash in the bookings'])
  await look({ ...figures, day: '2026-11-24' })
  expect(record.notices).toHaveLength(2)
  record.notices[0]!.click()
  expect(page().sent).toEqual([['go', '/today']])
  expect(window().done).toEqual(['restore', 'show', 'focus'])
  expect(JSON.parse(readFileSync(join(profile.folder, 'shell.json'), 'utf8'))).toEqual({ language: 'en', notify: true, told: '2026-11-24' })
})

test('the program ends only when the data folder is closed', async () => {
  let prevented = 0
  const quit = () => electron.app.emit('before-quit', { preventDefault: () => (prevented += 1) })
  quit()
  expect(service().heard.at(-1)).toEqual({ stop: true })
  await vi.waitFor(() => expect(calls('quit')).toHaveLength(1))
  quit()
  expect(prevented).toBe(1)
  expect(calls('showMessageBox')).toEqual([]) // a service that was told to end is not lost
})
