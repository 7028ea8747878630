import { execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import { ensureFresh, root } from './fresh.mjs'
import { findChromium } from './test-tools.mjs'

// `npm run guide:images`: takes the pictures of the guide anew, in both languages, from the sample college on one and the same day.
const NOW = '2026-11-23T07:40'
const SEEN = { width: 1280, height: 720 }
const KEPT = { width: 960, height: 540 }
/** A chapter's picture: where it is taken. `{host}` is an enterprise with interns. */
const PICTURES = {
  today: '/today',
  registers: '/registers/equipment',
  board: '/board?rows=equipment&zoom=week&date=2026-11-23',
  timetable: '/timetable',
  placements: '/placements',
  compliance: '/compliance',
  roster: '/roster?host={host}',
  outcomes: '/outcomes',
  import: '/import',
  history: '/history',
}

await ensureFresh(['host', 'renderer'])
const program = join(root, 'dist/mortise.mjs')
for (const language of ['en', 'zh-CN']) await picturesIn(language)

async function picturesIn(language) {
  const home = mkdtempSync(join(tmpdir(), 'mortise-guide-'))
  const env = { ...process.env, MORTISE_NOW: NOW, MORTISE_HOME: home }
  const data = ['--data', join(home, 'data'), '--language', language]
  await promisify(execFile)(process.execPath, [program, 'init', '--sample', 'college', ...data], { env })
  const host = spawn(process.execPath, [program, 'serve', '--no-open', ...data], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const link = await new Promise(done => host.stdout.on('data', chunk => done(/http:\S+/.exec(String(chunk))[0])))
  const browser = await chromium.launch({ executablePath: findChromium(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  try {
    const context = await browser.newContext({ viewport: SEEN, locale: language, colorScheme: 'light', reducedMotion: 'reduce', timezoneId: 'Asia/Shanghai', bypassCSP: true })
    const page = await context.newPage()
    await page.addInitScript(() => localStorage.setItem('mortise.tour', 'done'))
    await page.goto(link)
    await page.locator('.frame-menu').waitFor()
    const enterprise = await hostWithInterns(page, new URL(link).origin)
    mkdirSync(join(root, 'docs/guide', language), { recursive: true })
    for (const [name, path] of Object.entries(PICTURES)) {
      await page.evaluate(to => void (location.hash = to), `#${path.replace('{host}', encodeURIComponent(enterprise))}`)
      await page.waitForTimeout(1500)
      const png = await page.screenshot()
      writeFileSync(join(root, 'docs/guide', language, `${name}.webp`), await smaller(page, png))
      console.log(`${language}/${name}`)
    }
  } finally {
    await browser.close()
    host.kill()
    rmSync(home, { recursive: true, force: true })
  }
}

async function hostWithInterns(page, origin) {
  const answer = await page.request.post(`${origin}/rpc`, { headers: { origin }, data: [{ name: 'register.list', input: { table: 'shift', most: 1 } }] })
  const [shift] = JSON.parse((await answer.text()).trim().split('\n').at(-1)).frame.value.rows
  const placement = await page.request.post(`${origin}/rpc`, { headers: { origin }, data: [{ name: 'register.get', input: { id: shift.fields.placementId } }] })
  return JSON.parse((await placement.text()).trim().split('\n').at(-1)).frame.value.fields.enterpriseId
}

/** The picture in the size in which the guide shows it, as WebP. */
async function smaller(page, png) {
  const base64 = await page.evaluate(
    async ({ source, width, height }) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob(), { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' })
      const canvas = Object.assign(document.createElement('canvas'), { width, height })
      canvas.getContext('2d').drawImage(image, 0, 0)
      return canvas.toDataURL('image/webp', 0.72).split(',')[1]
    },
    { source: png.toString('base64'), ...KEPT },
  )
  return Buffer.from(base64, 'base64')
}
