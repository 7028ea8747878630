import type { Page } from '@playwright/test'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'

test.use({ college: 'small' })

type Frame = { value?: { id: string }; refusal?: { code: string } }

/** Books one and the same free room from inside a page, many times at once. */
function race(page: Page, workshopId: string, times: number): Promise<Frame[]> {
  return page.evaluate(
    async ({ workshopId, times }) => {
      const wish = (i: number) => ({ title: `Race ${i}`, use: 'other', times: { kind: 'once', start: '2026-11-28T19:00', end: '2026-11-28T20:00' }, workshopId, overrides: [] })
      const book = async (i: number) => {
        const answer = await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([{ name: 'booking.create', input: wish(i) }]) })
        return (JSON.parse((await answer.text()).trim()) as { frame: Frame }).frame
      }
      return Promise.all(Array.from({ length: times }, (_, i) => book(i)))
    },
    { workshopId, times },
  )
}

test('two windows that book the same room at once get it once', async ({ app, context, host, ask }) => {
  await expect(app.getByRole('main').first()).toBeVisible()
  const other = await context.newPage()
  await other.goto(host.origin)
  const [room] = (await ask('register.options', { table: 'workshop' })) as { id: string }[]
  const frames = (await Promise.all([race(app, room!.id, 12), race(other, room!.id, 12)])).flat()
  expect(frames.filter(f => f.value)).toHaveLength(1)
  expect(frames.filter(f => f.refusal?.code === 'booking.clash')).toHaveLength(23)
  const saturday = (await ask('booking.list', { from: '2026-11-28', to: '2026-11-28', text: 'Race' })) as { rows: unknown[] }
  expect(saturday.rows).toHaveLength(1)
})

test('what one window saves, the other shows without a reload', async ({ app, context, host, words, ask }) => {
  await expect(app.getByRole('main').first()).toBeVisible()
  const other = await context.newPage()
  await other.goto(host.origin)
  await goTo(other, '/registers/workshop')
  await ask('register.save', { table: 'workshop', fields: { name: 'Hall of the second window' } })
  const row = other.locator('#middle').getByText('Hall of the second window', { exact: true })
  await expect(row).toBeVisible()
  await other.getByRole('button', { name: words('history.undo') }).first().click()
  await expect(row).toBeHidden()
  expect(JSON.stringify(await ask('register.options', { table: 'workshop' }))).not.toContain('second window')
})
