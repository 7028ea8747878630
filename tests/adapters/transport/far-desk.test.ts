import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import type { Notice } from '#contract/wire.ts'
import { farDesk } from '#adapters/transport/far-desk.ts'
import { servePort, type Desk } from '#adapters/transport/port.ts'
import { createDesk } from '../../app/desk.ts'

const open: MessagePort[] = []
afterEach(() => open.splice(0).forEach(port => port.close()))

/** A desk at the other end of a real channel. */
function far(desk: Desk): ReturnType<typeof farDesk> {
  const { port1, port2 } = new MessageChannel()
  open.push(port1, port2)
  servePort(desk, { send: m => port1.postMessage(m), onMessage: l => port1.on('message', l), onClose: l => port1.on('close', l) })
  const here = farDesk(m => port2.postMessage(m))
  port2.on('message', here.heard)
  return here
}
const setup = { name: 'college.setup', input: { name: '江州职业技术学院', term: { name: '2026 秋', start: '2026-09-07', weeks: 18 } } }

test('answers, refusals and notices are those of the desk that is far', async () => {
  const { desk } = far(createDesk().app)
  const notices: Notice[] = []
  const quiet = desk.onNotice(notice => notices.push(notice))
  expect(await desk.answer(setup)).toMatchObject({ seq: 1 })
  expect(await Promise.all([desk.answer({ name: 'college.state', input: {} }), desk.answer({ name: 'college.burn', input: {} })])).toMatchObject([{ value: { college: { name: '江州职业技术学院' } } }, { refusal: { code: 'contract.unknown' } }])
  expect(notices).toMatchObject([{ seq: 1 }])
  quiet()
  await desk.answer({ name: 'college.set', input: { name: '海州学院' } })
  expect(notices).toHaveLength(1)
})

test('progress is passed on, and who hangs up stops the work', async () => {
  const told: number[] = []
  const stop = new AbortController()
  const slow: Desk = {
    onNotice: () => () => undefined,
    answer: (_, onProgress, signal) =>
      new Promise(done => {
        onProgress?.({ code: 'x', done: 1 })
        signal?.addEventListener('abort', () => done({ refusal: { code: 'job.cancelled', facts: {} } }))
      }),
  }
  const answer = far(slow).desk.answer({ name: 'any', input: {} }, ({ done }) => {
    told.push(done)
    stop.abort()
  }, stop.signal)
  expect(await answer).toMatchObject({ refusal: { code: 'job.cancelled' } })
  expect(told).toEqual([1])
})

test('when the other end is gone, who waits and who asks later hears it', async () => {
  const { desk, lost } = far({ onNotice: () => () => undefined, answer: () => new Promise(() => undefined) })
  const waiting = desk.answer(setup)
  lost()
  expect(await Promise.all([waiting, desk.answer(setup)])).toMatchObject([{ fault: { code: 'host.lost' } }, { fault: { code: 'host.lost' } }])
})
