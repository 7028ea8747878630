import type { Cancel } from '#contract/define.ts'

/** A word to stop: it is passed on from whoever else may say it, and can be said here. */
export type Stoppable = Cancel & { stop(): void }

export function stoppable(caller: Cancel): Stoppable {
  const listeners: (() => void)[] = []
  let aborted = caller.aborted
  const stop = () => {
    if (aborted) return
    aborted = true
    for (const tell of listeners) tell()
  }
  caller.addEventListener('abort', stop)
  return {
    get aborted() {
      return aborted
    },
    addEventListener: (_, listener) => void listeners.push(listener),
    stop,
  }
}

/** Searches that can be told that it is enough: to end with what they have, which a caller that hangs up would never see. */
export type SearchRuns = {
  /** what the search listens to: the caller who hangs up, or the word that it is enough */
  begin(run: string, caller: Cancel): { enough: Cancel; end(): void }
  enough(run: string): void
}

export function createSearchRuns(): SearchRuns {
  const running = new Map<string, Stoppable>()
  return {
    begin(run, caller) {
      const enough = stoppable(caller)
      running.set(run, enough)
      return { enough, end: () => void (running.get(run) === enough && running.delete(run)) }
    },
    enough: run => running.get(run)?.stop(),
  }
}
