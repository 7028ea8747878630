import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Fault } from '#domain/base/decision.ts'
import type { Searches } from '#app/ports.ts'
import type { SearchName } from '#app/searches.ts'

/** `stop` is shared memory: a search that never lets go of its thread still sees that it is to end. */
export type SearchTask = { name: SearchName; problem: unknown; stop: SharedArrayBuffer }
export type ThreadMessage = { progress: unknown } | { result: unknown }

/** More searches side by side hardly find more. */
const MOST_THREADS = 8

/**
 * Runs each search in a thread of its own, so that no window waits for it; the thread is gone once there is a result.
 * @param thread  the built `search-thread.ts`
 * @throws Fault `search.failed`, from `run`: the thread broke down, or ended without a result
 */
export function createThreadSearches(thread: URL): Searches {
  return {
    threads: Math.min(MOST_THREADS, availableParallelism()),
    run(name, problem, onProgress, signal) {
      const stop = new SharedArrayBuffer(4)
      const task: SearchTask = { name, problem, stop }
      return new Promise((resolve, reject) => {
        const cancel = () => void Atomics.store(new Int32Array(stop), 0, 1)
        if (signal.aborted) cancel()
        signal.addEventListener('abort', cancel)
        const worker = new Worker(thread, { workerData: task })
        const fail = (why: unknown) => reject(new Fault('search.failed', { name }, why))
        worker.on('message', (message: ThreadMessage) => {
          if ('progress' in message) return onProgress(message.progress as never) // the name fixes the type
          resolve(message.result as never)
          void worker.terminate()
        })
        worker.once('error', fail)
        worker.once('messageerror', fail)
        worker.once('exit', code => fail(new Error(`the search ended without a result, code ${code}`)))
      })
    },
  }
}
