import { readFileSync } from 'node:fs'
import { sep } from 'node:path'
import type { Plugin } from 'esbuild'
import { bugs, type Bug } from '../bug-list.ts'
import { fullDisk } from './full-disk.ts'
import { kill } from './kill.ts'
import { powerCut } from './power-cut.ts'
import { syncFailsOnce } from './sync-fails-once.ts'
import { killAtCall } from './syscall-faults.ts'
import { Tally, type RealResult, type RowOptions } from './tally.ts'

type Hunt = { bug: string; row: (options: RowOptions) => Promise<RealResult>; n: number }

/** Bugs that the simulated rows find as well; here each must be found on a real disk. */
const HUNTS: Hunt[] = [
  { bug: 'saves without a sync', row: powerCut, n: 12 },
  { bug: 'says saved before the sync', row: powerCut, n: 30 },
  { bug: 'renames a file over another before it is synced', row: powerCut, n: 30 },
  { bug: 'syncs again after a sync that failed, and believes it', row: syncFailsOnce, n: 60 },
  { bug: 'goes on after a write that failed', row: syncFailsOnce, n: 60 },
  { bug: 'takes a short write for a whole one', row: fullDisk, n: 60 },
  { bug: 'leaves the torn end before the next change', row: killAtCall, n: 400 },
  { bug: 'removes a closed journal before it is kept in the history', row: kill, n: 100 },
]

/** The rows' own proof: each is shown a store with a known bug, and must fail. */
export async function plantedOnDisk({ n, seed, workers, onProgress }: RowOptions): Promise<RealResult> {
  const tally = new Tally('planted', 'each bug planted into the store is found on a real disk', onProgress)
  for (const { bug: name, row, n: runs } of HUNTS.slice(0, n)) {
    const bug = bugs.find(b => b.name === name)
    if (!bug) throw new Error(`there is no bug called "${name}"`)
    const found = await row({ n: runs, seed, workers, plugins: [planting(bug)] })
    if (found.skipped !== undefined) return tally.result(found.skipped)
    const first = found.failures[0]
    if (first) tally.notes[name] = `${found.row}, ${found.runs} runs: ${first.what.split('\n')[0]}`
    tally.ran(name, first ? [] : [`not found in ${found.runs} runs of ${found.row}`])
  }
  return tally.result()
}

function planting({ name, file, find, replace }: Bug): Plugin {
  return {
    name,
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (!path.endsWith(file.replaceAll('/', sep))) return undefined
        const source = readFileSync(path, 'utf8')
        if (source.split(find).length !== 2) throw new Error(`${name}: the text to replace is not there once in ${file}`)
        return { contents: source.replace(find, () => replace), loader: 'ts' }
      }),
  }
}
