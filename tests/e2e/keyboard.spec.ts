import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'

test.use({ college: 'small' })

test('the first Tab leads past the menu', async ({ app, words }) => {
  await goTo(app, '/today')
  await expect(app.getByRole('heading').first()).toBeVisible()
  await app.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await app.keyboard.press('Tab')
  await expect(app.getByText(words('shell.skip'))).toBeFocused()
  await app.keyboard.press('Enter')
  await expect(app.locator('#middle')).toBeFocused()
})

test('a list goes out with the keyboard alone', async ({ app, words }) => {
  await goTo(app, '/registers/workshop')
  await app.getByRole('button', { name: words('register.export') }).press('Enter')
  await expect(app.getByRole('menuitem', { name: words('register.export.xlsx') }).first()).toBeFocused() // the menu takes the keyboard
  const csv = app.getByRole('menuitem', { name: words('register.export.csv') }).first()
  // whoever presses the arrow looks where it has led
  await expect(async () => {
    await app.keyboard.press('ArrowDown')
    await expect(csv).toBeFocused({ timeout: 500 })
  }).toPass()
  const [file] = await Promise.all([app.waitForEvent('download', { timeout: 10_000 }), app.keyboard.press('Enter')])
  expect(file.suggestedFilename()).toMatch(/\.csv$/)
})
