import { DESKS } from '#renderer/today/desks.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

for (const language of languagesOf(import.meta.url)) {
  test.describe(`today (${language})`, () => {
    test.use({ college: 'small', language })

    test('is narrowed to a desk, which is remembered and stands beside changes; each line leads on; it prints what it shows', async ({ app, words, ask }) => {
      await goTo(app, '/today')
      const lines = app.locator('.today-line')
      await expect(app.getByRole('button', { name: words('report.page.print'), exact: true })).toBeEnabled() // all of it is there
      const everything = await lines.count()
      const desk = (name: string) => app.getByRole('radiogroup').getByText(words(`desk.${name}`), { exact: true })
      await desk('quality').click()
      await expect.poll(() => lines.count()).toBeLessThan(everything)
      await app.reload()
      await expect(app.getByRole('radio', { name: words('desk.quality'), exact: true })).toBeChecked()
      await desk('centre').click()

      // the print dialog itself is the browser's: what it would print is read instead
      await app.evaluate(() => {
        new MutationObserver(list => {
          for (const frame of list.flatMap(m => [...m.addedNodes]).filter(n => n instanceof HTMLIFrameElement)) {
            frame.addEventListener('load', () => {
              frame.contentWindow!.print = () => {
                document.body.dataset['rows'] = String(frame.contentDocument!.querySelectorAll('tbody tr').length)
                document.body.dataset['printed'] = frame.contentDocument!.body.innerText
              }
            })
          }
        }).observe(document.body, { childList: true })
      })
      const shown = (await lines.locator('span').allInnerTexts()).map(text => text.replaceAll(/\s+/g, ''))
      await app.getByRole('button', { name: words('report.page.print'), exact: true }).click()
      await expect.poll(() => app.evaluate(() => document.body.dataset['printed'] ?? '')).toContain(words('desk.centre'))
      const paper = (await app.evaluate(() => document.body.dataset['printed'] ?? '')).replaceAll(/\s+/g, '')
      for (const text of shown) expect(paper).toContain(text)
      expect(await app.evaluate(() => document.body.dataset['rows'])).toBe(String(shown.length))

      await lines.getByRole('link').first().click()
      await expect(app).not.toHaveURL(/today/)
      await goTo(app, '/registers/programme?id=new')
      await app.getByRole('complementary', { name: words('register.new', { table: words('table.programme') }) }).getByRole('textbox').first().fill('By desk')
      await expect(app.getByRole('button', { name: words('ui.save'), exact: true })).toBeEnabled()
      await app.keyboard.press('Control+s')
      await expect.poll(async () => ((await ask('history.list', { limit: 1 })) as { entries: { actor: object }[] }).entries[0]!.actor).toEqual({ name: '', role: words('desk.centre') })
    })

  })

  test.describe(`today of a teacher (${language})`, () => {
    test.use({ college: 'college', language })

    test('a teacher sees what concerns him, once his name is known', async ({ app, words, ask }) => {
      const { rows } = (await ask('register.list', { table: 'placement', most: 400 })) as { rows: { fields: { tutorId?: string }; names: Record<string, string> }[] }
      const tutor = rows.find(r => r.fields.tutorId)!
      await goTo(app, '/today')
      await app.getByRole('radiogroup').getByText(words('desk.teacher'), { exact: true }).click()
      await expect(app.getByText(words('today.noName'))).toBeVisible()
      for (const name of DESKS) await expect(app.getByRole('radio', { name: words(`desk.${name}`), exact: true })).toBeAttached()
      expect(await barriers(app)).toEqual([])
      await app.locator('#middle').getByRole('link', { name: words('today.toSettings') }).click()
      await app.getByRole('textbox', { name: words('settings.you.name') }).fill(tutor.names['tutorId']!)
      await goTo(app, '/today')
      await expect(app.getByText(words('today.noName'))).toHaveCount(0)
      await expect(app.locator('.figure-card')).toHaveCount(5)
      const due = (await ask('internship.due', { tutorId: tutor.fields.tutorId })) as { unvisited: { total: number }; unsigned: { total: number } }
      await expect(app.locator('.figure-card').filter({ hasText: words('today.figure.unsigned') })).toContainText(String(due.unsigned.total))
      await expect(app.locator('.figure-card').filter({ hasText: words('today.figure.unvisited') })).toContainText(String(due.unvisited.total))
    })
  })
}
