import type { Page, Route } from '@playwright/test'
import { contract } from '#contract/contract.ts'
import type { Ask } from '#contract/wire.ts'
import { MENU } from '#renderer/shell/menu.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'

const places = [...MENU.flatMap(group => group.places.map(place => place.path)), '/recovery']
/** One screen of each kind is also judged by axe; the registers are all made of one mould. */
const MAIN = ['/today', '/board', '/timetable', '/free', '/bookings', '/month', '/clashes', '/upkeep', '/utilisation', '/placements', '/compliance', '/matching', '/roster', '/attendance', '/visits', '/agreements', '/contribution', '/outcomes', '/packs', '/skills', '/registers/equipment', '/calendar', '/import', '/exchange', '/reports', '/history', '/data', '/recovery', '/settings']

/** Opens a place while the core answers no question; whether it asked any. What is missing is told, and all comes at one press. */
async function openUnanswered(app: Page, path: string, again: string): Promise<boolean> {
  let refused = 0
  const refuse = (route: Route) => {
    const asks = route.request().postDataJSON() as Ask[]
    if (!asks.every(({ name }) => name in contract.queries)) return route.fallback()
    refused += 1
    return route.fulfill({ body: asks.map((_, at) => `${JSON.stringify({ at, frame: { fault: { code: 'bug', id: '-' } } })}\n`).join('') })
  }
  await app.route('**/rpc', refuse)
  await goTo(app, path)
  await expect(app.locator('.frame-menu [aria-current=page]')).toHaveAttribute('href', `#${path}`)
  await app.evaluate(() => new Promise(requestAnimationFrame)) // by then all is asked
  await app.unrouteAll({ behavior: 'wait' })
  const button = app.getByRole('alert').getByRole('button', { name: again })
  if (refused) await button.click()
  await expect(button, path).toHaveCount(0)
  return refused > 0
}

for (const [language, theme] of [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const) {
  test.describe(`every screen (${language}, ${theme})`, () => {
    test.use({ college: 'small', language, colorScheme: theme })

    test('opens, has a heading, says every word, and can be used by everybody', async ({ app, words }) => {
      test.setTimeout(240_000)
      await expect(app.locator('html')).toHaveAttribute('data-theme', theme)
      // the screens follow each other too fast for colours that are on their way
      await app.addStyleTag({ content: '*, *::before, *::after { transition: none !important; animation: none !important }' })
      const faults: string[] = []
      let unanswered = 0
      for (const path of places) {
        // one of the two is enough, and a page of each mould
        if (theme === 'dark' || !MAIN.includes(path) || path === '/recovery') await goTo(app, path)
        else if (await openUnanswered(app, path, words('shell.again'))) unanswered += 1
        await expect(app.getByRole('main').first().getByRole('heading').first()).toBeVisible()
        await expect(app.locator('#middle').locator('.ant-spin-spinning, [aria-busy=true]')).toHaveCount(0, { timeout: 20_000 })
        // a key that nobody has worded shows as it is: `refusal.x.y`
        const unworded = (await app.getByRole('main').first().innerText()).match(/\b(field|table|tables|choice|refusal|menu|report|board|booking|register|import|today|upkeep|problem|history|storage|finding|reason|settings|compliance|placement|matching|roster|attendance|visit|agreement|rule|breach|cure|parameter|obstacle|step|outcome|outcomes|charts?|behind|dimension|indicator|value|skill|skills|pack|packs|timetable|schedule|exchange|bundle|welcome)\.[a-z][\w.]+/gi)
        if (unworded) faults.push(`${path}: ${unworded.join(' ')}`)
        if (!MAIN.includes(path)) continue
        for (const barrier of await barriers(app)) faults.push(`${path}: ${barrier}`)
      }
      expect(faults).toEqual([])
      if (theme === 'light') expect(unanswered).toBeGreaterThan(20)
    })
  })
}
