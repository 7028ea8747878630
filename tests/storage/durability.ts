import { writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type as system } from 'node:os'
import { parseArgs } from 'node:util'
import { backupYear } from './real/backup-year.ts'
import { formats } from './real/formats.ts'
import { fullDisk } from './real/full-disk.ts'
import { kill } from './real/kill.ts'
import { plantedOnDisk } from './real/planted.ts'
import { powerCut } from './real/power-cut.ts'
import { slowDisk } from './real/slow-disk.ts'
import { soak } from './real/soak.ts'
import { syncFailsOnce } from './real/sync-fails-once.ts'
import { killAtCall, syscallFaults, tracedFaults } from './real/syscall-faults.ts'
import type { RealResult, RowOptions } from './real/tally.ts'
import { twoWriters } from './real/two-writers.ts'
import { recoveryFaults } from './d8-recovery-faults.ts'
import { mutatedFiles } from './d9-mutations.ts'
import { crashStates } from './d3-crash-states.ts'
import { simulatedFaults } from './d5-sim-faults.ts'
import { lockedSubject } from './locked-subject.ts'
import { protectFaults } from './protect-faults.ts'
import { plantedBugs } from './planted-bugs.ts'
import * as subject from './subject.ts'
import type { Row } from './row.ts'

/** `whole`: the row has an end of its own, at about `n` runs, and the whole proof goes there. */
type Part = { id: string; n: number; whole?: boolean; run(options: RowOptions): Promise<RealResult> }

const DEFAULT_SEED = 20261123
const WORKERS = 2
const TOLD_EVERY_MS = 10_000

/** Each row with as many runs as the long proof takes. A row of several parts has them one after the other. */
const PARTS: Part[] = [
  { id: 'D1', n: 10_000, run: kill },
  { id: 'D2', n: 400, whole: true, run: killAtCall },
  { id: 'D3', n: 200_000, run: inProcess(crashStates) },
  { id: 'D4', n: 1200, run: powerCut },
  { id: 'D5', n: 4000, whole: true, run: syscallFaults },
  { id: 'D5', n: 20, run: tracedFaults },
  { id: 'D5', n: 20_000, run: inProcess(simulatedFaults) },
  { id: 'D6', n: 2048, run: fullDisk },
  { id: 'D7', n: 60, whole: true, run: syncFailsOnce },
  { id: 'D8', n: 20_000, run: inProcess(recoveryFaults) },
  { id: 'D9', n: 100_000, run: inProcess(mutatedFiles) },
  { id: 'D10', n: 100, run: slowDisk },
  { id: 'D11', n: 500, run: twoWriters },
  { id: 'D12', n: 365, run: backupYear },
  { id: 'D13', n: 300, whole: true, run: formats },
  { id: 'D14', n: 1_000_000, run: soak },
  { id: 'P3', n: 20_000, run: inProcess(protectFaults) },
  { id: 'P3', n: 20_000, run: options => crashStates(lockedSubject, options) },
  { id: 'P3', n: 10_000, run: options => mutatedFiles(lockedSubject, options) },
  { id: 'planted', n: 30, whole: true, run: inProcess(plantedBugs) },
  { id: 'planted', n: 8, whole: true, run: plantedOnDisk },
]

function inProcess(row: Row): Part['run'] {
  return ({ n, seed, onProgress }) => row(subject, { n, seed, onProgress })
}

/** Runs the proof of the store; prints one JSON document. Exit 0 when every run of every row held, 1 if not, 2 for a wrong call. */
export async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { only: { type: 'string' }, scale: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' }, 'allow-skip': { type: 'boolean' } },
  })
  const only = values.only?.split(',')
  const unknown = only?.find(id => !PARTS.some(part => part.id === id))
  const scale = Number(values.scale ?? 1)
  const seed = Number(values.seed ?? DEFAULT_SEED)
  if (unknown !== undefined || !(scale > 0) || !Number.isInteger(seed)) {
    process.stderr.write(`--only takes ${[...new Set(PARTS.map(part => part.id))].join(', ')}; --scale a number over 0; --seed a whole number\n`)
    return 2
  }
  const rows: RealResult[] = []
  for (const part of PARTS.filter(({ id }) => only?.includes(id) ?? true)) {
    rows.push(await run(part, scale, seed))
  }
  const failed = rows.filter(row => row.failures.length || (row.skipped !== undefined && !values['allow-skip']))
  const report = `${JSON.stringify({ machine: machineText(), at: new Date().toISOString(), seed, scale, failed: failed.map(row => row.row), rows }, null, 2)}\n`
  process.stdout.write(report)
  if (values.out) writeFileSync(values.out, report)
  return failed.length ? 1 : 0
}

async function run(part: Part, scale: number, seed: number): Promise<RealResult> {
  const n = part.whole && scale >= 1 ? Infinity : Math.ceil(part.n * scale)
  let told = performance.now()
  const onProgress = (runs: number) => {
    if (performance.now() - told < TOLD_EVERY_MS) return
    told = performance.now()
    process.stderr.write(`${part.id}: ${runs} of ${n}\n`)
  }
  const row = await part.run({ n, seed, workers: WORKERS, onProgress }).catch(error => brokenOff(part.id, error))
  process.stderr.write(`${row.row}, ${row.what}: ${row.skipped === undefined ? `${row.runs} runs` : `SKIPPED, ${row.skipped}`}, ${row.failures.length || 'no'} failures, ${row.seconds} s\n`)
  return row
}

function brokenOff(row: string, error: unknown): RealResult {
  return { row, what: 'broken off', runs: 0, failures: [{ seed: '-', what: error instanceof Error ? String(error.stack) : String(error) }], seconds: 0, notes: {} }
}

function machineText(): string {
  return `${cpus()[0]?.model ?? '?'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${system()} ${release()}, Node ${process.version}`
}

process.exitCode = await main(process.argv.slice(2))
