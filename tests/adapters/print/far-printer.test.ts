import { expect, test } from 'vitest'
import { FileRefusal, type Printer } from '#app/ports.ts'
import { farPrinter, servePrinter } from '#adapters/print/far-printer.ts'
import type { ReportModel } from '#domain/report/model.ts'

const MODEL = { title: 'x' } as unknown as ReportModel // passed on as it is
const NEVER = new AbortController().signal

/** A far printer whose orders reach `here` a moment later, as between two threads. */
function far(here: Printer): Printer & { stop(): void } {
  const { printer, heard } = farPrinter(order => setImmediate(() => obey(structuredClone(order))))
  const { obey, stop } = servePrinter(here, answer => setImmediate(() => heard(structuredClone(answer))))
  return { ...printer, stop }
}

test('prints what the printer here prints, in the language that was asked for', async () => {
  const asked: unknown[] = []
  const printer = far({ print: (...order) => (asked.push(order.slice(0, 2)), Promise.resolve(Uint8Array.of(1, 2))) })
  expect(await printer.print(MODEL, 'zh-CN', NEVER)).toEqual(Uint8Array.of(1, 2))
  expect(asked).toEqual([[MODEL, 'zh-CN']])
})

test('why nothing could be printed comes back with its name', async () => {
  const refusing = far({ print: () => Promise.reject(new FileRefusal('print.unavailable', {})) })
  await expect(refusing.print(MODEL, 'en', NEVER)).rejects.toMatchObject({ code: 'print.unavailable' })
  const broken = far({ print: () => Promise.reject(new Error('paper jam')) })
  await expect(broken.print(MODEL, 'en', NEVER)).rejects.toMatchObject({ code: 'print.failed', facts: { reason: 'paper jam' } })
})

test('who cancels does not wait, and the printer stops; so it does when all ends', async () => {
  const signals: { aborted: boolean }[] = []
  const endless = far({
    print: (_, __, signal) => {
      signals.push(signal)
      return new Promise((_done, fail) => signal.addEventListener('abort', () => fail(new Error('cancelled'))))
    },
  })
  const stop = new AbortController()
  const printing = endless.print(MODEL, 'en', stop.signal)
  const other = endless.print(MODEL, 'en', NEVER)
  setImmediate(() => stop.abort())
  await expect(printing).rejects.toThrow('cancelled')
  await expect.poll(() => signals.map(s => s.aborted)).toEqual([true, false])
  endless.stop()
  await expect(other).rejects.toMatchObject({ code: 'print.failed' })
})
