import { sharedData } from '../shared-data.ts'
import { expect, test } from './mortise.ts'
import { goTo, textOfPdf } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

const file = sharedData('fet/FET-5-official/Spain/4-secondary-and-vocational-school/SPAIN_20-21-locked.fet')

for (const language of languagesOf(import.meta.url)) {
  test.describe(`a FET timetable (${language})`, () => {
    test.use({ language })
    test.skip(file === null, 'the folder of real files is not here')

    test('is previewed, imported as bookings, seen on the board, printed, and taken back in one step', async ({ app, words, ask }, info) => {
      test.slow()
      await expect(app.getByText(words('welcome.title')).first()).toBeVisible()
      await ask('college.setup', { name: 'Instituto', term: { name: '2026', start: '2026-09-07', weeks: 18 }, language })
      await goTo(app, '/import')
      await app.locator('input[type=file]').setInputFiles(file!)
      const apply = app.getByRole('button', { name: new RegExp(words('import.apply', { n: '#' }).split('#')[0]!.trim()) })
      await expect(apply).toBeEnabled({ timeout: 30_000 })
      expect(((await ask('booking.list', { from: '2026-09-07', to: '2026-09-13' })) as { rows: unknown[] }).rows).toEqual([])

      await apply.click()
      await expect(app.getByRole('button', { name: words('import.undo') })).toBeVisible({ timeout: 30_000 })
      const week = (await ask('booking.list', { from: '2026-09-14', to: '2026-09-18' })) as { rows: { workshop?: string; workshopId?: string; title: string; teachers: string[] }[] }
      expect(week.rows.length).toBeGreaterThan(100)
      expect(await ask('booking.clashList', { from: '2026-09-14', to: '2026-09-18' })).toMatchObject({ hard: 0 })

      const room = week.rows.find(row => row.workshop)!
      await goTo(app, `/board?rows=workshop&date=2026-09-14&text=${encodeURIComponent(room.workshop!)}`)
      await expect(app.getByText(room.workshop!, { exact: true }).first()).toBeVisible()

      await goTo(app, `/reports?name=week-plan&of=workshop&id=${room.workshopId}&date=2026-09-14`)
      const download = app.waitForEvent('download')
      await app.getByRole('button', { name: words('report.page.pdf'), exact: true }).click()
      const pdf = info.outputPath('plan.pdf')
      await (await download).saveAs(pdf)
      const text = (await textOfPdf(pdf)).replace(/\s/g, '')
      expect(text).toContain(room.workshop!.replace(/\s/g, ''))
      expect(text).toContain(room.title.replace(/\s/g, ''))

      await app.keyboard.press('Control+z')
      await expect.poll(async () => ((await ask('booking.list', { from: '2026-09-14', to: '2026-09-18' })) as { rows: unknown[] }).rows.length).toBe(0)
      expect(await ask('register.counts')).toMatchObject({ teacher: 0, classGroup: 0, workshop: 0 })
    })
  })
}
