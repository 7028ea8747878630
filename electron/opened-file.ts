import { existsSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { OpenedFile } from '#contract/port.ts'

/** The `.mortise` file among the words that the program was started with, as the system does for a double click; null where there is none. */
export function fileAmong(words: readonly string[], workingFolder: string): string | null {
  const named = words.filter(word => !word.startsWith('-') && /\.mortise$/i.test(word)).map(word => resolve(workingFolder, word))
  return named.find(path => existsSync(path) && statSync(path).isFile()) ?? null
}

/** Keeps the last file that was opened until the page fetches it, which may be long after: the window may not be there yet. */
export function waitingFile(): { offer(path: string): void; waits(): boolean; take(): OpenedFile | null } {
  let waiting: OpenedFile | null = null
  return {
    offer(path) {
      waiting = { folder: dirname(path), name: basename(path) }
    },
    waits: () => waiting !== null,
    take() {
      const file = waiting
      waiting = null
      return file
    },
  }
}
