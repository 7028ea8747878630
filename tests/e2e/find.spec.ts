import type { Page } from '@playwright/test'
import { say } from '#words/say.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

type Words = (key: string, facts?: Record<string, unknown>) => string

async function open(app: Page, words: Words) {
  await app.keyboard.press('Control+k')
  const field = app.getByRole('combobox', { name: words('find.title') })
  await expect(field).toBeFocused()
  return field
}
const chosen = (app: Page) => app.getByRole('option', { selected: true })

for (const language of languagesOf(import.meta.url)) {
  test.describe(`find (${language})`, () => {
    test.use({ college: 'small', language })

    test('finds a record by its characters, its pinyin, its first letters and with a slip, and opens it by the keyboard alone', async ({ app, words, ask }) => {
      await ask('register.save', { table: 'enterprise', fields: { name: '钱塘江精密仪器有限公司' } })
      await goTo(app, '/today')
      for (const typed of ['精密仪器', 'qiantangjiang', 'qtjjmyq', 'qiantanjiang']) {
        const field = await open(app, words)
        await app.keyboard.type(typed)
        const option = app.getByRole('option').filter({ hasText: '钱塘江精密仪器有限公司' })
        await expect(option, typed).toBeVisible()
        await expect(option).toContainText(words('table.enterprise'))
        await expect(field).toHaveAttribute('aria-expanded', 'true')
        for (let step = 0; (await option.getAttribute('aria-selected')) !== 'true'; step++) {
          expect(step, 'lines above it').toBeLessThan(10)
          await app.keyboard.press('ArrowDown')
        }
        await app.keyboard.press('Enter')
        await expect(app).toHaveURL(/registers\/enterprise\?id=/)
        await expect(app.getByRole('complementary').getByRole('heading', { name: '钱塘江精密仪器有限公司' })).toBeVisible()
        await goTo(app, '/today')
      }
    })

    test('finds pages and commands by their words, does a command, and closes by Esc with the focus where it was', async ({ app, words, ask }) => {
      await goTo(app, '/today')
      const field = await open(app, words)
      expect(await barriers(app)).toEqual([])
      await app.keyboard.type(words('menu.upkeep').slice(0, 4))
      await expect(chosen(app)).toHaveText(new RegExp(words('menu.upkeep')))
      await expect(field).toHaveAttribute('aria-activedescendant', (await chosen(app).getAttribute('id'))!)
      await app.keyboard.press('Enter')
      await expect(app).toHaveURL(/\/upkeep/)

      await ask('register.save', { table: 'programme', fields: { name: 'Taken back by find' } })
      await open(app, words)
      await app.keyboard.type(words('find.command.undo'))
      await expect(chosen(app)).toContainText(words('find.kind.command'))
      await app.keyboard.press('Enter')
      await expect.poll(async () => JSON.stringify(await ask('register.list', { table: 'programme' }))).not.toContain('Taken back by find')

      await open(app, words)
      await app.keyboard.type('zzqqxx')
      await expect(app.getByText(words('find.nothing', { text: 'zzqqxx' }))).toBeVisible()
      expect(await barriers(app)).toEqual([])
      await app.keyboard.press('Escape')
      await expect(app.getByRole('combobox', { name: words('find.title') })).toHaveCount(0)

      const other = language === 'en' ? 'zh-CN' : 'en'
      await open(app, words)
      await app.keyboard.type(words('find.command.language').slice(0, 7))
      await expect(chosen(app)).toContainText(words('find.command.language'))
      await app.keyboard.press('Enter')
      await expect(app.locator('html')).toHaveAttribute('lang', other)
      await expect(app.getByRole('button', { name: say(other, 'find.button') })).toBeVisible()
    })

    test('Enter that ends the composition of a character opens nothing', async ({ app, words }) => {
      await goTo(app, '/today')
      const field = await open(app, words)
      const input = await app.context().newCDPSession(app)
      await input.send('Input.imeSetComposition', { text: 'gongye', selectionStart: 6, selectionEnd: 6 })
      await expect(field).toHaveValue('gongye')
      await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
      await expect(field).toBeVisible()
      await expect(app).toHaveURL(/\/today/)
      await field.fill(words('menu.upkeep'))
      await expect(app.getByRole('option').first()).toBeVisible()
      await field.press('Enter')
      await expect(field).toHaveCount(0)
    })
  })
}
