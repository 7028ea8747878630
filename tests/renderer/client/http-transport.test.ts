import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Ask, Frame } from '#contract/wire.ts'
import { httpTransport } from '#renderer/client/http-transport.ts'

afterEach(() => void vi.unstubAllGlobals())

const ask = (name: string): Ask => ({ name, input: {} })

type Asked = { path: string; body: unknown }

/** A host that answers every request with lines, or a status, and keeps what it was asked. What it begins with a session goes on. */
function host(answer: (asks: Ask[]) => object[] | number, { session = 200 } = {}) {
  const asked: Asked[] = []
  let tell: (line: object) => void = () => undefined
  vi.stubGlobal('fetch', async (path: string, { body, signal }: { body: string; signal: AbortSignal | null }) => {
    const said = JSON.parse(body) as Ask[] | { asks?: Ask[] }
    asked.push({ path, body: said })
    const lines = path === '/session' && session !== 200 ? session : answer(Array.isArray(said) ? said : (said.asks ?? []))
    if (typeof lines === 'number') return new Response(null, { status: lines })
    return new Response(
      new ReadableStream<Uint8Array>({
        start(stream) {
          const line = (json: object) => stream.enqueue(new TextEncoder().encode(`${JSON.stringify(json)}\n`))
          lines.forEach(line)
          if (path !== '/session') return stream.close()
          tell = line
          signal?.addEventListener('abort', () => stream.error(new Error('aborted')))
        },
      }),
    )
  })
  return { asked, tell: (line: object) => tell(line) }
}

const value = (text: string): Frame => ({ value: text, seq: 1 })
const named = (asks: Ask[]) => asks.map(({ name }, at) => ({ at, frame: value(name) }))

/** A window that listens: what it hears, and its way to the host. */
function window(token: string | null = 'token') {
  const heard: unknown[] = []
  const transport = httpTransport(token)
  const stop = transport.listen(notice => heard.push(notice), online => heard.push(online))
  onTestFinished(stop)
  return { ...transport, heard }
}

test('what is asked in the moment of opening goes with the request that lets the window in, which then brings notices', async () => {
  const { asked, tell } = host(named)
  const { send, heard } = window()
  expect(await Promise.all([send(ask('a')), send(ask('b'))])).toEqual([value('a'), value('b')])
  tell({ seq: 2, tables: ['term'] })
  expect(await send(ask('c'))).toEqual(value('c'))
  expect(asked).toEqual([{ path: '/session', body: { token: 'token', asks: [ask('a'), ask('b')] } }, { path: '/rpc', body: [ask('c')] }])
  expect(heard).toEqual([{ seq: 2, tables: ['term'] }])
})

test('questions of one moment go together, and each gets its own answer however they come back', async () => {
  const { asked } = host(asks => named(asks).reverse())
  const { send } = window(null)
  await new Promise(done => setTimeout(done))
  expect(await Promise.all([send(ask('a')), send(ask('b')), send(ask('c'))])).toEqual([value('a'), value('b'), value('c')])
  expect(asked.map(({ body }) => body)).toEqual([{}, [ask('a'), ask('b'), ask('c')]])
})

test('what can be followed or taken back goes alone', async () => {
  const { asked } = host(asks => asks.flatMap(({ name }, at) => [{ at, frame: { progress: { done: 1, total: 2 } } }, { at, frame: value(name) }]))
  const { send } = window()
  const heard: unknown[] = []
  const answers = await Promise.all([send(ask('job'), progress => heard.push(progress)), send(ask('query'), undefined, new AbortController().signal)])
  expect(answers).toEqual([value('job'), value('query')])
  expect(heard).toEqual([{ done: 1, total: 2 }])
  expect(asked.map(({ body }) => body)).toEqual([{ token: 'token' }, [ask('job')], [ask('query')]])
})

test('who gets no answer of those that were asked together is told why', async () => {
  host(asks => named(asks).slice(1))
  const open = window()
  await new Promise(done => setTimeout(done))
  expect(await Promise.all([open.send(ask('a')), open.send(ask('b'))])).toEqual([{ fault: { code: 'host.lost', id: '' } }, value('b')])
  host(() => [{ refusal: { code: 'request.tooLarge', facts: {} } }])
  expect(await open.send(ask('a'))).toEqual({ refusal: { code: 'request.tooLarge', facts: {} } })
  host(() => 401, { session: 401 })
  const shut = window()
  const no = { fault: { code: 'host.session', id: '' } }
  expect(await Promise.all([shut.send(ask('a')), shut.send(ask('b'))])).toEqual([no, no])
  expect(await shut.send(ask('c'))).toEqual(no)
  expect(shut.heard).toEqual([false])
})
