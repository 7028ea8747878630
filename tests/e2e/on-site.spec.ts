import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

/** A red square of four pixels a side. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGP4z8AARwzEcQCukw/x0F8jngAAAABJRU5ErkJggg==', 'base64')

type Ask = (name: string, input?: unknown) => Promise<unknown>
type Sheet = { rows: { student: string; cells: { date: string; state: string | null; evidence: string | null; hours: number | null; note: string | null }[] }[]; signatures: { by: string; way: string; image?: string }[] }
type Board = { hosts: { name: string; visits: number }[]; visits: { id: string; seen: number; photos: number; failed: number }[]; issues: { what: string }[] }

/** Two interns at one host since September, one of whom is on leave today (23 November, a Monday). */
async function someInterns(ask: Ask): Promise<string> {
  const save = async (table: string, fields: Record<string, unknown>) => ((await ask('register.save', { table, fields })) as { id: string }).id
  const host = await save('enterprise', { name: '海川模具', address: '工业路 8 号' })
  const teacher = await save('teacher', { name: '李强' })
  const mentor = await save('contact', { enterpriseId: host, name: '赵师傅', mentor: true, position: '班长' })
  for (const [number, name] of [['2024010101', '陈浩'], ['2024010102', '林雪']]) {
    const studentId = await save('student', { number, name })
    const placement = await save('placement', { studentId, enterpriseId: host, kind: 'post', status: 'confirmed', from: '2026-09-01', to: '2027-01-31', mentorId: mentor, tutorId: teacher })
    if (name === '林雪') await save('leave', { placementId: placement, from: '2026-11-23', to: '2026-11-23', reason: '看病' })
  }
  return host
}
const sheetOf = async (ask: Ask, enterpriseId: string) => (await ask('attendance.sheet', { enterpriseId, from: '2026-11-23', to: '2026-11-23' })) as Sheet

for (const language of languagesOf(import.meta.url)) {
  test.describe(`attendance (${language})`, () => {
    test.use({ college: 'small', language })

    test('is marked by the keyboard, a stronger word stays, and the mentor signs with the mouse', async ({ app, ask, words }) => {
      const host = await someInterns(ask)
      await goTo(app, `/attendance?host=${host}&day=2026-11-20`)
      const grid = app.getByRole('grid', { name: words('attendance.grid', { host: '海川模具' }) })
      const cell = (student: string, date: string) => grid.getByRole('gridcell', { name: new RegExp(`^${student} · ${words('attendance.on', { date })}`) })
      const byTheWordOf = (evidence: string) => app.locator('.word-option').filter({ hasText: words(`attendance.evidence.${evidence}`) }).click()
      const friday = cell('陈浩', '2026-11-20')

      // present by Space, two days late by a range, the first cleared again
      await cell('陈浩', '2026-11-16').click()
      await app.keyboard.press('Space')
      await expect(cell('陈浩', '2026-11-16')).toContainText(words('attendance.letter.present'))
      await app.keyboard.press('ArrowRight')
      await app.keyboard.press('Shift+ArrowRight')
      await app.keyboard.press('Shift+ArrowDown')
      await app.keyboard.press('l')
      for (const student of ['陈浩', '林雪']) for (const date of ['2026-11-17', '2026-11-18']) await expect(cell(student, date)).toContainText(words('attendance.letter.late'))
      await expect(app.getByText(words('attendance.marked', { n: 4 }))).toBeVisible()
      await cell('陈浩', '2026-11-16').click()
      await app.keyboard.press('Delete')
      await expect(cell('陈浩', '2026-11-16')).toHaveAccessibleName(new RegExp(words('attendance.unmarked')))
      await app.keyboard.press('Enter') // the cleared day knows what was there
      await app.getByRole('button', { name: new RegExp(`^${words('history.putBack')}: `) }).click()
      await app.getByRole('button', { name: words('history.putBack.do') }).click()
      await expect(cell('陈浩', '2026-11-16')).toContainText(words('attendance.letter.present'))
      await app.getByRole('complementary').getByRole('button', { name: words('ui.close') }).first().click()

      // everyone of the day, by the teacher's word; then a weaker word says otherwise
      await byTheWordOf('teacher')
      await app.getByRole('button', { name: words('attendance.everyone.on', { date: '2026-11-20' }) }).click()
      await expect(friday).toHaveAccessibleName(new RegExp(words('choice.evidence.teacher')))
      await byTheWordOf('self')
      await friday.click()
      await app.keyboard.press('a')
      const refusal = app.locator('.refusal-note')
      await expect(refusal).toContainText('陈浩')
      await expect(friday).toContainText(words('attendance.letter.present'))
      await app.getByRole('button', { name: `→ ${words('alternative.attendance.asStrong', { evidence: 'choice.evidence.teacher', count: 1 })}` }).click()
      await expect(friday).toContainText(words('attendance.letter.absent'))
      await expect(refusal).toHaveCount(0)

      // hours and a note of one day
      await byTheWordOf('self')
      await cell('陈浩', '2026-11-19').click()
      await app.keyboard.press('p')
      await expect(cell('陈浩', '2026-11-19')).toContainText(words('attendance.letter.present'))
      await app.keyboard.press('Enter')
      const panel = app.getByRole('complementary', { name: '陈浩' })
      await panel.getByRole('spinbutton', { name: words('field.attendance.hours') }).fill('6.5')
      await panel.getByRole('textbox', { name: words('field.attendance.note') }).fill('下午培训')
      await app.keyboard.press('Control+s')
      await expect(cell('陈浩', '2026-11-19')).toHaveAccessibleName(/6\.5.*下午培训/)

      // the mentor signs on the screen
      await app.getByRole('button', { name: words('attendance.sign'), exact: true }).click()
      await app.getByRole('combobox', { name: words('attendance.sign.who') }).fill('赵师傅')
      const pad = (await app.getByRole('img', { name: words('attendance.sign.field') }).boundingBox())!
      await app.mouse.move(pad.x + 40, pad.y + 90)
      await app.mouse.down()
      await app.mouse.move(pad.x + 160, pad.y + 40, { steps: 6 })
      await app.mouse.move(pad.x + 260, pad.y + 120, { steps: 6 })
      await app.mouse.up()
      await app.getByRole('button', { name: words('attendance.sign.now'), exact: true }).click()
      await expect(cell('陈浩', '2026-11-19')).toHaveAccessibleName(new RegExp(words('choice.evidence.mentor')))
      const signed = (await ask('attendance.sheet', { enterpriseId: host, from: '2026-11-16', to: '2026-11-20' })) as Sheet
      expect(signed.signatures).toMatchObject([{ by: '赵师傅', way: 'drawn' }])
      expect(signed.signatures[0]!.image).toMatch(/^attachment:[0-9a-f]{64}$/)
      await app.getByRole('button', { name: words('ui.undo'), exact: true }).last().click()
      await expect(cell('陈浩', '2026-11-19')).toHaveAccessibleName(new RegExp(words('choice.evidence.self')))

      expect(await barriers(app)).toEqual([])
    })

    test('of a host with many interns keeps the keyboard, whatever is in sight', async ({ app, ask, words }) => {
      const save = async (table: string, rows: object[]) => (await ask('register.saveMany', { table, rows: rows.map(fields => ({ fields })) })) as { ids: string[] }
      const { ids: [enterpriseId] } = await save('enterprise', [{ name: '海川模具' }])
      const { ids } = await save('student', Array.from({ length: 60 }, (_, i) => ({ number: `20240${100 + i}`, name: `学生${i}` })))
      await save('placement', ids.map(studentId => ({ studentId, enterpriseId, kind: 'post', status: 'confirmed', from: '2026-09-01', to: '2027-01-31' })))
      await goTo(app, `/attendance?host=${enterpriseId}&span=month&day=2026-10-08`)
      const cell = (row: number, day: number) => app.locator(`tr[data-row="${row}"] td[data-day="${day}"]`)
      await cell(1, 7).click()
      // out of sight it still has the keyboard
      await app.locator('.sheet-scroll').evaluate(box => (box.scrollTop = box.scrollHeight))
      await expect(cell(59, 7)).toBeInViewport()
      await expect(cell(20, 7)).toHaveCount(0)
      await expect(cell(1, 7)).toBeFocused()
      await app.keyboard.press('l')
      await expect(cell(1, 7)).toContainText(words('attendance.letter.late'))
      // to the last row and back to the first one, which is not hidden behind the names of the days
      await app.keyboard.press('Control+ArrowDown')
      await expect(cell(59, 7)).toBeFocused()
      await app.keyboard.press('Shift+ArrowUp')
      await app.keyboard.press('a')
      for (const row of [58, 59]) await expect(cell(row, 7)).toContainText(words('attendance.letter.absent'))
      await app.keyboard.press('Control+ArrowUp')
      await expect(cell(0, 7)).toBeFocused()
      const [head, first] = await Promise.all([app.locator('table.sheet thead th').first().boundingBox(), cell(0, 7).boundingBox()])
      expect(first!.y).toBeGreaterThanOrEqual(head!.y + head!.height - 1)
      expect(await barriers(app)).toEqual([])
    })
  })
}

test.describe('on the road', () => {
  test.use({ college: 'small', language: 'zh-CN' })

  test('a day is marked with a finger, and who is on leave is left out of "everyone"', async ({ app, ask, words }) => {
    const host = await someInterns(ask)
    await goTo(app, `/attendance?host=${host}&span=day`)
    const row = (student: string) => app.locator('.day-row').filter({ hasText: student })
    await expect(row('林雪')).toContainText(words('attendance.onLeave'))
    await app.getByRole('button', { name: words('attendance.everyone'), exact: true }).click()
    await expect(row('陈浩').getByRole('button', { name: words('choice.state.present') })).toHaveAttribute('aria-pressed', 'true')
    await row('林雪').getByRole('button', { name: words('choice.state.sick') }).click()
    await expect.poll(async () => (await sheetOf(ask, host)).rows.map(r => r.cells[0]!.state)).toEqual(['present', 'sick'])
    expect((await row('陈浩').getByRole('button', { name: words('choice.state.late') }).boundingBox())!.height).toBeGreaterThanOrEqual(44)
  })

  test('a visit survives a closed window, works without a network, and is one act', async ({ app, ask, words, host: running }) => {
    const host = await someInterns(ask)
    const foreign: string[] = []
    app.on('request', request => !request.url().startsWith(running.origin) && !/^(data|blob):/.test(request.url()) && foreign.push(request.url()))
    await goTo(app, '/visits')
    const missing = app.locator('.visit-row').filter({ hasText: '海川模具' })
    await missing.getByRole('button', { name: words('visits.record') }).click()
    await expect(app.getByRole('heading', { name: words('visit.seen') })).toContainText('0')
    await app.getByRole('button', { name: words('visit.seen.all') }).click()
    const check = (name: string) => app.getByRole('radiogroup', { name: words(`choice.checks.${name}`) })
    await check('safety').getByRole('radio', { name: words('visit.answer.no') }).click()
    await app.getByRole('button', { name: words('visit.checks.all') }).click()
    await app.getByRole('button', { name: /赵师傅/ }).click()
    await app.getByRole('textbox', { name: words('field.visit.content') }).fill('数控车削')
    await app.locator('input[type=file][multiple]').setInputFiles([{ name: 'a.png', mimeType: 'image/png', buffer: PNG }, { name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }])
    await expect(app.getByText(words('visit.photo.unreadable', { names: ['b.txt'] }))).toBeVisible()
    await app.getByRole('textbox', { name: words('visit.caption', { n: 1 }) }).fill('工位')

    // a point that is not in order wants a word; nothing is saved before
    await app.getByRole('button', { name: words('visit.save') }).click()
    await expect(app.getByText(words('visit.gap.remark'))).toBeVisible()
    await app.getByRole('textbox', { name: words('visit.remark', { check: words('choice.checks.safety') }) }).fill('未戴护目镜')
    await app.getByRole('button', { name: words('visit.issues.add') }).click()
    await app.getByRole('textbox', { name: `${words('field.visitIssue.what')} 1` }).fill('配发护目镜')
    await app.getByRole('combobox', { name: `${words('field.visitIssue.owner')} 1` }).fill('赵师傅')

    // the window is closed within a moment of the last key, and opened again
    await app.reload()
    await app.getByRole('button', { name: words('draft.takeUp'), exact: true }).click()
    await expect(app.getByRole('textbox', { name: words('field.visit.content') })).toHaveValue('数控车削')
    await expect(app.getByRole('textbox', { name: words('visit.caption', { n: 1 }) })).toHaveValue('工位')
    await expect(check('safety').getByRole('radio', { name: words('visit.answer.no') })).toBeChecked()
    await expect(app.getByRole('combobox', { name: `${words('field.visitIssue.owner')} 1` })).toHaveValue('赵师傅')
    await goTo(app, '/visits')
    await app.getByRole('button', { name: words('visits.draft.open') }).click()
    expect(await barriers(app)).toEqual([])
    await app.keyboard.press('Control+s')

    await expect(app.getByText(words('visit.saved.marked', { n: 2 }))).toBeVisible()
    await expect(app.getByRole('button', { name: words('visits.draft.open') })).toHaveCount(0)
    const board = (await ask('visit.board', { month: '2026-11' })) as Board
    expect(board).toMatchObject({ hosts: [{ visits: 1 }], visits: [{ seen: 2, photos: 1, failed: 1 }], issues: [{ what: '配发护目镜' }] })
    expect((await sheetOf(ask, host)).rows.map(r => [r.cells[0]!.state, r.cells[0]!.evidence])).toEqual([['present', 'teacher'], ['present', 'teacher']])
    expect(foreign).toEqual([])

    // the issue is settled where it stands
    const issue = app.locator('.visit-row').filter({ hasText: '配发护目镜' })
    await issue.getByRole('button', { name: words('visits.close') }).click()
    await app.getByRole('textbox', { name: words('field.visitIssue.result') }).fill('已配发')
    await app.locator('.popover-form').getByRole('button', { name: words('visits.close') }).click()
    await expect(issue).toHaveCount(0)
    await app.locator('.frame-undo').getByRole('button', { name: words('history.undo') }).click()
    await expect(issue).toHaveCount(1)

    // what was saved is read back, and a planned one is on the board
    await app.locator('#visit-list .visit-row').filter({ hasText: '海川模具' }).getByRole('button', { name: words('ui.open') }).click()
    await expect(app.getByRole('textbox', { name: words('visit.remark', { check: words('choice.checks.safety') }) })).toHaveValue('未戴护目镜')
    await app.getByRole('link', { name: words('visit.back') }).click()
    await app.getByRole('button', { name: words('visits.plan'), exact: true }).first().click()
    await app.getByRole('combobox', { name: words('field.visit.enterpriseId') }).fill('海川')
    await app.keyboard.press('Enter')
    await app.getByRole('button', { name: words('ui.save'), exact: true }).click() // ready once it is known who usually goes
    await expect(app.locator('#visit-list .visit-row').filter({ hasText: words('visits.isPlanned') })).toHaveCount(1)
  })
})
