import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

for (const language of languagesOf(import.meta.url)) {
  test.describe(`history (${language})`, () => {
    test.use({ college: 'small', language })

    test('a record is looked at as it was, put back, and that is taken back again', async ({ app, words, ask }) => {
      const { id } = (await ask('register.save', { table: 'programme', fields: { name: 'First name' } })) as { id: string }
      await ask('register.save', { table: 'programme', id, fields: { name: 'Second name' } })
      const name = async () => ((await ask('register.get', { id })) as { fields: { name: string } }).fields.name
      await goTo(app, `/registers/programme?id=${encodeURIComponent(id)}`)
      const panel = app.getByRole('complementary')
      await panel.getByRole('button', { name: new RegExp(`^${words('history.putBack')}`) }).click()
      const look = panel.getByRole('group', { name: words('history.putBack.title', { when: '' }).trim().split(' ')[0] })
      await expect(look.locator('del')).toHaveText('Second name')
      await expect(look.locator('ins')).toHaveText('First name')
      expect(await barriers(app)).toEqual([])
      await expect(look.getByRole('button', { name: words('history.putBack.do'), exact: true })).toBeFocused()
      await app.keyboard.press('Enter')
      await expect.poll(name).toBe('First name')
      await expect(panel.getByRole('textbox').first()).toHaveValue('First name')
      await app.getByRole('button', { name: new RegExp(`^↶`) }).click()
      await expect.poll(name).toBe('Second name')
    })

    test('the change log is narrowed by person, day and kind; an entry tells its records, one that was removed comes back', async ({ app, words, ask }) => {
      const { id } = (await ask('register.save', { table: 'programme', fields: { name: 'Gone by mistake' } })) as { id: string }
      await ask('register.remove', { table: 'programme', ids: [id] })
      await goTo(app, '/history')
      const removal = words('command.register.remove', { name: 'Gone by mistake', table: 'programme', count: 1 })
      await expect(app.getByRole('button', { name: removal, exact: true })).toBeVisible()
      await app.getByRole('combobox', { name: words('history.kind') }).click()
      await app.locator('.ant-select-item-option').filter({ hasText: words('history.kind.records') }).click()
      await expect(app.getByRole('status').filter({ hasText: words('history.found', { n: 3 }) })).toBeVisible() // the sample and these two
      await app.getByRole('button', { name: removal, exact: true }).click()
      const panel = app.getByRole('complementary')
      await expect(panel.getByRole('heading', { name: 'Gone by mistake' }).last()).toBeVisible()
      await panel.getByRole('button', { name: new RegExp(`^${words('history.ofRecord')}`) }).click()
      expect(await barriers(app)).toEqual([])
      await panel.getByRole('button', { name: new RegExp(`^${words('history.putBack')}`) }).click()
      await expect(panel.getByText(words('history.putBack.returns'))).toBeVisible()
      await panel.getByRole('button', { name: words('history.putBack.do'), exact: true }).click()
      await expect.poll(async () => (await ask('register.get', { id })) !== null).toBe(true)
    })
  })
}
