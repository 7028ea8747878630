import { Worker } from 'node:worker_threads'
import { FileRefusal, type Files } from '#app/ports.ts'
import { NEVER_CANCELLED, type Cancel } from '#contract/define.ts'
import { Fault } from '#domain/base/decision.ts'

export type ReadName = 'readTable' | 'readFet' | 'readCalendar'
export type ReadTask = { file: string; bytes: Uint8Array; zone: string }
export type ReadResult<N extends ReadName> = Awaited<ReturnType<Files[N]>>
export type ReadMessage = { result: unknown } | { refused: { code: string; facts: Record<string, unknown> } }

/** What a file may take: a little one little, an honest large one in proportion to its size. */
export type ReadLimits = { /** of the heap */ megabytes: number; seconds: number }

export function limitsFor(bytes: number): ReadLimits {
  const size = bytes / 1_048_576
  return { megabytes: Math.round(200 + 16 * size), seconds: Math.round(8 + 15 * size) }
}

/**
 * Reads a file in a thread of its own, which is gone afterwards, or at once when it is cancelled; without a thread, here.
 * @param thread  the built `file-thread.ts`; null: in this thread, where nobody waits
 * @throws FileRefusal of the reader, `file.tooMuch`: more memory than its size is worth, `file.tooLong`: no end in time, or `job.cancelled`;
 * Fault file.failed: the thread broke down
 */
export function readIn<N extends ReadName>(thread: URL | null, name: N, task: ReadTask, signal: Cancel = NEVER_CANCELLED, limits = limitsFor(task.bytes.length)): Promise<ReadResult<N>> {
  if (!thread) return import('./read-file.ts').then(({ read }) => read(name, task))
  if (signal.aborted) return Promise.reject(new FileRefusal('job.cancelled', {}))
  return new Promise((resolve, reject) => {
    const { file } = task
    const worker = new Worker(thread, { workerData: { name, task }, resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } })
    const end = () => {
      clearTimeout(late)
      void worker.terminate()
    }
    const refused = (code: string, facts: Record<string, unknown>) => {
      reject(new FileRefusal(code, facts))
      end()
    }
    const late = setTimeout(() => refused('file.tooLong', { file, seconds: limits.seconds }), limits.seconds * 1000)
    signal.addEventListener('abort', () => refused('job.cancelled', {}))
    const fail = (why: unknown) => {
      if ((why as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return refused('file.tooMuch', { file }) // what node:worker_threads gives
      reject(new Fault('file.failed', { file, name }, why))
      end()
    }
    worker.on('message', (message: ReadMessage) => {
      if ('refused' in message) return refused(message.refused.code, message.refused.facts)
      resolve(message.result as ReadResult<N>) // the name fixes the type
      end()
    })
    worker.once('error', fail)
    worker.once('messageerror', fail)
    worker.once('exit', code => fail(new Error(`the thread ended without a result, code ${code}`)))
  })
}
