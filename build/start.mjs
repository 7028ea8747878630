import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ensureFresh, root } from './fresh.mjs'

// `npm start`: the Electron window where it can be had, else the same app in an installed browser, else its address.
// Every wait has an end, and every way out says in one line why it was taken.

const PROBE_LIMIT = 8_000 // ms until the download server must have answered
const DOWNLOAD_LIMIT = 240_000 // ms for about 110 MB
const START_LIMIT = 15_000 // ms: an Electron that ends sooner with an error has not shown its window

const args = process.argv.slice(2)
const note = text => process.stderr.write(`${text}\n`)
const zh = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || Intl.DateTimeFormat().resolvedOptions().locale)
const tell = (en, chinese) => note(zh ? chinese : en)

await main().catch(error => {
  note(error.message)
  process.exitCode = 1
})

async function main() {
  await ensureFresh(['host', 'renderer'])
  const electron = hasDisplay() ? await electronRuntime() : null
  if (!hasDisplay()) tell('No display: serving the app without a window.', '没有图形界面：不开窗口，只提供网址。')
  if (electron && (await runElectron(electron))) return
  process.argv.splice(1, process.argv.length, join(root, 'dist/mortise.mjs'), 'serve', ...(hasDisplay() ? [] : ['--no-open']), ...args)
  await import(new URL('../dist/mortise.mjs', import.meta.url).href)
}

function hasDisplay() {
  if (process.platform === 'win32' || process.platform === 'darwin') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** The path of the Electron program; null, after one line that says why, where it can't be had. */
async function electronRuntime() {
  if (process.env.MORTISE_WINDOW === 'browser') return null
  const folder = electronFolder()
  if (!folder) return tell('Electron is not installed; opening the app in a browser window.', '未安装 Electron，改用浏览器窗口打开。') ?? null
  const found = electronProgram(folder)
  if (found) return found
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 12)) {
    tell(
      `The Electron window is not downloaded yet, and its downloader wants Node 22.12 or newer (this is ${process.versions.node}); opening the app in a browser window.`,
      `Electron 尚未下载，其下载程序需要 Node 22.12 或更高版本（当前 ${process.versions.node}），改用浏览器窗口打开。`,
    )
    return null
  }
  if (!(await answers(process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || 'https://github.com/'))) {
    tell('The Electron window can not be downloaded here (no answer from the download server); opening the app in a browser window.', '此处无法下载 Electron（下载服务器无应答），改用浏览器窗口打开。')
    return null
  }
  tell('Downloading the Electron window, once (about 110 MB) …', '正在下载 Electron（仅此一次，约 110 MB）…')
  const code = await finished(spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' }), DOWNLOAD_LIMIT)
  const program = electronProgram(folder)
  if (code === 0 && program) return program
  tell('The Electron window could not be downloaded; opening the app in a browser window.', 'Electron 下载失败，改用浏览器窗口打开。')
  return null
}

function electronFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return null
  }
}

function electronProgram(folder) {
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }
  const pathFile = join(folder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : (names[process.platform] ?? 'electron')
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name)
  return existsSync(program) ? program : null
}

async function answers(address) {
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT) })
    return true
  } catch {
    return false
  }
}

/** The exit code; null when it was ended by a signal, by the limit, or never ran. */
function finished(child, limit) {
  return new Promise(done => {
    const timer = limit && setTimeout(() => child.kill('SIGKILL'), limit)
    const end = code => {
      clearTimeout(timer)
      done(code)
    }
    child.once('error', () => end(null))
    child.once('exit', end)
  })
}

/** Runs the window until it is closed. False, after one line, when Electron ended at once with an error. */
async function runElectron(program) {
  const began = Date.now()
  const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(program, [...rootFlags, root, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr?.on('data', chunk => (complaint = (complaint + chunk).slice(-2000)))
  const forward = signal => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward)
  const code = await finished(child)
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, forward)
  if (code === 0 || Date.now() - began > START_LIMIT) return true
  const reason = complaint.split('\n').find(line => line.trim()) ?? `exit code ${code}`
  tell(`The Electron window did not start (${reason.trim().slice(0, 200)}); opening the app in a browser window.`, `Electron 未能启动（${reason.trim().slice(0, 200)}），改用浏览器窗口打开。`)
  return false
}
