import type * as subject from './subject.ts'

/** The store as a row sees it: the real one, or one with a planted bug. */
export type Subject = typeof subject

export type RowOptions = {
  n: number
  seed: number
  onProgress?: (done: number) => void
  /** ends at the first failure: a planted bug is found by then */
  first?: boolean
}

export type RowResult = {
  row: string
  what: string
  runs: number
  /** the first 20; `seed` leads back to the run */
  failures: { seed: number | string; what: string }[]
  seconds: number
  notes: Record<string, unknown>
}

export type Row = (subject: Subject, options: RowOptions) => Promise<RowResult>

/** Counts the runs of a row and keeps its first failures. */
export type Tally = {
  readonly runs: number
  readonly enough: boolean
  ran(): void
  failed(seed: number | string, what: string): void
  result(notes?: Record<string, unknown>): RowResult
}

const KEPT = 20

export function tally(row: string, what: string, options: RowOptions): Tally {
  const start = performance.now()
  const failures: RowResult['failures'] = []
  let runs = 0
  let failed = 0
  const fail = (seed: number | string, text: string) => {
    failed += 1
    if (failures.length < KEPT) failures.push({ seed, what: text })
  }
  // A rejection that nobody waits for would end the program of a user.
  const unwatched = (error: unknown) => fail(`after run ${runs}`, `a rejection that nobody handles: ${String(error)}`)
  process.on('unhandledRejection', unwatched)
  return {
    get runs() {
      return runs
    },
    get enough() {
      return runs >= options.n || (options.first === true && failed > 0)
    },
    ran() {
      runs += 1
      if (runs % 100 === 0) options.onProgress?.(runs)
    },
    failed: fail,
    result(notes = {}) {
      process.off('unhandledRejection', unwatched)
      const seconds = Math.round(performance.now() - start) / 1000
      return { row, what, runs, failures, seconds, notes: { ...(failed > failures.length && { failed }), ...notes } }
    },
  }
}
