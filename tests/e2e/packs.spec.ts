import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Locator, Page } from '@playwright/test'
import { readTable } from '#adapters/files/read-table.ts'
import { root } from '../../build/fresh.mjs'
import { barriers } from './barriers.ts'
import { expect, NOW, test } from './mortise.ts'
import { choose, goTo, textOfPdf } from './screens.ts'
import { languagesOf } from './journey-languages.ts'

type Words = (key: string, facts?: Record<string, unknown>) => string
type Row = { pack: { id: string; name: string; pages: { kind: string }[] } }

/** A white square of one pixel. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=', 'base64')

async function downloaded(app: Page, button: Locator): Promise<{ path: string; name: string }> {
  const coming = app.waitForEvent('download', { timeout: 60_000 })
  await button.click()
  const file = await coming
  return { path: await file.path(), name: file.suggestedFilename() }
}

/** The text of each page of a file, and what its contents say: title and page. */
async function readPack(path: string, words: Words): Promise<{ pages: string[]; contents: { title: string; page: number }[] }> {
  const pages = (await textOfPdf(path)).split('\f').slice(0, -1)
  const contents = pages[1]!.split('\n').flatMap(line => {
    const [, title, page] = /^\s*(\S.*?)\s{2,}(\d+)\s*$/.exec(line) ?? []
    return title ? [{ title, page: Number(page) }] : []
  })
  expect(pages[1]).toContain(words('pack.contents'))
  return { pages, contents }
}

/** Every entry of the contents stands at the head of the page that it names, and at no page between them does another one begin. */
function expectRightNumbers({ pages, contents }: Awaited<ReturnType<typeof readPack>>): void {
  for (const { title, page } of contents) {
    const head = pages[page - 1]!.split('\n').filter(line => line.trim()).slice(0, 2).join(' ')
    expect(head, `page ${page}`).toContain(title)
  }
  expect(contents.every(({ page }, i) => i === 0 || page > contents[i - 1]!.page)).toBe(true)
}

const pagesIn = (app: Page) => app.locator('[data-page]')
const headings = (app: Page) => app.locator('.pack-heading').allInnerTexts().then(all => all.slice(1))

for (const language of languagesOf(import.meta.url)) {
  test.describe(`meeting packs (${language})`, () => {
    test.use({ college: 'college', language })

    test('a first pack is two clicks: open a ready-made one, and the PDF is there with its contents numbered', async ({ app, words }) => {
      await goTo(app, '/packs')
      await expect(app.getByText(words('packs.none'))).toBeVisible()
      expect(await barriers(app)).toEqual([])
      await app.getByRole('button', { name: `${words('packs.open')}: ${words('pack.starter.monday')}` }).click()
      const preview = app.getByTestId('pack-preview')
      await expect(preview.getByRole('heading', { level: 1, name: words('pack.starter.monday') })).toBeVisible()
      expect(await barriers(app)).toEqual([])
      const { path, name } = await downloaded(app, app.getByRole('button', { name: words('packs.pdf'), exact: true }))
      expect(name).toMatch(/\.pdf$/)
      const pack = await readPack(path, words)
      expect(pack.contents.length).toBeGreaterThanOrEqual(12)
      expectRightNumbers(pack)
      const [figures, next] = pack.contents
      expect(next!.page - figures!.page, 'pages of the indicators at a glance').toBe(1)
      const all = pack.pages.join('\n')
      expect(all).toContain(words('indicator.destinationRate'))
      expect(all).not.toMatch(/\b(pack|finding|indicator|report|choice|dimension|outcome|ledger|chart)\.[a-z]+[A-Z.]?/) // every sentence has its words
      for (const [i, page] of pack.pages.entries()) expect(page).toContain(words('report.foot', { at: NOW.replace('T', ' ').slice(0, 15), page: i + 1, pages: pack.pages.length }).slice(0, 12))
    })

    test('pages are moved by keyboard, taken out and brought back, added and worded, then saved and issued again', async ({ app, words, ask, host }) => {
      await goTo(app, '/packs/new?starter=monday')
      await expect(app.getByTestId('pack-preview')).toBeVisible()
      const before = await headings(app)
      await pagesIn(app).nth(1).focus()
      await app.keyboard.press('Alt+ArrowDown')
      await app.keyboard.press('Alt+ArrowDown')
      expect((await headings(app)).slice(0, 4)).toEqual([before[0], before[2], before[3], before[1]])
      // the page that was moved keeps the focus, and where it is now is said
      await expect(pagesIn(app).nth(3)).toBeFocused()
      await expect(app.getByText(words('packs.moved', { heading: before[1], no: 4, of: before.length }))).toBeAttached()
      await app.keyboard.press('Control+z')
      await app.keyboard.press('Control+z')
      expect(await headings(app)).toEqual(before)
      await app.keyboard.press('Control+y')
      expect((await headings(app))[2]).toBe(before[1])

      await pagesIn(app).first().focus()
      await app.keyboard.press('Delete')
      expect(await headings(app)).toHaveLength(before.length - 1)
      await app.keyboard.press('Control+z')
      expect(await headings(app)).toHaveLength(before.length)

      await app.getByRole('button', { name: words('packs.add') }).click()
      await app.getByRole('menuitem', { name: words('pack.kind.words') }).click()
      await app.getByLabel(words('packs.option.heading')).fill('下一步 Next steps')
      await app.getByLabel(words('packs.option.text')).fill('五轴中心 third shift')
      await expect(app.getByTestId('pack-preview').getByText('五轴中心 third shift')).toBeVisible()

      // whoever leaves is asked first
      await app.getByRole('link', { name: words('packs.back') }).click()
      await app.getByRole('button', { name: words('ui.leave.no') }).click()
      await app.getByRole('textbox', { name: words('packs.name') }).fill('例会 A')
      await app.keyboard.press('Control+s')
      await expect(app.getByText(words('packs.saved.said', { name: '例会 A' }))).toBeVisible()
      await expect(app.getByText(words('packs.unsaved'), { exact: true })).toBeHidden()
      const [saved] = (await ask('pack.list')) as Row[]
      expect(saved!.pack.pages).toHaveLength(before.length + 1)
      await expect(app).toHaveURL(new RegExp(encodeURIComponent(saved!.pack.id).replace('%3A', '(:|%3A)')))

      await app.getByRole('link', { name: words('packs.back') }).click()
      const issued = await downloaded(app, app.getByRole('button', { name: `${words('packs.issue')}: 例会 A` }))
      const pack = await readPack(issued.path, words)
      expectRightNumbers(pack)
      expect(pack.contents.at(-1)!.title).toBe('下一步 Next steps')
      expect(pack.pages.at(-1)).toContain('五轴中心 third shift')

      // another span for this once, from the panel
      await app.getByRole('button', { name: `${words('packs.issue.other')} 例会 A` }).click()
      const panel = app.getByRole('complementary', { name: words('packs.issue.title', { name: '例会 A' }) })
      await panel.getByRole('combobox', { name: words('field.packTemplate.period') }).click()
      await app.locator('.ant-select-item-option').filter({ hasText: words('choice.period.lastSchoolYear') }).click()
      await expect(panel.getByText(words('report.span', { from: '2025-09-01', to: '2026-08-31' }))).toBeVisible()
      expect(await barriers(app)).toEqual([])
      const other = await readPack((await downloaded(app, panel.getByRole('button', { name: words('packs.pdf'), exact: true }))).path, words)
      expect(other.pages[0]).toContain(words('report.span', { from: '2025-09-01', to: '2026-08-31' }))

      // the figures behind, a sheet a page
      const { path, name } = await downloaded(app, panel.getByRole('button', { name: words('packs.xlsx'), exact: true }))
      const sheets = await readTable(name, readFileSync(path))
      expect(sheets.map(s => s.sheet)).toContain(words('outcome.sheet.notes'))
      expect(sheets.length).toBeGreaterThan(8)

      // a script issues the same pack
      const out = join(host.folder, '..', 'by-script.pdf')
      await promisify(execFile)(process.execPath, [join(root, 'dist/mortise.mjs'), 'report', 'pack', '例会 A', '--out', out, '--data', host.folder, '--language', language], { env: { ...process.env, MORTISE_NOW: NOW } })
      expect((await readPack(out, words)).contents).toEqual(pack.contents)

      // and so does the page of reports
      await goTo(app, '/reports?name=pack')
      await choose(app, app.getByRole('combobox', { name: words('report.param.template') }), '例会 A')
      await expect(app.getByTestId('report-preview').getByRole('heading', { level: 1, name: '例会 A' })).toBeVisible()
      await goTo(app, '/packs')

      // copied, removed, and the removal taken back with the window's undo
      await app.getByRole('button', { name: `${words('packs.copy')}: 例会 A` }).click()
      await expect(app.getByRole('link', { name: '例会 A (2)' })).toBeVisible()
      await app.getByRole('button', { name: `${words('packs.remove')}: 例会 A (2)` }).click()
      await expect(app.getByRole('link', { name: '例会 A (2)' })).toBeHidden()
      await app.locator('body').press('Control+z')
      await expect(app.getByRole('link', { name: '例会 A (2)' })).toBeVisible()
    })

    test('a pack for a partner shows its data alone, with its logo, and names nobody else', async ({ app, words, ask }) => {
      const enterprises = ((await ask('register.options', { table: 'enterprise' })) as { id: string; name: string }[]).map(e => e.name)
      await goTo(app, '/packs/new')
      await expect(app.getByText(words('packs.empty')).first()).toBeVisible()
      await app.getByRole('combobox', { name: words('field.packTemplate.audience') }).click()
      await app.locator('.ant-select-item-option').filter({ hasText: words('choice.audience.partner') }).click()
      for (const kind of ['ledger', 'figures', 'bars', 'evidence']) {
        await app.getByRole('button', { name: words('packs.add') }).click()
        if (kind === 'ledger') await expect(app.getByRole('menuitem', { name: words('pack.kind.people'), exact: true })).toBeDisabled()
        await app.getByRole('menuitem', { name: words(`pack.kind.${kind}`), exact: true }).click()
      }
      await expect(app.getByText(words('refusal.pack.partner'))).toBeVisible()
      const partner = enterprises[1]!
      await choose(app, app.getByRole('combobox', { name: words('field.packTemplate.enterpriseId') }), partner)
      const preview = app.getByTestId('pack-preview')
      await expect(preview.getByText(words('pack.onlyPartner', { partner }))).toBeVisible()
      await app.getByRole('button', { name: words('packs.cover') }).click()
      await app.locator('.photo-input input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: PNG })
      await expect.poll(() => preview.locator('.cover-partner').evaluate(img => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)

      // what is written in own words is the office's own to answer for: it is told
      await app.getByRole('button', { name: words('packs.add') }).click()
      await app.getByRole('menuitem', { name: words('pack.kind.words') }).click()
      const other = enterprises.find(name => name !== partner)!
      await app.getByLabel(words('packs.option.text')).fill(`… ${other} …`)
      await expect(app.getByText(words('packs.namesOther', { names: [other] }))).toBeVisible()
      await app.getByLabel(words('packs.option.text')).fill('–')
      await expect(app.getByText(words('packs.namesOther', { names: [other] }))).toBeHidden()

      const { pages, contents } = await readPack((await downloaded(app, app.getByRole('button', { name: words('packs.pdf'), exact: true }))).path, words)
      expectRightNumbers({ pages, contents })
      const plain = (text: string) => text.replace(/\s+/g, '') // a name may be on two lines
      const all = plain(pages.join('\n'))
      expect(all).toContain(plain(partner))
      expect(enterprises.filter(name => name !== partner && all.includes(plain(name)))).toEqual([])
    })
  })
}

test.describe('a pack that is gone', () => {
  test.use({ college: 'small' })
  test('says so, and where the others are', async ({ app, words }) => {
    await goTo(app, '/packs/packTemplate:none')
    await expect(app.getByText(words('packs.gone'))).toBeVisible()
    await app.getByRole('link', { name: words('packs.back') }).click()
    await expect(app.getByRole('heading', { level: 1, name: words('menu.packs') })).toBeVisible()
  })
})
