import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'

/** Megabytes for what was just made: V8 begins with one and clears it away seven times while a college is opened, of which nearly all stays. */
const YOUNG = 16

/** Starts the thread that will hold a college: it reads its program while ours is read. Until it is asked to open a folder it keeps no program alive. */
export function startThread(program: URL): Worker {
  setFlagsFromString(`--min-semi-space-size=${YOUNG}`) // a thread can be told no more than the most of it
  const thread = new Worker(program)
  thread.unref()
  return thread
}
