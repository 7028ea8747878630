import { JSONFile } from 'lowdb/node'
import { Low } from 'lowdb'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Row0 } from '#domain/base/change.ts'
import { bodyOf, writeLine } from '#adapters/storage/journal-line.ts'
import { plain } from '#adapters/storage/codec.ts'
import { measurement, type Bench, type Measurement } from './report.ts'
import { collect, watchStalls } from './stall.ts'
import { bookingRow, editSet, fillFolder, openAt } from './store-records.ts'
import { median } from './timing.ts'

const RECORDS = 100_000
const ROUNDS = 7

/** A commit, a start and a stall of the store, each against its peer on the same disk. The folder lies beside the bench's own program. */
export const store: Bench = async ({ seed }) => {
  const place = mkdtempSync(join(import.meta.dirname, 'store-'))
  try {
    const folder = join(place, 'data')
    await fillFolder(folder, RECORDS)
    const rows = Array.from({ length: RECORDS }, (_, n) => bookingRow(n))
    const json = join(place, 'db.json')
    writeFileSync(json, JSON.stringify(rows))
    return [await load(folder, json, seed), ...(await commits(folder, place, rows, seed))]
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function load(folder: string, json: string, seed: number): Promise<Measurement> {
  const ours: number[] = []
  const bare: number[] = []
  const lowdb: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [times, work] of [
      [ours, async () => (await openAt(folder)).close()],
      [bare, async () => void (JSON.parse(await readFile(json, 'utf8')) as unknown)],
      [lowdb, async () => new Low<Row0[]>(new JSONFile(json), []).read()],
    ] as const) {
      collect()
      const start = performance.now()
      await work()
      if (round) times.push(performance.now() - start) // the first one warms up
    }
  }
  return measurement(
    { subject: 'store', what: `open a folder with ${RECORDS.toLocaleString('en')} records, proven and closed again`, unit: 'ms', ours: { name: 'mortise', value: median(ours) }, seed },
    [{ name: 'bare read + JSON.parse', value: median(bare) }, { name: 'lowdb read', value: median(lowdb) }],
    ratio => [{ text: `at most 1.3 times a bare read + JSON.parse (${(1 / ratio('bare read + JSON.parse')).toFixed(2)})`, met: ratio('bare read + JSON.parse') >= 1 / 1.3 }],
  )
}

async function commits(folder: string, place: string, rows: Row0[], seed: number): Promise<Measurement[]> {
  const data = await openAt(folder)
  let { seq } = data.held
  const bareFile = await open(join(place, 'bare.ndjson'), 'a')
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < 1000; round++) {
    const set = editSet(seq + 1, (round * 97) % RECORDS)
    const bytes = writeLine(set.seq, bodyOf(set, plain), '0'.repeat(64), seq).bytes
    let start = performance.now()
    await data.journal.append(set)
    ours.push(performance.now() - start)
    seq += 1
    start = performance.now()
    await bareFile.write(bytes)
    await bareFile.sync()
    bare.push(performance.now() - start)
  }
  await bareFile.close()

  collect()
  const watch = watchStalls()
  for (let round = 0; round < 6; round++) {
    for (let n = 0; n < 200; n++) await data.journal.append(editSet(++seq, (n * 331 + round) % RECORDS))
    await data.compact()
  }
  const stall = watch.stop()
  const snapshots = (await data.storage.state()).snapshotProblem
  await data.close()

  const low = new Low<Row0[]>(new JSONFile(join(place, 'lowdb.json')), rows)
  const lowdb: number[] = []
  let lowdbStall = 0
  for (let round = 0; round < 5; round++) {
    rows[round] = { ...rows[round]!, people: 99 }
    const watching = watchStalls()
    const start = performance.now()
    await low.write()
    lowdb.push(performance.now() - start)
    lowdbStall = Math.max(lowdbStall, watching.stop())
  }
  return [
    measurement(
      { subject: 'store', what: `one durable change among ${RECORDS.toLocaleString('en')} records, median of 1,000`, unit: 'ms', ours: { name: 'mortise', value: median(ours) }, answers: `95th percentile ${at(ours, 0.95).toFixed(2)} ms, of the bare append ${at(bare, 0.95).toFixed(2)} ms`, seed },
      [{ name: 'bare append + fsync of the same bytes', value: median(bare) }, { name: 'lowdb write (not durable)', value: median(lowdb) }],
      ratio => [
        { text: `at most 4 times a bare append + fsync (${(1 / ratio('bare append + fsync of the same bytes')).toFixed(2)})`, met: ratio('bare append + fsync of the same bytes') >= 1 / 4 },
        { text: 'at least 50 times faster than lowdb', met: ratio('lowdb write (not durable)') >= 50 },
      ],
    ),
    measurement(
      { subject: 'store', what: 'longest stall of the event loop in 1,200 changes and 6 snapshots of all records', unit: 'ms', ours: { name: 'mortise', value: stall }, seed },
      [{ name: 'lowdb write', value: lowdbStall }],
      () => [{ text: 'at most 8 ms, and every snapshot succeeded', met: stall <= 8 && snapshots === null }],
    ),
  ]
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!
}
