import { writeFileSync } from 'node:fs'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo, textOfPdf } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

for (const language of languagesOf(import.meta.url)) {
  test.describe(`settings (${language})`, () => {
    test.use({ college: 'small', language })

    test('the college’s own words stand in the menu, in registers and on paper, and are taken back by undo', async ({ app, words, ask }, info) => {
      await goTo(app, '/settings')
      const own = language === 'en' ? 'Major' : '系部'
      const [field, usual] = language === 'en' ? (['terms.en', 'programme'] as const) : (['terms.zh', '专业'] as const)
      const word = app.getByRole('textbox', { name: `${usual}: ${words(field)}`, exact: true })
      await word.fill(own)
      const kept = () => ask('draft.get', { place: 'settings:terms' })
      await expect.poll(async () => JSON.stringify(await kept())).toContain(own)
      await word.press('Enter')
      await expect(app.locator('.ant-message').getByText(words('ui.saved'))).toBeVisible()
      await expect.poll(kept).toBeNull()
      await goTo(app, '/registers/classGroup')
      await expect(app.getByRole('columnheader', { name: own }).or(app.locator('.register-head').getByText(own, { exact: true })).first()).toBeVisible()
      await goTo(app, '/registers/programme')
      await expect(app.getByRole('main').getByRole('heading').first()).toHaveText(language === 'en' ? 'Majors' : own)
      const pdf = (await ask('report.pdf', { name: 'equipment', params: {}, language })) as { base64: string }
      const file = info.outputPath('equipment.pdf')
      writeFileSync(file, Buffer.from(pdf.base64, 'base64'))
      expect(await textOfPdf(file)).not.toContain(language === 'en' ? 'rogramme' : '专业')
      const template = (await ask('files.export', { table: 'classGroup', format: 'csv', language })) as { base64: string }
      expect(Buffer.from(template.base64, 'base64').toString('utf8')).toContain(own)

      await app.locator('main').first().click({ position: { x: 4, y: 4 } })
      await app.keyboard.press('Control+z')
      await expect(app.getByRole('main').getByRole('heading').first()).toHaveText(words('tables.programme'))
    })

    test('one page leads to everything that is set, without barriers', async ({ app, words }) => {
      await goTo(app, '/settings')
      expect(await barriers(app)).toEqual([])
      const links = app.locator('.settings-places a')
      const paths = await links.evaluateAll(all => all.map(a => a.getAttribute('href')!.slice(1)))
      expect(paths.length).toBeGreaterThan(8)
      for (const path of paths) {
        await goTo(app, path)
        await expect(app.getByRole('main').first().getByRole('heading').first()).toBeVisible()
        expect(await app.evaluate(() => location.hash)).toContain(path.split('?')[0]!)
        await expect(app.getByText(words('shell.broken.title'))).toHaveCount(0)
      }
    })
  })
}
