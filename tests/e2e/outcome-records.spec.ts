import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

type Due = { graduates: { unknown: number; total: number }; certificates: { count: number }; training: { count: number } }
type View = { ids: string[]; rows: { id: string; fields: Record<string, string>; names: Record<string, string> }[]; total: number }

for (const language of languagesOf(import.meta.url)) {
  test.describe(`records of outcomes (${language})`, () => {
    test.use({ college: 'college', language })

    test('today tells of graduates whom nobody knows of, leads to them, and to one fewer once one is known', async ({ app, words, ask }) => {
      const due = (await ask('outcome.due')) as Due
      const { unknown, total } = due.graduates
      expect(unknown).toBeGreaterThan(3)
      await app.getByRole('listitem').filter({ hasText: words('today.graduatesUnknown', { n: unknown, total }) }).getByRole('link').click()
      await expect(app.getByRole('status').filter({ hasText: words('register.among.graduatesUnknown', { n: unknown }) })).toBeVisible()
      const list = app.getByRole('grid', { name: words('tables.student') })
      await expect(list).toHaveAttribute('aria-rowcount', String(unknown + 1))
      expect(await barriers(app)).toEqual([])

      const { rows } = (await ask('register.view', { table: 'student', language, among: 'graduatesUnknown' })) as View
      await list.getByRole('gridcell', { name: rows[0]!.fields['number']!, exact: true }).click()
      const panel = app.getByRole('complementary', { name: rows[0]!.fields['name']! })
      await panel.locator('section').filter({ has: app.getByRole('heading', { name: words('tables.destination') }) }).getByRole('button', { name: words('ui.add') }).click()

      // who it is about is filled in; the day and the source too
      const form = app.getByRole('complementary', { name: words('register.new', { table: words('table.destination') }) })
      await expect(form.locator('[title]').filter({ hasText: rows[0]!.fields['name']! }).first()).toBeVisible()
      await form.getByRole('combobox', { name: words('field.destination.destination') }).click()
      await app.getByRole('option', { name: words('choice.destination.army') }).or(app.getByTitle(words('choice.destination.army'), { exact: true })).last().click()
      await app.keyboard.press('Control+s')
      await expect(app.getByText(words('ui.saved')).first()).toBeVisible()
      await expect(app).toHaveURL(/registers\/destination\?id=destination%3A/)
      await goTo(app, '/registers/student?among=graduatesUnknown')
      await expect(app.getByRole('status').filter({ hasText: words('register.among.graduatesUnknown', { n: unknown - 1 }) })).toBeVisible()
      await app.getByRole('button', { name: words('register.showAll', { n: 0 }).split('0')[0]!.trim() }).first().click()
      await expect(app.getByRole('status').filter({ hasText: words('register.among.graduatesUnknown', { n: unknown - 1 }) })).toHaveCount(0)
      await goTo(app, '/today')
      await expect(app.getByText(words('today.graduatesUnknown', { n: unknown - 1, total }))).toBeVisible()
      await app.keyboard.press('Control+z')
      await expect(app.getByText(words('today.graduatesUnknown', { n: unknown, total }))).toBeVisible()
    })

    test('an import lists what is wrong and what is seldom meant, each with its place, before anything is written', async ({ app, words, ask }) => {
      const { rows } = (await ask('register.view', { table: 'student', language, find: words('choice.status.enrolled') })) as View
      const number = rows.find(row => row.fields['status'] === 'enrolled')!.fields['number']!
      const before = ((await ask('register.counts')) as Record<string, number>)['certificate']
      const list = ['学号,证书名称,证书类型,发证日期,有效期至', `${number},焊工,职业资格,2026-02-30,`, `${number},电工,职业资格,2026-05-01,2026-04-30`, `${number},钳工,职业资格,2019-05-01,`, '1,车工,职业资格,2026-05-01,'].join('\n')
      await goTo(app, '/import?table=certificate')
      await app.locator('input[type=file]').setInputFiles({ name: '证书.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
      await app.getByRole('tab', { name: words('import.tab.problems') }).click()
      const problems = app.getByRole('tabpanel').getByRole('row')
      await expect(problems.filter({ hasText: words('import.problem.row', { row: 2 }) }).filter({ hasText: words('problem.cell.date', { value: '2026-02-30' }) })).toBeVisible()
      await expect(problems.filter({ hasText: 'E 有效期至' }).filter({ hasText: '2026-04-30' })).toBeVisible()
      await expect(problems.filter({ hasText: words('import.problem.row', { row: 5 }) })).toBeVisible()
      await app.getByRole('tab', { name: words('import.tab.warnings') }).click()
      await expect(app.getByRole('tabpanel').getByRole('row').filter({ hasText: words('import.problem.row', { row: 4 }) })).toBeVisible()
      expect(((await ask('register.counts')) as Record<string, number>)['certificate']).toBe(before)
    })
  })
}
