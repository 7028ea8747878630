import { expect, test } from './mortise.ts'
import { BookingForm, goTo, textOfPdf } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

type Row = { title: string; workshop?: string; workshopId?: string; start: string; end: string }

for (const language of languagesOf(import.meta.url)) {
  test.describe(`first run (${language})`, () => {
    test.use({ language })

    test('offers five ways to begin', async ({ app, words }) => {
      for (const offer of ['sample', 'empty', 'import', 'bundle', 'folder']) await expect(app.getByText(words(`welcome.${offer}`), { exact: true })).toBeVisible()
      await expect(app.locator('html')).toHaveAttribute('lang', language)
      await expect(app, 'no redirect is left to fall between the user and where they go next').toHaveURL(/#\/today$/)
    })

    test('sample, a booking that is refused, its alternative, undo, and the plan on paper', async ({ app, words, ask }, info) => {
      test.slow()
      await app.getByRole('button', { name: words('welcome.sample') }).click()
      await expect(app).toHaveURL(/#\/board/)

      // a room that is taken in the first lesson of this Monday
      const title = language === 'en' ? 'Guests from Jinyu' : '金宇来访演示'
      const listed = (await ask('booking.list', { from: '2026-11-23', to: '2026-11-23' })) as { rows: Row[] }
      const taken = listed.rows.find(row => row.workshop && row.start === listed.rows[0]!.start)!
      const form = new BookingForm(app, words)
      await form.open()
      await form.title.fill(title)
      await form.room(taken.workshop!)
      await expect(form.verdict).toContainText(taken.workshop!)

      await form.book()
      await expect(form.verdict).toContainText(taken.title)
      const ways = await form.waysOut.count()
      expect(ways).toBeGreaterThanOrEqual(1)
      expect(ways).toBeLessThanOrEqual(3)
      const mine = async () => ((await ask('booking.list', { from: '2026-11-23', to: '2026-12-06', text: title })) as { rows: Row[] }).rows
      expect(await mine()).toEqual([])

      await form.waysOut.first().click()
      await expect.poll(mine).toHaveLength(1)
      const [booked] = await mine()
      const sameHour = (row: Row) => row.workshopId === booked!.workshopId && row.start < booked!.end && row.end > booked!.start && row.title !== title
      expect(((await ask('booking.list', { from: booked!.start.slice(0, 10), to: booked!.start.slice(0, 10) })) as { rows: Row[] }).rows.filter(sameHour)).toEqual([])

      await app.getByRole('button', { name: words('history.undo'), exact: false }).first().click()
      await expect.poll(mine).toEqual([])

      await goTo(app, `/reports?name=week-plan&of=workshop&id=${taken.workshopId}&date=2026-11-23`)
      const download = app.waitForEvent('download')
      await app.getByRole('button', { name: words('report.page.pdf'), exact: true }).click()
      const pdf = info.outputPath('plan.pdf')
      await (await download).saveAs(pdf)
      const text = await textOfPdf(pdf)
      expect(text).toContain(taken.workshop!)
      expect(text.replace(/\s/g, '')).toContain(taken.title.replace(/\s/g, ''))
      expect(text).not.toContain(title)
      expect(text).toMatch(language === 'en' ? /page 1 of 1/i : /1\s*[/／页]/)
    })
  })
}
