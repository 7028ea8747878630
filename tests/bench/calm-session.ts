import type { Page } from 'playwright-core'

const PAUSE = 250 // between two acts, as of a quick hand
const typed = (page: Page, text: string) => page.keyboard.type(text, { delay: 90 })

/** Keys one after the other. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(PAUSE)
  }
}

async function click(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().click()
  await page.waitForTimeout(PAUSE)
}

/** Goes to a page by Ctrl+K, as whoever knows its name does, or by its address where it has no place in the menu that is open. */
async function to(page: Page, path: string, content: string): Promise<void> {
  const link = page.locator(`nav a[href$="#${path}"]`)
  if (await link.count()) await link.first().click()
  else await page.evaluate(hash => void (location.hash = hash), path)
  await page.locator(`main ${content}`).first().waitFor()
  await page.waitForTimeout(PAUSE)
}

const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one)

/** What somebody in the office does in a quarter of an hour: each step by name. It leaves the data as it was. */
export const SESSION: Record<string, (page: Page) => Promise<void>> = {
  'looks at Today': page => to(page, '/today', 'h1'),
  'walks over the board': async page => {
    await to(page, '/board', '[role=grid]')
    await page.locator('main [role=grid]').focus()
    await press(page, ...times(4, 'ArrowDown'), ...times(4, 'ArrowRight'), 'PageDown', 'PageDown', 'PageUp', '+', '-', 'Escape')
  },
  'finds by Ctrl+K': async page => {
    await press(page, 'Control+k')
    await page.locator('.find input').waitFor()
    await typed(page, 'cnc lathe')
    await press(page, 'ArrowDown', 'ArrowDown', 'Escape')
    await page.locator('.find').waitFor({ state: 'hidden' })
  },
  'opens the students': async page => {
    await to(page, '/registers/student', '.register-row:not(.coming)')
    await page.locator('.register-list').focus()
    await press(page, ...times(5, 'ArrowDown'), ...times(3, 'ArrowRight'), 'PageDown', 'PageDown', 'Control+End', 'Control+Home')
  },
  'looks for a student': async page => {
    await click(page, '.register-tools input')
    await typed(page, '2024')
    await page.waitForTimeout(PAUSE)
    await press(page, ...times(4, 'Backspace'))
  },
  'puts the students in order': async page => {
    for (const column of [3, 3, 3]) await click(page, `.register-head [role=columnheader]:nth-child(${column}) button.register-cell`)
  },
  'filters the students': async page => {
    await page.locator('.register-head [role=columnheader]:nth-child(4)').hover()
    await click(page, '.register-head [role=columnheader]:nth-child(4) .register-filter')
    await click(page, '.filter-menu input[type=checkbox]')
    await press(page, 'Escape')
    await click(page, '.filter-chip')
  },
  'chooses all students': async page => {
    await page.locator('.register-list').focus()
    await press(page, 'Control+a', 'Control+a')
  },
  'opens a student and types': async page => {
    await page.locator('.register-list').focus()
    await press(page, 'Control+Home', 'ArrowDown', 'Enter')
    await page.locator('.side-panel .form-field input').first().waitFor()
    await page.waitForTimeout(PAUSE)
    await click(page, '.side-panel .form-field input[type=text]')
    await typed(page, 'abc')
    await press(page, ...times(3, 'Backspace'), 'Escape')
  },
  'looks through the placements': async page => {
    await to(page, '/placements', 'h1')
    await press(page, ...times(3, 'Tab'))
    await to(page, '/registers/placement', '.register-row:not(.coming)')
    await page.locator('.register-list').focus()
    await press(page, ...times(3, 'ArrowDown'), 'PageDown')
  },
  'checks the rules': async page => {
    await to(page, '/compliance', 'h1')
    await page.waitForTimeout(PAUSE)
    await press(page, ...times(3, 'Tab'))
  },
  'plans shifts': async page => {
    await to(page, '/roster', 'h1')
    const cell = page.locator('.roster-grid [id^=cell-]').first()
    if (!(await cell.count())) return
    await cell.click()
    await press(page, 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft')
  },
  'marks attendance': async page => {
    await to(page, '/attendance', 'h1')
    const cell = page.locator('.sheet-cell').first()
    if (!(await cell.count())) return
    await cell.click()
    await press(page, 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft')
  },
  'looks at the visits': page => to(page, '/visits', 'h1'),
  'looks at the indicators': async page => {
    await to(page, '/outcomes', 'h1')
    await press(page, ...times(4, 'Tab'))
  },
  'reads the history': page => to(page, '/history', 'h1'),
  'sees the keys': async page => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await press(page, '?')
    await page.locator('.keyboard-sheet').waitFor()
    await press(page, 'Escape')
    await page.locator('.keyboard-sheet').waitFor({ state: 'hidden' })
  },
}
