import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chapterOf, CHAPTERS } from '#renderer/guide/chapters.ts'
import { MENU } from '#renderer/shell/menu.ts'
import { SHORTCUTS } from '#renderer/shell/shortcuts.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

for (const language of languagesOf(import.meta.url)) {
  test.describe(`help (${language})`, () => {
    test.use({ college: 'small', language })

    test('F1 opens the chapter about the page, on every page of the menu, and leaves the page as it is', async ({ app, words }) => {
      test.setTimeout(180_000)
      const drawer = app.getByRole('dialog', { name: words('help.title') })
      for (const { path } of MENU.flatMap(group => group.places)) {
        await goTo(app, path)
        await app.keyboard.press('F1')
        await expect(drawer.getByRole('heading', { level: 2 }), path).toHaveText(words(`guide.${chapterOf(path)}`))
        await app.keyboard.press('Escape')
        await expect(drawer).toHaveCount(0)
        expect(await app.evaluate(() => location.hash)).toContain(path)
      }
      await goTo(app, '/board')
      await app.getByRole('button', { name: words('help.open') }).click()
      const picture = drawer.locator('.guide img').first()
      await picture.scrollIntoViewIfNeeded()
      await expect.poll(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(500)
      expect(await barriers(app)).toEqual([])
      await drawer.getByRole('link', { name: words('help.whole') }).click()
      await expect(app).toHaveURL(/\/help\/board/)
    })

    test('the whole guide has every chapter, is found by Ctrl+K, and its links lead to their pages', async ({ app, words }) => {
      await goTo(app, '/help')
      await expect(app.getByRole('navigation', { name: words('help.chapters') }).getByRole('link')).toHaveText(CHAPTERS.map(c => words(`guide.${c.key}`)))
      expect(await barriers(app)).toEqual([])
      await app.keyboard.press('Control+k')
      await app.getByRole('combobox', { name: words('find.title') }).fill(words('guide.roster'))
      const line = app.getByRole('option').filter({ hasText: words('find.kind.help') }).first()
      await expect(line).toContainText(words('guide.roster'))
      await line.click()
      await expect(app.getByRole('article').getByRole('heading').first()).toHaveText(words('guide.roster'))
      await app.getByRole('navigation', { name: words('help.chapters') }).getByRole('link', { name: words('guide.start'), exact: true }).click()
      const links = [...readFileSync(join('docs/guide', language, 'start.md'), 'utf8').matchAll(/\]\(#(\/[^)]+)\)/g)].map(m => m[1]!)
      await app.getByRole('article').getByRole('link').first().click()
      await expect.poll(() => app.evaluate(() => location.hash)).toBe(`#${links[0]}`)
    })

    test('? shows every key, and is a sign where somebody types', async ({ app, words }) => {
      await goTo(app, '/registers/programme')
      await app.locator('main').first().click({ position: { x: 3, y: 3 } })
      await app.keyboard.press('?')
      const sheet = app.getByRole('dialog', { name: words('keys.title') })
      for (const { id } of SHORTCUTS) await expect(sheet.getByRole('term').filter({ hasText: words(`shortcut.${id}`) }).first()).toBeAttached()
      await expect(sheet.getByRole('term')).toHaveCount(SHORTCUTS.length)
      expect(await barriers(app)).toEqual([])
      await app.keyboard.press('Escape')
      await expect(sheet).toHaveCount(0)
      const find = app.getByRole('searchbox').or(app.getByRole('textbox')).first()
      await find.focus()
      await app.keyboard.type('?')
      await expect(find).toHaveValue('?')
      await expect(sheet).toHaveCount(0)
    })
  })

  test.describe(`the tour (${language})`, () => {
    test.use({ college: 'small', language, tour: true })

    test('has four steps by the keyboard alone, in nobody’s way, and never comes again by itself', async ({ app, words }) => {
      await goTo(app, '/today')
      const tour = app.getByRole('complementary', { name: words('tour.title') })
      for (const [i, key] of ['today', 'find', 'undo', 'help'].entries()) {
        await expect(tour.getByRole('heading')).toHaveText(words(`tour.${key}`))
        await expect(app.locator('.tour-shows')).toHaveCount(1)
        if (i === 0) {
          await expect(app.getByRole('button', { name: words('report.page.print'), exact: true })).toBeEnabled() // all of the page is there
          expect(await barriers(app)).toEqual([])
        }
        await tour.getByRole('button').last().press('Enter')
      }
      await expect(tour).toHaveCount(0)
      await app.reload()
      await expect(app.getByRole('main').first()).toBeVisible()
      await expect(app.locator('.frame-menu')).toBeVisible()
      await expect(tour).toHaveCount(0)
      await app.keyboard.press('F1')
      await app.getByRole('button', { name: words('tour.again') }).click()
      await expect(tour).toBeVisible()
      await tour.getByRole('button', { name: words('tour.skip') }).focus()
      await app.keyboard.press('Escape')
      await expect(tour).toHaveCount(0)
      await expect(app.locator('.tour-shows')).toHaveCount(0)
    })
  })
}
