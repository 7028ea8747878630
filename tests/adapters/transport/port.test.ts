import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import type { Ask, Frame } from '#contract/wire.ts'
import type { Progress } from '#contract/define.ts'
import type { ToWindow } from '#contract/port.ts'
import { servePort, type Desk } from '#adapters/transport/port.ts'
import { createDesk } from '../../app/desk.ts'

const open: MessagePort[] = []
afterEach(() => open.splice(0).forEach(port => port.close()))

/** The window's end of a real channel whose other end serves the desk. */
function windowOf(desk: Desk): { port: MessagePort; heard: ToWindow[]; until(found: (m: ToWindow) => boolean): Promise<ToWindow> } {
  const { port1, port2 } = new MessageChannel()
  open.push(port1, port2)
  servePort(desk, { send: m => port1.postMessage(m), onMessage: l => port1.on('message', l), onClose: l => port1.on('close', l) })
  const heard: ToWindow[] = []
  const waiting = new Set<() => void>()
  port2.on('message', (m: ToWindow) => {
    heard.push(m)
    waiting.forEach(look => look())
  })
  const until = (found: (m: ToWindow) => boolean) =>
    new Promise<ToWindow>(done => {
      const look = () => {
        const it = heard.find(found)
        if (it) done(it)
      }
      waiting.add(look)
      look()
    })
  return { port: port2, heard, until }
}
const setup: Ask = { name: 'college.setup', input: { name: '江州职业技术学院', term: { name: '2026 秋', start: '2026-09-07', weeks: 18 } } }
const ofRequest = (id: number) => (m: ToWindow) => 'id' in m && m.id === id

test('a command that a window sends is answered under its number, and every window is told', async () => {
  const { app } = createDesk()
  const [one, two] = [windowOf(app), windowOf(app)]
  one.port.postMessage({ id: 7, ask: setup })
  expect(await one.until(ofRequest(7))).toMatchObject({ id: 7, frame: { seq: 1, value: {} } })
  expect(await two.until(m => 'notice' in m)).toMatchObject({ notice: { seq: 1, tables: expect.arrayContaining(['college', 'term']) } })
  two.port.postMessage({ id: 1, ask: { name: 'college.state', input: {} } })
  expect(await two.until(ofRequest(1))).toMatchObject({ frame: { value: { college: { name: '江州职业技术学院' } } } })
})

test('a refusal comes back as a frame, also for a name that nobody knows', async () => {
  const one = windowOf(createDesk().app)
  one.port.postMessage({ id: 1, ask: { name: 'college.burn', input: {} } })
  expect(await one.until(ofRequest(1))).toMatchObject({ frame: { refusal: { code: 'contract.unknown' } } })
})

test('what is no message of ours is ignored', async () => {
  const { app } = createDesk()
  const one = windowOf(app)
  for (const odd of [null, 5, 'x', {}, { id: 'a', ask: setup }, { id: 1 }, { cancel: {} }]) one.port.postMessage(odd)
  one.port.postMessage({ id: 9, ask: { name: 'college.state', input: {} } })
  await one.until(ofRequest(9))
  expect(one.heard).toHaveLength(1)
})

/** A desk whose one job reports how far it is, and ends only when it is stopped. */
function endlessDesk(): Desk & { stops: number } {
  const desk = {
    stops: 0,
    onNotice: () => () => undefined,
    answer: (_: Ask, onProgress?: (p: Progress) => void, signal?: { addEventListener(t: 'abort', l: () => void): void }) =>
      new Promise<Frame>(done => {
        onProgress?.({ code: 'import.reading', done: 1, total: 2 })
        signal?.addEventListener('abort', () => {
          desk.stops += 1
          done({ refusal: { code: 'job.cancelled', facts: {} } })
        })
      }),
  }
  return desk
}

test('a job tells its progress and can be cancelled', async () => {
  const desk = endlessDesk()
  const one = windowOf(desk)
  one.port.postMessage({ id: 3, ask: { name: 'any', input: {} } })
  expect(await one.until(ofRequest(3))).toMatchObject({ frame: { progress: { done: 1, total: 2 } } })
  one.port.postMessage({ cancel: 3 })
  expect(await one.until(m => 'id' in m && 'refusal' in m.frame)).toMatchObject({ id: 3, frame: { refusal: { code: 'job.cancelled' } } })
})

test('a window that goes away stops what it had asked for', async () => {
  const desk = endlessDesk()
  const one = windowOf(desk)
  one.port.postMessage({ id: 1, ask: { name: 'any', input: {} } })
  one.port.postMessage({ id: 2, ask: { name: 'any', input: {} } })
  await one.until(ofRequest(2))
  one.port.close()
  await expect.poll(() => desk.stops).toBe(2)
})
