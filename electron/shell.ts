import { app, BrowserWindow, dialog, Notification, session, type WebContents } from 'electron'
import { join } from 'node:path'
import type { ShellPlace } from '#contract/port.ts'
import { knows, say, type Language } from '#words/say.ts'
import { saveDownloads } from './downloads.ts'
import { openDoors } from './doors.ts'
import { keyStore } from './key-store.ts'
import { setMenu, textMenu } from './menu.ts'
import { fileAmong, type waitingFile } from './opened-file.ts'
import { confineSession } from './policy.ts'
import { serveScreens } from './protocol.ts'
import { recoverPage } from './recovery.ts'
import { keepRunning } from './running-service.ts'
import { startService, type Failure } from './service-process.ts'
import { shellSettings } from './shell-settings.ts'
import { updateFromFile } from './update.ts'
import { lookForUrgent } from './urgent-watch.ts'
import { openWindow, showWindow } from './window.ts'
import { readWindowState, rememberWindow } from './window-state.ts'
import { windowPrinter } from './window-printer.ts'

const LOOK_EVERY = 10 * 60_000 // ms between two looks at what is urgent

export type ShellParts = {
  screens: string
  preload: string
  service: string
  icon: string
  dataFolder: string
  file: ReturnType<typeof waitingFile>
}

const lead = (page: WebContents, to: ShellPlace) => page.send('go', to)

/** Leads to the page that brings files in, which then fetches the one that waits. */
function showFile(page: WebContents): void {
  lead(page, '/exchange?view=bring')
  page.send('file')
}

/** Opens the college and its window, and puts together everything that the system has to say to it. */
export async function openShell({ screens, preload, service, icon, dataFolder, file }: ShellParts): Promise<void> {
  const inspected = !app.isPackaged
  const profile = app.getPath('userData')
  const settings = shellSettings(join(profile, 'shell.json'))
  const language = (): Language => settings.now().language ?? (app.getLocale().startsWith('zh') ? 'zh-CN' : 'en')
  const word = (key: string, facts?: Record<string, unknown>) => say(language(), key, facts)
  app.setAppUserModelId('cn.mortise.app') // Windows shows notifications of named programs only
  app.setAboutPanelOptions({ applicationName: 'Mortise 榫卯', applicationVersion: app.getVersion(), iconPath: icon })
  confineSession(session.defaultSession, inspected)
  serveScreens(session.defaultSession, screens)
  saveDownloads(session.defaultSession, () => ({
    title: word('dialog.save'),
    kind: ending => word(knows(language(), `dialog.kind.${ending}`) ? `dialog.kind.${ending}` : 'dialog.kind.other'),
    failed: name => dialog.showErrorBox('Mortise', word('dialog.saveFailed', { name })),
  }))

  const keys = keyStore(join(profile, 'keys.json'))
  const windows: BrowserWindow[] = [] // none while the college is opened, then the one
  const handOver = (page: WebContents) => page.postMessage('port', null, [running.current().line()])
  const running = keepRunning({
    start: () => startService({ script: service, folder: dataFolder, language: language(), keys, printer: windowPrinter(screens) }),
    connect() {
      for (const window of windows) if (!window.isDestroyed()) handOver(window.webContents)
    },
    tryAgain: failure => askAgain(failure),
    giveUp: () => app.exit(1),
  })
  async function askAgain(failure: Failure): Promise<boolean> {
    const [message, detail] = failure === 'ended' ? [word('dialog.serviceLost'), word('dialog.serviceLost.text')] : [word('dialog.cannotStart'), failure.sentence]
    const { response } = await dialog.showMessageBox({ type: 'error', message, detail, buttons: [word('dialog.again'), word('dialog.quit')], defaultId: 0, cancelId: 1 })
    return response === 0
  }
  if (!(await running.opened)) return app.exit(1)

  openDoors({
    connect(page) {
      handOver(page)
      if (file.waits()) showFile(page)
    },
    speak(next) {
      if (settings.now().language === next) return
      settings.keep({ language: next })
      showMenu()
    },
    async pickFolder(owner) {
      const { filePaths } = await dialog.showOpenDialog(owner, { title: word('dialog.chooseFolder'), properties: ['openDirectory', 'createDirectory'] })
      return filePaths[0] ?? null
    },
    openedFile: () => file.take(),
  })

  const stateFile = join(profile, 'window.json')
  const main = openWindow({ preload, state: readWindowState(stateFile), inspected, ...(process.platform === 'linux' ? { icon } : {}) })
  windows.push(main)
  rememberWindow(main, stateFile)
  function openFile(path: string): void {
    file.offer(path)
    showWindow(main)
    showFile(main.webContents)
  }
  function showMenu(): void {
    setMenu({
      language: language(),
      installed: app.isPackaged,
      notify: settings.now().notify,
      openFile: () => void chooseFile(),
      update: () => void updateFromFile({ window: main, language: language(), close: running.stop }),
      setNotify: notify => settings.keep({ notify }),
    })
  }
  async function chooseFile(): Promise<void> {
    const { filePaths } = await dialog.showOpenDialog(main, { title: word('menu.openFile'), properties: ['openFile'], filters: [{ name: word('dialog.kind.mortise'), extensions: ['mortise'] }] })
    if (filePaths[0]) openFile(filePaths[0])
  }
  showMenu()
  main.webContents.on('context-menu', (_, what) => textMenu(language(), what)?.popup({ window: main }))
  app.on('open-file', (_, path) => openFile(path))
  app.on('second-instance', (_, words, workingFolder) => {
    const given = fileAmong(words.slice(1), workingFolder)
    if (given) openFile(given)
    else showWindow(main)
  })
  recoverPage(main, {
    async askReload() {
      const { response } = await dialog.showMessageBox(main, { type: 'warning', message: word('dialog.pageHangs'), detail: word('dialog.pageHangs.text'), buttons: [word('dialog.pageHangs.wait'), word('dialog.pageHangs.reload')], cancelId: 0 })
      return response === 1
    },
    giveUp() {
      dialog.showErrorBox(word('dialog.pageLost'), word('dialog.pageLost.text'))
      app.quit()
    },
  })

  const watch = setInterval(() => void lookForUrgent({
    away: () => !main.isDestroyed() && (!main.isVisible() || main.isMinimized()),
    settings: settings.now,
    figures: () => running.current().urgent(),
    tell: tellUrgent,
    toldOn: told => settings.keep({ told }),
  }), LOOK_EVERY)
  function tellUrgent(figures: { key: string; n: number }[]): void {
    const notice = new Notification({ title: word('urgent.title'), body: figures.map(({ key, n }) => word(key, { n })).join(' · ') })
    notice.on('click', () => {
      showWindow(main)
      lead(main.webContents, '/today')
    })
    notice.show()
  }

  main.on('closed', () => app.quit()) // a report that is printing in its hidden window is no reason to stay
  let closing = false
  app.on('before-quit', event => {
    if (closing) return
    closing = true
    clearInterval(watch)
    event.preventDefault()
    void running.stop().then(() => app.quit())
  })
}
