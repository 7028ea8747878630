import { afterEach, expect, test, vi } from 'vitest'
import type { Ask, Frame } from '#contract/wire.ts'
import { httpTransport } from '#renderer/client/http-transport.ts'

afterEach(() => void vi.unstubAllGlobals())

const ask = (name: string): Ask => ({ name, input: {} })

/** A host that answers every request with lines, and keeps what it was asked. */
function host(answer: (body: Ask | Ask[]) => object[] | number): (Ask | Ask[])[] {
  const bodies: (Ask | Ask[])[] = []
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const asked = JSON.parse(body) as Ask | Ask[]
    bodies.push(asked)
    const lines = answer(asked)
    return typeof lines === 'number' ? new Response(null, { status: lines }) : new Response(lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  })
  return bodies
}

const value = (text: string): Frame => ({ value: text, seq: 1 })

test('questions of one moment go together, and each gets its own answer however they come back', async () => {
  const bodies = host(body => (Array.isArray(body) ? body.map(({ name }, at) => ({ at, frame: value(name) })).reverse() : [value(body.name)]))
  const { send } = httpTransport(Promise.resolve())
  expect(await Promise.all([send(ask('a')), send(ask('b')), send(ask('c'))])).toEqual([value('a'), value('b'), value('c')])
  expect(await send(ask('d'))).toEqual(value('d'))
  expect(bodies).toEqual([[ask('a'), ask('b'), ask('c')], ask('d')])
})

test('what can be followed or taken back goes alone', async () => {
  const bodies = host(body => [{ progress: { done: 1, total: 2 } }, value((body as Ask).name)])
  const { send } = httpTransport(Promise.resolve())
  const heard: unknown[] = []
  const answers = await Promise.all([send(ask('job'), progress => heard.push(progress)), send(ask('query'), undefined, new AbortController().signal)])
  expect(answers).toEqual([value('job'), value('query')])
  expect(heard).toEqual([{ done: 1, total: 2 }])
  expect(bodies).toEqual([ask('job'), ask('query')])
})

test('who gets no answer of those that were asked together is told that the host is lost', async () => {
  host(body => (body as Ask[]).slice(1).map(({ name }, i) => ({ at: i + 1, frame: value(name) })))
  const { send } = httpTransport(Promise.resolve())
  expect(await Promise.all([send(ask('a')), send(ask('b'))])).toEqual([{ fault: { code: 'host.lost', id: '' } }, value('b')])
  host(() => 401)
  expect(await Promise.all([send(ask('a')), send(ask('b'))])).toEqual([{ fault: { code: 'host.session', id: '' } }, { fault: { code: 'host.session', id: '' } }])
})
