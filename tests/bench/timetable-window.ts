import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { BrowserContext } from 'playwright-core'
import { measurement, type Bench } from './report.ts'
import { inBrowser } from './serving.ts'
import { framesSeen, watchFrames } from './timetable-page.ts'

const PROGRAM = 'dist/mortise.mjs'
/** Before the term, so that all of it is scheduled. */
const NOW = '2026-08-20T08:00'
/** No frame may take longer, in milliseconds. */
const PROMISED = 50
const STEPS = 40

/**
 * The window of the automatic timetable while the term of the sample college is scheduled, everything anew, beside it: somebody goes on
 * looking through the requests. Wall time of each frame, in an installed Chromium through the loopback host.
 */
export const timetableWindow: Bench = async ({ seed, instances }) => {
  if (instances && !instances.includes('window')) return []
  const home = mkdtempSync(join(tmpdir(), 'mortise-bench-'))
  const data = join(home, 'data')
  const env = { ...process.env, MORTISE_NOW: NOW, MORTISE_HOME: home }
  const prepare = () => promisify(execFile)(process.execPath, [PROGRAM, 'init', '--data', data, '--sample', 'college', '--language', 'en'], { env })
  try {
    return await inBrowser({ program: PROGRAM, data, env, left: 'timetable window:', prepare }, (context, link) => measure(context, link, seed))
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function measure(context: BrowserContext, link: string, seed: number) {
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('a[href$="timetable"]').first().click()
  const requests = page.getByRole('grid')
  await requests.locator('[role=row]').nth(1).waitFor()
  await page.keyboard.press('Alt+s')
  await page.getByRole('radio').nth(1).check()
  await page.keyboard.press('Control+s')
  await page.locator('.schedule-curve').waitFor()
  await page.evaluate(watchFrames)
  await requests.focus()
  for (let i = 0; i < STEPS; i++) {
    await page.keyboard.press(i % 4 === 3 ? 'PageDown' : 'ArrowDown')
    await page.waitForTimeout(100)
  }
  const seen = await page.evaluate(framesSeen)
  const isRunning = await page.locator('.schedule-curve').isVisible()
  if (!isRunning) throw new Error('the search ended before the window was measured')
  return [
    measurement(
      {
        subject: 'timetable',
        what: 'the window while the sample college’s term is scheduled beside it: its longest frame',
        unit: 'ms',
        ours: { name: 'Mortise', value: seen.longest },
        seed,
        answers: `${seen.frames} frames; the longest task ${seen.task ? `${Math.round(seen.task)} ms` : 'below 50 ms'}`,
      },
      [],
      () => [{ text: `no frame over ${PROMISED} ms`, met: seen.longest <= PROMISED }],
    ),
  ]
}
