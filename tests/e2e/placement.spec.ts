import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { choose, goTo } from './screens.ts'

type List = { total: number; rows: { id: string; student: string; number: string; studentId: string; host: string; from: string; to: string; lacking: string[] }[]; figures: Record<string, number> }

test.use({ college: 'college', viewport: { width: 1280, height: 720 } })

test.describe('placements in Chinese', () => {
  test.use({ language: 'zh-CN' })

  test('are found by what they lack, and one click notes the paper for one or for many', async ({ app, words, ask }) => {
    await goTo(app, '/placements')
    const before = (await ask('placement.overview', { lacking: 'any' })) as List
    await app.getByRole('button', { name: words('placement.figure.lacking') }).click()
    const list = app.getByRole('grid', { name: words('placement.list') })
    await expect(list).toHaveAttribute('aria-rowcount', String(before.total + 1))
    expect(await app.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

    // the keyboard alone: down, choose two, open the act
    await list.focus()
    for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Space']) await app.keyboard.press(key)
    await expect(app.getByText(words('register.chosen', { n: 2 }))).toBeVisible()
    await app.getByRole('button', { name: words('bulk.papers'), exact: true }).click()
    const panel = app.getByRole('complementary', { name: words('bulk.papers') })
    await expect(panel.getByText(words('bulk.title', { n: 2 }))).toBeVisible()
    await app.keyboard.press('Control+s')
    await expect(app.getByText(words('bulk.papers.said', { paper: words('paper.consent'), n: 2 }))).toBeVisible()
    const chosen = before.rows.slice(0, 2)
    const consent = async (id: string) => ((await ask('placement.one', { id })) as { placement: { consentOn?: string } }).placement.consentOn
    expect(await Promise.all(chosen.map(r => consent(r.id)))).toEqual(['2026-11-23', '2026-11-23'])
    await app.getByRole('button', { name: words('ui.undo'), exact: true }).click()
    await expect.poll(() => consent(chosen[0]!.id)).not.toBe('2026-11-23')

    // one of them at the side: what is missing is noted by one click
    const lost = before.rows.find(r => r.lacking.includes('consent'))!
    await app.getByRole('row').filter({ hasText: lost.student }).first().click()
    const side = app.getByRole('complementary', { name: `${lost.student} · ${lost.host}` })
    await side.getByRole('button', { name: `${words('placement.received')}: ${words('paper.consent')}` }).click()
    await expect(app.getByText(words('placement.received.said', { paper: words('paper.consent'), date: '2026-11-23' }))).toBeVisible()
    await expect(side.getByRole('textbox', { name: words('paper.consent'), exact: true })).toBeFocused()
    expect(await barriers(app)).toEqual([])
    // or with the day typed, and the keyboard stays where it was
    await ask('placement.papers', { ids: [lost.id], set: { consentOn: null } })
    const otherDay = side.getByRole('textbox', { name: `${words('paper.consent')}: ${words('placement.paper.otherDay')}` })
    await otherDay.fill('2026-11-20')
    await otherDay.press('Enter')
    await expect(side.getByRole('textbox', { name: words('paper.consent'), exact: true })).toBeFocused()
  })
})

test.describe('placements in English', () => {
  test.use({ language: 'en' })

  test('change host from a day on, end early, and are cancelled: each says first what it does', async ({ app, words, ask }) => {
    const { rows } = (await ask('placement.overview', { phase: 'running', limit: 5 })) as List
    const mine = rows[0]!
    const host = (await ask('register.save', { table: 'enterprise', fields: { name: '甬江模具' } })) as { id: string }
    await ask('register.save', { table: 'post', fields: { name: '模具钳工', enterpriseId: host.id } })
    await goTo(app, `/placements?id=${encodeURIComponent(mine.id)}`)
    await app.getByRole('button', { name: words('placement.change') }).click()
    await choose(app, app.getByRole('combobox', { name: words('placement.column.host'), exact: true }), '甬江模具')
    await choose(app, app.getByRole('combobox', { name: words('placement.column.post'), exact: true }), '模具钳工')
    const effects = app.getByRole('region', { name: words('effects.title') })
    await expect(effects).toContainText('2026-11-22') // the last day at the host before
    await expect(effects).toContainText('甬江模具')
    await app.getByRole('textbox', { name: words('placement.change.reason') }).fill('原单位停产')
    expect(await barriers(app)).toEqual([])
    await app.keyboard.press('Control+s')
    const side = app.getByRole('complementary', { name: `${mine.student} · 甬江模具` })
    await expect(side.getByRole('listitem').filter({ hasText: '2026-11-23' })).toContainText('模具钳工')
    await expect(side.getByText('原单位停产').first()).toBeVisible()

    await side.getByRole('button', { name: words('placement.end') }).click()
    await app.getByRole('textbox', { name: words('placement.change.reason') }).fill('学生参军')
    await app.keyboard.press('Control+s')
    await expect(app.getByText(words('placement.end.said', { date: '2026-11-23' }))).toBeVisible()
    await expect.poll(async () => ((await ask('placement.one', { id: mine.id })) as { row: { to: string } }).row.to).toBe('2026-11-23')

    // the next placement of the same student fits in after it; cancelled, it stays in sight
    const next = { studentId: mine.studentId, kind: 'post', status: 'planned', enterpriseId: host.id, from: '2026-12-01', to: '2027-03-01' }
    const saved = (await ask('register.save', { table: 'placement', fields: next })) as { id: string }
    await goTo(app, `/placements?id=${encodeURIComponent(saved.id)}&find=${mine.number}`)
    await app.getByRole('button', { name: words('placement.cancel'), exact: true }).click()
    await app.getByRole('textbox', { name: words('placement.cancel.reason') }).fill('单位撤回')
    await app.getByRole('button', { name: words('placement.cancel.save'), exact: true }).click()
    await expect(app.getByText(words('placement.cancelled.banner', { reason: '单位撤回' }))).toBeVisible()
    await expect(app.locator('.placement-row.cancelled')).toHaveCount(1)
    await app.getByRole('button', { name: words('placement.again') }).click()
    await expect(app).toHaveURL(/registers\/placement\?id=new/)
  })

  test('go out as a roster, and agreements that end are renewed by one click', async ({ app, words, ask }) => {
    await goTo(app, '/placements?phase=running')
    await app.getByRole('button', { name: words('register.export') }).click()
    const [file] = await Promise.all([app.waitForEvent('download'), app.getByRole('menuitem', { name: words('register.export.xlsx') }).last().click()])
    expect(file.suggestedFilename()).toBe(`${words('tables.roster')} 2026-11-23.xlsx`)

    await goTo(app, '/agreements')
    const { figures } = (await ask('agreement.overview')) as { figures: Record<string, number> }
    await expect(app.getByRole('button', { name: words('agreement.figure.ending') })).toContainText(String(figures.ending))
    await app.getByRole('button', { name: words('agreement.renew'), exact: true }).first().click()
    await expect.poll(async () => ((await ask('agreement.overview')) as { figures: Record<string, number> }).figures.unsigned).toBe(figures.unsigned! + 1)
    expect(await barriers(app)).toEqual([])
  })
})
