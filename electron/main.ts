import { app } from 'electron'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultDataFolder, homeFolder } from '#adapters/system/places.ts'
import { fileAmong, waitingFile } from './opened-file.ts'
import { declareScheme } from './protocol.ts'
import { openShell } from './shell.ts'
import { confine } from './window.ts'
import { windowPrinter } from './window-printer.ts'

// The production shell: one window, one service process. It decides nothing about the college.
// Started with a plain word it is the command line instead, without a window.
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const screens = here('../renderer')
const args = ownWords()
const file = waitingFile()

const profile = join(homeFolder(), 'shell') // beside the data, and moved with them
mkdirSync(profile, { recursive: true })
app.setPath('userData', profile)
app.enableSandbox()
declareScheme()
app.on('web-contents-created', (_, contents) => confine(contents))

if (/^[a-z]+$/.test(args[0] ?? '')) {
  app.on('window-all-closed', () => undefined) // the hidden window of a print is no window to end with
  void import('../headless/terminal.ts').then(({ runInTerminal }) => runInTerminal(args, { screens, threads: new URL('.', import.meta.url), printer: windowPrinter(screens) })).then(code => app.exit(code))
} else if (!app.requestSingleInstanceLock()) {
  app.quit() // the first one hears of it, and of the file
} else {
  const given = fileAmong(args, process.cwd())
  if (given) file.offer(given)
  // macOS says which file was double-clicked; it may say so before there is a window
  app.on('open-file', (event, path) => {
    event.preventDefault()
    file.offer(path)
  })
  const dataFolder = optionOf(args, '--data') ?? process.env['MORTISE_DATA'] ?? defaultDataFolder()
  void app.whenReady().then(() => openShell({ screens, preload: here('./preload.cjs'), service: here('./service.mjs'), icon: here('./icon.png'), dataFolder, file }))
}

/** What the program was told, without itself and, where it is not installed, without Electron's own words before it. */
function ownWords(): string[] {
  const itself = app.isPackaged ? 0 : process.argv.findIndex((word, i) => i > 0 && resolve(word) === app.getAppPath())
  return process.argv.slice(itself + 1)
}

function optionOf(words: string[], name: string): string | undefined {
  const at = words.indexOf(name)
  return at < 0 ? undefined : words[at + 1]
}
