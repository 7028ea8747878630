import type { Actor } from '#domain/base/decision.ts'
import type { Ask, Frame, Notice } from '#contract/wire.ts'
import type { Transport } from './transport.ts'

export type AskAhead = (name: string, input: object) => Promise<Frame>

/** Milliseconds after which an answer that nobody came for is old. */
const FRESH = 10_000

/**
 * A transport that has asked already what a window asks first, while the program that shows the answers is still being read. Whoever then
 * asks the same gets that answer, once; none after a notice, as it may be old. Notices are heard from before the first question, and kept
 * for whoever listens. `asked` resolves with the questions when all of them are under way.
 */
export function askedAhead(transport: Transport, actor: Actor, first: (ask: AskAhead) => Promise<unknown>): Transport & { asked: Promise<readonly Ask[]> } {
  const under = new Map<string, Promise<Frame>>()
  const asks: Ask[] = []
  let kept: (() => void)[] | null = []
  let hear: { notice: (n: Notice) => void; state: (online: boolean) => void } | null = null
  const tell = (what: () => void) => {
    under.clear()
    if (hear) what()
    else kept?.push(what)
  }
  const stop = transport.listen(
    notice => tell(() => hear?.notice(notice)),
    online => tell(() => hear?.state(online)),
  )
  const asked = first((name, input) => {
    const ask = { name, input, actor }
    const frame = transport.send(ask)
    under.set(keyOf(ask), frame)
    asks.push(ask)
    return frame
  })
  setTimeout(() => under.clear(), FRESH)
  return {
    asked: asked.then(() => asks),
    send(ask, onProgress, signal) {
      const key = keyOf(ask)
      const frame = under.get(key)
      under.delete(key)
      return frame ?? transport.send(ask, onProgress, signal)
    },
    listen(notice, state) {
      hear = { notice, state }
      for (const what of kept ?? []) what()
      kept = null
      return stop
    },
  }
}

function keyOf({ name, input }: Ask): string {
  return JSON.stringify([name, input])
}
