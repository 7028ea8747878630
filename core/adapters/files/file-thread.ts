import { parentPort, workerData } from 'node:worker_threads'
import { FileRefusal } from '#app/ports.ts'
import type { ReadMessage, ReadName, ReadTask } from './file-work.ts'
import { read } from './read-file.ts'

/** What runs in a thread of its own: one file from outside is read. */
const { name, task } = workerData as { name: ReadName; task: ReadTask }
const tell = (message: ReadMessage) => parentPort!.postMessage(message)
try {
  tell({ result: await read(name, task) })
} catch (error) {
  if (!(error instanceof FileRefusal)) throw error
  tell({ refused: { code: error.code, facts: error.facts } })
}
