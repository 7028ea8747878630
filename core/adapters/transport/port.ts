import type { App } from '#app/app.ts'
import type { ToHost, ToWindow } from '#contract/port.ts'

/** What both transports need of the app. */
export type Desk = Pick<App, 'answer' | 'onNotice'>

/** A MessagePort of any make (worker_threads, Electron): its three verbs as plain functions. */
export type Line = {
  send(message: ToWindow): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

/**
 * Serves one window over its port until the port closes: answers requests side by side, passes progress on,
 * stops what the window cancels or leaves behind, and tells it every notice. Malformed messages are ignored.
 */
export function servePort(desk: Desk, line: Line): void {
  const running = new Map<number, AbortController>()
  const quiet = desk.onNotice(notice => line.send({ notice }))

  async function answer(id: number, ask: Extract<ToHost, { id: number }>['ask']): Promise<void> {
    const stop = new AbortController()
    running.set(id, stop)
    const frame = await desk.answer(ask, progress => running.has(id) && line.send({ id, frame: { progress } }), stop.signal)
    if (running.delete(id)) line.send({ id, frame })
  }

  line.onMessage(message => {
    if (isCancel(message)) running.get(message.cancel)?.abort()
    else if (isRequest(message) && !running.has(message.id)) void answer(message.id, message.ask)
  })
  line.onClose(() => {
    quiet()
    for (const stop of running.values()) stop.abort()
    running.clear()
  })
}

function isCancel(message: unknown): message is { cancel: number } {
  return typeof message === 'object' && message !== null && 'cancel' in message && typeof message.cancel === 'number'
}
function isRequest(message: unknown): message is Extract<ToHost, { id: number }> {
  if (typeof message !== 'object' || message === null || !('id' in message) || !('ask' in message)) return false
  const { id, ask } = message
  return typeof id === 'number' && typeof ask === 'object' && ask !== null && 'name' in ask && typeof ask.name === 'string'
}
