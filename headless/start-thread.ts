import { Worker } from 'node:worker_threads'

/** Megabytes for what was just made: a start makes much at once, and clearing it away in small pieces takes longer than reading the program. */
const YOUNG = 64

/** Starts the thread that will hold a college: it reads its program while ours is read. Until it is asked to open a folder it keeps no program alive. */
export function startThread(program: URL): Worker {
  const thread = new Worker(program, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } })
  thread.unref()
  return thread
}
