import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { searches, type SearchTools } from '#app/searches.ts'
import type { SearchTask, ThreadMessage } from './thread-searches.ts'

/** What runs in a thread of its own: one search, from its task to its result. */
const { name, problem, stop } = workerData as SearchTask
// the desk and its window go first; elsewhere this would slow down the whole process
if (process.platform === 'linux') setPriority(0, 10)
const flag = new Int32Array(stop)
const started = performance.now()
const tell = (message: ThreadMessage) => parentPort!.postMessage(message)
const tools: SearchTools<unknown> = {
  elapsed: () => performance.now() - started,
  cancelled: () => Atomics.load(flag, 0) === 1,
  progress: progress => tell({ progress }),
}
const search = searches[name] as (problem: unknown, tools: SearchTools<unknown>) => unknown // the task was typed where it was given
tell({ result: search(problem, tools) })
