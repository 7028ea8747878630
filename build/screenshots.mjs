import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { ensureFresh, root } from './fresh.mjs'
import { findChromium } from './test-tools.mjs'

// Takes the pictures of the README from the sample college: `node build/screenshots.mjs [zh-CN|en]`.
const language = process.argv[2] ?? 'en'
const NOW = '2026-11-23T07:40'
const WORDS = { en: { book: 'Book', create: 'New booking', room: 'Workshop', title: 'Purpose', text: 'Open day of Jinyu' }, 'zh-CN': { book: '预订', create: '新建预订', room: '实训室', title: '用途', text: '金宇开放日' } }[language]

await ensureFresh(['host', 'renderer'])
const home = mkdtempSync(join(tmpdir(), 'mortise-pictures-'))
const env = { ...process.env, MORTISE_NOW: NOW, MORTISE_HOME: home }
const program = join(root, 'dist/mortise.mjs')
const data = ['--data', join(home, 'data'), '--language', language]
await new Promise(done => spawn(process.execPath, [program, 'init', '--sample', 'college', ...data], { env, stdio: 'ignore' }).once('exit', done))
const host = spawn(process.execPath, [program, 'serve', '--no-open', ...data], { env, stdio: ['ignore', 'pipe', 'inherit'] })
const link = await new Promise(done => host.stdout.on('data', chunk => done(/http:\S+/.exec(String(chunk))[0])))
const browser = await chromium.launch({ executablePath: findChromium(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, locale: language, reducedMotion: 'reduce' })
  await page.goto(link)
  await page.waitForSelector('#middle')
  await page.goto(`${new URL(link).origin}/#/board?rows=workshop&date=2026-11-23`)
  await page.waitForSelector('[data-bar]')
  await page.waitForTimeout(800)
  await page.screenshot({ path: join(root, 'docs/images/board.png') })

  await page.getByRole('button', { name: WORDS.create, exact: true }).click()
  await page.getByRole('textbox', { name: WORDS.title }).fill(WORDS.text)
  const room = page.getByRole('group', { name: WORDS.room }).getByRole('combobox')
  await room.click()
  await page.locator('.ant-select-item-option').nth(0).click()
  await page.getByRole('button', { name: WORDS.book, exact: true }).click()
  await page.waitForSelector('.refusal-ways')
  await page.locator('.refusal-ways').scrollIntoViewIfNeeded()
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(root, 'docs/images/refusal.png') })

  await page.goto(`${new URL(link).origin}/#/compliance`)
  await page.getByRole('row').filter({ hasText: 'A11' }).first().click()
  await page.waitForSelector('.side-panel')
  await page.waitForTimeout(800)
  await page.screenshot({ path: join(root, 'docs/images/rules.png') })
} finally {
  await browser.close()
  host.kill()
  rmSync(home, { recursive: true, force: true })
}
