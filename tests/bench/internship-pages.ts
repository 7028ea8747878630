import { findInRegister, showPage, showStudents } from './internship-page.ts'
import { measurement, type Measurement } from './report.ts'
import { inBrowser } from './serving.ts'
import { median } from './timing.ts'

const ROUNDS = 5
/** Places of the menu, what each shows once it is there, and a word to look for in a register. */
const PAGES: { path: string; content: string; find?: string }[] = [
  { path: '/compliance', content: '.finding-row:not(.finding-head)' },
  { path: '/placements', content: '.placement-row:not(.coming)' },
  { path: '/agreements', content: '.agreement-row' },
  { path: '/attendance', content: 'table.sheet tbody tr' },
  { path: '/roster', content: '.roster-main' },
  { path: '/visits', content: '.visits-part' },
  { path: '/registers/student', content: '[aria-label="Students"] .register-row:not(.coming)', find: '138' },
  { path: '/registers/enterprise', content: '[aria-label="Enterprises"] .register-row:not(.coming)' },
  { path: '/registers/placement', content: '[aria-label="Placements"] .register-row:not(.coming)', find: '78' },
]

/** The main pages of internships in an installed Chromium, from the click in the menu to the second frame with their content. */
export function pageMeasurements(program: string, folder: string, env: NodeJS.ProcessEnv, seed: number): Promise<Measurement[]> {
  return inBrowser({ program, data: folder, env, left: 'internships: the pages are' }, async (context, link) => {
    const page = await context.newPage()
    const times = new Map<string, number[]>(PAGES.map(({ path }) => [path, []]))
    const searches = new Map<string, number[]>(PAGES.flatMap(({ path, find }) => (find ? [[path, []]] : [])))
    for (let i = 0; i <= ROUNDS; i++) {
      // each round in a window that was just opened: what the window keeps of the answers would make it too easy
      await page.goto(link)
      await page.reload()
      await page.locator('a[href$="#/compliance"], a[href$="#/board"]').first().waitFor()
      await page.waitForTimeout(2500)
      for (const about of PAGES) {
        times.get(about.path)!.push(await page.evaluate(showPage, about))
        if (about.find) searches.get(about.path)!.push(await page.evaluate(findInRegister, about.find))
      }
    }
    const peer = await context.newPage()
    const plain: number[] = []
    for (let i = 0; i < ROUNDS; i++) {
      await peer.goto(`${new URL(link).origin}/print.html`)
      plain.push(await peer.evaluate(showStudents))
    }
    const found = [...searches].map(([path, all]) => {
      const value = median(all)
      return measurement({ subject: 'internships', what: `a word looked for at ${path}`, unit: 'ms', seed, ours: { name: 'Mortise, from the key to the rows', value } }, [], () => [{ text: 'at most 200 ms', met: value <= 200 }])
    })
    const opened = PAGES.map(({ path }) => {
      const [first, ...later] = times.get(path)!
      const value = median(later)
      const peers = [{ name: 'Mortise, in the first window after the start', value: first! }]
      if (path === '/registers/student') peers.push({ name: 'a plain table with every student in the document', value: median(plain) })
      return measurement({ subject: 'internships', what: `the page ${path} opened`, unit: 'ms', seed, ours: { name: 'Mortise, from the click, with its code and data', value } }, peers, () => [
        { text: 'at most 200 ms', met: value <= 200 },
      ])
    })
    return [...opened, ...found]
  })
}
