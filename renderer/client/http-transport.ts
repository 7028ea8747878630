import type { Progress } from '#contract/define.ts'
import type { Ask, Frame, Notice, Numbered } from '#contract/wire.ts'
import { isEnd, type Transport } from './transport.ts'

type Waiting = { ask: Ask; done: (frame: Frame) => void }

const LOST: Frame = { fault: { code: 'host.lost', id: '' } }

/** Exchanges the one-time token of the address (`#TOKEN`) for this browser's cookie and takes it out of the address. */
export async function openSession(): Promise<boolean> {
  const token = /^#([A-Za-z0-9_-]{40,})(?:&(.*))?$/.exec(location.hash)
  if (!token) return true // a reload: the cookie is there already, or the next request says that it isn't
  history.replaceState(null, '', `${location.pathname}#${token[2] ?? '/'}`) // at once: the first page is read from it
  const answer = await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: token[1] }) })
  return answer.ok
}

/**
 * One POST a request; the body comes back as lines of JSON. Aborting the fetch cancels the job. Questions of one moment that nobody
 * follows or takes back go together, as a browser has only a few lines to a host. Nothing is asked before `session` is open and notices
 * are heard.
 */
export function httpTransport(session: Promise<unknown>): Transport {
  let begun = session
  let together: Waiting[] = []

  async function post(body: Ask | Ask[], signal: AbortSignal | undefined, onLine: (line: Frame | Numbered) => void): Promise<Frame> {
    await begun.catch(() => undefined) // who has no session is told so by the first answer
    try {
      const answer = await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal })
      if (answer.status === 401 || answer.status === 403) return { fault: { code: 'host.session', id: '' } }
      if (!answer.ok) return { fault: { code: 'host.lost', id: String(answer.status) } }
      for await (const line of lines<Frame | Numbered>(answer.body!)) onLine(line)
    } catch {
      if (signal?.aborted) return { refusal: { code: 'job.cancelled', facts: {} } }
    }
    return LOST
  }

  async function alone(ask: Ask, onProgress: ((p: Progress) => void) | undefined, signal: AbortSignal | undefined): Promise<Frame> {
    let end: Frame | null = null
    const without = await post(ask, signal, line => {
      if ('at' in line) return
      if (isEnd(line)) end = line
      else if ('progress' in line) onProgress?.(line.progress)
    })
    return end ?? without
  }

  async function sendTogether(): Promise<void> {
    const waiting = together
    together = []
    const [first] = waiting
    if (waiting.length === 1) return first!.done(await alone(first!.ask, undefined, undefined))
    const without = await post(waiting.map(({ ask }) => ask), undefined, line => {
      if ('at' in line && isEnd(line.frame)) waiting[line.at]?.done(line.frame)
    })
    for (const { done } of waiting) done(without) // who was answered is not answered again
  }

  return {
    send(ask, onProgress, signal) {
      if (onProgress || signal) return alone(ask, onProgress, signal)
      return new Promise(done => {
        if (together.push({ ask, done }) === 1) queueMicrotask(() => void sendTogether())
      })
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
