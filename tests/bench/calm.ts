import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { BrowserContext, Page } from 'playwright-core'
import { compose } from '../../headless/compose.ts'
import { actsHeard, hearActs, nameStep } from './calm-page.ts'
import { SESSION } from './calm-session.ts'
import { measurement, type Bench, type Measurement } from './report.ts'
import { inBrowser } from './serving.ts'
import { percentile } from './timing.ts'

const PROGRAM = 'dist/mortise.mjs'
const NOW = '2026-11-23T07:40'
const LIMITS = { p75: 100, most: 200 }
const REQUESTS = 400
/** Acts shorter than this are not told one by one. */
const SHORT = 16
const SHOWN = 12

/**
 * A session of clicks and keys through the large sample college: from each act to the next frame, as the browser counts interactions (INP). First
 * alone, then while a term is scheduled in another window. In the same run the same keys in an empty page with one field.
 */
export const calm: Bench = async ({ seed }) => {
  const home = mkdtempSync(join(tmpdir(), 'mortise-bench-'))
  const data = join(home, 'data')
  const env = { ...process.env, MORTISE_NOW: NOW, MORTISE_HOME: home }
  const prepare = async () => {
    await promisify(execFile)(process.execPath, [PROGRAM, 'init', '--data', data, '--sample', 'large', '--language', 'en'], { env })
    await putRequests(data)
  }
  try {
    return await inBrowser({ program: PROGRAM, data, env, left: 'calm:', prepare }, (context, link) => measure(context, link, seed))
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function measure(context: BrowserContext, link: string, seed: number): Promise<Measurement[]> {
  await context.addInitScript(() => localStorage.setItem('mortise.tour', 'done'))
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('nav').first().waitFor()
  await page.evaluate(hearActs)
  const alone = await walked(page)
  const other = await context.newPage()
  await other.goto(`${new URL(link).origin}/#/timetable`)
  await scheduling(other)
  await page.bringToFront()
  const beside = await walked(page)
  const searched = (await other.locator('.schedule-curve').count()) > 0
  const empty = await context.newPage()
  await empty.goto(`${new URL(link).origin}/print.html`)
  await empty.evaluate(() => document.body.replaceChildren(document.createElement('input')))
  await empty.evaluate(hearActs)
  await empty.locator('input').click()
  await empty.keyboard.type('a field of an empty page', { delay: 60 })
  const floor = await heard(empty, 0)
  return [told('alone', alone), told('while a term is scheduled in another window', beside, [{ text: 'the search went on until the session ended', met: searched }])]

  function told(when: string, { durations, slow }: Acts, more: { text: string; met: boolean }[] = []): Measurement {
    const [p75, most] = [percentile(durations, 0.75), Math.max(...durations)]
    return measurement(
      {
        subject: 'calm',
        what: `a session through the large sample ${when}, from the act to the next frame (p75 of ${durations.length} acts)`,
        unit: 'ms',
        seed,
        ours: { name: 'Mortise', value: p75 },
        answers: `an act below ${SHORT} ms counts as ${SHORT} ms`,
        lists: { 'the slowest': slow },
      },
      [
        { name: 'Mortise, the slowest', value: most },
        { name: 'a field of an empty page, while it is scheduled', value: percentile(floor.durations, 0.75) },
        { name: 'a field of an empty page, the slowest', value: Math.max(...floor.durations) },
      ],
      () => [
        { text: `p75 at most ${LIMITS.p75} ms`, met: p75 <= LIMITS.p75 },
        { text: `none over ${LIMITS.most} ms`, met: most <= LIMITS.most },
        ...more,
      ],
    )
  }
}

/** Sessions that want a time: the large sample has none of its own. */
export async function putRequests(folder: string): Promise<void> {
  const host = await compose({ folder, printer: {} as never, now: NOW }) // nothing is printed
  const answered = async <T>(name: string, input: object): Promise<T> => {
    const frame = await host.answer({ name, input, actor: { name: 'bench' } })
    if (!('value' in frame)) throw new Error(`${name}: ${JSON.stringify(frame)}`)
    return frame.value as T // as the contract says
  }
  const ids = async (table: string) => (await answered<{ id: string }[]>('register.options', { table })).map(option => option.id)
  try {
    const [groups, rooms, teachers] = [await ids('classGroup'), await ids('workshop'), await ids('teacher')]
    for (let i = 0; i < REQUESTS; i++) {
      await answered('register.save', {
        table: 'sessionRequest',
        fields: { title: `Session ${i}`, classGroupIds: [groups[i % groups.length]], teacherIds: [teachers[i % teachers.length]], workshopId: rooms[i % rooms.length], periods: 2, perWeek: 2, weeks: '14-17' },
      })
    }
  } finally {
    await host.close()
  }
}

async function scheduling(page: Page): Promise<void> {
  await page.getByRole('grid').locator('[role=row]').nth(1).waitFor()
  await page.keyboard.press('Alt+s')
  await page.getByRole('radio').nth(1).check()
  await page.locator('.ant-segmented-item').last().click() // as long as it may
  await page.keyboard.press('Control+s')
  await page.locator('.schedule-curve').waitFor()
}

type Acts = { durations: number[]; slow: string[] }

async function walked(page: Page): Promise<Acts> {
  const { count } = await page.evaluate(actsHeard)
  await page.evaluate(hearActs)
  for (const [step, walk] of Object.entries(SESSION)) {
    await page.evaluate(nameStep, step)
    await walk(page)
  }
  return heard(page, count)
}

async function heard(page: Page, before: number): Promise<Acts> {
  await page.waitForTimeout(500)
  const { count, acts } = await page.evaluate(actsHeard)
  const durations = acts.map(act => act.duration)
  return {
    durations: [...durations, ...Array.from({ length: Math.max(0, count - before - acts.length) }, () => SHORT)],
    slow: acts.toSorted((a, b) => b.duration - a.duration).slice(0, SHOWN).map(({ step, name, duration, input, work }) => `${duration} ms ${name} (waited ${Math.round(input)}, worked ${Math.round(work)}): ${step}`),
  }
}
