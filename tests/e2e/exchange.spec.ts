import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { barriers } from './barriers.ts'
import { choose, goTo } from './screens.ts'
import { downloaded, expect, keep, test } from './two-computers.ts'
import { languagesOf } from './journey-languages.ts'

type Options = { id: string; name: string }[]
type Rows = { rows: { title: string }[] }

/** A passphrase costs a second or two of a computer, by intent; more of one that is busy. */
const SLOW = { timeout: 60_000 }

const SATURDAY = { start: '2026-11-28T09:00', end: '2026-11-28T11:00' }
const booking = (title: string, workshopId: string) => ({ title, use: 'other', times: { kind: 'once', ...SATURDAY }, workshopId, overrides: [] })

test.use({ college: 'small', viewport: { width: 1280, height: 720 } })

/** Gives the page a file to look into. */
async function open(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path)
}

const looks = [['en', 'light'], ['zh-CN', 'dark']] as const
for (const [language, theme] of looks.filter(([language]) => languagesOf(import.meta.url).includes(language))) {
  test.describe(`on the road (${language}, ${theme})`, () => {
    test.use({ language, colorScheme: theme })

    test('taken along, edited on both sides, brought home, decided, and taken back', async ({ app, ask, words, laptop }, info) => {
      test.setTimeout(300_000)
      const [host] = (await ask('register.options', { table: 'enterprise' })) as Options
      const label = language === 'en' ? 'Laptop 3, Ms Wang' : '3 号笔记本，王老师'

      await test.step('the office takes an enterprise along', async () => {
        await goTo(app, '/exchange')
        await expect(app.getByText(words('exchange.laptops.none'), { exact: true })).toBeVisible()
        await app.getByRole('button', { name: words('exchange.take'), exact: true }).first().click()
        const panel = app.getByRole('complementary')
        await choose(app, panel.getByRole('combobox', { name: words('tables.enterprise') }), host!.name)
        await app.keyboard.press('Escape')
        await expect(panel.locator('.take-counts strong')).toBeVisible()
        await panel.getByRole('textbox', { name: words('exchange.take.label') }).fill(label)
        await panel.getByRole('textbox', { name: words('exchange.computer.name') }).fill('Office')
        await panel.getByRole('button', { name: words('exchange.passphrase.suggest') }).click()
        expect(await barriers(app)).toEqual([])
      })
      const out = await downloaded(app, () => app.getByRole('button', { name: words('exchange.take.write') }).click(), info.outputPath('out.mortise'))
      const phrase = await app.locator('.exchange-phrase').innerText()
      expect(phrase).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/)
      expect(readFileSync(out, 'latin1')).toMatch(/^age-encryption\.org/)
      await app.getByRole('button', { name: words('exchange.taken.done') }).click()
      await expect(app.getByRole('listitem').filter({ hasText: label })).toContainText(words('exchange.state.out'))

      await test.step('the laptop opens the file', async () => {
        const { page } = laptop
        await page.getByRole('button', { name: words('welcome.bundle') }).click()
        await open(page, out)
        const field = page.getByRole('textbox', { name: words('exchange.passphrase') })
        await field.fill('not the passphrase')
        await field.press('Enter')
        await expect(page.getByRole('alert')).toContainText(words('refusal.bundle.passphrase'), SLOW)
        expect(await laptop.ask('college.state')).toMatchObject({ college: null })
        await field.fill(phrase.replaceAll(' ', '-'))
        await field.press('Enter')
        await expect(page.locator('.entries')).toContainText(host!.name, SLOW)
        expect(await laptop.ask('college.state'), 'looking writes nothing').toMatchObject({ college: null })
        expect(await barriers(page)).toEqual([])
        await page.getByRole('button', { name: bringIn(language) }).click()
        await expect(page.locator('.along-strip')).toContainText('Office', SLOW)
        await expect(page).toHaveURL(/#\/today$/)
        expect(((await laptop.ask('register.options', { table: 'enterprise' })) as Options).map(o => o.id)).toContain(host!.id)
      })

      const [room] = (await laptop.ask('register.options', { table: 'workshop' })) as Options
      await ask('register.save', { table: 'enterprise', id: host!.id, fields: { address: 'Office Street 1' } })
      await laptop.ask('register.save', { table: 'enterprise', id: host!.id, fields: { address: 'Laptop Road 2', note: 'Gate at the back' } })
      await ask('booking.create', booking('Of the office', room!.id))
      expect(await laptop.ask('booking.create', booking('Of the laptop', room!.id))).toMatchObject({ id: expect.any(String) })

      const back = await test.step('the laptop sends it home', async () => {
        await goTo(laptop.page, '/exchange')
        await expect(laptop.page.getByText(words('exchange.home.holds'))).toBeVisible()
        expect(await barriers(laptop.page)).toEqual([])
        return downloaded(laptop.page, () => laptop.page.getByRole('button', { name: words('exchange.home.write') }).click(), info.outputPath('back.mortise'))
      })
      const bookings = async () => ((await ask('booking.list', { from: '2026-11-28', to: '2026-11-28', text: 'Of the' })) as Rows).rows.map(r => r.title).sort()
      const address = async () => JSON.stringify(await ask('register.get', { id: host!.id }))

      await test.step('the office sees what it would do, and brings it in', async () => {
        await goTo(app, '/exchange?view=bring')
        await open(app, back)
        const conflict = app.locator('.entry-conflict').filter({ hasText: words('field.enterprise.address') })
        await expect(conflict.locator('.side')).toHaveCount(3, SLOW)
        await expect(conflict.locator('.side').nth(1)).toContainText('Office Street 1')
        await expect(conflict.locator('.side').nth(2)).toContainText('Laptop Road 2')
        await expect(app.locator('.entries')).toContainText('Of the laptop')
        await app.locator('.exchange-clashes summary').click()
        await expect(app.locator('.exchange-clashes')).toContainText('Of the office')
        expect(await barriers(app)).toEqual([])
        expect(await bookings(), 'nothing is written before').toEqual(['Of the office'])
        await app.getByRole('button', { name: bringIn(language) }).click()
        await expect(app.getByRole('heading', { name: words('exchange.brought.of', { label }) })).toBeVisible(SLOW)
        await expect(app.locator('.exchange-brought')).toContainText('Of the office')
        expect(await bookings()).toEqual(['Of the laptop', 'Of the office'])
        expect(await address()).toContain('Gate at the back')
        expect(await barriers(app)).toEqual([])
      })

      await test.step('the conflict is decided, and the double booking listed', async () => {
        await app.getByRole('button', { name: words('exchange.brought.decide') }).click()
        await app.getByRole('grid').getByRole('row').nth(1).click()
        const panel = app.getByRole('complementary')
        await expect(panel).toContainText('Laptop Road 2')
        expect(await barriers(app)).toEqual([])
        await panel.locator('.side').filter({ hasText: 'Office Street 1' }).getByRole('button').click()
        await expect(app.getByText(words('exchange.conflicts.none'), { exact: true })).toBeVisible()
        expect(await address()).toContain('Office Street 1')
        await goTo(app, '/clashes')
        await expect(app.getByRole('row').filter({ hasText: 'Of the laptop' })).toContainText('Of the office')
        await goTo(app, '/exchange')
        await expect(app.getByRole('listitem').filter({ hasText: label })).toContainText(words('exchange.state.back'))
      })

      await test.step('both are taken back, and the same file has nothing new', async () => {
        const undo = app.getByRole('button', { name: words('history.undo') }).first()
        await undo.click()
        await expect.poll(async () => ((await ask('exchange.overview')) as { conflicts: number }).conflicts).toBe(1)
        await undo.click()
        await expect.poll(bookings).toEqual(['Of the office'])
        expect(await address()).not.toContain('Gate at the back')
        await expect(app.getByRole('listitem').filter({ hasText: label })).toContainText(words('exchange.state.out'))
        await goTo(app, '/exchange?view=bring')
        await open(app, back)
        await expect(app.getByText(words('exchange.nothingNew'), { exact: true }).first()).toBeVisible()
        await expect(app.getByRole('main').getByRole('link', { name: words('menu.history') })).toBeVisible()
      })
    })
  })
}

test('several conflicts are answered at once, by keyboard, and one act takes them back', async ({ app, ask, words, laptop }, info) => {
  test.setTimeout(120_000)
  const file = keep(await ask('exchange.send', { passphrase: 'for the other office' }), info.outputPath('all.mortise'))
  const base64 = readFileSync(file).toString('base64')
  await laptop.ask('exchange.bring', { file: { name: 'all.mortise', base64 }, passphrase: 'for the other office' })
  const hosts = ((await ask('register.options', { table: 'enterprise' })) as Options).slice(0, 3)
  for (const { id } of hosts) {
    await ask('register.save', { table: 'enterprise', id, fields: { address: `Ours ${id}` } })
    await laptop.ask('register.save', { table: 'enterprise', id, fields: { address: `Theirs ${id}` } })
  }
  const back = keep(await laptop.ask('exchange.send', { computer: 'Second office' }), info.outputPath('back.mortise'))
  await goTo(app, '/exchange?view=bring')
  await open(app, back)
  await app.getByRole('button', { name: bringIn('en') }).click()
  await app.getByRole('button', { name: words('exchange.brought.decide') }).click()
  const list = app.getByRole('grid')
  await expect(list.getByRole('row')).toHaveCount(hosts.length + 1)
  await list.focus()
  await app.keyboard.press('Control+a')
  await app.getByRole('button', { name: words('exchange.conflicts.take.ours') }).click()
  await expect(app.getByText(words('exchange.conflicts.none'), { exact: true })).toBeVisible()
  for (const { id } of hosts) expect(JSON.stringify(await ask('register.get', { id }))).toContain(`Ours ${id}`)
  await app.locator('.ant-message').getByRole('button', { name: words('ui.undo'), exact: true }).last().click()
  await expect(list.getByRole('row')).toHaveCount(hosts.length + 1)
})

test('two offices exchange through a folder; copies of a syncing program and broken files are told', async ({ app, ask, words, laptop }, info) => {
  test.setTimeout(120_000)
  const shared = info.outputPath('shared')
  mkdirSync(shared, { recursive: true })
  const { file } = (await ask('exchange.send', { computer: 'First office', passphrase: 'for the other office' })) as { file: { name: string; base64: string } }
  await laptop.ask('exchange.bring', { file: { name: file.name, base64: file.base64 }, passphrase: 'for the other office' })
  const { file: hello } = (await laptop.ask('exchange.send', { computer: 'Second office' })) as { file: { name: string; base64: string } }
  await ask('exchange.bring', { file: { name: hello.name, base64: hello.base64 }, passphrase: null })
  await laptop.ask('register.save', { table: 'workshop', fields: { name: 'Hall of the second office' } })
  await laptop.ask('exchange.share', { folder: shared })
  const { path } = (await laptop.ask('exchange.sendShared')) as { path: string }
  copyFileSync(path, path.replace('.mortise', '.sync-conflict-20261123-101500-ABCDEFG.mortise'))
  writeFileSync(join(shared, 'half.mortise'), '')

  await goTo(app, '/exchange?view=offices')
  await app.getByRole('textbox', { name: words('exchange.shared.path') }).fill(shared)
  await app.getByRole('button', { name: words('exchange.shared.use') }).click()
  const files = app.getByRole('list', { name: words('exchange.shared') }).getByRole('listitem')
  await expect(files).toHaveCount(3)
  await expect(files.filter({ hasText: 'half.mortise' })).toContainText(words('refusal.bundle.empty'))
  await expect(files.filter({ hasText: words('exchange.shared.copy') })).toHaveCount(1)
  expect(await barriers(app)).toEqual([])
  await files.filter({ hasNotText: words('exchange.shared.copy') }).getByRole('button').click()
  await expect(app.locator('.entries')).toContainText('Hall of the second office')
  await app.getByRole('button', { name: bringIn('en') }).click()
  await expect(app.locator('.exchange-brought')).toBeVisible()
  expect(JSON.stringify(await ask('register.options', { table: 'workshop' }))).toContain('Hall of the second office')
  await goTo(app, '/exchange?view=computers')
  await app.getByRole('listitem').filter({ hasText: 'Second office' }).getByRole('button', { name: words('exchange.revoke') }).click()
  await app.getByRole('tooltip').getByRole('button', { name: words('exchange.revoke') }).click()
  await expect(app.getByRole('listitem').filter({ hasText: 'Second office' })).toContainText(words('exchange.computer.revoked'))
  expect(await barriers(app)).toEqual([])
})

test('a file that can not be used gets one clear sentence and changes nothing', async ({ app, ask, words, laptop }, info) => {
  test.setTimeout(120_000)
  await laptop.ask('college.setup', { name: 'Another College', term: { name: '2026', start: '2026-08-31', weeks: 20 }, language: 'en' })
  const another = keep(await laptop.ask('exchange.send', { passphrase: 'of another college' }), info.outputPath('another.mortise'))
  const whole = readFileSync(another)
  const files = {
    'empty.mortise': [Buffer.alloc(0), 'refusal.bundle.empty'],
    'half.mortise': [whole.subarray(0, 120), 'refusal.bundle.cut'],
    'picture.mortise': [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'refusal.bundle.foreign'],
  } as const
  const before = await ask('register.counts')
  await goTo(app, '/exchange?view=bring')
  for (const [name, [content, key]] of Object.entries(files)) {
    const path = info.outputPath(name)
    writeFileSync(path, content)
    await open(app, path)
    await expect(app.getByRole('alert'), name).toHaveText(words(key))
  }
  await open(app, another)
  const field = app.getByRole('textbox', { name: words('exchange.passphrase') })
  await field.fill('of another college')
  await field.press('Enter')
  await expect(app.getByRole('alert')).toContainText('Another College', SLOW)
  expect((await app.getByRole('alert').innerText()).trim()).not.toMatch(/refusal\.|undefined|\[object|Error:/)
  expect(await ask('register.counts')).toEqual(before)
})

test.describe('where nothing may move', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('a laptop is written off and waited for again; the passphrase is asked about before it is gone', async ({ app, words, ask }) => {
    const [hall] = (await ask('register.options', { table: 'workshop' })) as Options
    await goTo(app, '/exchange?view=laptops&take=')
    const panel = app.getByRole('complementary')
    await choose(app, panel.getByRole('combobox', { name: words('tables.workshop') }), hall!.name)
    await app.keyboard.press('Escape')
    await panel.getByRole('textbox', { name: words('exchange.take.label') }).fill('Laptop 9')
    await panel.getByRole('textbox', { name: words('exchange.passphrase'), exact: true }).fill('harbour road 8 hall')
    await panel.getByRole('textbox', { name: words('exchange.passphrase.again') }).fill('harbour road 8')
    await expect(panel.getByRole('alert')).toHaveText(words('exchange.passphrase.differs'))
    await expect(panel.getByRole('button', { name: words('exchange.take.write') })).toBeDisabled()
    await panel.getByRole('textbox', { name: words('exchange.passphrase.again') }).fill('harbour road 8 hall')
    await app.keyboard.press('Control+s')
    await expect(panel.locator('.exchange-phrase')).toHaveText('harbour road 8 hall', SLOW)
    await panel.getByRole('button', { name: words('ui.close') }).click()
    await app.getByRole('dialog').getByRole('button', { name: words('exchange.taken.noted.yes') }).click()
    await expect(app.getByRole('dialog')).toBeHidden()

    const row = app.getByRole('listitem').filter({ hasText: 'Laptop 9' })
    await row.getByRole('button', { name: words('exchange.writeOff') }).click()
    await app.getByRole('textbox', { name: words('exchange.writeOff.reason') }).fill('stolen')
    await app.keyboard.press('Enter')
    await expect(row).toContainText(words('exchange.state.off'))
    await expect(row).toContainText('stolen')
    await row.getByRole('button', { name: words('exchange.waitAgain') }).click()
    await expect(row).toContainText(words('exchange.state.out'))
    await app.locator('.ant-message').getByRole('button', { name: words('ui.undo'), exact: true }).last().click()
    await expect(row).toContainText(words('exchange.state.off'))
  })
})

/** The button that writes what was seen. */
function bringIn(language: 'en' | 'zh-CN'): RegExp {
  return language === 'en' ? /^Bring in \d+/ : /^合并 \d+ 项/
}
