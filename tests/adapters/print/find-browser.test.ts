import { expect, test } from 'vitest'
import { findBrowser, type Machine } from '#adapters/print/find-browser.ts'

const machine = (platform: NodeJS.Platform, files: string[], env: Record<string, string> = {}): Machine => ({ platform, env, home: '/home/lin', runs: file => files.includes(file) })

test.each([
  ['win32', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }],
  ['win32', 'C:\\Users\\lin\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe', { LOCALAPPDATA: 'C:\\Users\\lin\\AppData\\Local' }],
  ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}],
  ['darwin', '/home/lin/Applications/Chromium.app/Contents/MacOS/Chromium', {}],
  ['linux', '/opt/bin/google-chrome', { PATH: 'relative:/opt/bin' }],
  ['linux', '/snap/bin/chromium', {}],
] as const)('on %s it finds %s', (platform, file, env) => expect(findBrowser(machine(platform, [file], env))).toBe(file))

test('the chosen browser goes before the installed ones, as long as it is there', () => {
  const files = ['/usr/bin/chromium', '/opt/mine']
  expect(findBrowser(machine('linux', files, { MORTISE_BROWSER: '/opt/mine' }))).toBe('/opt/mine')
  expect(findBrowser(machine('linux', files, { MORTISE_BROWSER: '/opt/gone' }))).toBe('/usr/bin/chromium')
})

test('a snap is taken only where there is nothing else', () => {
  expect(findBrowser(machine('linux', ['/snap/bin/chromium', '/usr/bin/microsoft-edge'], { PATH: '/snap/bin:/usr/bin' }))).toBe('/usr/bin/microsoft-edge')
})

test('where there is none it says so', () => expect(findBrowser(machine('linux', []))).toBeNull())
