import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'

test.use({ college: 'small' })

test('a machine is booked, moved and taken back with the keyboard alone', async ({ app, words, ask }) => {
  const day = '2026-11-28' // a Saturday, on which nothing takes place
  const mine = async () => ((await ask('booking.list', { from: '2026-11-23', to: '2026-11-29', text: 'By keyboard' })) as { rows: { start: string; items: { name: string }[] }[] }).rows
  await goTo(app, `/board?rows=equipment&date=${day}&zoom=day`)
  const board = app.getByRole('grid')
  await expect(board.getByRole('row').nth(2)).toBeVisible()
  await board.focus()
  await app.keyboard.press('Home')
  await app.keyboard.press('ArrowDown')
  await app.keyboard.press('Enter')

  const title = app.getByRole('textbox', { name: words('field.booking.title') })
  await expect(title).toBeFocused()
  await app.keyboard.type('By keyboard')
  await expect(app.getByRole('status').filter({ hasText: words('booking.form.free') })).toBeVisible()
  await app.keyboard.press('Control+s')
  await expect.poll(async () => (await mine()).length).toBe(1)

  const [booked] = await mine()
  expect(booked!.items).toHaveLength(1)
  await app.getByRole('grid').focus()
  await app.keyboard.press('Control+z')
  await expect.poll(async () => (await mine()).length).toBe(0)
})

test('the first Tab leads past the menu', async ({ app, words }) => {
  await goTo(app, '/today')
  await expect(app.getByRole('heading').first()).toBeVisible()
  await app.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await app.keyboard.press('Tab')
  await expect(app.getByText(words('shell.skip'))).toBeFocused()
  await app.keyboard.press('Enter')
  await expect(app.locator('#middle')).toBeFocused()
})

test('a file comes in and a list goes out with the keyboard alone', async ({ app, words }) => {
  await goTo(app, '/import?table=workshop')
  const choose = app.getByRole('button', { name: words('import.choose') })
  const [chooser] = await Promise.all([app.waitForEvent('filechooser'), choose.press('Enter')])
  await chooser.setFiles({ name: 'rooms.csv', mimeType: 'text/csv', buffer: Buffer.from('实训室,备注\nKeyboard hall,by keys\n') })
  await app.getByRole('button', { name: words('import.apply', { n: 1 }) }).press('Enter')
  await expect(app.getByRole('button', { name: words('import.undo') })).toBeVisible()

  await goTo(app, '/registers/workshop')
  await expect(app.getByRole('gridcell', { name: 'Keyboard hall' })).toBeVisible()
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
