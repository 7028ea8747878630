import type { Actor } from '#domain/base/decision.ts'
import type { Contract } from '#contract/contract.ts'
import type { InputOf, ResultOf } from '#contract/define.ts'
import type { Ask, Frame, Notice } from '#contract/wire.ts'
import type { Transport } from './transport.ts'

/** Milliseconds after which an answer that nobody came for is old. */
const FRESH = 10_000

/**
 * A transport that has asked already what a window asks first (`college.first`, and what goes `beside` it), while the program that shows
 * the answers is still being read. Whoever then asks the same gets that answer, once, also where it is still to come; none after a notice,
 * as it may be old. Notices are heard from before the first question, and kept for whoever listens. `asked` resolves with the questions once they are known.
 */
export function askedAhead(transport: Transport, actor: Actor, first: InputOf<Contract['jobs']['college.first']>, beside: readonly (readonly [name: string, input: object])[]): Transport & { asked: Promise<readonly Ask[]> } {
  const under = new Map<string, Promise<Frame>>()
  let kept: (() => void)[] | null = []
  let hear: { notice: (n: Notice) => void; state: (online: boolean) => void } | null = null
  let isOld = false
  const tell = (what: () => void) => {
    forget()
    if (hear) what()
    else kept?.push(what)
  }
  const stop = transport.listen(
    notice => tell(() => hear?.notice(notice)),
    online => tell(() => hear?.state(online)),
  )
  const forget = () => {
    isOld = true
    under.clear()
  }
  const ahead = (ask: Ask, frame: Promise<Frame>) => {
    if (!isOld) under.set(keyOf(ask), frame)
    return ask
  }
  const answered = transport.send({ name: 'college.first', input: first, actor })
  const others = beside.map(([name, input]) => ({ name, input, actor })).map(ask => ahead(ask, transport.send(ask)))
  const asked = answered.then(frame => {
    const all = 'value' in frame ? (frame.value as ResultOf<Contract['jobs']['college.first']>).asked : [] // what was asked for
    return [...others, ...all.map(({ ask, frame }) => ahead({ ...ask, actor }, Promise.resolve(frame)))]
  })
  setTimeout(forget, FRESH)
  return {
    asked,
    async send(ask, onProgress, signal) {
      const key = keyOf(ask)
      if (!under.has(key)) await asked // it may be among them
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
