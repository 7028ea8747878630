import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import type { KeyAnswer, KeyOrder } from './key-store.ts'
import type { FromService, ToService } from './messages.ts'
import { servePrinter } from '#adapters/print/far-printer.ts'
import type { Printer } from '#app/ports.ts'
import type { Urgent } from './urgent-figures.ts'

const CLOSE_LIMIT = 60_000 // ms in which the last write must be on the disk; what was acknowledged is there anyway

/** Why the college could not be opened: the service's own sentence, or `ended` where it died without one. */
export type Failure = { sentence: string } | 'ended'

export type Service = {
  /** Resolves with null when the data folder is open, or with the reason why it can't be. */
  opened: Promise<Failure | null>
  /** Resolves when the process is gone, whatever the reason. */
  ended: Promise<void>
  /** A new line to the college, for one window. */
  line(): MessagePortMain
  /** What is urgent today; null where it can't be told. */
  urgent(): Promise<Urgent | null>
  /** Closes the data folder; resolves when the process has ended. */
  stop(): Promise<void>
}

export type ServiceParts = {
  script: string
  folder: string
  language: string
  printer: Printer
  keys(order: KeyOrder): Promise<KeyAnswer>
}

/** Starts the process that holds the college and serves its orders: to print, and to ask the system's key store. */
export function startService({ script, folder, language, printer, keys }: ServiceParts): Service {
  const child: UtilityProcess = utilityProcess.fork(script, [folder, language], { serviceName: 'Mortise', stdio: 'ignore' })
  const asked = new Map<number, (figures: Urgent | null) => void>()
  let gone = false
  let openedAs: (failure: Failure | null) => void
  const opened = new Promise<Failure | null>(done => (openedAs = done))
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  const tell = (message: ToService) => {
    if (!gone) child.postMessage(message)
  }

  const printing = servePrinter(printer, tell)

  child.on('message', (message: FromService) => {
    if ('ready' in message) openedAs(null)
    else if ('failed' in message) openedAs({ sentence: message.failed })
    else if ('urgent' in message) answerUrgent(message.urgent, message.figures)
    else if ('key' in message) void keys(message.order).then(answer => tell({ keyed: message.key, answer }), () => tell({ keyed: message.key, answer: null }))
    else if ('print' in message || 'cancelPrint' in message || 'preparePrint' in message) printing.obey(message)
  })
  void ended.then(() => {
    gone = true
    openedAs('ended')
    printing.stop()
    for (const id of asked.keys()) answerUrgent(id, null)
  })

  function answerUrgent(id: number, figures: Urgent | null): void {
    asked.get(id)?.(figures)
    asked.delete(id)
  }

  let lastAsk = 0
  return {
    opened,
    ended,
    line() {
      const { port1, port2 } = new MessageChannelMain()
      if (!gone) child.postMessage({ connect: true } satisfies ToService, [port1])
      return port2
    },
    urgent() {
      if (gone) return Promise.resolve(null)
      const id = ++lastAsk
      return new Promise(done => {
        asked.set(id, done)
        tell({ urgent: id })
      })
    },
    async stop() {
      tell({ stop: true })
      const limit = setTimeout(() => child.kill(), CLOSE_LIMIT)
      await ended
      clearTimeout(limit)
    },
  }
}
