import type { Page } from 'playwright-core'
import { datesFrom } from '#domain/base/time.ts'
import { compose } from '../../headless/compose.ts'
import { paintedAfterKey, scrollFrames } from './internship-page.ts'
import { measurement, type Measurement } from './report.ts'
import { inBrowser } from './serving.ts'
import { median } from './timing.ts'

const STUDENTS = 150
const KEYS = 15
const SCROLL = { by: 100, frames: 30 }
/** A month without days to come. */
const MONTH = { from: '2026-10-01', to: '2026-10-31', days: 31 }

/** What a key does on a roster and on an attendance sheet of 150 students and 31 days: from the key to the painted screen. Wall time, as people wait for it. */
export async function typingMeasurements(program: string, folder: string, env: NodeJS.ProcessEnv, now: string, seed: number): Promise<Measurement[]> {
  let enterpriseId = ''
  const prepare = async () => (enterpriseId = await hostOfMany(folder, now))
  return inBrowser({ program, data: folder, env, left: 'internships: typing is', prepare }, async (context, link) => {
    const page = await context.newPage()
    await page.goto(link)
    await page.waitForTimeout(2500)
    const about = { unit: 'ms', subject: 'internships', seed } as const

    await page.goto(`${new URL(link).origin}/#/roster?host=${enterpriseId}&from=${MONTH.from}&days=${MONTH.days}`)
    await page.locator('#cell-3-2').click()
    const shift = (i: number) => [`#cell-3-${2 + i} .roster-shift.colour-2`, `#cell-3-${2 + i}.broken .roster-shift.colour-2:not(.waiting)`]
    const rosterTimes = {
      typed: await pressed(page, () => '3', shift),
      moved: await pressed(page, () => 'ArrowDown', i => [`#cell-${4 + i}-${2 + KEYS}.focused`]),
      scrolled: await page.evaluate(scrollFrames, { selector: '.roster-grid', ...SCROLL }),
    }
    await page.goto(`${new URL(link).origin}/#/attendance?host=${enterpriseId}&span=month&day=${MONTH.from}`)
    await page.locator('tr[data-row="3"] td[data-day="2"]').click()
    // present and absent in turn
    const mark = (i: number) => [`.sheet-cell:focus .state-${i % 2 ? 'present' : 'absent'}`, `.sheet-cell:focus .state-${i % 2 ? 'present' : 'absent'}:not(.waiting)`]
    const sheetTimes = {
      typed: await pressed(page, i => (i % 2 ? 'p' : 'a'), mark),
      moved: await pressed(page, () => 'ArrowDown', i => [`tr[data-row="${4 + i}"] .sheet-cell:focus`]),
      scrolled: await page.evaluate(scrollFrames, { selector: '.sheet-scroll', ...SCROLL }),
    }
    return [
      ...told('roster', 'a shift typed, until the rule that it breaks is painted', rosterTimes),
      ...told('attendance sheet', 'a mark typed, until it is painted as written', sheetTimes),
    ]

    function told(screen: string, typing: string, { typed, moved, scrolled }: { typed: number[][]; moved: number[][]; scrolled: number[] }): Measurement[] {
      const size = `${screen} of ${STUDENTS} × ${MONTH.days}`
      const [typedAt, writtenAt, movedAt, frame] = [median(typed.map(t => t[0]!)), median(typed.map(t => t[1]!)), median(moved.map(t => t[0]!)), median(scrolled)]
      return [
        measurement({ ...about, what: `${size}: ${typing}`, ours: { name: 'Mortise, on disk and asked for again', value: writtenAt } }, [{ name: 'Mortise, until what was typed is painted', value: typedAt }], () => [
          { text: 'at most 100 ms', met: writtenAt <= 100 },
          { text: 'what was typed within 50 ms', met: typedAt <= 50 },
        ]),
        measurement({ ...about, what: `${size}: the cursor moved`, ours: { name: 'Mortise, from the key', value: movedAt } }, [], () => [{ text: 'at most 50 ms', met: movedAt <= 50 }]),
        measurement({ ...about, what: `${size}: a frame while it is scrolled`, ours: { name: `Mortise, ${SCROLL.by} pixels a frame`, value: frame } }, [{ name: 'Mortise, the longest', value: Math.max(...scrolled) }], () => [{ text: 'at most 50 ms', met: frame <= 50 }]),
      ]
    }
  })
}

/** Presses a key some times; each time, how long until each selector leads to something. The first ones warm up. */
async function pressed(page: Page, keyOf: (i: number) => string, selectorsOf: (i: number) => string[]): Promise<number[][]> {
  const times: number[][] = []
  for (let i = 0; i < KEYS; i++) {
    const painted = page.evaluate(paintedAfterKey, selectorsOf(i))
    await page.waitForTimeout(50)
    await page.keyboard.press(keyOf(i))
    times.push(await painted)
    await page.waitForTimeout(150)
  }
  return times.slice(3)
}

/** A host at which many students work in three shifts; the month is planned and marked. */
async function hostOfMany(folder: string, now: string): Promise<string> {
  const host = await compose({ folder, printer: {} as never, now }) // nothing is printed
  const run = async (name: string, input: object): Promise<unknown> => {
    const frame = await host.answer({ name, input, actor: { name: 'bench' } })
    if (!('value' in frame)) throw new Error(`${name}: ${JSON.stringify(frame)}`)
    return frame.value
  }
  const save = async (table: string, fields: object) => ((await run('register.save', { table, fields })) as { id: string }).id
  try {
    const enterpriseId = await save('enterprise', { name: 'Three shifts' })
    const types: string[] = []
    for (const [name, start, end] of [['Early', '06:00', '14:00'], ['Late', '14:00', '22:00'], ['Night', '22:00', '06:00']] as const) types.push(await save('shiftType', { enterpriseId, name, start, end }))
    const placementIds: string[] = []
    for (let i = 0; i < STUDENTS; i++) {
      const studentId = await save('student', { number: `typing-${String(i).padStart(3, '0')}`, name: `Student ${i}`, birthDate: '2006-05-01' })
      placementIds.push(await save('placement', { studentId, kind: 'post', enterpriseId, from: '2026-09-01', to: '2027-04-30', status: 'confirmed' }))
    }
    const [early] = types
    await run('roster.pattern', { placementIds, from: MONTH.from, to: MONTH.to, pattern: [early, early, early, early, early, null, null], rotate: 1 })
    const dates = datesFrom(MONTH.from, MONTH.days)
    const marks = placementIds.flatMap(placementId => dates.filter((_, i) => i % 5).map(date => ({ placementId, date, state: 'present' })))
    await run('attendance.mark', { marks, evidence: 'mentor' })
    return enterpriseId
  } finally {
    await host.close()
  }
}
