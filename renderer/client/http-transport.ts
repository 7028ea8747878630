import type { Frame, Notice } from '#contract/wire.ts'
import { isEnd, type Transport } from './transport.ts'

const LOST: Frame = { fault: { code: 'host.lost', id: '' } }

/** Exchanges the one-time token of the address (`#TOKEN`) for this browser's cookie and takes it out of the address. */
export async function openSession(): Promise<boolean> {
  const token = /^#([A-Za-z0-9_-]{40,})(?:&(.*))?$/.exec(location.hash)
  if (!token) return true // a reload: the cookie is there already, or the next request says that it isn't
  history.replaceState(null, '', `${location.pathname}#${token[2] ?? '/'}`) // at once: the first page is read from it
  const answer = await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: token[1] }) })
  return answer.ok
}

/** One POST a request; the body comes back as lines of JSON. Aborting the fetch cancels the job. Nothing is asked before `session` is open and notices are heard. */
export function httpTransport(session: Promise<unknown>): Transport {
  let begun = session
  return {
    async send(ask, onProgress, signal) {
      let last: Frame = LOST
      await begun.catch(() => undefined) // who has no session is told so by the first answer
      try {
        const answer = await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(ask), signal })
        if (answer.status === 401 || answer.status === 403) return { fault: { code: 'host.session', id: '' } }
        if (!answer.ok) return { fault: { code: 'host.lost', id: String(answer.status) } }
        for await (const frame of lines<Frame>(answer.body!)) {
          if (isEnd(frame)) last = frame
          else if ('progress' in frame) onProgress?.(frame.progress)
        }
      } catch {
        if (signal?.aborted) return { refusal: { code: 'job.cancelled', facts: {} } }
      }
      return last
    },
    listen(onNotice, onState) {
      const stop = new AbortController()
      const line = () => fetch('/notices', { signal: stop.signal })
      const first = session.then(line)
      begun = first
      void (async () => {
        for (let next = first; !stop.signal.aborted; next = line()) {
          try {
            const answer = await next
            if (!answer.ok) throw new Error(String(answer.status))
            if (next !== first) onState(true) // at first nothing was missed
            for await (const notice of lines<Notice | { beat: number }>(answer.body!)) if ('tables' in notice) onNotice(notice)
          } catch {
            if (stop.signal.aborted) return
          }
          onState(false)
          await new Promise(done => setTimeout(done, 1000))
        }
      })()
      return () => stop.abort()
    },
  }
}

async function* lines<T>(body: ReadableStream<Uint8Array>): AsyncGenerator<T> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let begun: string[] = [] // pieces of the line that has not ended, joined once: it may be megabytes long
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const [more, ...next] = decoder.decode(value, { stream: true }).split('\n')
    begun.push(more!)
    for (const start of next) {
      const line = begun.join('')
      begun = [start]
      if (line) yield JSON.parse(line) as T // the host writes these lines
    }
  }
}
