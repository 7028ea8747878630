import { execFile, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../build/fresh.mjs'
import { expect, FLAGS, program, test } from './desktop.ts'
import { NOW } from './mortise.ts'
import { askedOutside, watched } from './outside.ts'
import { BookingForm, goTo, textOfPdf } from './screens.ts'

// The real shell, where there is a runtime and a display; elsewhere each says why it is skipped. What needs no runtime is tested in tests/electron.

test('the window opens at the first screen, isolated', async ({ app }) => {
  expect(app.url()).toMatch(/^app:\/\/mortise\/index\.html/)
  expect(await app.evaluate(() => [typeof process, typeof require, Object.keys(window.mortise ?? {}).sort().join()])).toEqual(['undefined', 'undefined', 'connect,openedFile,pickFolder,speak'])
})

test('what a process or a page of the window asks of another computer is found out, and a page does not reach it', async ({ app, electron, home, outside }) => {
  expect(await app.evaluate(() => fetch('https://mortise.invalid/').then(() => 'reached', () => 'blocked'))).toBe('blocked')
  outside.length = 0 // it is seen where the session stops it, and not where the page's own policy does
  await electron.evaluate(() => void process.getBuiltinModule('node:net').connect(9, '192.0.2.1').on('error', () => undefined))
  await expect.poll(() => askedOutside(home, { forget: true })).toEqual(['connection 192.0.2.1'])
})

test('a machine is booked, and is still booked after the service was lost', async ({ workshop, app, electron, words }) => {
  await goTo(app, '/board?rows=workshop&date=2026-11-28&zoom=day')
  const form = new BookingForm(app, words)
  await form.open()
  await form.title.fill('Open day')
  await form.room(workshop)
  await form.book()
  await form.waysOut.first().click() // the room is taken, another time is offered
  await goTo(app, '/bookings')
  await expect(app.getByText('Open day').first()).toBeVisible()

  const pid = await electron.evaluate(({ app: shell }) => shell.getAppMetrics().find(m => m.name === 'Mortise')!.pid)
  await new Promise(done => setTimeout(done, 11_000)) // one that is lost sooner would be asked about
  process.kill(pid)
  await expect.poll(() => electron.evaluate(({ app: shell }) => shell.getAppMetrics().find(m => m.name === 'Mortise')?.pid ?? 0)).not.toBe(pid)
  await goTo(app, '/clashes')
  await goTo(app, '/bookings')
  await expect(app.getByText('Open day').first()).toBeVisible()
})

test('the menu speaks the language of the window', async ({ app, electron }) => {
  const labels = () => electron.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items.map(item => item.label).join())
  await expect.poll(labels).toContain('File')
  await app.getByRole('button', { name: '中文' }).click()
  await expect.poll(labels).toContain('文件')
})

test('a page that goes down comes back where it was', async ({ app, electron }) => {
  await goTo(app, '/bookings')
  const state = () => electron.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]!.webContents
    return `${page.isCrashed() ? 'down' : 'up'} ${new URL(page.getURL()).hash}`
  })
  await electron.evaluate(({ BrowserWindow }) => void setTimeout(() => BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer(), 0))
  await expect.poll(state).toMatch(/^up #\/bookings/)
})

test('a second start hands its file to the first and ends', async ({ app, home }) => {
  const file = join(home, 'Chen-0612.mortise')
  writeFileSync(file, 'x')
  const second = spawn(program, [...FLAGS, root, file], { env: { ...process.env, ...watched(home), MORTISE_NOW: NOW, MORTISE_HOME: home }, stdio: 'ignore' })
  expect(await new Promise(done => second.once('exit', done))).toBe(0)
  await expect(app).toHaveURL(/#\/exchange\?view=bring/)
})

test('a report is printed by the program itself, without a browser', async ({ home }) => {
  const out = join(home, 'equipment.pdf')
  await promisify(execFile)(program, [...FLAGS, root, 'report', 'equipment', '--data', join(home, 'data'), '--language', 'en', '--out', out], { env: { ...process.env, ...watched(home), MORTISE_NOW: NOW, MORTISE_HOME: home, MORTISE_BROWSER: '/none' } })
  expect((await textOfPdf(out)).length).toBeGreaterThan(500)
})
