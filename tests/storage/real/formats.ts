import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sameValue } from '#domain/base/change.ts'
import { FORMAT } from '#adapters/storage/manifest.ts'
import { bundled, bundleWriter, load } from './bundle.ts'
import type { Whole } from './read-whole.ts'
import { startWriter } from './run.ts'
import { compileShim, faultEnv, metBy, whyNoShim, type Fault } from './shim.ts'
import { inFolder, placeInMemory, share, Tally, type RealResult, type RowOptions } from './tally.ts'

/** One folder a released format: as that release wrote it, with `expected.json`, what it holds. */
const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url))
const EXPECTED = 'expected.json'
const NEWER = [{ format: 99, device: 'device:later' }, { sha256: '0'.repeat(64), body: { format: 3, device: 'device:later', store: 'store-1' } }]

/**
 * D13: a folder of every released format opens, with a backup made before, and holds what it held; also when the program died, or the
 * disk failed, at any call of the way. A folder of a later format is refused and left as it is.
 */
export async function formats({ n, seed, workers = 1, plugins, onProgress }: RowOptions): Promise<RealResult> {
  const tally = new Tally('D13', 'released formats', onProgress)
  await inFolder('formats', async place => {
    const { writer } = await bundleWriter(place, plugins)
    const { readWhole } = await load<typeof import('./read-whole.ts')>(await bundled(new URL('./read-whole.ts', import.meta.url), place, plugins))
    for (const [i, manifest] of NEWER.entries()) {
      const folder = join(place, `newer-${i}`)
      mkdirSync(folder)
      writeFileSync(join(folder, 'mortise.json'), JSON.stringify(manifest))
      const { refused } = await readWhole(folder)
      const untouched = readdirSync(folder).join() === 'mortise.json' && readFileSync(join(folder, 'mortise.json'), 'utf8') === JSON.stringify(manifest)
      tally.ran(`newer ${i}`, [...(refused === 'folder.newer' ? [] : [`a later format: ${refused}`]), ...(untouched ? [] : ['a folder of a later format was touched'])])
    }
    const shim = whyNoShim() ? null : compileShim(place)
    if (!shim) tally.notes.withoutFaults = whyNoShim()
    for (const fixture of readdirSync(FIXTURES)) {
      const opens = async (name: string, fault: Fault | null) => {
        const folder = join(place, name)
        for (const end of ['', '-backups']) rmSync(folder + end, { recursive: true, force: true })
        cpSync(join(FIXTURES, fixture), folder, { recursive: true })
        rmSync(join(folder, EXPECTED), { force: true })
        const log = `${folder}.log`
        const said = fault && shim ? await startWriter(writer, folder, { plan: { commits: 0 }, env: faultEnv(shim, folder, log, fault) }).ended : null
        const met = metBy(log)
        const problems = said?.broke ? [said.broke] : []
        return { met, problems: [...problems, ...differences(await readWhole(folder), fixture)] }
      }
      const { problems } = await opens(fixture, null)
      tally.ran(fixture, problems)
      if (!shim) continue
      const { met } = await opens(`${fixture}-count`, { at: 0 })
      tally.notes[`calls, ${fixture}`] = met.calls
      const faults = Array.from({ length: met.calls }, (_, k): Fault[] => [
        { at: k + 1, kill: true },
        { at: k + 1, errno: 'EIO' },
        { at: k + 1, errno: 'ENOSPC', sticky: true },
      ]).flat()
      const step = Math.max(1, faults.length / n)
      const chosen = Array.from({ length: Math.min(n, faults.length) }, (_, i) => faults[Math.floor(i * step + (seed % step))]!).filter(Boolean)
      await share(chosen.length, workers, async (i, worker) => {
        const run = await opens(`${fixture}-${worker}`, chosen[i]!)
        tally.ran(`${fixture}, ${JSON.stringify(chosen[i])}`, run.problems)
      })
    }
  }, placeInMemory())
  return tally.result()
}

function differences(found: Whole, fixture: string): string[] {
  if (found.refused) return [`refused: ${found.refused}`]
  const file = join(FIXTURES, fixture, EXPECTED)
  if (!existsSync(file)) return [`${fixture} has no ${EXPECTED}`]
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Pick<Whole, 'seq' | 'standing' | 'rows'>
  const problems = [...found.findings]
  if (found.seq !== expected.seq) problems.push(`the last change is ${found.seq}, not ${expected.seq}`)
  if (!sameValue(found.rows, expected.rows)) problems.push('the records are not the same')
  if (!sameValue(found.standing, expected.standing)) problems.push('other acts hold than those that did')
  const manifest = JSON.parse(readFileSync(join(FIXTURES, fixture, 'mortise.json'), 'utf8')) as { format?: number; body?: { format: number } }
  const migrated = (manifest.format ?? manifest.body!.format) < FORMAT
  const before = found.backups.find(b => b.why === 'migration')
  if (migrated && !before) problems.push('no backup was made before')
  if (before && !sameValue(before.rows, expected.rows)) problems.push('the backup that was made before holds other records')
  return problems
}
