import type { Page } from '@playwright/test'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'

type Words = (key: string, facts?: Record<string, unknown>) => string
type Listed = { bookings: number }
type View = { termId: string }

const term = { from: '2026-08-31', to: '2027-01-17' }
/** Sessions of the small sample that are open, and those of them that can have a time after today. */
const OPEN = { all: 11, placed: 7 }

/** Begins a search with the keyboard alone. */
async function begin(app: Page, words: Words): Promise<void> {
  await app.keyboard.press('Alt+s')
  await expect(app.getByRole('complementary', { name: words('schedule.solve') })).toBeVisible()
  await app.keyboard.press('Control+s')
}

/** Begins one, and ends it with what it has. */
async function schedule(app: Page, words: Words): Promise<void> {
  await begin(app, words)
  await expect(app.getByText(words('schedule.run.placed', { placed: OPEN.placed, all: OPEN.all }))).toBeVisible()
  await app.getByRole('button', { name: words('schedule.run.enough') }).press('Enter')
  await expect(app.getByRole('group', { name: new RegExp(words('schedule.week.of', { name: '' })) })).toBeVisible()
}

const figure = (app: Page, value: number, label: string) => app.getByRole('button', { name: new RegExp(`^${value}\\s*${label.replace(/[/.]/g, '\\$&')}$`) })

test.describe('automatic timetable', () => {
  test.use({ college: 'small', viewport: { width: 1280, height: 720 } })

  test('finds a timetable, says why, keeps what is pinned, and writes it as one act', async ({ app, words, ask }) => {
    const bookings = async () => ((await ask('booking.list', term)) as Listed).bookings
    const before = await bookings()
    await goTo(app, '/timetable')
    await expect(figure(app, OPEN.all, words('schedule.figure.open'))).toBeVisible()
    await expect(app.getByText(words('schedule.blocks')).first()).toBeVisible()
    await schedule(app, words)
    await expect(figure(app, OPEN.placed, words('schedule.figure.placed', { all: OPEN.all }))).toBeVisible()
    await expect(app.getByText(words('timetable.proof.most', { count: OPEN.all - OPEN.placed }))).toBeVisible()

    // a session with the keyboard: what it is, why it is there, and that it stays
    await app.locator('.week-block.new').first().focus()
    await app.keyboard.press('Enter')
    const panel = app.getByRole('complementary').last()
    await panel.getByRole('button', { name: words('schedule.why.ask') }).press('Enter')
    await expect(panel.getByRole('heading', { name: words('schedule.why') })).toBeFocused()
    await expect(panel.getByText(words('timetable.verdict.taken')).or(panel.getByText(words('schedule.why.only'))).first()).toBeVisible()
    await panel.getByRole('button', { name: words('schedule.pin') }).click()
    const time = await panel.getByRole('definition').nth(1).innerText()
    expect(await barriers(app)).toEqual([])
    await schedule(app, words)
    await expect(app.getByText(words('schedule.pins', { n: 1 }))).toBeVisible()
    await app.locator('.week-block.new .icon').first().click()
    await expect(app.getByRole('complementary').last().getByRole('definition').nth(1)).toHaveText(time)

    await app.getByRole('button', { name: words('schedule.accept'), exact: true }).click()
    await expect(app.getByText(words('schedule.accepted', { created: OPEN.placed, moved: 0, removed: 0 }))).toBeVisible()
    await expect(app).toHaveURL(/#\/board\?/)
    expect(await bookings()).toBe(before + OPEN.placed)
    await app.keyboard.press('Control+z')
    await expect.poll(bookings).toBe(before)
  })
})

test.describe('a proposal that waits', () => {
  test.use({ college: 'small', language: 'zh-CN', viewport: { width: 1280, height: 720 } })

  test('is kept on a walk, says that it is out of date, and can be put aside and brought back', async ({ app, words, ask }) => {
    await goTo(app, '/timetable')
    await expect(figure(app, OPEN.all, words('schedule.figure.open'))).toBeVisible()
    // cancelled: nothing is kept, and the page is as it was
    await begin(app, words)
    await expect(app.getByRole('button', { name: words('schedule.run.enough') })).toBeVisible()
    await app.getByRole('button', { name: words('ui.cancel'), exact: true }).press('Enter')
    await expect(app.getByRole('button', { name: words('schedule.solve'), exact: true })).toBeEnabled()
    await expect(app.getByRole('button', { name: words('schedule.accept'), exact: true })).toHaveCount(0)

    await schedule(app, words)
    await app.getByText(words('schedule.part.left', { n: OPEN.all - OPEN.placed }), { exact: true }).click()
    await app.getByRole('button', { name: words('schedule.mend') }).first().click()
    await expect(app.getByRole('textbox', { name: words('field.sessionRequest.title') })).toBeVisible()
    await goTo(app, '/today')
    await expect(app.getByText(words('schedule.waits'))).toBeVisible()
    const { termId } = (await ask('timetable.view', {})) as View
    await ask('register.save', { table: 'unavailableTime', fields: { termId, weekday: 1, from: 1, to: 2, workshopId: ((await ask('register.options', { table: 'workshop' })) as { id: string }[])[0]!.id } })
    await goTo(app, '/timetable')
    await expect(app.getByText(words('schedule.stale'))).toBeVisible()
    await app.getByRole('button', { name: words('schedule.discard') }).click()
    await expect(figure(app, OPEN.all, words('schedule.figure.open'))).toBeVisible()
    await app.getByRole('button', { name: words('schedule.bringBack') }).click()
    await expect(figure(app, OPEN.placed, words('schedule.figure.placed', { all: OPEN.all }))).toBeVisible()
  })
})

test.describe('nothing to schedule', () => {
  test.use({ college: 'nothing' })

  test('says how to ask for sessions', async ({ app, words, ask }) => {
    await ask('college.setup', { name: 'Riverside College', term: { name: 'Autumn 2026', start: '2026-08-31', weeks: 20 } })
    await goTo(app, '/timetable')
    await expect(app.getByText(words('schedule.empty'), { exact: true })).toBeVisible()
    await app.getByRole('button', { name: words('register.add', { table: words('table.sessionRequest') }) }).click()
    await app.getByRole('textbox', { name: words('field.sessionRequest.title') }).fill('Turning')
    await app.keyboard.press('Control+s')
    await expect(figure(app, 1, words('schedule.figure.requests'))).toBeVisible()
    await expect(figure(app, 1, words('schedule.figure.problems'))).toBeVisible()
  })
})
