import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { askedOutside, requestsOutside } from './outside.ts'
import { askerOf, expect, startHost, test as base, type Ask, withoutTour } from './mortise.ts'

export { expect }
/** A second computer, on an empty data folder of its own. */
export type Computer = { page: Page; ask: Ask; folder: string }

export const test = base.extend<{ laptop: Computer }>({
  laptop: async ({ browser, language, colorScheme }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'mortise-laptop-'))
    const folder = join(home, 'data')
    const { child, link } = await startHost(folder, home)
    const context = await browser.newContext({ locale: language, colorScheme, acceptDownloads: true, timezoneId: 'Asia/Shanghai', viewport: { width: 1280, height: 720 } })
    const outside = requestsOutside(context)
    await withoutTour(context)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', error => faults.push(error.message))
    page.on('console', message => message.type() === 'error' && faults.push(message.text()))
    await page.goto(link)
    await expect(page.getByRole('main').first()).toBeVisible()
    await use({ page, ask: askerOf(page, new URL(link).origin), folder })
    expect(faults, 'errors in the console of the second computer').toEqual([])
    expect(outside, 'asked by the second computer of another one').toEqual([])
    await context.close()
    child.kill('SIGTERM')
    await new Promise(done => (child.exitCode === null ? child.once('exit', done) : done(null)))
    expect(askedOutside(home)).toEqual([])
    rmSync(home, { recursive: true, force: true })
  },
})

/** Presses what hands a file over, and keeps the file at a path. */
export async function downloaded(page: Page, press: () => Promise<void>, path: string): Promise<string> {
  const coming = page.waitForEvent('download', { timeout: 60_000 })
  await press()
  await (await coming).saveAs(path)
  return path
}

/** What a job that writes a file handed over, as a file on the disk. */
export function keep(sent: unknown, path: string): string {
  const { file } = sent as { file: { base64: string } }
  writeFileSync(path, Buffer.from(file.base64, 'base64'))
  return path
}
