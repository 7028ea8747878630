import type { Cancel } from '#contract/define.ts'

/** Searches that can be told that it is enough: to end with what they have, which a caller that hangs up would never see. */
export type FillRuns = {
  /** what the search listens to: the caller who hangs up, or the word that it is enough */
  begin(run: string, caller: Cancel): { enough: Cancel; end(): void }
  enough(run: string): void
}

export function createFillRuns(): FillRuns {
  const running = new Map<string, () => void>()
  return {
    begin(run, caller) {
      const listeners: (() => void)[] = []
      let aborted = caller.aborted
      const stop = () => {
        if (aborted) return
        aborted = true
        for (const tell of listeners) tell()
      }
      caller.addEventListener('abort', stop)
      running.set(run, stop)
      return {
        enough: {
          get aborted() {
            return aborted
          },
          addEventListener: (_, listener) => void listeners.push(listener),
        },
        end: () => void running.delete(run),
      }
    },
    enough: run => running.get(run)?.(),
  }
}
