import { parentPort } from 'node:worker_threads'
import { FileRefusal } from '#app/ports.ts'
import { farPrinter } from '#adapters/print/far-printer.ts'
import { servePort } from '#adapters/transport/port.ts'
import type { CollegeParts, FromCollege, ToCollege } from './college-messages.ts'
import { compose, type Host } from './compose.ts'

// The college lives in this thread of its own, so that no decision and no disk ever makes a window wait.
const port = parentPort!
const tell = (message: FromCollege) => port.postMessage(message)
const { printer, heard } = farPrinter(tell)
let opened: Promise<Host | null> = Promise.resolve(null)

// heard from the start; what the page says before the college is open waits for it
const early: unknown[] = []
let hear: (message: unknown) => void = message => early.push(message)
port.on('message', (message: ToCollege) => {
  if ('open' in message) void open(message.open)
  else if ('printed' in message) heard(message)
  else if ('stop' in message) void stop()
  else hear(message)
})

async function open({ folder, password, now, threads }: CollegeParts): Promise<void> {
  const opening = compose({ folder, printer, password, scheduled: true, threads: new URL(threads), ...(now ? { now } : {}) })
  opened = opening.catch(() => null)
  try {
    const host = await opening
    servePort(host, { send: tell, onMessage: listener => (hear = listener), onClose: listener => port.on('close', listener) })
    for (const message of early.splice(0)) hear(message)
    tell({ opened: host.journal.closed })
    host.warmUp()
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    tell({ failed: { code: error.code, facts: error.facts } })
  }
}

async function stop(): Promise<void> {
  await (await opened)?.close()
  port.close()
}
