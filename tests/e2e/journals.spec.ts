import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { choose, goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

for (const language of languagesOf(import.meta.url)) {
  test.describe(`journals, and shifts of one post (${language})`, () => {
    test.use({ college: 'small', language })

    test('are kept where the menu says, and given to those who are there', async ({ app, words, ask }) => {
      const save = async (table: string, fields: object) => ((await ask('register.save', { table, fields })) as { id: string }).id
      const host = await save('enterprise', { name: '华工精密' })
      const posts = [await save('post', { enterpriseId: host, name: '数控车工' }), await save('post', { enterpriseId: host, name: '质检员' })]
      for (const [i, name] of ['陈浩', '林雪'].entries()) {
        const studentId = await save('student', { number: `2024010${i}`, name, birthDate: '2006-05-01' })
        await save('placement', { studentId, kind: 'post', enterpriseId: host, postId: posts[i], from: '2026-11-02', to: '2027-04-30', status: 'confirmed' })
      }

      const menu = app.getByRole('navigation', { name: words('shell.menu') })
      const group = menu.getByRole('button', { name: words('menu.internships') })
      if ((await group.getAttribute('aria-expanded')) === 'false') await group.click()
      await menu.getByRole('link', { name: words('tables.journal'), exact: true }).click()
      await expect(app.getByText(words('register.empty.journal'))).toBeVisible()
      await app.getByRole('button', { name: words('register.add', { table: words('table.journal') }) }).first().click()
      await choose(app, app.getByRole('combobox', { name: words('field.journal.placementId') }), '陈浩')
      await app.getByRole('textbox', { name: words('field.journal.content') }).fill('车了第一根阶梯轴')
      await app.keyboard.press('Control+s')
      await expect(app.getByRole('row').filter({ hasText: '车了第一根阶梯轴' })).toBeVisible()
      expect(await barriers(app)).toEqual([])

      await save('shiftType', { enterpriseId: host, name: '检', start: '08:00', end: '16:00' })
      await goTo(app, `/roster?host=${host}`)
      await app.getByRole('button', { name: words('roster.types'), exact: true }).click()
      const post = app.locator('.side-panel').getByRole('combobox', { name: words('field.shiftType.postId') })
      await post.click()
      await app.locator('.ant-select-item-option').filter({ hasText: '质检员' }).click()
      await expect(app.locator('.side-panel')).toContainText('质检员')
      await app.keyboard.press('Escape')

      // the one at the bench has no such shift to choose, and is told so when its key is pressed
      await app.locator('#cell-0-0').click()
      await app.keyboard.press('1')
      await expect(app.getByText(words('refusal.roster.otherPost', { name: '陈浩', date: '2026-11-23', post: '质检员', shift: '检' }))).toBeVisible()
      await expect(app.locator('#cell-0-0')).toHaveText('')
      await app.locator('#cell-1-0').click()
      await app.keyboard.press('1')
      await expect(app.locator('#cell-1-0')).toContainText('检')
    })
  })
}
