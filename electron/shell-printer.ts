import { FileRefusal, type Printer } from '#app/ports.ts'
import type { FromService, ToService } from './messages.ts'

type Printed = Extract<ToService, { printed: number }>
type Waiting = { done(pdf: Uint8Array): void; fail(error: unknown): void }

/** The printer of the service process: has the shell print in a hidden window. `heard` takes the shell's answers. */
export function shellPrinter(tell: (message: FromService) => void): { printer: Printer; heard(message: Printed): void } {
  const waiting = new Map<number, Waiting>()
  let last = 0
  return {
    printer: {
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
    heard(message) {
      const asker = waiting.get(message.printed)
      waiting.delete(message.printed)
      if ('pdf' in message) asker?.done(message.pdf)
      else asker?.fail(new FileRefusal('print.failed', { reason: message.failed }))
    },
  }
}
