import type { Progress } from '#contract/define.ts'
import type { Ask, Frame, Notice, Numbered } from '#contract/wire.ts'
import { isEnd, type Transport } from './transport.ts'

type Waiting = { ask: Ask; onProgress?: ((p: Progress) => void) | undefined; done: (frame: Frame) => void }
/** What a host sends: the answer to one of several questions, one to all of them, a notice, or a sign of life. */
type Line = Numbered | Frame | Notice | object

const LOST: Frame = { fault: { code: 'host.lost', id: '' } }

/** Takes the one-time token out of the address (`#TOKEN`); null where there is none, as after a reload, which has the cookie. */
export function takeToken(): string | null {
  const token = /^#([A-Za-z0-9_-]{40,})(?:&(.*))?$/.exec(location.hash)
  if (!token) return null
  history.replaceState(null, '', `${location.pathname}#${token[2] ?? '/'}`) // the first page is read from it
  return token[1]!
}

/**
 * A window's way to its host. With the first request it is let in, by the token or its cookie, asks what is asked in the moment in which
 * it begins to listen, and hears notices for as long as that request lasts. After that a POST a request, and questions of one moment that
 * nobody follows or takes back together in one, as a browser has only a few lines to a host. Aborting the fetch cancels a job.
 */
export function httpTransport(token: string | null): Transport {
  const together: Waiting[] = []
  let letIn: () => void = () => undefined
  const session = new Promise<void>(done => (letIn = done))

  /** Asks, and hands each line to whom it is for. Whoever has no answer at the end is told why. */
  async function post(path: string, body: object, waiting: readonly Waiting[], signal?: AbortSignal, onNotice?: (n: Notice) => void, onHead?: () => void): Promise<void> {
    let without = LOST
    try {
      const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal })
      if (answer.status === 401 || answer.status === 403) without = { fault: { code: 'host.session', id: '' } }
      else if (!answer.ok) without = { fault: { code: 'host.lost', id: String(answer.status) } }
      else {
        onHead?.()
        for await (const line of lines<Line>(answer.body!)) {
          if ('tables' in line) onNotice?.(line)
          else if ('at' in line) hand(waiting[line.at], line.frame)
          else if ('refusal' in line) without = line
        }
      }
    } catch {
      if (signal?.aborted) without = { refusal: { code: 'job.cancelled', facts: {} } }
    }
    for (const { done } of waiting) done(without) // who was answered is not answered again
  }

  async function ask(waiting: readonly Waiting[], signal?: AbortSignal): Promise<void> {
    await session
    if (waiting.length) await post('/rpc', waiting.map(({ ask }) => ask), waiting, signal)
  }
  const taken = () => together.splice(0)

  return {
    send(question, onProgress, signal) {
      return new Promise(done => {
        const mine = { ask: question, onProgress, done }
        if (onProgress || signal) void ask([mine], signal)
        else if (together.push(mine) === 1) queueMicrotask(() => void ask(taken()))
      })
    },
    listen(onNotice, onState) {
      const stop = new AbortController()
      async function stay(): Promise<void> {
        for (let isFirst = true; !stop.signal.aborted; isFirst = false) {
          const first = isFirst ? taken() : []
          const body = { ...(isFirst && token ? { token } : {}), ...(first.length ? { asks: first.map(({ ask }) => ask) } : {}) }
          await post('/session', body, first, stop.signal, onNotice, () => {
            letIn()
            if (!isFirst) onState(true) // at first nothing was missed
          })
          letIn() // who has no session is told so by his own answer
          if (stop.signal.aborted) return
          onState(false)
          await new Promise(done => setTimeout(done, 1000))
        }
      }
      queueMicrotask(() => void stay()) // who asks in this moment goes along
      return () => stop.abort()
    },
  }
}

function hand(waiting: Waiting | undefined, frame: Frame): void {
  if (isEnd(frame)) waiting?.done(frame)
  else if ('progress' in frame) waiting?.onProgress?.(frame.progress)
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
