import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

const HOST = '华工精密'
const NAMES = ['陈浩', '林雪', '张伟', '王芳', '李娜']
type Plan = { rows: { placementId: string; minutes: number; cells: { shiftTypeId: string | null; published: boolean }[] }[]; types: { id: string; name: string }[]; drafts: number; findings: unknown[] }

for (const language of languagesOf(import.meta.url)) {
  test.describe(`rosters (${language})`, () => {
    test.use({ college: 'small', language })

    test('are typed, checked, repeated, filled and made binding', async ({ app, words, ask }) => {
      const save = async (table: string, fields: object) => ((await ask('register.save', { table, fields })) as { id: string }).id
      const host = await save('enterprise', { name: HOST })
      const post = await save('post', { enterpriseId: host, name: '数控车工' })
      for (const [i, name] of NAMES.entries()) {
        const studentId = await save('student', { number: `2024010${i}`, name, birthDate: '2006-05-01' })
        await save('placement', { studentId, kind: 'post', enterpriseId: host, postId: post, from: '2026-11-02', to: '2027-04-30', status: 'confirmed' })
      }
      const plan = async (from = '2026-11-23') => (await ask('roster.week', { enterpriseId: host, from })) as Plan
      const menu = app.getByRole('navigation', { name: words('shell.menu') })
      const group = menu.getByRole('button', { name: words('menu.internships') })
      if ((await group.getAttribute('aria-expanded')) === 'false') await group.click()
      await menu.getByRole('link', { name: words('menu.roster'), exact: true }).click()
      await goTo(app, `/roster?host=${host}`)

      // a host without shifts offers the usual ones
      await expect(app.getByText(words('roster.noTypes', { host: HOST }))).toBeVisible()
      await app.getByRole('button', { name: words('roster.usual.addThree') }).click()
      const grid = app.getByRole('grid', { name: words('roster.grid', { host: HOST }) })
      const cell = (row: number, column: number) => app.locator(`#cell-${row}-${column}`)
      const early = words('roster.usual.early')
      const night = words('roster.usual.night')
      await expect(cell(4, 6)).toBeVisible()

      // typed with the keys of the shifts; a night breaks a rule while it is typed, in words
      await cell(0, 0).click()
      await app.keyboard.press('1')
      await app.keyboard.press('3')
      await expect(cell(0, 0)).toHaveText(early)
      await expect(cell(0, 1)).toHaveAccessibleName(new RegExp(`${night} .*${words('roster.cell.breaks', { rules: ['A31'] })}`))
      await app.keyboard.press('ArrowLeft')
      await expect(app.locator('.roster-status')).toContainText('A31')
      await expect(app.locator('.roster-status')).toContainText('陈浩')
      await app.keyboard.press('Delete')
      await expect(cell(0, 1)).toHaveText('')
      await app.keyboard.press('Control+z')
      await expect(cell(0, 1)).toContainText(night)

      // Enter opens the choice at the cell
      await app.keyboard.press('Enter')
      await expect(app.getByRole('listbox', { name: words('roster.choose') })).toBeVisible()
      await app.keyboard.press('Enter')
      await expect(cell(0, 1)).toHaveText(early)
      await expect(grid).toBeFocused()

      // a block is copied and pasted, and a stretch is painted
      await cell(0, 0).click()
      await app.keyboard.press('Shift+ArrowRight')
      await app.keyboard.press('Control+c')
      await cell(1, 2).click()
      await app.keyboard.press('Control+v')
      await expect(cell(1, 3)).toHaveText(early)
      await app.getByRole('button', { name: words('roster.paint') }).click()
      await app.getByRole('toolbar').getByRole('button', { name: new RegExp(words('roster.usual.late')) }).click()
      await cell(2, 0).hover()
      await app.mouse.down()
      await cell(2, 4).hover()
      await app.mouse.up()
      await expect(cell(2, 4)).toHaveText(words('roster.usual.late'))
      await app.getByRole('button', { name: words('roster.paint') }).click()
      expect((await plan()).drafts).toBe(9)

      // two of one day change places
      await cell(1, 0).click()
      await cell(2, 0).click({ modifiers: ['Shift'] })
      await app.getByRole('button', { name: words('roster.swap', { one: '林雪', other: '张伟' }) }).click()
      await expect(cell(1, 0)).toHaveText(words('roster.usual.late'))
      await expect(cell(2, 0)).toHaveText('')

      // what is wanted is kept with the shift, and the foot says what is short
      await app.getByRole('button', { name: words('roster.types') }).click()
      const need = app.getByRole('spinbutton', { name: `${early}: ${words('field.shiftType.needWorkdays')}` })
      await need.fill('2')
      await need.press('Tab')
      await expect(app.getByRole('gridcell', { name: words('roster.cover.short', { shift: early, date: '2026-11-24', there: 1, need: 2, missing: 1 }) })).toBeVisible()
      await app.keyboard.press('Escape')

      // published, then copied to the next week
      await app.getByRole('button', { name: words('roster.publish') }).click()
      await expect(app.getByText(words('roster.published', { n: 9 }))).toBeVisible()
      await expect(cell(0, 0).locator('.published')).toBeVisible()
      await app.getByRole('button', { name: words('roster.forth') }).click()
      await app.getByRole('button', { name: words('roster.copy') }).click()
      await expect(app.getByText(words('roster.copied', { n: 9 }))).toBeVisible()
      await expect(cell(0, 0).locator('.draft')).toBeVisible()
      expect(await barriers(app)).toEqual([])
    })

    test('fill themselves within the rules, and say what they could not', async ({ app, words, ask }) => {
      const save = async (table: string, fields: object) => ((await ask('register.save', { table, fields })) as { id: string }).id
      const host = await save('enterprise', { name: HOST })
      for (const [i, name] of NAMES.entries()) {
        const studentId = await save('student', { number: `2024010${i}`, name, birthDate: '2006-05-01' })
        await save('placement', { studentId, kind: 'post', enterpriseId: host, from: '2026-11-02', to: '2027-04-30', status: 'confirmed' })
      }
      await save('shiftType', { enterpriseId: host, name: '白班', start: '08:00', end: '16:00', needWorkdays: 3 })
      await save('shiftType', { enterpriseId: host, name: '夜班', start: '22:00', end: '06:00', needWorkdays: 1 })
      await goTo(app, `/roster?host=${host}`)
      await app.getByRole('button', { name: words('roster.fill') }).click()
      await app.getByRole('complementary').getByText(words('roster.fill.weeks', { n: 2 }), { exact: true }).click()
      await expect(app.locator('#cell-4-13')).toBeVisible()
      await app.getByRole('button', { name: words('roster.fill.start') }).click()
      await expect(app.getByRole('status').filter({ hasText: words('roster.running.best', { best: '#' }).split('#')[0]! })).toBeVisible()
      await app.getByRole('button', { name: words('roster.running.enough') }).click()

      // nothing is written yet: it is shown, with what is missing and why
      await expect(app.getByText(words('roster.proposal.some', { covered: 30, needed: 40, missing: 10 }))).toBeVisible()
      await expect(app.getByText(words('roster.why.night', { count: 5, rule: 'A31', names: NAMES }))).toBeVisible()
      const week = async () => (await ask('roster.week', { enterpriseId: host, from: '2026-11-23', days: 14 })) as Plan
      expect((await week()).drafts).toBe(0)
      await expect(app.locator('.roster-shift.proposed')).toHaveCount(30)
      await app.getByRole('button', { name: words('roster.proposal.accept', { n: 30 }) }).click()
      await expect(app.locator('.roster-shift.draft')).toHaveCount(30)
      const { drafts, findings, rows } = await week()
      expect([drafts, findings]).toEqual([30, []])
      expect(rows.reduce((sum, r) => sum + r.minutes, 0)).toBe(30 * 480)
      expect(Math.max(...rows.map(r => r.minutes))).toBeLessThanOrEqual(2 * 2400)
      await app.keyboard.press('Control+z')
      await expect(app.locator('.roster-shift')).toHaveCount(0)

      // called off, and discarded
      await app.getByRole('button', { name: words('roster.fill') }).click()
      await app.getByRole('button', { name: words('roster.fill.start') }).click()
      await app.getByRole('button', { name: words('roster.running.cancel') }).click()
      await expect(app.getByRole('button', { name: words('roster.fill.start') })).toBeVisible()
    })
  })
}
