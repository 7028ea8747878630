import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { BookingForm, goTo } from './screens.ts'

test.use({ college: 'small' })

test('what was typed into a form is offered again after the window has crashed, and goes when it is saved', async ({ app, ask, host, context, words }) => {
  const values = async (place: string) => ((await ask('draft.get', { place })) as { values: Record<string, unknown> } | null)?.values
  const crash = async () => {
    const session = await context.newCDPSession(app)
    void session.send('Page.crash').catch(() => undefined)
    await app.waitForEvent('crash')
    const page = await context.newPage()
    await page.goto(host.origin)
    await expect(page.getByRole('main').first()).toBeVisible()
    return page
  }
  await goTo(app, '/registers/workshop?id=new')
  await app.getByRole('textbox', { name: words('field.workshop.name') }).fill('Casting hall')
  await app.getByRole('textbox', { name: words('field.workshop.building') }).fill('North')
  await expect.poll(() => values('register:workshop:new')).toEqual({ name: 'Casting hall', building: 'North' })

  const page = await crash()
  await goTo(page, '/registers/workshop?id=new')
  const note = page.getByRole('status').filter({ has: page.getByRole('button', { name: words('draft.takeUp'), exact: true }) })
  await expect(note).toBeVisible()
  expect(await barriers(page)).toEqual([])
  await note.getByRole('button', { name: words('draft.takeUp'), exact: true }).click()
  await expect(page.getByRole('textbox', { name: words('field.workshop.name') })).toHaveValue('Casting hall')
  await expect(page.getByRole('textbox', { name: words('field.workshop.building') })).toHaveValue('North')
  await page.getByRole('button', { name: words('ui.save'), exact: true }).click()
  await expect(page.getByRole('complementary').getByRole('heading', { name: 'Casting hall' })).toBeVisible()
  await expect.poll(() => values('register:workshop:new')).toBeUndefined()
  await goTo(page, '/registers/workshop')
  await goTo(page, '/registers/workshop?id=new')
  await expect(page.getByRole('textbox', { name: words('field.workshop.name') })).toHaveValue('')
  await expect(note).toHaveCount(0)
})

test('a booking that was left half filled in is taken up again, or thrown away', async ({ app, ask, words }) => {
  const kept = async () => (await ask('draft.get', { place: 'booking:new' })) as { values: { title: string } } | null
  await goTo(app, '/board')
  const form = new BookingForm(app, words)
  await form.open()
  await form.title.fill('Half a booking')
  await expect.poll(async () => (await kept())?.values.title).toBe('Half a booking')
  await goTo(app, '/today')
  await goTo(app, '/board')
  await form.open()
  await app.getByRole('button', { name: words('draft.takeUp'), exact: true }).click()
  await expect(form.title).toHaveValue('Half a booking')
  await goTo(app, '/today')
  await goTo(app, '/board')
  await form.open()
  await app.getByRole('button', { name: words('draft.dismiss'), exact: true }).click()
  await expect.poll(kept).toBeNull()
  await expect(form.title).toHaveValue('')
})
