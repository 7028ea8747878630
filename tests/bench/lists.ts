import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { createDice } from '#domain/sample/dice.ts'
import type { Row0 } from '#domain/base/change.ts'
import { framesWhile, listAfterClick, rowsSeen, showPlainRows } from './lists-page.ts'
import { measurement, type Bench, type Measurement } from './report.ts'
import { inBrowser } from './serving.ts'
import { openAt, recordSet } from './store-records.ts'
import { median, percentile } from './timing.ts'

const PROGRAM = 'dist/mortise.mjs'
const NOW = '2026-11-23T07:40'
const STUDENTS = 100_000
const GROUPS = 2_500
const ROUNDS = 3
const FRAMES = 400
/** A frame of a screen with 60 a second. Browsers tell both of its ends to a tenth of a millisecond, so the same beat may read as the one next to it. */
const FRAME = 16.7
const TENTH = 0.1
/** Pixels a frame: read along, a turn of the wheel, the bar dragged. */
const SPEEDS = { 'read along': 8, 'by the wheel': 100, 'dragged by the bar': 6_000 }

/**
 * A list of a hundred thousand students, scrolled there and back in an installed Chromium through the loopback host: 95 of 100 frames, by the times that the
 * compositor gives them, each with the rows and names that were asked for meanwhile. In the same run an empty page that stands still, and a plain table.
 */
export const lists: Bench = async ({ seed }) => {
  const home = mkdtempSync(join(tmpdir(), 'mortise-bench-'))
  const data = join(home, 'data')
  try {
    return await inBrowser({ program: PROGRAM, data, env: { ...process.env, MORTISE_NOW: NOW, MORTISE_HOME: home }, left: 'lists:', prepare: () => fill(data, seed) }, (context, link) => measure(context, link, seed))
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** A college of a hundred thousand students, on disk. */
export async function fill(folder: string, seed: number): Promise<void> {
  const dice = createDice(seed)
  const idOf = (table: string, n: number) => `${table}:${n.toString(36).padStart(16, '0')}`
  const sign = () => dice.pick([...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏辉建国志宇浩然'])
  const rows: { table: string; row: Row0 }[] = [
    { table: 'college', row: { id: 'college:main', kind: 'own', name: '江州职业技术学院' } },
    ...Array.from({ length: GROUPS }, (_, n) => ({ table: 'classGroup', row: { id: idOf('classGroup', n), name: `数控${2000 + n}班`, people: 40 } })),
    ...Array.from({ length: STUDENTS }, (_, n) => ({
      table: 'student',
      row: {
        id: idOf('student', n), number: `2024${String(n).padStart(6, '0')}`, name: sign() + sign() + sign(), sex: dice.chance(50) ? 'male' : 'female', classGroupId: idOf('classGroup', n % GROUPS),
        year: 2020 + (n % 6), phone: `130${String(n).padStart(8, '0')}`, guardianName: sign() + sign(), guardianPhone: `131${String(n).padStart(8, '0')}`, status: n % 50 ? 'enrolled' : 'suspended',
      },
    })),
  ]
  const data = await openAt(folder)
  for (let from = 0, seq = 1; from < rows.length; from += 1000, seq++) await data.journal.append(recordSet(seq, rows.slice(from, from + 1000)))
  await data.compact()
  await data.close()
}

async function measure(context: BrowserContext, link: string, seed: number): Promise<Measurement[]> {
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('nav').first().waitFor() // the window has taken its token from the address
  const origin = new URL(link).origin
  await page.goto(`${origin}/#/registers/student`)
  await page.locator('.register-row:not(.coming)').first().waitFor()
  const drawn: string[] = []
  const scrolled: Record<string, number[]> = {}
  const work: Record<string, number[]> = {}
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  /** milliseconds of processor time that the window's main thread has worked */
  const busy = async () => 1000 * (await session.send('Performance.getMetrics')).metrics.find(m => m.name === 'TaskDuration')!.value
  for (const [way, by] of Object.entries(SPEEDS)) {
    scrolled[way] = []
    work[way] = []
    for (let i = 0; i < ROUNDS; i++) {
      const before = await busy()
      scrolled[way].push(percentile(await page.evaluate(framesWhile, { selector: '.register-list', by, frames: FRAMES }), 0.95))
      work[way].push((await busy() - before) / FRAMES)
      const seen = await page.evaluate(rowsSeen)
      drawn.push(`${seen.drawn} rows in the document, ${seen.coming} of them on their way`)
    }
  }
  const sorts: number[] = []
  for (let i = 0; i <= ROUNDS; i++) sorts.push(await page.evaluate(listAfterClick, '.register-head [role=columnheader]:nth-child(3) button.register-cell'))

  const peer = await context.newPage()
  await peer.goto(`${origin}/print.html`)
  const still: number[] = []
  for (let i = 0; i < ROUNDS; i++) still.push(percentile(await peer.evaluate(framesWhile, { by: 0, frames: FRAMES }), 0.95))
  await peer.evaluate(showPlainRows, { rows: 1000, columns: 9 })
  const plain: number[] = []
  for (let i = 0; i < ROUNDS; i++) plain.push(percentile(await peer.evaluate(framesWhile, { selector: '#plain', by: SPEEDS['by the wheel'], frames: FRAMES }), 0.95))

  const about = { subject: 'lists', unit: 'ms', seed } as const
  const peers = [
    { name: 'an empty page that stands still', value: median(still) },
    { name: 'a plain table of 1,000 rows, by the wheel', value: median(plain) },
  ]
  const sort = median(sorts.slice(1))
  return [
    ...Object.entries(scrolled).map(([way, p95s]) => {
      const value = median(p95s)
      return measurement(
        { ...about, what: `${STUDENTS.toLocaleString('en')} students ${way}, a frame (p95 of ${FRAMES}, median of ${ROUNDS} rounds)`, ours: { name: `Mortise, ${SPEEDS[way as keyof typeof SPEEDS]} pixels a frame`, value }, answers: `${p95s.map(p => p.toFixed(1)).join(', ')}; ${drawn[0]}` },
        [{ name: 'Mortise, processor time of the main thread a frame', value: median(work[way]!) }, ...peers],
        () => [{ text: `at most ${FRAME} ms`, met: Math.round((value - TENTH) * 10) / 10 <= FRAME }],
      )
    }),
    measurement({ ...about, what: `${STUDENTS.toLocaleString('en')} students put in another order, from the click to the rows`, ours: { name: 'Mortise, through the host', value: sort }, answers: `the first time ${Math.round(sorts[0]!)} ms` }, [], () => []),
  ]
}
