import type { Page } from '@playwright/test'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { choose, goTo, textOfPdf } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

type Rows = { rows: { id: string; fields: Record<string, string>; names: Record<string, string> }[] }

/** Saves what is shown and reads it as somebody with the file would. */
async function saved(app: Page, button: string): Promise<string> {
  const coming = app.waitForEvent('download', { timeout: 20_000 })
  await app.getByRole('button', { name: button, exact: true }).click()
  return textOfPdf(await (await coming).path())
}

for (const language of languagesOf(import.meta.url)) {
  test.describe(`reports of internships (${language})`, () => {
    test.use({ college: 'college', language })

    test('are chosen from the list, filled by typing, and saved for signature', async ({ app, words, ask }) => {
      const shifts = ((await ask('register.list', { table: 'shift' })) as Rows).rows
      const placements = new Map(((await ask('register.list', { table: 'placement' })) as Rows).rows.map(row => [row.id, row]))
      const placed = placements.get(shifts.find(row => row.fields['date'] === '2026-11-23')!.fields['placementId']!)!
      const host = placed.names['enterpriseId']!
      const student = ((await ask('register.list', { table: 'student' })) as Rows).rows.find(row => row.id === placed.fields['studentId'])!

      await goTo(app, '/reports')
      const list = app.getByRole('navigation', { name: words('report.page.list') })
      await list.getByRole('button', { name: words('report.roster'), exact: true }).click()
      await expect(app.getByText(words('refusal.report.roster.which'))).toBeVisible()
      await expect(app.getByRole('button', { name: words('report.page.pdf'), exact: true })).toBeDisabled()
      await choose(app, app.getByRole('combobox', { name: words('report.param.enterpriseId') }), host)
      const paper = app.getByTestId('report-preview')
      await expect(paper.getByRole('heading', { level: 1 })).toContainText(host)
      await expect(paper.getByRole('rowheader', { name: new RegExp(student.fields['number']!) })).toBeVisible()
      const pdf = await saved(app, words('report.page.pdf'))
      expect(pdf).toContain(student.fields['number'])
      expect(pdf).toContain(words('report.sign.mentor'))

      await list.getByRole('button', { name: words('report.student-roster') }).click()
      // a number is enough: the register has hundreds
      await choose(app, app.getByRole('combobox', { name: words('report.param.studentId') }), student.fields['number']!)
      await expect(paper.getByRole('heading', { level: 1 })).toContainText(student.fields['name']!)
      await expect(app).toHaveURL(new RegExp(`studentId=${encodeURIComponent(student.id)}`))
      expect(await barriers(app)).toEqual([])
    })

    test('open by a link, and change with what is recorded meanwhile', async ({ app, words, ask }) => {
      const [visit] = ((await ask('register.list', { table: 'visit' })) as Rows).rows
      await goTo(app, `/reports?name=visit&id=${visit!.id}`)
      const paper = app.getByTestId('report-preview')
      await expect(paper.getByRole('heading', { level: 1 })).toHaveText(visit!.names['enterpriseId']!)
      await ask('register.save', { table: 'visitIssue', fields: { visitId: visit!.id, what: 'Goggles are missing', owner: 'Chen', due: '2026-12-01' } })
      await expect(paper.getByRole('cell', { name: 'Goggles are missing' })).toBeVisible()

      await goTo(app, '/reports?name=compliance')
      await expect(paper.getByRole('heading', { level: 1 }).first()).toHaveText(words('report.compliance'))
      const pdf = await saved(app, words('report.page.pdf'))
      expect(pdf).toContain(words('report.compliance.index'))
      expect(pdf).toContain('A31')
      expect(pdf).not.toMatch(/\b(report|rule|issue|cure|choice|field|compliance)\.[a-zA-Z]/) // every sentence has its words
    })
  })
}
