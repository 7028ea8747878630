import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import type { FromService, ToService } from './messages.ts'

type PrintOrder = Extract<FromService, { print: number }>

export type Service = {
  /** Resolves with null when the data folder is open, or with the sentence that says why it can't be. */
  opened: Promise<string | null>
  /** A new line to the college, for one window. */
  line(): MessagePortMain
  /** Closes the data folder; resolves when the process has ended. */
  stop(): Promise<void>
}

export type ServiceParts = {
  script: string
  folder: string
  language: string
  print(order: PrintOrder, signal: AbortSignal): Promise<Uint8Array>
  /** the process ended by itself */
  onLost(): void
}

/** Starts the process that holds the college and serves its print orders. */
export function startService({ script, folder, language, print, onLost }: ServiceParts): Service {
  const child: UtilityProcess = utilityProcess.fork(script, [folder, language], { serviceName: 'Mortise', stdio: 'ignore' })
  const orders = new Map<number, AbortController>()
  const tell = (message: ToService) => child.postMessage(message)
  let stopping = false
  let openedAs: (failure: string | null) => void
  const opened = new Promise<string | null>(done => (openedAs = done))
  const ended = new Promise<void>(done => child.once('exit', () => done()))

  child.on('message', (message: FromService) => {
    if ('ready' in message) openedAs(null)
    else if ('failed' in message) openedAs(message.failed)
    else if ('print' in message) void obey(message)
    else if ('cancelPrint' in message) orders.get(message.cancelPrint)?.abort()
  })
  void ended.then(() => {
    openedAs('Mortise service ended')
    if (!stopping) onLost()
  })

  async function obey(order: PrintOrder): Promise<void> {
    const stop = new AbortController()
    orders.set(order.print, stop)
    try {
      tell({ printed: order.print, pdf: await print(order, stop.signal) })
    } catch (error) {
      tell({ printed: order.print, failed: (error as Error).message })
    } finally {
      orders.delete(order.print)
    }
  }

  return {
    opened,
    line() {
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage({ connect: true } satisfies ToService, [port1])
      return port2
    },
    async stop() {
      stopping = true
      tell({ stop: true })
      await ended
    },
  }
}
