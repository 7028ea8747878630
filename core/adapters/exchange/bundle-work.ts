import { Worker } from 'node:worker_threads'
import { FileRefusal } from '#app/ports.ts'
import type { Cancel, Progress } from '#contract/define.ts'
import { Fault } from '#domain/base/decision.ts'
import type { OpenedBundle, OpenTask } from './open-bundle.ts'
import type { SealTask } from './seal-bundle.ts'

export type WorkTask = { seal: SealTask; open: OpenTask }
export type WorkResult = { seal: Uint8Array; open: OpenedBundle }
export type WorkName = keyof WorkTask
export type WorkMessage = { progress: Progress } | { result: WorkResult[WorkName] } | { refused: { code: string; facts: Record<string, unknown> } }

/** A file that would take more than this to be read is no honest one. MB, besides the bytes themselves */
const MEMORY = 1024

/**
 * Does a piece of work in a thread of its own, which is gone afterwards, or at once when it is cancelled; without a thread, here.
 * The bytes of the task are handed over: they are gone here.
 * @param thread  the built `bundle-thread.ts`; null: in this thread, where nobody waits
 * @throws FileRefusal of the work, or job.cancelled; Fault bundle.failed: the thread broke down
 */
export function run<N extends WorkName>(thread: URL | null, name: N, task: WorkTask[N], progress: (p: Progress) => void, signal: Cancel): Promise<WorkResult[N]> {
  if (signal.aborted) return Promise.reject(new FileRefusal('job.cancelled', {}))
  if (!thread) return import('./bundle-tasks.ts').then(({ work }) => work[name](task, progress))
  return new Promise((resolve, reject) => {
    const handedOver = 'lines' in task ? [...task.lines, ...task.photos.map(([, bytes]) => bytes)] : [task.bytes]
    const worker = new Worker(thread, { workerData: { name, task }, transferList: buffersOf(handedOver), resourceLimits: { maxOldGenerationSizeMb: MEMORY } })
    const end = () => void worker.terminate()
    signal.addEventListener('abort', () => {
      reject(new FileRefusal('job.cancelled', {}))
      end()
    })
    const fail = (why: unknown) => reject(new Fault('bundle.failed', { name }, why))
    worker.on('message', (message: WorkMessage) => {
      if ('progress' in message) return signal.aborted ? undefined : progress(message.progress)
      if ('refused' in message) reject(new FileRefusal(message.refused.code, message.refused.facts))
      else resolve(message.result as WorkResult[N]) // the name fixes the type
      end()
    })
    worker.once('error', fail)
    worker.once('messageerror', fail)
    worker.once('exit', code => fail(new Error(`the thread ended without a result, code ${code}`)))
  })
}

/** Handed over instead of copied; several views may lie in one buffer. Small ones of Node's share a pool, which stays where it is. */
export function buffersOf(views: readonly Uint8Array[]): ArrayBuffer[] {
  return [...new Set(views.map(view => view.buffer as ArrayBuffer))].filter(buffer => buffer.byteLength > Buffer.poolSize)
}
