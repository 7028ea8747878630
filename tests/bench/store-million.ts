import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { measurement, type Bench } from './report.ts'
import { bookingRow, editSet, fillFolder, openAt } from './store-records.ts'
import { median } from './timing.ts'

const RECORDS = 1_000_000
const PIECE = 10_000

type Told = { load: number; commit: number; megabytes: number }

/** A million records: that they load and take changes at all, how long it takes and what memory. Each figure comes from a process of its own. */
export const storeMillion: Bench = async ({ seed }) => {
  const place = mkdtempSync(join(import.meta.dirname, 'store-'))
  try {
    const folder = join(place, 'data')
    await fillFolder(folder, RECORDS)
    const json = join(place, 'db.ndjson')
    writeFileSync(json, '[')
    for (let from = 0; from < RECORDS; from += PIECE) {
      const rows = Array.from({ length: PIECE }, (_, i) => JSON.stringify(bookingRow(from + i)))
      writeFileSync(json, `${from ? ',' : ''}${rows.join(',')}`, { flag: 'a' })
    }
    writeFileSync(json, ']', { flag: 'a' })
    const ours = inItsOwnProcess('ours', folder)
    const bare = inItsOwnProcess('bare', json)
    return [
      measurement(
        { subject: 'store', what: `open a folder with ${RECORDS.toLocaleString('en')} records`, unit: 'ms', ours: { name: 'mortise', value: ours.load }, answers: `${ours.megabytes} MB of memory, a bare read + JSON.parse ${bare.megabytes} MB; one change ${ours.commit.toFixed(2)} ms`, seed },
        [{ name: 'bare read + JSON.parse', value: bare.load }],
        () => [{ text: 'loads, and takes changes', met: ours.commit > 0 }],
      ),
    ]
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

function inItsOwnProcess(what: 'ours' | 'bare', path: string): Told {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', '--max-old-space-size=6144', process.argv[1]!, '--million', what, path], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Told
}

/** The other process: loads, changes, prints what it took. */
export async function tellMillion(what: string, path: string): Promise<void> {
  const start = performance.now()
  const data = what === 'ours' ? await openAt(path) : null
  const bare = data ? null : (JSON.parse(await readFile(path, 'utf8')) as unknown[])
  const load = performance.now() - start
  const size = data ? data.held.rows.get('booking')!.size : bare!.length
  if (size !== RECORDS) throw new Error(`${size} records came back`)
  const times: number[] = []
  for (let n = 1; data && n <= 101; n++) {
    const set = editSet(data.held.seq + n, n * 1009)
    const began = performance.now()
    await data.journal.append(set)
    times.push(performance.now() - began)
  }
  ;(globalThis as { gc?: () => void }).gc?.()
  const told: Told = { load, commit: times.length ? median(times) : 0, megabytes: Math.round(process.memoryUsage().rss / 2 ** 20) }
  await data?.close()
  process.stdout.write(JSON.stringify(told))
}
