import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

const ROSTER = [
  '学生姓名,学号,身份证号,专业班级,实习单位名称,实习单位联系人,联系方式,校内指导教师,联系方式,岗位名称,实习期间,父母同意书',
  '陈浩,2024010101,11010519491231002X,数控2401,华工精密,赵敏,13700000001,李强,13800000002,车工,2026.9.1-2027.1.31,已交',
  '林雪,2024010102,,数控2401,华工精密,赵敏,13700000001,李强,13800000002,车工,2026.9.1-2027.1.31,未交',
].join('\n')

type Rows = { rows: { id: string; fields: Record<string, unknown> }[] }

for (const language of languagesOf(import.meta.url)) {
  test.describe(`the registers of internships (${language})`, () => {
    test.use({ college: 'small', language })

    test('are filled by a roster, found in the menu, and hide what names a person', async ({ app, words, ask }) => {
      const menu = app.getByRole('navigation', { name: words('shell.menu') })
      await goTo(app, '/import?table=placement')
      await app.locator('input[type=file]').setInputFiles({ name: '花名册.csv', mimeType: 'text/csv', buffer: Buffer.from(ROSTER) })
      await expect(app.getByText(words('remark.handedIn', { count: 1, date: '2026-11-23' }))).toBeVisible()
      const apply = app.getByRole('button', { name: new RegExp(words('import.apply', { n: '#' }).split('#')[0]!.trim()) })
      await expect(apply).toBeEnabled()
      await apply.click()
      await expect(app.getByRole('button', { name: words('import.undo') })).toBeVisible()
      expect(((await ask('register.list', { table: 'placement' })) as Rows).rows.map(r => r.fields['to'])).toEqual(['2027-01-31', '2027-01-31'])

      const group = menu.getByRole('button', { name: words('menu.partners') })
      await expect(group).toHaveAttribute('aria-expanded', 'false')
      await group.click()
      await menu.getByRole('link', { name: words('tables.student'), exact: true }).click()
      await expect(group).toBeDisabled() // the group of the present page stays open
      await app.getByRole('textbox', { name: words('register.find') }).fill('2024010101')
      await app.getByRole('row').filter({ hasText: '2024010101' }).click()
      const number = app.getByRole('textbox', { name: words('field.student.nationalId') })
      await expect(number).toHaveValue('110105********002X')
      await app.getByRole('button', { name: words('register.masked.show'), exact: true }).click()
      await expect(number).toHaveValue('11010519491231002X')
      // whose number was seen stands in the history, and is nothing that could be taken back
      const { entries, canUndo } = (await ask('history.list', {})) as { entries: { command: string; state: string; about: { name: string } }[]; canUndo: { command: string } }
      expect(entries[0]).toMatchObject({ command: 'person.reveal', state: 'noted', about: { name: expect.stringContaining('陈浩') as unknown } })
      expect(canUndo.command).not.toBe('person.reveal')
      await app.getByRole('button', { name: '陈浩' }).or(app.getByRole('button', { name: /华工精密/ })).first().click()
      await expect(app.getByRole('heading', { name: '陈浩 · 华工精密' })).toBeVisible()
      await expect(app.getByRole('heading', { name: words('section.insurance') })).toBeVisible()
      expect(await barriers(app)).toEqual([])
    })

    test('take several of a list, and refuse what two records say against each other', async ({ app, words, ask }) => {
      const host = (await ask('register.save', { table: 'enterprise', fields: { name: '华工精密' } })) as { id: string }
      await goTo(app, `/registers/post?id=new&enterpriseId=${host.id}`)
      await app.getByRole('textbox', { name: words('field.post.name') }).fill('油漆工')
      const hazards = app.getByRole('combobox', { name: words('field.post.hazards') })
      for (const hazard of ['toxic', 'dust']) {
        await hazards.click()
        await hazards.fill(words(`choice.hazards.${hazard}`))
        await hazards.press('Enter')
      }
      await app.keyboard.press('Control+s')
      await expect(app.getByRole('heading', { name: '油漆工' })).toBeVisible()
      const saved = ((await ask('register.list', { table: 'post' })) as Rows).rows.find(r => r.fields['name'] === '油漆工')
      expect(saved?.fields['hazards']).toEqual(['toxic', 'dust'])

      await goTo(app, '/registers/student?id=new')
      await app.getByRole('textbox', { name: words('field.student.number') }).fill('9')
      await app.getByRole('textbox', { name: words('field.student.name'), exact: true }).fill('王五')
      await app.getByRole('textbox', { name: words('field.student.nationalId') }).fill('11010519491231003X')
      await app.keyboard.press('Control+s')
      await expect(app.getByText(words('problem.student.nationalId'))).toBeVisible()
    })
  })
}
