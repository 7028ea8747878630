import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bundleWriter } from './bundle.ts'
import { stateAt } from './content.ts'
import type { Plan } from './plan.ts'
import { startWriter } from './run.ts'
import { inFolder, Tally, type RealResult, type RowOptions } from './tally.ts'

const CHANGES_A_COMPACTION = 500
const MEGABYTE = 2 ** 20
const MOST_GROWTH = 50 * MEGABYTE
const MOST_TIMES_LIVE = 3
const CONTENT = { life: 2000, large: false, filler: 1000 }

/** D14: very many changes to few records. Memory and the working files stay small, and everything is proven at the end. */
export async function soak({ n, plugins, onProgress }: RowOptions): Promise<RealResult> {
  const tally = new Tally('D14', 'long run', onProgress)
  await inFolder('soak', async place => {
    const store = await bundleWriter(place, plugins)
    const folder = join(place, 'data')
    const plan: Partial<Plan> = { commits: n, group: 64, compactEvery: CHANGES_A_COMPACTION, measureHeap: true, content: CONTENT }
    const said = await startWriter(store.writer, folder, { plan, limit: 3_600_000 }).ended
    const problems = said.broke ?? said.refused ? [`${said.broke ?? said.refused}`] : []
    const [early, late] = said.lines.find(line => line.startsWith('heap '))?.split(' ').slice(1).map(Number) ?? []
    const growth = (late ?? Infinity) - (early ?? 0)
    if (growth > MOST_GROWTH) problems.push(`memory grew by ${growth} bytes`)
    const live = [...stateAt(n, CONTENT).values()].reduce((bytes, row) => bytes + Buffer.byteLength(JSON.stringify(row)), 0)
    const working = bytesOf(folder)
    if (working > live * MOST_TIMES_LIVE) problems.push(`the working files take ${working} bytes for ${live} of records`)
    const found = await store.verify(folder, { content: CONTENT, acked: n, whole: true })
    const compactions = said.lines.filter(line => line.startsWith('done compact')).length
    Object.assign(tally.notes, { changes: found.seq, compactions, live, working, growth, rows: stateAt(n, CONTENT).size })
    tally.ran(`${n} changes`, [...problems, ...found.problems])
  })
  return tally.result()
}

/** All files but those of the history. */
function bytesOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((bytes, entry) => {
    const path = join(folder, entry.name)
    if (entry.name === 'history') return bytes
    return bytes + (entry.isDirectory() ? bytesOf(path) : statSync(path).size)
  }, 0)
}
