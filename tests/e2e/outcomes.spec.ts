import type { Download, Page } from '@playwright/test'
import readXlsxFile from 'read-excel-file/node'
import type { Chart } from '#domain/outcome/chart.ts'
import type { Text } from '#domain/base/text.ts'
import { measureText, textIn, type Language } from '#words/say.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './mortise.ts'
import { choose, goTo } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

type Bars = Extract<Chart, { type: 'bars' }>
type Found<C extends Chart = Bars> = { value: { finding: { title: Text; sentence: Text; chart: C } } }
type Overview = { value: { rows: { id: string; name: Text; unit: string; now: { value: number | null } }[] } }
type Behind = { value: { total: number; parts: { key: string; count: number }[]; rows: { id: string; part: string; cells: unknown[] }[] } }

const BY_CLASS = { kind: 'bars', indicator: 'destinationRate', by: 'classGroup' }

/** The first sheet of a file as somebody with Excel sees it. */
async function firstSheet(file: Download): Promise<unknown[][]> {
  const [sheet] = await readXlsxFile(await file.path())
  return sheet!.data
}

/** Parts of the page that are wider than their place, by their class. */
async function overflows(app: Page): Promise<string[]> {
  return app.evaluate(() => {
    const wide = [document.documentElement, ...document.querySelectorAll('.page-head, .outcomes-main, .outcome-figures, .scope-bar, .indicator-detail, .finding-card, .chart, .side-panel-body')]
    return wide.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => `${e.className || e.tagName} ${e.scrollWidth} > ${e.clientWidth}`)
  })
}

for (const language of languagesOf(import.meta.url)) {
  test.describe(`outcomes (${language})`, () => {
    test.use({ college: 'small', language, viewport: { width: 1280, height: 720 } })
    const text = (said: Text) => textIn(language as Language, said)
    const percent = (value: number) => measureText({ value, unit: 'percent' }, language)

    test('lead from a figure to a chart by class, to the people behind a bar, and to their file', async ({ app, words, ask }) => {
      const { rows } = ((await ask('outcome.overview')) as Overview).value
      const rate = rows.find(r => r.id === 'destinationRate')!
      await goTo(app, '/outcomes')
      const figure = app.locator('.outcome-figures').getByRole('button', { name: text(rate.name) })
      await expect(figure).toContainText(percent(rate.now.value!))
      await expect(app.locator('.outcome-figures').getByRole('button')).toHaveCount(4)
      await figure.click()
      await app.getByText(words('outcomes.view.classGroup'), { exact: true }).click()

      const { finding } = ((await ask('outcome.finding', { asked: BY_CLASS })) as Found).value
      const bar = finding.chart.rows[1]!
      await expect(app.getByRole('heading', { name: text(finding.title) })).toBeVisible()
      await expect(app.locator('.finding-sentence')).toHaveText(text(finding.sentence))
      const chart = app.getByRole('group', { name: text(finding.title) })
      await expect(chart.getByRole('button')).toHaveCount(finding.chart.rows.length)
      await chart.getByRole('button', { name: `${text(bar.name)}: ${percent(bar.value!)}` }).click()

      const behind = ((await ask('outcome.behind', { asked: BY_CLASS, key: bar.key, most: 5000 })) as Behind).value
      const panel = app.getByRole('complementary', { name: text(bar.name) })
      await expect(panel).toContainText(words('behind.total', { total: behind.total }))
      await expect(panel.locator('.behind-rows li')).toHaveCount(behind.total)
      expect(behind.total).toBe(bar.rows)
      const unknown = behind.parts.find(p => p.key === 'unknown')!
      await panel.getByRole('button', { name: new RegExp(`^${words('behind.unknown')} ${unknown.count}$`) }).click()
      await expect(panel.locator('.behind-rows li')).toHaveCount(unknown.count)
      await panel.getByRole('button', { name: words('behind.all'), exact: true }).click()

      const [file] = await Promise.all([app.waitForEvent('download'), panel.getByRole('button', { name: words('behind.export') }).click()])
      const [head, ...lines] = await firstSheet(file)
      expect(head![0]).toBe(words('behind.countsAs'))
      expect(lines.map(line => line[1]).toSorted()).toEqual(behind.rows.map(row => row.cells[0]).toSorted())

      expect(await barriers(app)).toEqual([])
      await panel.getByRole('link').first().click()
      await expect(app).toHaveURL(/#\/registers\/student\?id=/)
      await app.goBack()
      await expect(panel, 'the way back leads to what was looked at').toBeVisible()
    })

    test('are a table too, and go out as figures with their definitions', async ({ app, words, ask }) => {
      const { chart, title } = ((await ask('outcome.finding', { asked: BY_CLASS })) as Found).value.finding
      await goTo(app, '/outcomes?indicator=destinationRate&view=classGroup')
      await app.getByText(words('charts.view.table'), { exact: true }).click()
      const table = app.getByRole('table', { name: text(title) })
      await expect(table.getByRole('row')).toHaveCount(chart.rows.length + 1)
      for (const row of chart.rows) await expect(table.getByRole('row').filter({ hasText: text(row.name) })).toContainText(percent(row.value!))

      const [file] = await Promise.all([app.waitForEvent('download'), app.getByRole('button', { name: words('charts.export') }).click()])
      const sheets = await readXlsxFile(await file.path())
      expect(sheets.map(s => s.sheet)).toEqual([words('outcome.sheet.figures'), words('outcome.sheet.notes')])
      const [head, ...lines] = sheets[0]!.data
      expect(head!.slice(0, 2)).toEqual([words('chart.head.group'), words('chart.head.value')])
      expect(lines.map(([name, value]) => [name, value])).toEqual(chart.rows.map(row => [text(row.name), Math.round(row.value! * 10_000) / 10_000]))
    })

    test('can be read by the keyboard alone', async ({ app, words, ask }) => {
      const { chart, title } = ((await ask('outcome.finding', { asked: BY_CLASS })) as Found).value.finding
      await goTo(app, '/outcomes?indicator=destinationRate&view=classGroup')
      const marks = app.getByRole('group', { name: text(title) }).getByRole('button')
      await expect(marks).toHaveCount(chart.rows.length)
      await app.getByRole('button', { name: words('charts.export') }).focus()
      await app.keyboard.press('Tab')
      await expect(marks.nth(0), 'a chart is one stop of the Tab key').toBeFocused()
      await app.keyboard.press('ArrowDown')
      await expect(marks.nth(1)).toBeFocused()
      await app.keyboard.press('Enter')
      await expect(app.getByRole('complementary', { name: text(chart.rows[1]!.name) })).toBeVisible()
      await expect(marks.nth(1), 'the arrow keys go on').toBeFocused()
      await app.keyboard.press('ArrowUp')
      await app.keyboard.press('Enter')
      await expect(app.getByRole('complementary', { name: text(chart.rows[0]!.name) })).toBeVisible()
      await app.keyboard.press('Escape')
      await expect(app.getByRole('complementary')).toHaveCount(0)
      await expect(marks.nth(0)).toBeFocused()
    })

    test('are narrowed to a span and a programme, which the address keeps', async ({ app, words, ask }) => {
      const [programme] = ((await ask('register.options', { table: 'programme' })) as { id: string; name: string }[]).slice(0, 1)
      await goTo(app, '/outcomes')
      await app.getByRole('combobox', { name: words('outcomes.scope.period') }).click()
      await app.locator('.ant-select-item-option').filter({ hasText: words('choice.period.lastSchoolYear') }).click()
      await expect(app.locator('.page-note')).toHaveText(words('outcomes.looked', { from: '2025-09-01', to: '2026-08-31', asOf: '2026-11-23' }))
      await choose(app, app.getByRole('combobox', { name: words('table.programme') }), programme!.name)
      const scope = { period: 'lastSchoolYear', within: { programme: programme!.id } }
      const { rows } = ((await ask('outcome.overview', { scope })) as Overview).value
      const rate = rows.find(r => r.id === 'certificateRate')!
      await expect(app.locator('.outcome-figures').getByRole('button', { name: text(rate.name) })).toContainText(rate.now.value === null ? '–' : percent(rate.now.value))
      await app.reload()
      await expect(app.locator('.page-note')).toContainText(words('outcomes.looked', { from: '2025-09-01', to: '2026-08-31', asOf: '2026-11-23' }))
      await app.getByRole('button', { name: words('outcomes.scope.all') }).click()
      await expect(app).toHaveURL(/outcomes\?period=lastSchoolYear$/)

      // years ago nobody was there
      await goTo(app, '/outcomes?period=own&from=2001-01-01&to=2001-12-31&asOf=2001-12-31&programme=nobody')
      await expect(app.getByText(words('outcomes.none.scope'), { exact: true })).toBeVisible()
      await goTo(app, '/outcomes?period=own&from=2026-12-31&to=2026-01-01')
      await expect(app.getByRole('alert')).toContainText(words('refusal.scope.dates'))
    })

    for (const theme of ['light', 'dark'] as const) {
      test(`fit a small window and keep nobody out (${theme})`, async ({ app, words }) => {
        test.slow()
        await app.emulateMedia({ colorScheme: theme })
        for (const path of ['/outcomes', ...['programme', 'month', 'years', 'destinations'].map(view => `/outcomes?indicator=destinationRate&view=${view}`), '/outcomes?indicator=destinationRate&view=programme&behind', '/outcomes?indicator=medianPay&view=enterprise', '/outcomes?indicator=internshipCompletion']) {
          await goTo(app, path)
          await expect(app.locator('#middle').locator('[aria-busy=true]')).toHaveCount(0)
          await expect(path.includes('indicator') ? app.locator('.finding-card') : app.locator('.indicator-table')).toBeVisible()
          await expect.poll(() => overflows(app), { message: path }).toEqual([]) // a chart takes its new width a moment after the panel has opened
          expect(await barriers(app), path).toEqual([])
        }
        // the last has nothing to draw: it says why, and where to enter it
        await expect(app.getByText(words('charts.none'), { exact: true })).toBeVisible()
        await app.getByRole('button', { name: words('charts.enter', { table: 'tables.placement' }) }).click()
        await expect(app).toHaveURL(/registers\/placement/)
      })
    }
  })
}

test.describe('a college without outcomes', () => {
  test('is told what the page will show, and where to begin', async ({ app, words, ask }) => {
    await ask('college.setup', { name: 'Riverside College', term: { name: 'Autumn 2026', start: '2026-08-31', weeks: 20 } })
    await goTo(app, '/outcomes')
    await expect(app.getByText(words('outcomes.none'), { exact: true })).toBeVisible()
    await app.getByRole('button', { name: words('outcomes.none.destinations') }).click()
    await expect(app).toHaveURL(/import\?table=destination/)
  })
})
