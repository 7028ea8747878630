import type { Page } from '@playwright/test'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { choose, goTo, textOfPdf } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

type Words = (key: string, facts?: Record<string, unknown>) => string
type Ask = (name: string, input?: unknown) => Promise<unknown>

async function saved(app: Page, words: Words, button: string): Promise<string> {
  const coming = app.waitForEvent('download', { timeout: 40_000 })
  await app.getByRole('button', { name: words(button), exact: true }).click()
  return textOfPdf(await (await coming).path())
}

/** Two partners of a college that has no rates yet. */
async function partners(ask: Ask): Promise<{ jinyu: string; machine: string }> {
  const save = async (table: string, fields: object) => ((await ask('register.save', { table, fields })) as { id: string }).id
  const jinyu = await save('enterprise', { name: '金宇精工' })
  const huagong = await save('enterprise', { name: '华工机床' })
  const machine = await save('equipment', { name: '五轴加工中心', units: 2, statusCode: '1', unitPrice: 300_000, lenderId: jinyu })
  await ask('booking.create', { title: '精密加工', use: 'teaching', times: { kind: 'once', start: '2026-03-02T08:00', end: '2026-03-02T12:00' }, items: [{ equipmentId: machine, units: 2 }] })
  await save('mentorWork', { enterpriseId: jinyu, from: '2026-03-01', to: '2026-03-31', hours: 20 })
  await save('donation', { enterpriseId: huagong, date: '2026-05-01', giftType: 'materials', what: '刀具', value: 1234.5 })
  return { jinyu, machine }
}

for (const language of languagesOf(import.meta.url)) {
  test.describe(`the contribution ledger (${language})`, () => {
    test.use({ college: 'nothing', language })

    test.beforeEach(async ({ ask }) => {
      await ask('college.setup', { name: '江州职业技术学院', term: { name: '2026 秋', start: '2026-08-31', weeks: 20 } })
    })

    test('says what is missing where there is nothing, and begins with what is entered', async ({ app, words, ask }) => {
      await goTo(app, '/contribution')
      await expect(app.getByText(words('ledger.page.none'))).toBeVisible()
      await partners(ask)
      await expect(app.getByRole('button', { name: '华工机床' }).first()).toBeVisible()
    })

    test('has hours without rates; a rate that is set there gives them yuan, and undo takes them away', async ({ app, words, ask }) => {
      await partners(ask)
      await goTo(app, '/contribution')
      const panel = app.locator('.side-panel')
      await expect(app.getByText(words('ledger.page.noRate', { things: ['choice.thing.lentHour', 'choice.thing.mentorHour'] }))).toBeVisible()
      await app.getByRole('button', { name: words('ledger.page.setRates'), exact: true }).click()
      // the first that is missing is chosen already
      await expect(panel.locator('form .ant-select').getByTitle(words('choice.thing.lentHour'))).toBeVisible()
      await panel.getByLabel(words('ledger.head.rate')).fill('45')
      await panel.getByLabel(words('field.ledgerRate.reason')).fill('实训中心收费标准')
      await panel.getByRole('button', { name: words('ledger.rates.set') }).click()
      // then the next one
      await expect(panel.locator('form .ant-select').getByTitle(words('choice.thing.mentorHour'))).toBeVisible()
      await expect(panel).toContainText('实训中心收费标准')
      expect(await barriers(app)).toEqual([])
      await app.keyboard.press('Escape')

      await app.locator('.contribution-table').getByRole('button', { name: '金宇精工' }).click()
      await expect(panel.getByRole('heading', { name: '金宇精工' })).toBeVisible()
      await expect(panel).toContainText(words('ledger.yuan', { n: 360 }))
      // a click on the line shows the booking behind it, which leads to the board
      await panel.getByRole('button', { name: words('ledger.line.lentHours') }).click()
      await expect(panel.getByRole('link', { name: '精密加工' })).toHaveAttribute('href', /#\/board\?booking=.*date=2026-03-02/)
      expect(await barriers(app)).toEqual([])

      await app.keyboard.press('Control+z')
      await expect(panel.locator('.ledger-side.gave')).not.toContainText(words('ledger.yuan', { n: 360 }))
    })

    test('gives a page to hand over that holds one partner, and a list of all', async ({ app, words, ask }) => {
      const { jinyu } = await partners(ask)
      await ask('register.save', { table: 'ledgerRate', fields: { thing: 'lentHour', amount: 45, from: '2026-01-01', reason: '实训中心收费标准' } })
      await goTo(app, `/contribution?of=${jinyu}`)
      const page = await saved(app, words, 'ledger.panel.page')
      for (const there of ['金宇精工', '实训中心收费标准', '360', words('report.sign.enterprise')]) expect(page).toContain(there)
      expect(page).not.toContain('华工机床')

      await app.keyboard.press('Escape')
      const all = await saved(app, words, 'ledger.page.all')
      for (const there of ['金宇精工', '华工机床', '1,234.50']) expect(all).toContain(there)

      await goTo(app, '/reports?name=contribution')
      await expect(app.getByText(words('refusal.report.contribution.which'))).toBeVisible()
      await choose(app, app.getByRole('combobox', { name: words('report.param.enterprise') }), '华工机床')
      await expect(app.getByTestId('report-preview').getByRole('heading', { level: 1 })).toHaveText('华工机床')
    })
  })
}

test.describe('the contribution ledger of the sample college', () => {
  test.use({ college: 'college' })

  test('opens a partner from the chart by the keyboard, and finds one in the list by its name', async ({ app, words }) => {
    await goTo(app, '/contribution')
    const marks = app.locator('.finding-card .chart-mark')
    await marks.first().focus()
    await app.keyboard.press('ArrowDown')
    await app.keyboard.press('Enter')
    const panel = app.locator('.side-panel')
    await expect(panel).toContainText(words('ledger.side.back'))
    await expect(app).toHaveURL(/of=enterprise/)
    await panel.getByRole('button', { name: words('ui.close') }).click()

    const rows = app.locator('.contribution-table tbody tr.ant-table-row')
    expect(await rows.count()).toBeGreaterThan(5)
    await app.getByLabel(words('ledger.page.find')).fill('jinyu')
    await expect(rows).toHaveCount(1)
    expect(await barriers(app)).toEqual([])
  })
})
