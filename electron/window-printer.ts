import { app } from 'electron'
import { FileRefusal, type Printer } from '#app/ports.ts'
import { printInHiddenWindow } from './print.ts'

/** The printer of the installed program, in its window and on its command line: a hidden window of its own, so that no browser needs to be installed. */
export function windowPrinter(screens: string): Printer & { close(): Promise<void> } {
  return {
    async print(model, language, signal) {
      await app.whenReady()
      try {
        return await printInHiddenWindow(screens, model, language, signal)
      } catch (error) {
        throw signal.aborted ? error : new FileRefusal('print.failed', { reason: (error as Error).message })
      }
    },
    close: () => Promise.resolve(),
  }
}
