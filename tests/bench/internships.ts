import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compose, type Host } from '../../headless/compose.ts'
import { dayMeasurement, editMeasurement, sweepMeasurement } from './internship-rules.ts'
import { pageMeasurements } from './internship-pages.ts'
import { screenMeasurements } from './internship-screens.ts'
import { typingMeasurements } from './internship-typing.ts'
import { measurement, type Bench, type Measurement } from './report.ts'
import { processorTime } from './timing.ts'

const PROGRAM = 'dist/mortise.mjs'
export const NOW = '2026-11-23T07:40'

/**
 * The internships of the large sample college: 20,000 students, 800 hosts, 12,000 placements, two million days of attendance of which
 * the last three months are in memory. Rules and screens are asked of the real app on the real folder; pages are opened in a browser.
 */
export const internships: Bench = async ({ seed }) => {
  const home = mkdtempSync(join(tmpdir(), 'mortise-bench-'))
  const folder = join(home, 'data')
  const env = { ...process.env, MORTISE_NOW: NOW, MORTISE_HOME: home }
  try {
    await promisify(execFile)(process.execPath, [PROGRAM, 'init', '--data', folder, '--sample', 'large', '--language', 'en'], { env })
    let host = null as Host | null // opened inside what is timed
    const opening = await processorTime(async () => (host = await openHost(folder)))
    host = host!
    const found: Measurement[] = [openMeasurement(opening, host, seed)]
    found.push(await dayMeasurement(host.app.world, seed), await editMeasurement(host.app.world, seed), await sweepMeasurement(host.app.world, seed))
    await host.close()
    found.push(...(await screenMeasurements(() => openHost(folder), seed)))
    found.push(...(await pageMeasurements(PROGRAM, folder, env, seed)))
    found.push(...(await typingMeasurements(PROGRAM, folder, env, NOW, seed)))
    return found
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function openHost(folder: string): Promise<Host> {
  return compose({ folder, printer: {} as never, now: NOW }) // nothing is printed
}

function openMeasurement(value: number, host: Host, seed: number): Measurement {
  const { tables } = host.app.world
  const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20)
  const ours = { name: 'Mortise, processor time until it answers', value }
  const answers = `${tables.student.size.toLocaleString('en')} students, ${tables.placement.size.toLocaleString('en')} placements, ${tables.attendance.size.toLocaleString('en')} days in memory, ${megabytes} MB`
  return measurement({ subject: 'internships', what: 'the folder of the large college opened', unit: 'ms', ours, seed, answers }, [], () => [])
}
