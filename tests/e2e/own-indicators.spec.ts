import type { Locator, Page } from '@playwright/test'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

type Rows = { ok: true; value: { rows: { id: string; now: { value: number | null; counted: number; base: number } }[] } }

/** A name that begins so, whatever signs are in it. */
const beginning = (text: string) => new RegExp(`^${text.replace(/[().?*+[\]]/g, '\\$&')}`)

/** Chooses an option of a select by its words, by keyboard alone. */
async function pick(app: Page, field: Locator, name: string): Promise<void> {
  await field.focus()
  await app.keyboard.press('ArrowDown')
  await app.keyboard.type(name)
  await app.keyboard.press('Enter')
}

for (const language of languagesOf(import.meta.url)) {
  test.describe(`own indicators (${language})`, () => {
    test.use({ college: 'college', language, viewport: { width: 1280, height: 720 } })

    test('are put together without code, show their value, get a target and are taken back', async ({ app, words, ask }) => {
      await goTo(app, '/outcomes')
      await app.getByRole('link', { name: words('outcomes.addIndicator') }).click()
      const result = app.getByRole('complementary', { name: words('own.result') })
      await expect(result.getByText(words('own.result.waiting'))).toBeVisible()

      await app.getByRole('textbox', { name: words('field.indicator.name'), exact: true }).fill('持证且对口就业率')
      await app.getByRole('textbox', { name: words('field.indicator.nameEn') }).fill('Certified and in the field')
      // tried before it is whole: what is missing is said where it is
      await app.keyboard.press('Control+s')
      await expect(app.getByText(words('problem.indicator.population.missing'), { exact: true })).toBeVisible()

      // by mouse: what is counted
      const base = app.getByRole('group', { name: words('own.part.base'), exact: true })
      await base.getByRole('combobox').first().click()
      await app.locator('.ant-select-item-option').filter({ hasText: new RegExp(`^${words('population.graduate')}$`) }).click()
      await expect(app.getByText(words('problem.indicator.population.missing'), { exact: true })).toBeHidden()

      // by keyboard: those with a certificate, and a job in their field
      const counted = app.getByRole('group', { name: words('own.part.where'), exact: true }).last()
      await pick(app, counted.getByRole('combobox', { name: words('own.condition.field') }), words('outcomeField.graduate.certified'))
      await counted.getByRole('button', { name: words('own.condition.add') }).press('Enter')
      const second = counted.getByRole('group', { name: words('own.condition', { n: 2 }) })
      await pick(app, second.getByRole('combobox', { name: words('own.condition.field') }), words('outcomeField.graduate.fieldMatch'))
      await expect(result.locator('.own-value')).toHaveText(/\d%$/)
      await expect(result.getByText(words('finding.note.office'))).toBeVisible()
      const value = await result.locator('.own-value').textContent()
      expect(await barriers(app)).toEqual([])

      await app.keyboard.press('Control+s')
      await expect(app.getByText(words('own.saved'))).toBeVisible()
      await app.getByRole('link', { name: words('own.show') }).click()

      // the value of its editor is that of the page, and of the records
      const { value: overview } = (await ask('outcome.overview', {})) as Rows
      const own = overview.rows.at(-1)!
      expect(own.now.value).toBeCloseTo(own.now.counted / own.now.base)
      expect(value).toBe(new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(own.now.value!))
      await expect(app.getByText(value!).first()).toBeVisible()

      // a target, and what the page then says of it
      const missed = words('finding.target.missed', { target: '99.0%' })
      await expect(app.getByText(missed)).toHaveCount(0)
      await app.getByRole('button', { name: words('own.target.add') }).click()
      await app.getByRole('spinbutton', { name: words('own.target.percent') }).fill('99')
      await app.keyboard.press('Enter')
      await expect(app.getByText(words('own.target.said'))).toBeVisible()
      await expect(app.getByText(missed)).toBeVisible()
      await expect(app.getByRole('listitem').filter({ hasText: '99.0%' })).toBeVisible()
      await app.keyboard.press('Escape')
      await app.locator('.page-title').click()
      await app.keyboard.press('Control+z')
      await expect(app.getByText(missed)).toHaveCount(0)

      // why it moved, on a day
      await app.getByRole('button', { name: words('own.note.add') }).click()
      await app.getByRole('textbox', { name: words('own.note.what') }).fill('秋季考证')
      await app.getByRole('tooltip').getByRole('button', { name: words('own.note.add') }).click()
      await expect(app.getByRole('listitem').filter({ hasText: '秋季考证' })).toBeVisible()
      expect(await barriers(app)).toEqual([])
    })

    test('are copied from a shipped one, refuse what makes no sense, and are removed and brought back', async ({ app, words }) => {
      await goTo(app, '/outcomes?indicator=medianPay')
      await app.getByRole('button', { name: words('own.copy') }).click()
      const name = words('indicator.medianPay') + words('indicator.copySuffix')
      await expect(app.getByRole('textbox', { name: words(language === 'en' ? 'field.indicator.nameEn' : 'field.indicator.name'), exact: true })).toHaveValue(name)

      await app.getByRole('button', { name: words('own.condition.add') }).click()
      const second = app.getByRole('group', { name: words('own.condition', { n: 2 }) })
      await pick(app, second.getByRole('combobox', { name: words('own.condition.field') }), words('outcomeField.graduate.destination'))
      await second.getByRole('combobox', { name: words('own.condition.values') }).click()
      await app.locator('.ant-select-item-option').filter({ hasText: words('choice.destination.army') }).click()
      await app.keyboard.press('Escape')
      await expect(second.getByRole('alert')).toBeVisible()
      await expect(app.getByText(words('own.result.waiting'))).toBeVisible()

      // leaving it asks first; the half-done condition goes
      await app.getByRole('link', { name: words('own.show') }).click()
      await app.getByRole('button', { name: words('ui.leave.no') }).click()
      await second.getByRole('button', { name: words('own.condition.remove', { n: 2 }) }).click()
      await expect(app.getByText(words('own.result.waiting'))).toBeHidden()
      await app.getByRole('button', { name: words('ui.remove'), exact: true }).click()
      await app.getByRole('tooltip').getByRole('button', { name: words('ui.remove') }).click()
      await expect(app.getByText(words('own.removed'))).toBeVisible()
      await expect(app.getByText(name)).toHaveCount(0)
      await app.keyboard.press('Control+z')
      await expect(app.getByText(name).first()).toBeVisible()
    })

    test('stand beside the definitions of a framework, which the settings choose', async ({ app, words, ask }) => {
      await goTo(app, '/settings')
      await app.getByRole('radio', { name: beginning(words('choice.definitionProfile.ukFe')) }).check()
      await expect(app.getByText(words('definitions.profile.adds', { name: words('indicator.ukRetention'), definition: words('indicator.ukRetention.text') }))).toBeVisible()
      await app.getByRole('radio', { name: beginning(words('choice.destinationFormula.workOnly')) }).check()
      await app.getByRole('spinbutton', { name: words('field.college.hideBelow') }).fill('8')
      await app.keyboard.press('Enter')
      const college = async () => ((await ask('college.state')) as { college: object }).college
      await expect.poll(college).toMatchObject({ definitionProfile: 'ukFe', destinationFormula: 'workOnly', hideBelow: 8 })
      expect(await barriers(app)).toEqual([])
      await goTo(app, '/outcomes')
      await expect(app.getByText(words('indicator.ukRetention')).first()).toBeVisible()
    })
  })
}
