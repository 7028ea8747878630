import { Worker } from 'node:worker_threads'
import { FileRefusal, type Files } from '#app/ports.ts'
import { NEVER_CANCELLED, type Cancel } from '#contract/define.ts'
import { Fault } from '#domain/base/decision.ts'
import { isEncryptedOffice, kindOf } from './file-kind.ts'
import { readCalendar } from './read-calendar.ts'
import { readFet } from './read-fet.ts'
import { checkSize, readTable } from './read-table.ts'

export type ReadName = 'readTable' | 'readFet' | 'readCalendar'
export type ReadTask = { file: string; bytes: Uint8Array; zone: string }
export type ReadResult<N extends ReadName> = Awaited<ReturnType<Files[N]>>
export type ReadMessage = { result: unknown } | { refused: { code: string; facts: Record<string, unknown> } }

/** What somebody else made, read: it may be built to take all memory, or never to come to an end. */
const readers: { [N in ReadName]: (task: ReadTask) => Promise<ReadResult<N>> } = {
  readTable: ({ file, bytes }) => readTable(file, bytes),
  async readFet({ file, bytes }) {
    refuseOthers(file, bytes, 'xml')
    return readFet(file, bytes)
  },
  async readCalendar({ file, bytes, zone }) {
    refuseOthers(file, bytes, 'ics')
    return readCalendar(file, bytes, zone)
  },
}

/** Signs of the file that a refusal repeats. */
const LONGEST_ECHO = 200

/** @throws FileRefusal of the reader */
export async function read<N extends ReadName>(name: N, task: ReadTask): Promise<ReadResult<N>> {
  try {
    return await readers[name](task)
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    const short = Object.entries(error.facts).map(([key, fact]) => [key, typeof fact === 'string' && fact.length > LONGEST_ECHO ? `${fact.slice(0, LONGEST_ECHO)}…` : fact])
    throw new FileRefusal(error.code, { ...Object.fromEntries(short), file: task.file })
  }
}

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
  if (!thread) return read(name, task)
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

/** @throws FileRefusal naming what the file is instead, when its content is of another kind */
function refuseOthers(file: string, bytes: Uint8Array, wanted: 'xml' | 'ics'): void {
  checkSize(file, bytes)
  const kind = kindOf(bytes)
  if (kind === wanted) return
  if (kind === 'empty') throw new FileRefusal('file.empty', { file })
  if (kind === 'ole' && isEncryptedOffice(bytes)) throw new FileRefusal('file.password', { file })
  throw new FileRefusal('file.wrongType', { file, type: `file.type.${kind}` })
}
