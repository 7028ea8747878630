import type { Worker } from 'node:worker_threads'
import { FileRefusal, type Closed, type Printer } from '#app/ports.ts'
import { servePrinter } from '#adapters/print/far-printer.ts'
import { looksReady } from '#adapters/storage/data-folder.ts'
import { farDesk } from '#adapters/transport/far-desk.ts'
import type { Desk } from '#adapters/transport/port.ts'
import type { CollegeParts, FromCollege, ToCollege } from './college-messages.ts'

/** A college that is served to a window, in a thread of its own. */
export type College = {
  /** answers as soon as the folder is open */
  desk: Desk
  /** true where the folder will open as it lies, by a first look */
  ready: boolean
  /** Resolves when the folder is open, with why nothing can be written in it. @throws FileRefusal where it can't be opened */
  opened: Promise<Closed | null>
  /** Ends only with the error that ended the thread, where nobody had asked for its end. */
  lost: Promise<never>
  /** Waits for the last write, then gives the folder free. */
  close(): Promise<void>
}

/** Has a thread that was started open a data folder. */
export async function startCollege(thread: Worker, parts: CollegeParts, printer: Printer): Promise<College> {
  const ready = await looksReady(parts.folder) // before it is taken
  thread.ref()
  const tell = (message: ToCollege) => thread.postMessage(message)
  const { desk, heard, lost } = farDesk(tell)
  const printing = servePrinter(printer, tell)
  const ended = new Promise<void>(done => thread.once('exit', () => done()))
  const broken = new Promise<never>((_, fail) => thread.once('error', fail))
  const opened = new Promise<Closed | null>((done, fail) => {
    thread.on('message', (message: FromCollege) => {
      if ('opened' in message) done(message.opened)
      else if ('failed' in message) fail(new FileRefusal(message.failed.code, message.failed.facts))
      else if ('print' in message || 'cancelPrint' in message || 'preparePrint' in message) printing.obey(message)
      else heard(message)
    })
    broken.catch(fail)
  })
  opened.catch(() => undefined) // whoever waits for it is told
  void ended.then(() => {
    lost()
    printing.stop()
  })
  tell({ open: parts })
  return {
    desk,
    ready,
    opened,
    lost: broken,
    async close() {
      tell({ stop: true })
      await ended
    },
  }
}
