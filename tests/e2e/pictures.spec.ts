import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'

/** The ten main screens, each as it was when somebody last looked at it and found it right. */
const SCREENS = {
  today: '/today',
  board: '/board?rows=equipment&zoom=week&date=2026-11-23',
  timetable: '/timetable',
  equipment: '/registers/equipment',
  placements: '/placements',
  compliance: '/compliance',
  roster: '/roster',
  attendance: '/attendance',
  outcomes: '/outcomes',
  contribution: '/contribution',
}
const FONT = 'Noto Sans CJK SC'

test.use({ college: 'college', language: 'zh-CN', colorScheme: 'light', viewport: { width: 1280, height: 720 }, contextOptions: { reducedMotion: 'reduce' } })

// `npx playwright test --config tests/e2e/playwright.config.ts pictures --update-snapshots` takes them anew: look at each before it is kept.
test('the ten main screens look as they did', async ({ app, browser }, info) => {
  test.setTimeout(180_000)
  const made = `chromium-${browser.version().split('.')[0]}`
  const taking = info.config.updateSnapshots === 'all' || info.config.updateSnapshots === 'changed'
  const skip = (why: string) => (console.log(`SKIPPED: ${why}`), test.skip(true, why))
  if (!(await hasFont(app, FONT))) return skip(`the pictures are written in ${FONT} (Debian: fonts-noto-cjk), which is not installed here`)
  if (!taking && !existsSync(join(import.meta.dirname, 'pictures', made))) return skip(`no pictures were taken with this ${made}; another version draws letters otherwise`)
  for (const [name, path] of Object.entries(SCREENS)) {
    await goTo(app, path)
    await expect(app.locator('#middle').locator('.ant-spin-spinning, [aria-busy=true]')).toHaveCount(0, { timeout: 30_000 })
    await expect.soft(app).toHaveScreenshot([made, `${name}.png`], { maxDiffPixels: 300, mask: [app.locator('.today-backup')] })
  }
})

/** Whether letters come out otherwise with the font than without it. */
async function hasFont(app: Page, font: string): Promise<boolean> {
  return app.evaluate(name => {
    const pen = document.createElement('canvas').getContext('2d')!
    const width = (family: string) => ((pen.font = `40px ${family}`), pen.measureText('Wil 实训 019').width)
    return width(`"${name}", monospace`) !== width('monospace')
  }, font)
}
