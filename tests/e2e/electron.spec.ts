import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { root } from '../../build/fresh.mjs'

const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
const program = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron')
const reason = !existsSync(program) ? 'no Electron runtime' : process.platform === 'linux' && !process.env['DISPLAY'] ? 'no display' : null

test('the Electron window opens at the first screen, isolated', async ({}, info) => {
  if (reason) console.log(`skipped: ${reason}`)
  test.skip(reason !== null, reason ?? '')
  const app = await _electron.launch({ executablePath: program, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, '--data', info.outputPath('data')] })
  const page = await app.firstWindow()
  await expect(page.getByRole('main').first()).toBeVisible()
  expect(await page.evaluate(() => [typeof process, typeof require, Object.keys(window.mortise ?? {}).sort().join()])).toEqual(['undefined', 'undefined', 'connect,pickFolder'])
  await app.close()
})
