import type { Progress } from '#contract/define.ts'
import type { ToHost, ToWindow } from '#contract/port.ts'
import type { Frame, Notice } from '#contract/wire.ts'
import type { Desk } from './port.ts'

type Asked = { end(frame: Frame): void; onProgress: ((progress: Progress) => void) | undefined }

/** The other end of {@link servePort}: a desk in another thread. `heard` takes what comes from there, `lost` ends what waits when nothing will. */
export function farDesk(tell: (message: ToHost) => void): { desk: Desk; heard(message: ToWindow): void; lost(): void } {
  const waiting = new Map<number, Asked>()
  const listeners = new Set<(notice: Notice) => void>()
  let last = 0
  let gone = false
  const LOST: Frame = { fault: { code: 'host.lost', id: '' } }
  return {
    desk: {
      answer(ask, onProgress, signal) {
        if (gone) return Promise.resolve(LOST)
        const id = ++last
        return new Promise(end => {
          waiting.set(id, { end, onProgress })
          signal?.addEventListener('abort', () => waiting.has(id) && tell({ cancel: id }))
          tell({ id, ask })
        })
      },
      onNotice(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    heard(message) {
      if ('notice' in message) return listeners.forEach(listen => listen(message.notice))
      const asked = waiting.get(message.id)
      if ('progress' in message.frame) return asked?.onProgress?.(message.frame.progress)
      waiting.delete(message.id)
      asked?.end(message.frame)
    },
    lost() {
      gone = true
      for (const { end } of waiting.values()) end(LOST)
      waiting.clear()
    },
  }
}
