import { FileRefusal, type Printer } from '#app/ports.ts'
import type { Refusal } from '#domain/base/decision.ts'
import type { ReportModel } from '#domain/report/model.ts'
import type { Language } from '#words/say.ts'

/** What the college's own process or thread asks of the one that has the printer, and what it hears. */
export type PrintOrder = { print: number; model: ReportModel; language: Language } | { cancelPrint: number } | { preparePrint: true }
export type Printed = { printed: number; pdf: Uint8Array } | { printed: number; refusal: Refusal }

type Waiting = { done(pdf: Uint8Array): void; fail(error: unknown): void }

/** A printer that lies in another process or thread. `heard` takes what comes from there. */
export function farPrinter(tell: (order: PrintOrder) => void): { printer: Printer; heard(answer: Printed): void } {
  const waiting = new Map<number, Waiting>()
  let last = 0
  return {
    printer: {
      prepare: () => tell({ preparePrint: true }),
      print(model, language, signal) {
        const id = ++last
        return new Promise((done, fail) => {
          if (signal.aborted) return fail(new Error('cancelled'))
          waiting.set(id, { done, fail })
          signal.addEventListener('abort', () => {
            if (!waiting.delete(id)) return
            tell({ cancelPrint: id })
            fail(new Error('cancelled'))
          })
          tell({ print: id, model, language })
        })
      },
    },
    heard(answer) {
      const asker = waiting.get(answer.printed)
      waiting.delete(answer.printed)
      if ('pdf' in answer) asker?.done(answer.pdf)
      else asker?.fail(new FileRefusal(answer.refusal.code, answer.refusal.facts))
    },
  }
}

/** Serves a far printer with one that is here; `stop` ends what is being printed. */
export function servePrinter(printer: Printer, tell: (answer: Printed) => void): { obey(order: PrintOrder): void; stop(): void } {
  const running = new Map<number, AbortController>()

  async function answer(id: number, model: ReportModel, language: Language): Promise<void> {
    const stop = new AbortController()
    running.set(id, stop)
    try {
      tell({ printed: id, pdf: await printer.print(model, language, stop.signal) })
    } catch (error) {
      tell({ printed: id, refusal: error instanceof FileRefusal ? { code: error.code, facts: error.facts } : { code: 'print.failed', facts: { reason: (error as Error).message } } })
    } finally {
      running.delete(id)
    }
  }

  return {
    obey(order) {
      if ('print' in order) void answer(order.print, order.model, order.language)
      else if ('cancelPrint' in order) running.get(order.cancelPrint)?.abort()
      else printer.prepare?.()
    },
    stop() {
      for (const order of running.values()) order.abort()
    },
  }
}
