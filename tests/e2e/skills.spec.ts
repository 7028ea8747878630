import type { Page } from '@playwright/test'
import type { Chart } from '#domain/outcome/chart.ts'
import type { Text } from '#domain/base/text.ts'
import type { AssessSheet } from '#domain/outcome/skills/assess-sheet.ts'
import type { SkillOverview } from '#domain/outcome/skills/coverage.ts'
import { measureText, textIn } from '#words/say.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { choose, goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

type Of<K extends Chart['type']> = Extract<Chart, { type: K }>
type Found<C> = { value: { finding: { title: Text; sentence: Text; chart: C } } }
type Behind = { value: { total: number; parts: { key: string; count: number }[] } }
type Rows = { rows: { id: string; fields: Record<string, unknown> }[] }

const HOW = { date: '2026-11-23', part: 'practice', assessor: 'teacher' } as const

/** Parts of the page that are wider than their place. */
async function overflows(app: Page): Promise<string[]> {
  return app.evaluate(() => {
    const wide = [document.documentElement, ...document.querySelectorAll('.page-head, .skills-main, .scope-bar, .finding-card, .assess-tools, .assess-foot, .side-panel-body')]
    return wide.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => `${e.className || e.tagName} ${e.scrollWidth} > ${e.clientWidth}`)
  })
}
/** The first class that has students and skills on a day. */
async function aClass(ask: (name: string, input?: unknown) => Promise<unknown>): Promise<AssessSheet> {
  const { rows } = (await ask('register.list', { table: 'classGroup' })) as Rows
  for (const { id } of rows) {
    const sheet = (await ask('skill.sheet', { classGroupId: id, ...HOW })) as AssessSheet
    if (sheet.students.length > 3 && sheet.skills.length > 1) return sheet
  }
  throw new Error('no class to assess')
}

for (const language of languagesOf(import.meta.url)) {
  test.describe(`skills (${language})`, () => {
    test.use({ college: 'small', language, viewport: { width: 1280, height: 720 } })
    const text = (said: Text) => textIn(language, said)

    test('show who has mastered what, and the people behind a cell', async ({ app, words, ask }) => {
      const overview = ((await ask('skill.overview')) as { value: SkillOverview }).value
      const programme = overview.programmes[0]!
      await goTo(app, `/skills?programme=${encodeURIComponent(programme.id)}`)
      const { rows, assessed, mastered } = ((await ask('skill.overview', { programme: programme.id })) as { value: SkillOverview }).value
      const figures = app.locator('.skills-main > .figures')
      await expect(figures.getByRole('button')).toHaveCount(4)
      await expect(figures.getByRole('button', { name: words('skills.figure.skills'), exact: false }).first()).toContainText(String(rows.length))
      await expect(figures).toContainText(measureText({ value: mastered / assessed, unit: 'percent' }, language))

      const scope = { within: { programme: programme.id } }
      const asked = { kind: 'skillGrid', programme: programme.id }
      const { finding } = ((await ask('outcome.finding', { scope, asked })) as Found<Of<'grid'>>).value
      const [row, column] = [finding.chart.rows.findIndex(r => r.cells.some(Boolean)), finding.chart.rows.find(r => r.cells.some(Boolean))!.cells.findIndex(Boolean)]
      const cell = finding.chart.rows[row]!.cells[column]!
      const grid = app.getByRole('group', { name: text(finding.title) })
      const names = [text(finding.chart.rows[row]!.name), text(finding.chart.columns[column]!.name)]
      await expect(app.locator('[data-part=grid] .finding-sentence')).toHaveText(text(finding.sentence))
      await grid.getByRole('button', { name: words('charts.mark.part', { name: names[0], part: names[1], value: measureText({ value: cell.value!, unit: 'percent' }, language) }) }).click()
      const behind = ((await ask('outcome.behind', { scope, asked, key: finding.chart.rows[row]!.key, series: finding.chart.columns[column]!.key })) as Behind).value
      const panel = app.locator('.side-panel')
      await expect(panel.locator('.behind-rows li')).toHaveCount(behind.total)
      const parts = new Map(behind.parts.map(p => [p.key, p.count]))
      expect(parts.get('mastered')! + parts.get('notMastered')!).toBe(cell.rows)
      await panel.getByRole('button', { name: words('finding.skillGrid.part.mastered') }).first().click()
      await expect(panel.locator('.behind-rows li')).toHaveCount(parts.get('mastered')!)
      expect(await barriers(app)).toEqual([])
      expect(await overflows(app)).toEqual([])
      await panel.getByRole('button', { name: words('ui.close') }).click()

      await app.getByRole('button', { name: words('skills.back.grid') }).click()
      await expect(app.getByRole('heading', { name: words('finding.skillGrid.title.programmes') })).toBeVisible()
    })

    test('hold what is asked for against it, skill by skill and month by month, and follow graduates to their jobs', async ({ app, words, ask }) => {
      const { finding } = ((await ask('outcome.finding', { asked: { kind: 'demand' } })) as Found<Of<'pairs'>>).value
      const pair = finding.chart.rows[0]!
      const [skill, level] = pair.key.split(' ')
      await goTo(app, '/skills')
      const card = app.locator('[data-part=demand]')
      await expect(card.locator('.finding-sentence')).toHaveText(text(finding.sentence))
      await card.getByRole('button', { name: words('charts.mark.part', { name: text(pair.name), part: words('finding.demand.wanted'), value: pair.first }), exact: true }).click()
      const months = ((await ask('outcome.finding', { asked: { kind: 'demand', skill, level: Number(level) } })) as Found<Of<'pairs'>>).value.finding
      await expect(card.getByRole('heading', { name: text(months.title) })).toBeVisible()
      await expect(card.locator('.finding-sentence')).toHaveText(text(months.sentence))
      const last = months.chart.rows.at(-1)!
      const bar = card.getByRole('button', { name: words('charts.mark.part', { name: text(last.name), part: words('finding.demand.available'), value: last.second }), exact: true })
      await bar.focus()
      await bar.press('Enter')
      await expect(app.locator('.side-panel .behind-rows li')).toHaveCount(last.second)
      await app.locator('.side-panel').getByRole('button', { name: words('ui.close') }).click()
      await card.getByRole('button', { name: words('skills.back.demand') }).click()
      await expect(card.getByRole('heading', { name: text(finding.title) })).toBeVisible()

      const ways = ((await ask('outcome.finding', { asked: { kind: 'funnel' } })) as Found<Of<'funnel'>>).value.finding
      const stage = ways.chart.stages.at(-1)!
      const stages = app.locator('[data-part=funnel]')
      await expect(stages.getByRole('button', { name: words('charts.mark', { name: text(stage.name), value: stage.count }) })).toBeVisible()
      await stages.getByRole('button', { name: words('charts.mark', { name: text(stage.name), value: stage.count }) }).click()
      await expect(app.locator('.side-panel').getByRole('button', { name: `${words('finding.funnel.part.reached')} ${stage.count}`, exact: true })).toBeVisible()
      expect(await barriers(app)).toEqual([])
      expect(await overflows(app)).toEqual([])
    })

    test('have a table with what is lacking, a panel for each, and the certificates that run out', async ({ app, words, ask }) => {
      const { rows } = ((await ask('skill.overview')) as { value: SkillOverview }).value
      await goTo(app, '/skills')
      const table = app.locator('[data-part=table]')
      await app.getByRole('button', { name: words('skills.figure.lacking') }).click()
      const lacking = rows.filter(row => row.lack !== null)
      await expect(table.getByRole('heading')).toContainText(String(lacking.length))
      await table.getByText(words('skills.only.all'), { exact: true }).click()
      await table.getByRole('button', { name: rows[0]!.name, exact: true }).first().click()
      const panel = app.locator('.side-panel')
      await expect(panel.getByRole('heading', { name: rows[0]!.name })).toBeVisible()
      await expect(panel).toContainText(words('skills.panel.levels', { levels: rows[0]!.levels, from: rows[0]!.masteredFrom }))
      expect(await barriers(app)).toEqual([])
      await panel.getByRole('link', { name: words('skills.open') }).click()
      await expect(app).toHaveURL(/registers\/skill\?id=/)

      const expiring = (await ask('certificate.expiring', { withinDays: 90 })) as { student: string }[]
      await goTo(app, '/skills')
      await app.getByRole('button', { name: words('skills.figure.expiring', { days: 90 }) }).click()
      await expect(panel.locator('.related-row')).toHaveCount(expiring.length)
    })

    test('of a class are typed as in a spreadsheet, saved in one act, and undone in one', async ({ app, words, ask }) => {
      const sheet = await aClass(ask)
      await goTo(app, '/skills')
      await app.getByText(words('skills.mode.assess'), { exact: true }).first().click()
      await choose(app, app.getByRole('combobox', { name: words('table.classGroup') }), sheet.classGroup)
      const grid = app.getByRole('grid', { name: words('skills.assess.grid', { group: sheet.classGroup }) })
      const cell = (row: number, column: number) => app.locator(`#level-${row}-${column}`)
      const today = async () => ((await ask('skill.sheet', { classGroupId: sheet.classGroupId, ...HOW })) as AssessSheet).students.map(s => s.cells.map(c => c.level))
      await grid.focus()
      for (const key of ['3', 'Enter', '9', 'Enter', 'ArrowUp', 'ArrowUp', 'ArrowRight', '4', 'Tab']) await app.keyboard.press(key)
      await expect(cell(0, 0)).toHaveText('3')
      await expect(cell(1, 0)).toHaveText('9')
      await expect(cell(0, 1)).toHaveText('4')
      expect(await barriers(app)).toEqual([])
      expect(await overflows(app)).toEqual([])

      // what was typed outlives the window
      await app.reload()
      await expect(cell(1, 0)).toHaveText('9')
      await grid.focus()
      await app.keyboard.press('Control+s')
      await expect(app.locator('.refusal-note')).toContainText(sheet.students[1]!.name)
      await expect(cell(1, 0)).toHaveAttribute('aria-invalid', 'true')
      expect((await today())[0]).toEqual(sheet.skills.map(() => null))
      await app.keyboard.press('Delete')
      await app.keyboard.press('Control+s')
      await expect(app.getByText(words('skills.assess.saved', { n: 2, group: sheet.classGroup }))).toBeVisible()
      await expect(app.locator('.refusal-note')).toHaveCount(0)
      expect((await today())[0]!.slice(0, 2)).toEqual([3, 4])

      // nothing typed is left to take back, so Ctrl+Z takes back the act
      await grid.focus()
      await app.keyboard.press('Control+z')
      await expect.poll(async () => (await today())[0]!.slice(0, 2)).toEqual([null, null])
      await expect(cell(0, 0).locator('.assess-level')).toHaveCount(0) // what was known before may stand there, quietly
    })

    test('of a class are pasted from Excel, by place and by name', async ({ app, words, ask }) => {
      const sheet = await aClass(ask)
      await goTo(app, `/skills?assess=${encodeURIComponent(sheet.classGroupId)}`)
      const grid = app.getByRole('grid', { name: words('skills.assess.grid', { group: sheet.classGroup }) })
      const cell = (row: number, column: number) => app.locator(`#level-${row}-${column}`)
      const paste = (pasted: string) =>
        grid.evaluate((element, data) => {
          const clipboardData = new DataTransfer()
          clipboardData.setData('text/plain', data)
          element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
        }, pasted)
      await grid.focus()
      await paste('1\t2\r\n3\t4\r\n')
      await expect(cell(1, 1)).toHaveText('4')
      await paste('5\tAAA')
      await expect(app.getByText(/AAA/)).toBeVisible()
      await expect(cell(0, 0)).toHaveText('1')
      await app.keyboard.press('Control+z')
      await expect(cell(1, 1).locator('.assess-level')).toHaveCount(0)

      const [first, third] = [sheet.students[0]!, sheet.students[2]!]
      await paste(`\t${sheet.skills[1]!.name}\n${third.number}\t2\n${first.number}\t5\n`)
      await expect(cell(2, 1)).toHaveText('2')
      await expect(cell(0, 1)).toHaveText('5')
      await app.getByRole('button', { name: words('skills.assess.save', { n: 2 }) }).click()
      await expect(app.getByText(words('skills.assess.saved', { n: 2, group: sheet.classGroup }))).toBeVisible()
      const after = (await ask('skill.sheet', { classGroupId: sheet.classGroupId, ...HOW })) as AssessSheet
      expect(after.students.flatMap(s => s.cells.map(c => c.level)).filter(n => n !== null)).toEqual([5, 2])
    })
  })
}

test.describe('without skills', () => {
  test.use({ college: 'nothing', language: 'en' })

  test('says what the page will show, and where to begin', async ({ app, words, ask }) => {
    await ask('college.setup', { name: '江州学院', term: { name: '2026 秋', start: '2026-09-07', weeks: 20 } })
    await goTo(app, '/skills')
    await expect(app.getByText(words('skills.none'))).toBeVisible()
    expect(await barriers(app)).toEqual([])
    await app.getByText(words('skills.mode.assess'), { exact: true }).click()
    await expect(app.getByText(words('skills.assess.noClasses'))).toBeVisible()
    await goTo(app, '/skills')
    await app.locator('.empty-state').getByRole('link', { name: words('tables.skill'), exact: true }).click()
    await expect(app).toHaveURL(/registers\/skill/)
  })
})
