import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { root } from '../../build/fresh.mjs'
import { bugs, type Bug } from './bug-list.ts'
import { crashStates } from './d3-crash-states.ts'
import { simulatedFaults } from './d5-sim-faults.ts'
import { recoveryFaults } from './d8-recovery-faults.ts'
import { mutatedFiles } from './d9-mutations.ts'
import { tally, type Row, type RowResult, type Subject } from './row.ts'

const ROWS: Record<Bug['row'], Row> = { D3: crashStates, D5s: simulatedFaults, D8: recoveryFaults, D9: mutatedFiles }

/** How far a row is driven before a bug counts as not found. */
const RUNS: Record<Bug['row'], number> = { D3: 6000, D5s: 3000, D8: 3000, D9: 6000 }

/** The rows' own proof: each is shown a store with a known bug, and must fail. `n` is the number of bugs that are planted. */
export const plantedBugs: Row = async (_, options) => {
  const row = tally('planted', 'each bug planted into the store is found by the row that is there for it', options)
  const found: Record<string, string> = {}
  for (const bug of bugs) {
    if (row.enough) break
    const result = await huntFor(bug, options.seed)
    row.ran()
    options.onProgress?.(row.runs)
    const first = result.failures[0]
    if (first) found[bug.name] = `${bug.row}, run ${result.runs}: ${first.what.split('\n')[0]}`
    else row.failed(bug.name, `not found in ${result.runs} runs of ${bug.row}`)
  }
  return row.result({ found })
}

export async function huntFor(bug: Bug, seed: number): Promise<RowResult> {
  return ROWS[bug.row](await storeWith(bug), { n: RUNS[bug.row], seed, first: true })
}

/** How often the text that a bug replaces stands in its file; a bug can only be planted where it is there once. */
export function placesOf(bug: Bug): number {
  return readFileSync(join(root, bug.file), 'utf8').split(bug.find).length - 1
}

/** Builds the store with one bug in it, and loads it. */
async function storeWith(bug: Bug): Promise<Subject> {
  if (placesOf(bug) !== 1) throw new Error(`${bug.name}: the text to replace stands ${placesOf(bug)} times in ${bug.file}`)
  const folder = mkdtempSync(join(tmpdir(), 'mortise-bug-'))
  const outfile = join(folder, 'store.mjs')
  const altered: Plugin = {
    name: 'planted bug',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) =>
        path === join(root, bug.file) ? { contents: readFileSync(path, 'utf8').replace(bug.find, () => bug.replace), loader: 'ts' } : undefined,
      ),
  }
  try {
    await build({ absWorkingDir: root, entryPoints: ['tests/storage/subject.ts'], bundle: true, platform: 'node', format: 'esm', target: 'node20', outfile, logLevel: 'error', plugins: [altered] })
    return (await import(pathToFileURL(outfile).href)) as Subject
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
