import type { Locator, Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { languagesOf } from './journey-languages.ts'
import { downloaded, expect, test } from './two-computers.ts'

type Ask = (name: string, input?: unknown) => Promise<unknown>
type Words = (key: string, facts?: Record<string, unknown>) => string
type Row = { id: string; fields: Record<string, unknown> }

/** What somebody does who has no mouse: a press of one is a fault of the page. */
async function withoutMouse(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const kind of ['mousedown', 'pointerdown', 'touchstart']) addEventListener(kind, () => console.error(`${kind}, where keys alone are meant`), true)
  })
}

/** Goes on with Tab until a control has the keyboard. */
async function tabTo(page: Page, control: Locator, by = 'Tab'): Promise<void> {
  await expect(control).toBeAttached()
  for (let steps = 0; steps < 150; steps++) {
    if (await control.evaluate(element => element.contains(document.activeElement) && document.activeElement !== document.body)) return
    await page.keyboard.press(by)
  }
  throw new Error(`no way by ${by} to ${control.toString()}`)
}
async function press(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press(key)
}

/** Finds a page, a record or a command, and opens it. */
async function find(page: Page, words: Words, text: string, address: RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: words('find.title') })).toBeFocused()
  await page.keyboard.type(text)
  await expect(page.getByRole('option', { selected: true })).toContainText(text)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(address)
}
/** Takes the first option that fits what is typed. */
async function pick(page: Page, field: Locator, text: string, by = 'Tab'): Promise<void> {
  await tabTo(page, field, by)
  await page.keyboard.type(text)
  await expect(page.locator('.ant-select-item-option').filter({ hasText: text }).first()).toBeVisible()
  await page.keyboard.press('Enter')
}

async function rowsOf(ask: Ask, table: string): Promise<Row[]> {
  return ((await ask('register.list', { table })) as { rows: Row[] }).rows
}

for (const language of languagesOf(import.meta.url)) {
  test.describe(`the twelve tasks (${language})`, () => {
    test.use({ college: 'small', language })

    test('are done by the keyboard alone', async ({ app, ask, words, laptop }, info) => {
      test.setTimeout(180_000)
      await withoutMouse(app)
      const bookings = async () => ((await ask('booking.list', { from: '2026-08-31', to: '2027-01-17' })) as { bookings: number }).bookings

      await test.step('find a record', async () => {
        const [machine] = await rowsOf(ask, 'equipment')
        await find(app, words, String(machine!.fields['name']), /registers\/equipment\?id=/)
        await expect(app.getByRole('complementary')).toContainText(String(machine!.fields['name']))
        await app.keyboard.press('Escape')
      })

      await test.step('bring a file in', async () => {
        await find(app, words, words('menu.import'), /#\/import/)
        const choose = app.getByRole('button', { name: words('import.choose') })
        const [chooser] = await Promise.all([app.waitForEvent('filechooser'), press(app, choose)])
        await chooser.setFiles({ name: 'rooms.csv', mimeType: 'text/csv', buffer: Buffer.from(`${words('field.workshop.name')},${words('field.workshop.note')}\nKeyboard hall,by keys\n`) })
        await press(app, app.getByRole('button', { name: words('import.apply', { n: 1 }) }))
        await expect(app.getByRole('button', { name: words('import.undo') })).toBeVisible()
        expect((await rowsOf(ask, 'workshop')).map(r => r.fields['name'])).toContain('Keyboard hall')
      })

      const before = await bookings()
      await test.step('book equipment', async () => {
        await find(app, words, words('menu.board'), /#\/board/)
        const grid = app.getByRole('grid')
        await expect(grid.getByRole('row').nth(2)).toBeVisible()
        await tabTo(app, grid)
        for (const key of ['End', 'ArrowDown', 'Enter']) await app.keyboard.press(key) // the Sunday of the first machine
        await expect(app.getByRole('textbox', { name: words('field.booking.title') })).toBeFocused()
        await app.keyboard.type('By keys')
        await expect(app.getByRole('status').filter({ hasText: words('booking.form.free') })).toBeVisible()
        await app.keyboard.press('Control+s')
        await expect.poll(bookings).toBe(before + 1)
      })

      await test.step('undo', async () => {
        await expect(app.getByRole('textbox', { name: words('field.booking.title') })).toHaveCount(0)
        await app.keyboard.press('Control+z')
        await expect.poll(bookings).toBe(before)
      })

      await test.step('schedule a term, and publish it', async () => {
        await find(app, words, words('menu.timetable'), /#\/timetable/)
        await expect(app.getByText(words('schedule.blocks')).first()).toBeVisible()
        await app.keyboard.press('Alt+s')
        await expect(app.getByRole('complementary', { name: words('schedule.solve') })).toBeVisible()
        await app.keyboard.press('Control+s')
        await expect(app.getByText(words('schedule.run.placed', { placed: 7, all: 11 }))).toBeVisible()
        await press(app, app.getByRole('button', { name: words('schedule.run.enough') }))
        await press(app, app.getByRole('button', { name: words('schedule.accept'), exact: true }))
        await expect.poll(bookings).toBe(before + 7)
      })

      const [student] = await rowsOf(ask, 'student')
      const [host] = await rowsOf(ask, 'enterprise')
      const [who, at] = [String(student!.fields['name']), String(host!.fields['name'])]
      await test.step('place a student', async () => {
        await find(app, words, words('menu.placements'), /#\/placements/)
        await press(app, app.getByRole('button', { name: words('placement.add') }).first())
        const panel = app.getByRole('complementary')
        const field = (name: string) => panel.getByRole('combobox', { name: words(`field.placement.${name}`), exact: true })
        for (const [name, date] of [['from', '2026-09-01'], ['to', '2027-01-31']] as const) {
          await tabTo(app, panel.getByRole('textbox', { name: words(`field.placement.${name}`), exact: true }))
          await app.keyboard.type(date)
          await app.keyboard.press('Enter')
        }
        await pick(app, field('enterpriseId'), at, 'Shift+Tab')
        await pick(app, field('studentId'), who, 'Shift+Tab')
        await app.keyboard.press('Control+s')
        await expect.poll(async () => (await rowsOf(ask, 'placement')).length).toBe(1)
      })

      await test.step('mark attendance', async () => {
        await find(app, words, words('menu.attendance'), /#\/attendance/)
        const grid = app.getByRole('grid', { name: words('attendance.grid', { host: at }) })
        const today = grid.getByRole('gridcell', { name: new RegExp(`^${who} · ${words('attendance.on', { date: '2026-11-23' })}`) })
        await tabTo(app, today)
        await app.keyboard.press('Space')
        await expect(today).toContainText(words('attendance.letter.present'))
      })

      await test.step('record a visit', async () => {
        await find(app, words, words('menu.visits'), /#\/visits/)
        await press(app, app.getByRole('button', { name: words('visits.record') }).last()) // of the host that has had none
        await pick(app, app.getByRole('combobox', { name: words('field.visit.teacherId') }), String((await rowsOf(ask, 'teacher'))[0]!.fields['name']))
        await press(app, app.getByRole('button', { name: words('visit.checks.all') }))
        await press(app, app.getByRole('button', { name: words('visit.seen.all') }))
        await app.keyboard.press('Control+s')
        await expect(app).toHaveURL(/#\/visits\?/)
        expect((await ask('visit.board', { month: '2026-11' }))).toMatchObject({ visits: [{ seen: 1 }] })
      })

      await test.step('assess a class', async () => {
        await find(app, words, words('menu.skills'), /#\/skills/)
        await tabTo(app, app.getByRole('radio', { name: words('skills.mode.overview') }))
        await app.keyboard.press('ArrowRight')
        const group = (await rowsOf(ask, 'classGroup'))[0]!.fields['name']
        await pick(app, app.getByRole('combobox', { name: words('table.classGroup') }), String(group))
        await tabTo(app, app.getByRole('grid', { name: words('skills.assess.grid', { group }) }))
        for (const key of ['3', 'Enter', '4', 'Enter', 'Control+s']) await app.keyboard.press(key)
        await expect(app.getByText(words('skills.assess.saved', { n: 2, group }))).toBeVisible()
      })

      await test.step('make a pack', async () => {
        await find(app, words, words('menu.packs'), /#\/packs/)
        await press(app, app.getByRole('button', { name: `${words('packs.open')}: ${words('pack.starter.monday')}` }))
        await expect(app.getByTestId('pack-preview').getByRole('heading', { level: 1 }).first()).toBeVisible()
        const pdf = await downloaded(app, () => press(app, app.getByRole('button', { name: words('packs.pdf'), exact: true })), info.outputPath('pack.pdf'))
        expect(readFileSync(pdf, 'latin1')).toMatch(/^%PDF/)
      })

      const out = await test.step('take data along', async () => {
        await find(app, words, words('menu.exchange'), /#\/exchange/)
        await press(app, app.getByRole('button', { name: words('exchange.take'), exact: true }).first())
        const panel = app.getByRole('complementary')
        await pick(app, panel.getByRole('combobox', { name: words('tables.enterprise') }), at)
        await app.keyboard.press('Escape')
        for (const [name, text] of [['exchange.take.label', 'Laptop 3'], ['exchange.computer.name', 'Office']] as const) {
          await tabTo(app, panel.getByRole('textbox', { name: words(name) }))
          await app.keyboard.type(text)
        }
        await press(app, panel.getByRole('button', { name: words('exchange.passphrase.suggest') }))
        await expect(panel.locator('.take-counts strong')).toBeVisible()
        const file = await downloaded(app, async () => app.keyboard.press('Control+s'), info.outputPath('out.mortise'))
        const phrase = await app.locator('.exchange-phrase').innerText()
        await press(app, app.getByRole('button', { name: words('exchange.taken.done') }))
        return { file, phrase }
      })

      const back = await test.step('open it on the laptop, write, and send it home', async () => {
        const { page } = laptop
        await withoutMouse(page)
        await press(page, page.getByRole('button', { name: words('welcome.bundle') }))
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, page.getByRole('button', { name: words('exchange.bring.choose') }))])
        await chooser.setFiles(out.file)
        await tabTo(page, page.getByRole('textbox', { name: words('exchange.passphrase') }))
        await page.keyboard.type(out.phrase)
        await page.keyboard.press('Enter')
        await press(page, page.getByRole('button', { name: /^(Bring in|合并) \d+/ }))
        await expect(page.getByRole('button', { name: words('find.button') })).toBeVisible()
        await laptop.ask('register.save', { table: 'enterprise', id: host!.id, fields: { note: 'Gate at the back' } })
        await find(page, words, words('menu.exchange'), /#\/exchange/)
        return downloaded(page, () => press(page, page.getByRole('button', { name: words('exchange.home.write') })), info.outputPath('back.mortise'))
      })

      await test.step('bring it back in', async () => {
        await find(app, words, words('menu.exchange'), /#\/exchange/)
        await press(app, app.getByRole('radio', { name: words('exchange.view.laptops') }), 'ArrowRight')
        const [chooser] = await Promise.all([app.waitForEvent('filechooser'), press(app, app.getByRole('button', { name: words('exchange.bring.choose') }))])
        await chooser.setFiles(back)
        await press(app, app.getByRole('button', { name: /^(Bring in|合并) \d+/ }))
        await expect(app.getByRole('heading', { name: words('exchange.brought.of', { label: 'Laptop 3' }) })).toBeVisible()
      })
    })
  })
}
