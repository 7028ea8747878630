import { Worker } from 'node:worker_threads'

/** Starts the thread that will hold a college: it reads its program while ours is read. Until it is asked to open a folder it keeps no program alive. */
export function startThread(threads: URL): Worker {
  const thread = new Worker(new URL('college-thread.mjs', threads))
  thread.unref()
  return thread
}
