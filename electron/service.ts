import type { MessagePortMain } from 'electron'
import { FileRefusal } from '#app/ports.ts'
import { say, type Language } from '#words/say.ts'
import { farPrinter } from '#adapters/print/far-printer.ts'
import { servePort } from '#adapters/transport/port.ts'
import { compose, type Host } from '../headless/compose.ts'
import type { FromService, ToService } from './messages.ts'
import { shellKeeper } from './shell-keeper.ts'
import { urgentFigures } from './urgent-figures.ts'

// The college lives in this process of its own, so that no decision and no disk ever makes a window wait.
const [folder = '', language = 'en'] = process.argv.slice(2)
const shell = process.parentPort
const tell = (message: FromService) => shell.postMessage(message)
const { printer, heard: heardPrinted } = farPrinter(tell)
const { keeper, heard: heardKey } = shellKeeper(tell)

const opening = compose({ folder, printer, keeper, scheduled: true, ...(process.env['MORTISE_NOW'] ? { now: process.env['MORTISE_NOW'] } : {}) })
const opened: Promise<Host | null> = opening.catch(() => null)

// heard from the start: the opening itself may ask the shell for a key
shell.on('message', ({ data, ports }) => {
  const message = data as ToService // our own shell is the only one that holds the other end
  const [port] = ports
  if ('connect' in message && port) void opened.then(host => host && connect(host, port))
  else if ('printed' in message) heardPrinted(message)
  else if ('keyed' in message) heardKey(message)
  else if ('urgent' in message) void tellUrgent(message.urgent)
  else if ('stop' in message) void stop()
})

try {
  const host = await opening
  tell({ ready: true })
  host.warmUp()
} catch (error) {
  const refused = error instanceof FileRefusal
  tell({ failed: refused ? say(language as Language, `refusal.${error.code}`, error.facts) : String((error as Error).message) })
}

/** What the page says before the college is open waits in its port. */
function connect(host: Host, port: MessagePortMain): void {
  servePort(host, {
    send: out => port.postMessage(out),
    onMessage: listener => port.on('message', event => listener(event.data)),
    onClose: listener => port.on('close', listener),
  })
  port.start()
}

async function tellUrgent(id: number): Promise<void> {
  const host = await opened
  tell({ urgent: id, figures: host ? await urgentFigures(host) : null })
}

async function stop(): Promise<void> {
  await (await opened)?.close()
  tell({ stopped: true })
  process.exit(0)
}
