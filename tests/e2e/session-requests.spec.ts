import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { choose, goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

type View = { ids: string[]; rows: { id: string; fields: Record<string, unknown> }[]; total: number }

for (const language of languagesOf(import.meta.url)) {
  test.describe(`session requests (${language})`, () => {
    test.use({ college: 'small', language, viewport: { width: 1280, height: 720 } })

    test('are listed with what they need, filled in line by line, checked, and taken back', async ({ app, words, ask }) => {
      const field = (name: string) => words(`field.sessionRequest.${name}`)
      const ids = async () => ((await ask('register.view', { table: 'sessionRequest', language })) as View).ids
      const before = (await ids()).length
      await goTo(app, '/registers/sessionRequest')
      const list = app.getByRole('grid', { name: words('tables.sessionRequest') })
      await expect(list.getByText(language === 'en' ? / ×\d+/ : /×\d+/).first()).toBeVisible()

      await app.getByRole('button', { name: words('register.add', { table: words('table.sessionRequest') }) }).click()
      const form = app.getByRole('complementary', { name: words('register.new', { table: words('table.sessionRequest') }) })
      await form.getByRole('textbox', { name: field('title') }).fill('Turning')
      await form.getByRole('button', { name: words('request.need.add') }).click()
      await form.getByRole('combobox', { name: `${words('request.need.kind')} 1` }).fill('ck61')
      await app.locator('.ant-select-item-option').filter({ hasText: 'CK6136i' }).click()
      await form.getByRole('spinbutton', { name: `${words('request.need.pieces')} 1` }).fill('3')
      await form.getByRole('button', { name: words('request.span.add') }).click()
      await form.getByRole('textbox', { name: field('weeks') }).fill('1-15单')
      await form.getByRole('spinbutton', { name: field('latest') }).fill('1')
      await app.keyboard.press('Control+s')
      await expect(form.getByRole('alert').filter({ hasText: words('problem.request.noRoom', { earliest: 1, latest: 1, periods: 2 }) })).toBeVisible()
      expect(await barriers(app)).toEqual([])
      await form.getByRole('spinbutton', { name: field('latest') }).fill('8')
      await app.keyboard.press('Control+s')
      await expect.poll(async () => (await ids()).length).toBe(before + 1)
      const [made] = (await ask('register.rows', { table: 'sessionRequest', ids: [(await ids()).at(-1)!] })) as View['rows']
      expect(made!.fields).toMatchObject({ title: 'Turning', needs: [{ kind: 'CK6136i', pieces: 3 }], preferred: [{ weekday: 1, from: 1, to: 2 }], weeks: '1-15 odd', latest: 8, perWeek: 1 })
      expect(made!.fields).not.toHaveProperty('notSameDay')
      await app.getByRole('main').first().click({ position: { x: 4, y: 4 } })
      await app.keyboard.press('Control+z')
      await expect.poll(async () => (await ids()).length).toBe(before)
    })

    test('go with times at which a teacher is not to be had, one owner each', async ({ app, words }) => {
      const field = (name: string) => words(`field.unavailableTime.${name}`)
      await goTo(app, '/registers/unavailableTime')
      await app.getByRole('button', { name: words('register.add', { table: words('table.unavailableTime') }) }).click()
      const form = app.getByRole('complementary', { name: words('register.new', { table: words('table.unavailableTime') }) })
      await form.getByRole('combobox', { name: field('weekday') }).click()
      await app.locator('.ant-select-item-option').nth(1).click()
      await form.getByRole('spinbutton', { name: field('from') }).fill('1')
      await form.getByRole('spinbutton', { name: field('to') }).fill('2')
      await app.keyboard.press('Control+s')
      await expect(form.getByText(words('problem.unavailable.whose'))).toBeVisible()
      await choose(app, form.getByRole('combobox', { name: field('workshopId') }), 'PLC')
      await app.keyboard.press('Control+s')
      await expect(app.getByText(words('ui.saved'), { exact: true })).toBeVisible()
      expect(await barriers(app)).toEqual([])
    })
  })
}
