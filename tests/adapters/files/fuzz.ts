import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { root } from '../../../build/fresh.mjs'
import type { FuzzResult, FuzzTask } from './fuzz-thread.ts'

const MEMORY = 256 // MB of heap for all that a thread does: a file that takes more ends it
/** For one file: of the processor, so that a computer that has other work as well does not change what comes of it; and by the clock, for what waits for ever. ms */
const PATIENCE = { processor: 10_000, clock: 300_000 }
const NONE_YET = -1 // the thread is starting, which is not the time of any file

/**
 * Reads `n` hostile files in a thread with little memory, one after another, as an import does it: read, planned, and some of them applied.
 * @throws Error naming the file at which the thread ran out of memory, or that took longer than ten seconds of the processor
 */
export async function fuzzed(n: number, seed: number): Promise<FuzzResult> {
  const out = mkdtempSync(join(tmpdir(), 'mortise-fuzz-'))
  const banner = { js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);" }
  const outfile = join(out, 'fuzz.mjs')
  try {
    await build({ absWorkingDir: root, entryPoints: ['tests/adapters/files/fuzz-thread.ts'], bundle: true, platform: 'node', format: 'esm', outfile, banner, external: ['esbuild'], logLevel: 'error' })
    const at = new SharedArrayBuffer(4)
    new Int32Array(at)[0] = NONE_YET
    return await runIn(outfile, { n, seed, at })
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

/** ms of the processor that this process with all its threads has taken: nobody but the one that reads has work. */
function spent(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function runIn(program: string, task: FuzzTask): Promise<FuzzResult> {
  const reading = new Int32Array(task.at)
  return new Promise((done, fail) => {
    const worker = new Worker(program, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MEMORY } })
    let last = { at: NONE_YET, spent: 0, since: 0 }
    const watch = setInterval(() => {
      const at = Atomics.load(reading, 0)
      if (at === NONE_YET || at !== last.at) last = { at, spent: spent(), since: performance.now() }
      else if (spent() - last.spent > PATIENCE.processor || performance.now() - last.since > PATIENCE.clock) end(new Error(`seed ${task.seed + at}: not read within ten seconds`))
    }, 500)
    const end = (error: Error) => {
      clearInterval(watch)
      fail(error)
      void worker.terminate()
    }
    worker.once('message', (result: FuzzResult) => {
      clearInterval(watch)
      done(result)
    })
    worker.once('error', error => end(new Error(`seed ${task.seed + Atomics.load(reading, 0)}: ${error.message}`)))
  })
}
