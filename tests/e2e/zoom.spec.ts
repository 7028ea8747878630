import { MENU } from '#renderer/shell/menu.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

const places = [...MENU.flatMap(group => group.places.map(place => place.path)), '/help/board', '/recovery']

for (const language of languagesOf(import.meta.url)) {
  test.describe(`at 200 % (${language})`, () => {
    // 1280 × 720 at 200 %
    test.use({ college: 'small', language, viewport: { width: 640, height: 360 } })

    test('no page is wider than the window, and no control lies where nobody can come', async ({ app }) => {
      test.setTimeout(180_000)
      const faults: string[] = []
      for (const path of places) {
        await goTo(app, path)
        await expect(app.getByRole('main').first().getByRole('heading').first()).toBeVisible()
        await expect(app.locator('#middle').locator('.ant-spin-spinning, [aria-busy=true]')).toHaveCount(0, { timeout: 20_000 })
        const found = await app.evaluate(() => {
          const wider = ['html', '.frame-head', '#middle'].filter(name => {
            const box = document.querySelector(name)
            return box !== null && box.scrollWidth > box.clientWidth + 1
          })
          /** whether somebody can scroll there */
          const scrolls = (element: Element): boolean => {
            for (let above = element.parentElement; above; above = above.parentElement) {
              const { overflowX } = getComputedStyle(above)
              if ((overflowX === 'auto' || overflowX === 'scroll') && above.scrollWidth > above.clientWidth) return true
            }
            return false
          }
          const lost = [...document.querySelectorAll('button, a, input, textarea, [role=button], [role=combobox], [role=radio]')].filter(control => {
            const { left, right, width, height } = control.getBoundingClientRect()
            return width > 1 && height > 1 && (right < 1 || left > innerWidth - 1 || left < -1 || right > innerWidth + 1) && !control.matches('.skip-link') && !scrolls(control)
          })
          return [...wider.map(name => `${name} is wider`), ...lost.slice(0, 3).map(c => `lost: ${(c.textContent || c.getAttribute('aria-label') || c.tagName).slice(0, 30)}`)]
        })
        faults.push(...found.map(fault => `${path}: ${fault}`))
      }
      expect(faults).toEqual([])
    })

    test('the menu comes when it is called, by the keyboard as well, and goes when a page is chosen', async ({ app, words }) => {
      await goTo(app, '/today')
      const menu = app.getByRole('navigation', { name: words('shell.menu') })
      await expect(menu).toBeHidden()
      const button = app.getByRole('button', { name: words('shell.menu') })
      await button.focus()
      await app.keyboard.press('Enter')
      await expect(menu).toBeVisible()
      expect(await barriers(app)).toEqual([])
      await app.keyboard.press('Escape')
      await expect(menu).toBeHidden()
      await button.click()
      await menu.getByRole('link', { name: words('menu.upkeep') }).click()
      await expect(app).toHaveURL(/\/upkeep/)
      await expect(menu).toBeHidden()
    })
  })
}

test.describe('with less motion', () => {
  test.use({ college: 'small' })

  test('nothing moves when a panel, the palette, the guide or the sheet of keys opens', async ({ app, words }) => {
    await app.emulateMedia({ reducedMotion: 'reduce' })
    await goTo(app, '/registers/programme?id=new')
    await expect(app.getByRole('complementary')).toBeVisible()
    const moving = () => app.evaluate(() => document.getAnimations().filter(a => a.playState === 'running' && Number(a.effect?.getTiming().duration) > 1).length)
    expect(await moving()).toBe(0)
    for (const [keys, opened] of [['Control+k', app.getByRole('combobox', { name: words('find.title') })], ['F1', app.getByRole('dialog', { name: words('help.title') })]] as const) {
      await app.keyboard.press(keys)
      await expect(opened).toBeVisible()
      expect(await moving(), keys).toBe(0)
      await app.keyboard.press('Escape')
      await expect(opened).toHaveCount(0)
    }
  })
})
