import { app, BrowserWindow, dialog, ipcMain, session, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultDataFolder } from '#adapters/system/places.ts'
import { say, type Language } from '#words/say.ts'
import { commands } from '../headless/commands/all.ts'
import { runInTerminal } from '../headless/terminal.ts'
import { setMenu } from './menu.ts'
import { printInHiddenWindow } from './print.ts'
import { declareScheme, serveScreens } from './protocol.ts'
import { startService, type Service } from './service-process.ts'
import { confine, denyPermissions, isOurs, openWindow } from './window.ts'
import { readWindowState, rememberWindow } from './window-state.ts'

// The production shell: one window, one service process. It decides nothing about the college.
// Started with the name of a command it is the command line instead, without a window.
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const screens = here('../renderer')
const dataFolder = optionOf(process.argv, '--data') ?? process.env['MORTISE_DATA'] ?? defaultDataFolder()

const RESTART_AFTER = 10_000 // ms: a service that is lost sooner would be lost again

const args = process.argv.slice(app.isPackaged ? 1 : 2)
if (args[0] && Object.hasOwn(commands, args[0])) void runInTerminal(args, screens).then(code => app.exit(code))
else {
  declareScheme()
  app.on('web-contents-created', (_, contents) => confine(contents))
  if (app.requestSingleInstanceLock()) void app.whenReady().then(open)
  else app.quit()
}

async function open(): Promise<void> {
  const language: Language = app.getLocale().startsWith('zh') ? 'zh-CN' : 'en'
  setMenu(language)
  denyPermissions(session.defaultSession)
  serveScreens(session.defaultSession, screens)

  const stateFile = join(app.getPath('userData'), 'window.json')
  let lastStart = 0
  let service = start()
  function start(): Service {
    lastStart = Date.now()
    return startService({
      script: here('./service.mjs'),
      folder: dataFolder,
      language,
      print: (order, signal) => printInHiddenWindow(screens, order.model, order.language, signal),
      onLost() {
        // what was acknowledged is on the disk: a new process reads it, and the window gets a new line
        if (Date.now() - lastStart < RESTART_AFTER) return app.exit(1)
        service = start()
        for (const { webContents } of BrowserWindow.getAllWindows()) handOver(webContents)
      },
    })
  }
  const handOver = (page: WebContents) => page.postMessage('port', null, [service.line()])

  const failure = await service.opened
  if (failure) {
    dialog.showErrorBox(say(language, 'dialog.cannotStart'), failure)
    return app.exit(1)
  }

  ipcMain.on('connect', event => isTrusted(event) && handOver(event.sender))
  ipcMain.handle('pickFolder', async event => {
    const owner = BrowserWindow.fromWebContents(event.sender)
    if (!isTrusted(event) || !owner) return null
    const { filePaths } = await dialog.showOpenDialog(owner, { title: say(language, 'dialog.chooseFolder'), properties: ['openDirectory', 'createDirectory'] })
    return filePaths[0] ?? null
  })

  const window = openWindow(here('./preload.cjs'), readWindowState(stateFile))
  rememberWindow(window, stateFile)
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })

  let closing = false
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', event => {
    if (closing) return
    closing = true
    event.preventDefault()
    void service.stop().then(() => app.quit())
  })
}

/** Only the main frame of our own page may speak to the shell. */
function isTrusted({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url)
}

function optionOf(args: string[], name: string): string | undefined {
  const at = args.indexOf(name)
  return at < 0 ? undefined : args[at + 1]
}
