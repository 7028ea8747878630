import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createDice } from '#domain/sample/dice.ts'
import { bundleWriter } from './bundle.ts'
import type { Plan } from './plan.ts'
import { startWriter } from './run.ts'
import { compileShim, faultEnv, metBy, whyNoShim, type Fault } from './shim.ts'
import { inFolder, placeInMemory, share, Tally, type RealResult, type RowOptions } from './tally.ts'

const JOURNAL = /\/journal\.\d+\.ndjson$/
const SYNCS = ['fdatasync', 'fsync']
const PLAN: Partial<Plan> = { commits: 24, group: 3, compactEvery: 9, insists: true, content: { life: 20, large: false } }

/**
 * D7: one sync fails, later ones succeed, and what the failed one should have written is gone, as on Linux when pages are dropped.
 * After a failed sync of the journal nothing may be called saved until the folder was opened again.
 */
export async function syncFailsOnce({ n, seed, workers = 1, plugins, onProgress }: RowOptions): Promise<RealResult> {
  const tally = new Tally('D7', 'one sync fails, later ones succeed', onProgress)
  const why = whyNoShim()
  if (why) return tally.result(why)
  await inFolder('sync', async place => {
    const store = await bundleWriter(place, plugins)
    const library = compileShim(place)
    const run = async (fault: Fault, name: string) => {
      const folder = join(place, `data-${name}`)
      const log = join(place, `log-${name}`)
      for (const end of ['', '-backups']) rmSync(folder + end, { recursive: true, force: true })
      const said = await startWriter(store.writer, folder, { plan: PLAN, env: faultEnv(library, folder, log, fault) }).ended
      return { folder, said, met: metBy(log) }
    }
    const { met: all } = await run({ at: 0, calls: SYNCS }, 'count')
    tally.notes.syncs = all.calls
    const dice = createDice(seed)
    const order = dice.shuffled(Array.from({ length: all.calls }, (_, i) => i + 1)).slice(0, n)
    await share(order.length, workers, async (i, worker) => {
      const fault = { at: order[i]!, errno: 'EIO', drop: true, calls: SYNCS }
      const { folder, said, met } = await run(fault, String(worker))
      const problems = said.broke ? [said.broke] : []
      const path = met.faults[0]?.path ?? ''
      if (JOURNAL.test(path)) {
        tally.count('of the journal')
        if (!said.refused) problems.push('a failed sync of the journal was not told')
      }
      if (said.ackedAfterRefusal) problems.push('a change was called saved after a failed sync')
      const { problems: found } = await store.verify(folder, { content: PLAN.content!, acked: said.acked, whole: true })
      tally.ran(`sync ${fault.at} ${path.slice(folder.length)}`, [...problems, ...found])
    })
  }, placeInMemory())
  return tally.result()
}
