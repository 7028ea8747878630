import { bundled, load } from './bundle.ts'
import { inFolder, placeInMemory, Tally, type RealResult, type RowOptions } from './tally.ts'

/** D12: `n` days of an office, backups by the schedule and thinned; each one that is kept is compared with what was. */
export async function backupYear({ n, seed, plugins, onProgress }: RowOptions): Promise<RealResult> {
  const tally = new Tally('D12', 'backups of a year', onProgress)
  await inFolder('year', async place => {
    const { liveThrough } = await load<typeof import('./office-year.ts')>(await bundled(new URL('./office-year.ts', import.meta.url), place, plugins))
    const { problems, ...figures } = await liveThrough(place, n, seed)
    Object.assign(tally.notes, figures)
    if (!figures.restored) problems.push('no backup was looked at')
    tally.ran(`${seed}, ${n} days`, problems)
  }, placeInMemory())
  return tally.result()
}
