import { chromium, expect, test } from '@playwright/test'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { root } from '../../build/fresh.mjs'
import config from './playwright.config.ts'
import { askerOf, startHost } from './mortise.ts'
import { askedOutside, requestsOutside, watched } from './outside.ts'

/** Five people who are nowhere else in the world. */
const PEOPLE = ['欧阳柒叁', '司徒捌肆', '诸葛玖伍', '尉迟陆贰', '澹台伍玖'].map((name, i) => ({
  number: `7731990${i}`,
  name,
  phone: `1997731990${i}`,
  guardianName: `${name}之母`,
  email: `canary${i}@qx7731.example`,
  note: `${name}对花生过敏`,
}))
const CANARIES = PEOPLE.flatMap(({ number, name, phone, email }) => [number, name, phone, email])

/** What a text looks like on a disk. */
const FORMS = CANARIES.map(text => ({ text, forms: [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(Buffer.from(text).toString('base64').slice(0, -4)), Buffer.from(encodeURIComponent(text))] }))

/** Files below a folder in which one of the people can be found, packed or not. */
function hits(folder: string, except: readonly string[]): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    if (except.includes(path)) return []
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory()) return hits(path, except)
    if (!found?.isFile()) return []
    const bytes = readFileSync(path)
    const all = bytes[0] === 0x1f && bytes[1] === 0x8b ? Buffer.concat([bytes, gunzipSync(bytes)]) : bytes
    return FORMS.flatMap(({ text, forms }) => (forms.some(form => all.includes(form)) ? [`${path}: ${text}`] : []))
  })
}

test('people who are entered, looked for, changed and exported are found nowhere outside the data folder; under a password not in it either', async () => {
  test.slow()
  const home = mkdtempSync(join(tmpdir(), 'mortise-canary-'))
  const folder = join(home, 'data')
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = join(home, 'tmp') // of the host, of the browser, of the browser that prints
  mkdirSync(process.env['TMPDIR'])
  try {
    const { launchOptions } = config.use!
    const context = await chromium.launchPersistentContext(join(home, 'profile'), { ...launchOptions, locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
    const asked = requestsOutside(context)
    const page = await context.newPage()
    let { child, link } = await startHost(folder, home)
    await page.goto(link)
    await expect(page.getByRole('main').first()).toBeVisible()
    let ask = askerOf(page, new URL(link).origin)
    await ask('college.setup', { name: '江州职业技术学院', term: { name: '2026 秋', start: '2026-08-31', weeks: 20 } })
    for (const fields of PEOPLE) expect(await ask('register.save', { table: 'student', fields })).toMatchObject({ warnings: [] })
    await page.reload()
    await page.evaluate(() => void (location.hash = '#/registers/student'))
    await expect(page.getByText(PEOPLE[0]!.name).first()).toBeVisible()
    await page.keyboard.press('Control+K')
    await page.keyboard.type(PEOPLE[1]!.name)
    await page.waitForTimeout(800)
    await page.keyboard.press('Escape')
    await page.evaluate(() => void (location.hash = '#/history'))
    await page.waitForTimeout(800)
    await ask('files.export', { table: 'student', format: 'xlsx', language: 'zh-CN' })
    await ask('report.pdf', { name: 'equipment', language: 'zh-CN' }) // the browser that prints has files of its own
    await ask('register.save', { table: 'student', fields: { number: PEOPLE[0]!.number, name: PEOPLE[0]!.name } }) // refused, or warned of
    child.kill('SIGKILL') // while it is at work
    await new Promise(done => child.once('exit', done))
    ;({ child, link } = await startHost(folder, home))
    await page.goto(link)
    await page.evaluate(() => void (location.hash = '#/registers/student'))
    await expect(page.getByText(PEOPLE[0]!.name).first()).toBeVisible()
    ask = askerOf(page, new URL(link).origin)
    await ask('storage.backup')
    expect(hits(folder, []).length, 'they are in the data folder').toBeGreaterThan(0)
    await context.close()
    child.kill('SIGTERM')
    await new Promise(done => child.once('exit', done))
    const outside = hits(home, [folder, `${folder}-backups`]).map(hit => relative(home, hit))
    expect(outside).toEqual([])

    const run = (...args: string[]) => promisify(execFile)(process.execPath, [join(root, 'dist/mortise.mjs'), ...args, '--data', folder], { env: { ...process.env, ...watched(home), MORTISE_HOME: home, MORTISE_PASSWORD: 'correct horse' } })
    await run('run', 'protection.set', '{"password":"correct horse"}')
    await run('run', 'protection.dropOpenBackups', '{}')
    await run('verify')
    expect(hits(home, []).map(hit => relative(home, hit))).toEqual([])
    expect([...asked, ...askedOutside(home)], 'asked of another computer').toEqual([])
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
  }
})
