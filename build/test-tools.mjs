import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A Chromium, Chrome or Edge for the journeys; null where there is none. `MORTISE_BROWSER` goes before all others. */
export function findChromium() {
  if (process.env.MORTISE_BROWSER && existsSync(process.env.MORTISE_BROWSER)) return process.env.MORTISE_BROWSER
  const programs = [
    ...onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap(place => [join(place, 'Google/Chrome/Application/chrome.exe'), join(place, 'Microsoft/Edge/Application/msedge.exe')]),
  ]
  return programs.find(existsSync) ?? null
}

export function hasCjkFont() {
  if (process.platform !== 'linux') return true // Windows and macOS come with one
  return /\S/.test(spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout ?? '')
}

/** What the tests need and this machine lacks, with the Debian package that brings it. */
export function missingTools() {
  return [
    { debian: 'chromium', why: 'a Chromium, Chrome or Edge', there: findChromium() !== null },
    { debian: 'fontconfig fonts-noto-cjk', why: 'a font with Chinese characters', there: hasCjkFont() },
    { debian: 'poppler-utils', why: 'pdftotext and pdftoppm, which read the printed PDFs', there: onPath(['pdftotext']).length > 0 },
  ].filter(tool => !tool.there)
}

function onPath(names) {
  return (process.env.PATH ?? '').split(delimiter).filter(Boolean).flatMap(folder => names.map(name => join(folder, process.platform === 'win32' ? `${name}.exe` : name))).filter(existsSync)
}
