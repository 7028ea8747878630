import { parentPort, workerData } from 'node:worker_threads'
import { FileRefusal } from '#app/ports.ts'
import type { Progress } from '#contract/define.ts'
import { work } from './bundle-tasks.ts'
import { buffersOf, type WorkMessage, type WorkName } from './bundle-work.ts'

/** What runs in a thread of its own: one bundle is sealed, or opened and proven. */
const { name, task } = workerData as { name: WorkName; task: never } // typed where it was given
const tell = (message: WorkMessage, moved: ArrayBuffer[] = []) => parentPort!.postMessage(message, moved)
try {
  const result = await work[name](task, (progress: Progress) => tell({ progress }))
  tell({ result }, buffersOf(result instanceof Uint8Array ? [result] : [result.headBytes, result.lines, ...result.photos.map(([, bytes]) => bytes)]))
} catch (error) {
  if (!(error instanceof FileRefusal)) throw error
  tell({ refused: { code: error.code, facts: error.facts } })
}
