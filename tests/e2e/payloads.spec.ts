import type { Page } from '@playwright/test'
import { MENU } from '#renderer/shell/menu.ts'
import { expect, test } from './mortise.ts'
import { CANARY, MARK, PAYLOADS } from './payloads.ts'
import { goTo } from './screens.ts'
import { dealer, poison } from './hostile-college.ts'

// Two hundred texts that would run if a page ever took one for markup, as names, notes and file names of a whole college: on every screen,
// in the side panel of every register. (Reliability matrix E6; on paper: papers.spec.ts.)

const PLACES = [...MENU.flatMap(group => group.places.map(place => place.path)).filter(path => !path.startsWith('/registers/')), '/recovery', '/packs/new', '/visits/new', '/exchange?view=offices', '/board?rows=equipment']
/** Elements that only a payload can have made, and attributes that would run one. */
const made = (page: Page) =>
  page.evaluate(mark => {
    const wrong: string[] = []
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        const runs = /^on/i.test(name) || (/^(src|srcdoc|srcset|href|xlink:href|action|formaction|data|background|poster|style|content)$/i.test(name) && !value.startsWith('#'))
        if (runs && value.includes(mark)) wrong.push(`<${element.localName} ${name}="${value.slice(0, 120)}">`)
      }
      if (/^(script|style|iframe|object|embed|base|meta|marquee|math|template|foreignObject)$/i.test(element.localName) && element.outerHTML.includes(mark)) wrong.push(element.outerHTML.slice(0, 160))
    }
    return wrong
  }, MARK)

/** Writes down what the browser reports, from the next page on. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const offences: string[] = []
    Object.assign(window, { __offences: offences })
    document.addEventListener('securitypolicyviolation', e => offences.push(`${e.effectiveDirective} ${e.blockedURI}`))
  })

test('texts that a page takes for markup would be seen', async ({ page, host }) => {
  await watch(page)
  await page.goto(host.link)
  await expect(page.getByRole('main').first()).toBeVisible()
  expect(await made(page)).toEqual([])
  await page.evaluate(texts => texts.forEach(text => document.body.insertAdjacentHTML('beforeend', text)), PAYLOADS.slice(0, 20))
  expect((await made(page)).length).toBeGreaterThan(5)
  await expect.poll(() => page.evaluate(() => ((window as unknown as Record<string, unknown>)['__offences'] as string[]).length)).toBeGreaterThan(5)
})

test.describe('a college of hostile texts', () => {
  test.use({ college: 'college' })

  test('shows them as the texts they are, on every screen', async ({ page, app, ask, words }) => {
    test.setTimeout(180_000)
    const dialogs: string[] = []
    page.on('dialog', dialog => (dialogs.push(dialog.message()), void dialog.dismiss()))
    await watch(page)
    const deal = dealer()
    const opened = await poison(ask, deal)
    await ask('college.save', { fields: { name: PAYLOADS[3] } })
    expect(opened.size, 'registers that hold hostile texts').toBeGreaterThan(25)
    await app.reload()

    const wrong: string[] = []
    let shown = 0
    const look = async (where: string) => {
      const { ran, offences, text } = await page.evaluate(canary => {
        const here = window as unknown as Record<string, unknown>
        return { ran: here[canary], offences: (here['__offences'] as string[]).splice(0), text: document.body.innerText }
      }, CANARY)
      if (ran !== undefined) wrong.push(`${where}: ran ${String(ran)}`)
      wrong.push(...offences.map(o => `${where}: ${o}`), ...(await made(page)).map(m => `${where}: ${m}`))
      if (text.includes(MARK)) shown++
    }
    const places = [...PLACES, ...[...opened].map(([table, id]) => `/registers/${table}?id=${encodeURIComponent(id)}`)]
    for (const place of places) {
      await goTo(app, place)
      await expect(app.locator('main [aria-busy=true], main .ant-spin-spinning')).toHaveCount(0)
      await look(place)
    }
    expect(shown, 'screens on which a hostile text stands').toBeGreaterThan(opened.size)

    // as the name of a file, in what is said about it
    await goTo(app, '/import')
    for (const [i, content] of ['', '设备名称,数量\n铣床,2\n'].entries()) {
      await app.locator('input[type=file]').setInputFiles({ name: `${PAYLOADS[3 + i]!.replaceAll('/', '')}.csv`, mimeType: 'text/csv', buffer: Buffer.from(content) })
      await expect(app.getByRole('main').getByText(MARK).first()).toBeVisible()
      await look('a file name')
      await app.reload()
    }
    // in what a search finds
    await goTo(app, '/today')
    await app.keyboard.press('Control+k')
    await app.getByRole('combobox', { name: words('find.title') }).or(app.getByRole('dialog').getByRole('combobox')).first().fill(MARK)
    await expect(app.getByRole('option').first()).toBeVisible()
    await look('the search')

    expect(wrong).toEqual([])
    expect(dialogs).toEqual([])
    expect(deal.dealt.size).toBe(PAYLOADS.length)
  })
})
