import type { Plugin } from 'esbuild'
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RowResult } from '../row.ts'

/** `skipped`: why the row can't be run here */
export type RealResult = RowResult & { skipped?: string }
export type RowOptions = { n: number; seed: number; workers?: number; plugins?: Plugin[]; onProgress?: (runs: number) => void }

const MOST_FAILURES = 20

/** Counts the runs of a row and keeps its first failures. */
export class Tally {
  runs = 0
  readonly notes: Record<string, unknown> = {}
  readonly #failures: RowResult['failures'] = []
  readonly #start = performance.now()

  constructor(
    private readonly row: string,
    private readonly what: string,
    private readonly onProgress: RowOptions['onProgress'],
  ) {}

  /** One run is over; whatever is in `problems` was wrong with it. */
  ran(seed: number | string, problems: readonly string[]): void {
    this.runs += 1
    this.onProgress?.(this.runs)
    for (const what of problems) {
      this.count('problems')
      if (this.#failures.length < MOST_FAILURES) this.#failures.push({ seed, what })
    }
  }

  count(note: string, by = 1): void {
    this.notes[note] = Number(this.notes[note] ?? 0) + by
  }

  result(skipped?: string): RealResult {
    const seconds = Math.round((performance.now() - this.#start) / 100) / 10
    return { row: this.row, what: this.what, runs: this.runs, failures: this.#failures, seconds, notes: this.notes, ...(skipped !== undefined && { skipped }) }
  }
}

/** Gives the numbers 0 … n − 1 to `workers` at once, each the next one as soon as it is free. */
export async function share(n: number, workers: number, work: (i: number, worker: number) => Promise<void>): Promise<void> {
  let next = 0
  const turn = async (worker: number) => {
    while (next < n) await work(next++, worker)
  }
  await Promise.all(Array.from({ length: Math.max(1, workers) }, (_, worker) => turn(worker)))
}

/** A folder for the time of some work. */
export async function inFolder<T>(name: string, work: (place: string) => Promise<T>, below = tmpdir()): Promise<T> {
  const place = mkdtempSync(join(below, `mortise-${name}-`))
  try {
    return await work(place)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Where a sync costs nothing, if there is room: for tests in which the disk itself is not on trial. */
export function placeInMemory(): string {
  if (!existsSync('/dev/shm')) return tmpdir()
  const { bavail, bsize } = statfsSync('/dev/shm')
  return bavail * bsize > 2 ** 30 ? '/dev/shm' : tmpdir()
}
