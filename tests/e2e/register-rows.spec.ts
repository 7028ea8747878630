import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'

test.use({ college: 'small' })

const MANY = 640

test('a long register is read, sorted, searched and emptied of what was chosen by the keyboard, and follows what others do', async ({ app, ask, words }) => {
  const rows = Array.from({ length: MANY }, (_, i) => ({ fields: { number: String(1000 + i), name: `Student ${1000 + i}`, status: i % 2 ? 'enrolled' : 'suspended' } }))
  // the sample's own students, and what speaks of them, are out of the way
  for (const table of ['assessment', 'certificate', 'destination', 'feedback', 'student']) {
    const { ids } = (await ask('register.view', { table, language: 'en' })) as { ids: string[] }
    await ask('register.remove', { table, ids })
  }
  const { ids } = (await ask('register.saveMany', { table: 'student', rows })) as { ids: string[] }
  await goTo(app, '/registers/student')
  const list = app.getByRole('grid', { name: words('tables.student') })
  const cell = (n: number) => list.getByRole('gridcell', { name: `Student ${n}`, exact: true })
  await expect(cell(1000)).toBeVisible()
  await expect(app.getByText(words('register.count', { n: MANY }))).toBeVisible()

  await test.step('the last row comes when it is asked for, and its record opens', async () => {
    await list.focus()
    await app.keyboard.press('End')
    await expect(cell(1639)).toBeVisible()
    await expect(list.locator('.coming')).toHaveCount(0)
    await app.keyboard.press('Enter')
    await expect(app.getByRole('complementary').getByRole('heading', { name: 'Student 1639' })).toBeVisible()
    await app.keyboard.press('Escape')
    await list.focus()
  })

  await test.step('in the other order the same place shows what stands there now', async () => {
    const head = list.getByRole('button', { name: words('field.student.number'), exact: true })
    await head.click()
    await head.click()
    await list.focus()
    await app.keyboard.press('End')
    await expect(cell(1000)).toBeVisible()
    await app.keyboard.press('Home')
    await expect(cell(1639)).toBeVisible()
  })

  await test.step('a word of a choice and a number find together', async () => {
    await app.keyboard.press('/')
    await app.keyboard.type(`163 ${words('choice.status.suspended')}`)
    await expect(list).toHaveAttribute('aria-rowcount', '6')
    await expect(cell(1638)).toBeVisible()
    await expect(cell(1639)).toHaveCount(0)
  })

  await test.step('what others save shows at once, where it belongs', async () => {
    await ask('register.save', { table: 'student', id: ids[633]!, fields: { status: 'suspended' } })
    await expect(list).toHaveAttribute('aria-rowcount', '7')
    await expect(cell(1633)).toBeVisible()
  })

  await test.step('all that is found is chosen and removed, and comes back', async () => {
    await list.focus()
    await app.keyboard.press('Control+a')
    await expect(app.getByText(words('register.chosen', { n: 6 }))).toBeVisible()
    await app.getByRole('button', { name: words('ui.remove'), exact: true }).click()
    await app.getByRole('button', { name: words('register.remove.do', { n: 6 }), exact: true }).click()
    await expect(app.getByText(words('register.none', { typed: `163 ${words('choice.status.suspended')}` }))).toBeVisible()
    await app.getByRole('button', { name: words('register.showAll', { n: MANY - 6 }), exact: true }).click()
    await expect(list).toHaveAttribute('aria-rowcount', String(MANY - 6 + 1))
    await app.keyboard.press('Control+z')
    await expect(list).toHaveAttribute('aria-rowcount', String(MANY + 1))
  })
})

test('a record that is taken back while it is open takes its panel with it', async ({ app, ask, words }) => {
  const { id } = (await ask('register.save', { table: 'ticket', fields: { date: '2026-11-20', kind: 'question', what: 'No bus on Sunday' } })) as { id: string }
  await goTo(app, `/registers/ticket?id=${encodeURIComponent(id)}`)
  const panel = app.getByRole('complementary').getByRole('heading', { name: '2026-11-20' })
  await expect(panel).toBeVisible()
  await ask('history.undo', {})
  await expect(panel).toBeHidden()
  await expect(app.getByText(words('register.empty', { tables: words('tables.ticket') }))).toBeVisible()
  await ask('history.redo', {})
  await expect(panel).toBeVisible()
})
