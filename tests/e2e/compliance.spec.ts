import { readFileSync } from 'node:fs'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

type Board = { counts: Record<'E' | 'W' | 'R' | 'answered', number>; placements: number }
type Found = { total: number; rows: { rule: string; name: string; host: string; subject: string; placementId?: string }[] }

for (const language of languagesOf(import.meta.url)) {
  test.describe(`the rules check (${language})`, () => {
    test.use({ college: 'college', language })

    test('tells what to put right, lets somebody answer for it, and takes that back', async ({ app, words, ask }) => {
      const board = (await ask('compliance.board')) as Board
      expect(board.counts.E).toBeGreaterThan(0)
      const figure = (key: string, value: number) => app.getByRole('button', { name: `${value} ${words(`compliance.figure.${key}`)}`.replace(' ', '') }).or(app.getByRole('button', { name: `${value} ${words(`compliance.figure.${key}`)}` }))

      // from today, by its sentence
      await app.getByRole('listitem').filter({ hasText: words('today.findings', { count: board.counts.E, hosts: '#' }).split('#')[0]!.trim().split(/[,，]/)[0]! }).getByRole('link').click()
      await expect(app.getByRole('heading', { name: words('compliance.title'), level: 1 })).toBeVisible()
      const list = app.getByRole('table', { name: words('compliance.title') })
      await expect(app.getByRole('status').filter({ hasText: words('compliance.found', { n: board.counts.E }) })).toBeVisible()
      expect(await barriers(app)).toEqual([])

      // by keyboard through the list; the panel follows
      await list.focus()
      await app.keyboard.press('ArrowDown')
      const { rows } = (await ask('compliance.findings', { day: '2026-11-23', severity: 'E', answered: false })) as Found
      const panel = app.getByRole('complementary', { name: rows[0]!.name })
      await expect(panel).toBeVisible()
      await app.keyboard.press('ArrowDown')
      await expect(app.getByRole('complementary', { name: rows[1]!.name })).toBeVisible()
      await app.keyboard.press('ArrowUp')
      await expect(panel.getByText(words(`rule.cn-2021-4.${rows[0]!.rule}`))).toBeVisible()

      // it stays, because …
      await panel.getByRole('button', { name: words('compliance.answer.open') }).click()
      await panel.getByRole('textbox', { name: words('compliance.answer.reason') }).fill('已报主管部门')
      await panel.getByRole('textbox', { name: words('compliance.answer.document') }).fill('教〔2026〕9号')
      await panel.getByRole('button', { name: words('compliance.answer.do') }).click()
      await expect(figure('E', board.counts.E - 1)).toBeVisible()
      await figure('answered', board.counts.answered + 1).click()
      await expect(app.getByRole('status').filter({ hasText: words('compliance.found', { n: board.counts.answered + 1 }) })).toBeVisible()
      await app.getByRole('row').filter({ hasText: rows[0]!.name }).first().click()
      await expect(app.getByText('已报主管部门')).toBeVisible()
      await app.getByRole('button', { name: words('compliance.answer.withdraw') }).click()
      await expect(figure('E', board.counts.E)).toBeVisible()
      await app.keyboard.press('Control+z')
      await expect(figure('E', board.counts.E - 1)).toBeVisible()
    })
  })
}

test.describe('the findings', () => {
  test.use({ college: 'college', language: 'zh-CN' })

  test('are narrowed by enterprise and rule, exported as they are shown, and lead to the record', async ({ app, words, ask }) => {
    const { rows, total } = (await ask('compliance.findings', { day: '2026-11-23', rule: 'A09' })) as Found
    const first = rows.find(f => f.placementId)!
    await goTo(app, '/compliance')
    await app.getByRole('button', { name: 'A09' }).first().click()
    await expect(app.getByRole('status').filter({ hasText: words('compliance.found', { n: total }) })).toBeVisible()

    await app.getByRole('button', { name: words('register.export') }).click()
    const [download] = await Promise.all([app.waitForEvent('download'), app.getByRole('menuitem', { name: words('register.export.csv') }).click()])
    const text = readFileSync((await download.path())!, 'utf8')
    expect(text.charCodeAt(0)).toBe(0xfeff) // Excel reads it as UTF-8
    expect(text.trim().split(/\r?\n/)).toHaveLength(total + 1)
    expect(text).toContain(first.name)

    await app.getByText(words('compliance.view.hosts'), { exact: true }).click()
    await app.getByRole('group', { name: words('compliance.groups.hosts') }).getByRole('button', { name: first.host }).click()
    await app.getByRole('row').filter({ hasText: first.name }).first().click()
    await app.getByRole('complementary').getByRole('link', { name: `${first.name} · ${first.host}` }).click()
    // its panel tells the same finding
    await expect(app.getByRole('heading', { name: new RegExp(words('compliance.record.title')) })).toBeVisible()
    await expect(app.getByRole('complementary').getByText(words('breach.nameSupervisor', { missing: '#' }).split('#')[0]!.trim()).first()).toBeVisible()
  })
})

test.describe('the figures of the rules', () => {
  test.use({ college: 'college', language: 'en' })

  test('are set by the college from a day on, with a reason, and taken back', async ({ app, words, ask }) => {
    const share = async () => ((await ask('compliance.findings', { day: '2026-11-23', rule: 'A16' })) as Found).total
    expect(await share()).toBeGreaterThan(0)
    await goTo(app, '/compliance?view=figures')
    const row = app.getByRole('row').filter({ hasText: words('rule.cn-2021-4.A16') })
    const name = words('parameter.cn-2021-4.A16.share')
    await row.getByRole('button', { name: words('compliance.figures.editOf', { what: name }) }).click()
    const value = app.getByRole('textbox', { name })
    const set = app.getByRole('button', { name: words('compliance.figures.save'), exact: true })
    await value.fill('120')
    await expect(set).toBeDisabled()
    await app.getByRole('textbox', { name: words('compliance.figures.reason') }).fill('省教育厅批复')
    await set.click()
    await expect(app.getByText(words('refusal.compliance.outOfRange', { value: '1.2', least: 0, most: 1 }))).toBeVisible()
    await value.fill('30')
    await set.click()
    await expect(row.getByText('省教育厅批复')).toBeVisible()
    expect(await share()).toBe(0)
    await row.getByRole('button', { name: words('compliance.figures.unsetOf', { value: words('compliance.unit.share', { value: 30 }) }) }).click()
    await expect(row.getByText('省教育厅批复')).toBeHidden()
    expect(await share()).toBeGreaterThan(0)
  })
})

test.describe('a college without internships', () => {
  test.use({ college: 'small', language: 'en' })

  test('is told what the page will show', async ({ app, words }) => {
    await goTo(app, '/compliance?day=2001-01-01')
    await expect(app.getByText(words('compliance.nothing'), { exact: true })).toBeVisible()
  })
})
