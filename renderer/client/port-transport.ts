import type { Progress } from '#contract/define.ts'
import type { Frame, Notice } from '#contract/wire.ts'
import { PORT_MESSAGE, type Shell, type ToHost, type ToWindow } from '#contract/port.ts'
import { isEnd, type Transport } from './transport.ts'

declare global {
  interface Window {
    /** put there by the Electron shell's preload script */
    mortise?: Shell
  }
}

/** Waits for the port that the Electron shell hands over. A new port replaces an old one after the service was restarted. */
export function portTransport(shell: Shell): Transport {
  const waiting = new Map<number, { end: (f: Frame) => void; onProgress?: (p: Progress) => void }>()
  const notices = new Set<(n: Notice) => void>()
  const states = new Set<(online: boolean) => void>()
  let port: MessagePort | null = null
  let nextId = 1
  let ready: (p: MessagePort) => void
  let first = new Promise<MessagePort>(done => (ready = done))

  const hear = ({ data }: MessageEvent<ToWindow>) => {
    if ('notice' in data) return notices.forEach(tell => tell(data.notice))
    const mine = waiting.get(data.id)
    if (!mine) return
    if (!isEnd(data.frame)) {
      if ('progress' in data.frame) mine.onProgress?.(data.frame.progress)
      return
    }
    waiting.delete(data.id)
    mine.end(data.frame)
  }

  window.addEventListener('message', event => {
    const given = event.ports[0]
    if (event.source !== window || event.data !== PORT_MESSAGE || !given) return
    if (port) {
      port.close()
      for (const { end } of waiting.values()) end({ fault: { code: 'host.lost', id: '' } })
      waiting.clear()
      first = Promise.resolve(given)
    }
    const isFirst = port === null
    port = given
    port.onmessage = hear
    ready(given)
    if (!isFirst) states.forEach(tell => tell(true)) // at first nothing was missed
  })
  shell.connect()

  return {
    async send(ask, onProgress, signal) {
      const to = port ?? (await first)
      const id = nextId++
      return new Promise<Frame>(end => {
        waiting.set(id, { end, onProgress })
        signal?.addEventListener('abort', () => to.postMessage({ cancel: id } satisfies ToHost))
        to.postMessage({ id, ask } satisfies ToHost)
      })
    },
    listen(onNotice, onState) {
      notices.add(onNotice)
      states.add(onState)
      return () => {
        notices.delete(onNotice)
        states.delete(onState)
      }
    },
  }
}
